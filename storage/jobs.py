"""Jobs: a sticker that is owed is a row until it is sent, so that a crash does not lose it.

Someone without consent may ask for a sticker too. A job therefore names nobody outside its sealed payload, and its
row is removed, and wiped from the files, as soon as it is answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import JobRow
from storage.store import Store, now
from storage.tables import inbox, jobs, microseconds

_PAYLOAD, _ERROR = "jobs.payload", "jobs.error"
_ERROR_LENGTH = 500


class Jobs(Store):
    """Generation jobs: added, started once or more, finished."""

    async def add_job(
        self, user_id: int, chat_id: int, payload: Mapping[str, object], *, update_id: int | None = None
    ) -> int:
        """Adds a job. `update_id` names the update that asked for it: it is finished in the same transaction, so that
        after a crash either the update or its job is found, never both."""
        created_at = now()
        content = {"user_id": user_id, "chat_id": chat_id, "payload": payload}
        row = insert(jobs).values(payload=self._seal_job(content, created_at), attempts=0, created_at=created_at)
        async with self._write() as connection:
            if update_id is not None:
                await connection.execute(
                    update(inbox).where(inbox.c.update_id == update_id).values(payload=None, finished_at=created_at)
                )
            return int((await connection.execute(row.returning(jobs.c.id))).scalar_one())

    async def open_jobs(self) -> list[JobRow]:
        """Jobs that are not finished, oldest first."""
        async with self._read() as connection:
            return await self._jobs_of(connection)

    async def start_job(self, job_id: int) -> None:
        """Counts one more attempt."""
        async with self._write() as connection:
            await connection.execute(update(jobs).where(jobs.c.id == job_id).values(attempts=jobs.c.attempts + 1))

    async def finish_job(self, job_id: int, error: str | None = None) -> None:
        """Removes the job; of a failed one the time and the error stay. Nothing of it is left in the files."""
        async with self._write() as connection:
            if error is None:
                await connection.execute(delete(jobs).where(jobs.c.id == job_id))
            else:
                sealed = self._cipher.seal_text(error[:_ERROR_LENGTH], _ERROR, job_id)
                await connection.execute(
                    update(jobs).where(jobs.c.id == job_id).values(payload=None, failed_at=now(), error=sealed)
                )
        await self._checkpoint()

    async def _jobs_of(
        self, connection: AsyncConnection, *, user_id: int | None = None, chat_id: int | None = None
    ) -> list[JobRow]:
        """The open jobs of a person, of a chat, or all."""
        query = select(jobs).where(jobs.c.failed_at.is_(None)).order_by(jobs.c.id)
        opened = [self._job(row) for row in (await connection.execute(query)).all()]
        return [job for job in opened if user_id in (None, job.user_id) and chat_id in (None, job.chat_id)]

    def _seal_job(self, content: Mapping[str, object], created_at: datetime) -> bytes:
        return self._cipher.seal_json(content, _PAYLOAD, microseconds(created_at))

    def _job(self, row: Row[tuple[object, ...]]) -> JobRow:
        content = self._cipher.open_json(row.payload, _PAYLOAD, microseconds(row.created_at))
        return JobRow(row.id, content["user_id"], content["chat_id"], content["payload"], row.attempts, row.created_at)
