"""Forgetting: rows go, and then every byte of them in the database's files.

SQLite overwrites what is deleted (`secure_delete`), but pages it has rearranged may keep old copies, and the
write-ahead log keeps whole old pages. So the file is rewritten and the log is cut to nothing. A mark set together with
the deletion sees to it that this is done after a crash too.
"""

from __future__ import annotations

import logging
import re
from datetime import datetime

from sqlalchemy import and_, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.consent import end_training
from storage.errors import StorageError
from storage.generations import Generations
from storage.inbox import IDS_KEPT, PAYLOAD
from storage.jobs import Jobs
from storage.people import People
from storage.store import now
from storage.tables import generations, history, inbox, jobs, meta, pack_changes, preferences

_MARK = "erase"
_log = logging.getLogger(__name__)


_DATED = (
    (history, history.c.at),
    (generations, generations.c.created_at),
    (pack_changes, pack_changes.c.created_at),
)


class Erasure(Jobs, Generations, People):
    """Deletes by person, and by age."""

    async def forget(self, user_id: int, chat_id: int, since: datetime | None = None) -> int:
        """Deletes what is kept of a person in a chat, or only what is not older than `since`; the consent itself
        stays, and with `since` that to training and the settings. Returns the number of rows removed. The preference
        always goes: it is read anew from what is left."""
        removed = 0
        async with self._write() as connection:
            for table, time in _DATED:
                rows = delete(table).where(table.c.user_id == user_id, table.c.chat_id == chat_id)
                removed += (await connection.execute(rows if since is None else rows.where(time >= since))).rowcount
            removed += await self._forget_preference(connection, user_id, chat_id)
            if since is None:
                removed += await self._forget_person(connection, user_id, chat_id)
                await end_training(connection, user_id, chat_id)
            else:
                await self._forget_marks(connection, user_id, chat_id, since)
            removed += await self._forget_jobs(connection, user_id, chat_id, since)
            removed += await self._forget_updates(connection, user_id, chat_id, since)
            await self._mark(connection)
        removed += self._forget_unsaved(user_id, chat_id, since)
        await self._erase()
        return removed

    async def forget_sticker(self, user_id: int, chat_id: int, message_id: int, generation_id: int) -> int:
        """Deletes one sticker: its generation (0: it was no generated one), what the person thought of it, and what
        was derived from that. Returns the number of rows removed."""
        async with self._write() as connection:
            choice = and_(
                history.c.user_id == user_id,
                history.c.chat_id == chat_id,
                history.c.kind == "sticker",
                history.c.message_id == message_id,
            )
            chosen = set((await connection.scalars(delete(history).where(choice).returning(history.c.id))).all())
            made = (generations.c.id == generation_id, generations.c.user_id == user_id)
            removed = len(chosen) + (await connection.execute(delete(generations).where(*made))).rowcount
            queued = (pack_changes.c.generation_id == generation_id, pack_changes.c.user_id == user_id)
            removed += (await connection.execute(delete(pack_changes).where(*queued))).rowcount
            await self._forget_preference(connection, user_id, chat_id)
            await self._forget_evidence(connection, user_id, chat_id, {str(number) for number in chosen})
            await self._mark(connection)
        unsaved = self._unsaved.get(generation_id)
        if unsaved is not None and (unsaved.user_id, unsaved.chat_id) == (user_id, chat_id):
            del self._unsaved[generation_id]
            removed += 1
        await self._erase()
        return removed

    async def purge(self, before: datetime) -> int:
        """Deletes everyone's history, generations and jobs from before that time, and the ids of updates that can
        no longer come again. Returns the number of rows removed."""
        old = exists().where(
            history.c.user_id == preferences.c.user_id,
            history.c.chat_id == preferences.c.chat_id,
            history.c.at < before,
        )
        recognised = now() - IDS_KEPT  # until then Telegram may repeat an update
        over = or_(
            inbox.c.finished_at < recognised,
            and_(inbox.c.payload.is_(None), inbox.c.received_at < recognised),
            inbox.c.received_at < min(before, recognised),
        )
        rows = (
            delete(preferences).where(old),
            delete(history).where(history.c.at < before),
            delete(generations).where(generations.c.created_at < before),
            delete(jobs).where(jobs.c.created_at < before),
            delete(pack_changes).where(pack_changes.c.created_at < before),
            delete(inbox).where(over),
        )
        async with self._write() as connection:
            removed = sum([(await connection.execute(row)).rowcount for row in rows])
            if removed:
                await self._mark(connection)
        if removed:
            await self._erase()
        return removed

    async def _forget_preference(self, connection: AsyncConnection, user_id: int, chat_id: int) -> int:
        owned = and_(preferences.c.user_id == user_id, preferences.c.chat_id == chat_id)
        return (await connection.execute(delete(preferences).where(owned))).rowcount

    async def _forget_jobs(
        self, connection: AsyncConnection, user_id: int, chat_id: int, since: datetime | None
    ) -> int:
        owned = await self._jobs_of(connection, user_id=user_id, chat_id=chat_id)
        ids = [job.id for job in owned if since is None or job.created_at >= since]
        await connection.execute(delete(jobs).where(jobs.c.id.in_(ids)))
        return len(ids)

    async def _forget_updates(
        self, connection: AsyncConnection, user_id: int, chat_id: int, since: datetime | None
    ) -> int:
        """Finishes every pending update that names both ids, also another person's answer to the forgotten one."""
        query = select(inbox.c.update_id, inbox.c.payload).where(inbox.c.payload.is_not(None))
        if since is not None:
            query = query.where(inbox.c.received_at >= since)
        names = {str(user_id), str(chat_id)}
        ids = [
            row.update_id
            for row in (await connection.execute(query)).all()
            if names <= set(re.findall(r"-?\d+", self._cipher.open_text(row.payload, PAYLOAD, row.update_id)))
        ]
        await connection.execute(
            update(inbox).where(inbox.c.update_id.in_(ids)).values(payload=None, finished_at=now())
        )
        return len(ids)

    def _forget_unsaved(self, user_id: int, chat_id: int, since: datetime | None) -> int:
        ids = [
            row.id
            for row in self._unsaved.values()
            if (row.user_id, row.chat_id) == (user_id, chat_id) and (since is None or row.created_at >= since)
        ]
        for generation_id in ids:
            del self._unsaved[generation_id]
        return len(ids)

    async def _mark(self, connection: AsyncConnection) -> None:
        await connection.execute(self._insert(meta).values(name=_MARK, value=b"").on_conflict_do_nothing())

    async def _finish_erasure(self) -> None:
        """What a crash left to do."""
        async with self._read() as connection:
            marked = await connection.scalar(select(meta.c.name).where(meta.c.name == _MARK))
        if marked:
            await self._erase()
        else:
            await self._checkpoint()

    async def _erase(self) -> None:
        """Rewrites the file without what was deleted, and cuts the log. The rows are gone already: a failure is
        logged, and the mark has it tried again at the next deletion or start."""
        try:
            await self._wipe()
            if await self._checkpoint():
                async with self._write() as connection:
                    await connection.execute(delete(meta).where(meta.c.name == _MARK))
        except StorageError as error:
            _log.warning("Deleted data is not yet wiped from the files of %s: %s", self._where, error)
