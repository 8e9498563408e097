"""Changes to people's sticker packs that Telegram has yet to take: rows, so that no wait and no crash loses one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.consent import require_consent
from storage.records import PackChange
from storage.store import Store, now
from storage.tables import pack_changes

_BODY, _WEBP = "pack_changes.body", "pack_changes.webp"


class Packs(Store):
    """The queue of changes, in order per person."""

    def pack_token(self, user_id: int) -> str:
        """What a person's pack is called: always the same, and nobody without the key can tell whose it is."""
        return self._cipher.pseudonym("pack", user_id)

    async def add_pack_change(
        self,
        user_id: int,
        chat_id: int,
        body: Mapping[str, object],
        *,
        webp: bytes | None = None,
        generation_id: int | None = None,
    ) -> int:
        """Queues a change. Raises ConsentError."""
        row = insert(pack_changes).values(
            user_id=user_id,
            chat_id=chat_id,
            generation_id=generation_id,
            body=self._cipher.seal_json(body, _BODY, user_id, chat_id),
            webp=None if webp is None else self._cipher.seal(webp, _WEBP, user_id, chat_id),
            attempts=0,
            not_before=now(),
            created_at=now(),
        )
        async with self._write() as connection:
            await require_consent(connection, user_id, chat_id)
            return int((await connection.execute(row.returning(pack_changes.c.id))).scalar_one())

    async def pack_changes(self, user_id: int | None = None) -> list[PackChange]:
        """What is queued, for a person or for everyone, oldest first."""
        query = select(pack_changes).order_by(pack_changes.c.id)
        if user_id is not None:
            query = query.where(pack_changes.c.user_id == user_id)
        async with self._read() as connection:
            return [self._change_of(row) for row in (await connection.execute(query)).all()]

    async def due_packs(self, at: datetime) -> list[int]:
        """The people whose changes may go on at that time: none of theirs has to wait longer."""
        query = (
            select(pack_changes.c.user_id)
            .group_by(pack_changes.c.user_id)
            .having(func.max(pack_changes.c.not_before) <= at)
            .order_by(func.min(pack_changes.c.id))
        )
        async with self._read() as connection:
            return list((await connection.scalars(query)).all())

    async def start_pack_change(self, change_id: int, body: Mapping[str, object]) -> None:
        """Counts one more attempt, and keeps what is needed to tell afterwards whether it succeeded."""
        async with self._write() as connection:
            query = select(pack_changes.c.user_id, pack_changes.c.chat_id).where(pack_changes.c.id == change_id)
            owner = (await connection.execute(query)).one_or_none()
            if owner is not None:
                sealed = self._cipher.seal_json(body, _BODY, owner.user_id, owner.chat_id)
                values = {"body": sealed, "attempts": pack_changes.c.attempts + 1}
                await connection.execute(update(pack_changes).where(pack_changes.c.id == change_id).values(values))

    async def postpone_pack(self, user_id: int, until: datetime) -> None:
        """Lets all changes of a person wait."""
        async with self._write() as connection:
            rows = update(pack_changes).where(pack_changes.c.user_id == user_id)
            await connection.execute(rows.values(not_before=until))

    async def finish_pack_change(self, change_id: int) -> None:
        """Removes a change that was made or given up; nothing of it is left in the files."""
        async with self._write() as connection:
            await connection.execute(delete(pack_changes).where(pack_changes.c.id == change_id))
        await self._checkpoint()

    async def _move_pack_changes(self, connection: AsyncConnection, old: int, new: int) -> None:
        query = select(pack_changes).where(pack_changes.c.chat_id == old)
        for row in (await connection.execute(query)).all():
            owner, moved = (row.user_id, old), (row.user_id, new)
            body = self._cipher.seal(self._cipher.open(row.body, _BODY, *owner), _BODY, *moved)
            webp = row.webp and self._cipher.seal(self._cipher.open(row.webp, _WEBP, *owner), _WEBP, *moved)
            values = {"chat_id": new, "body": body, "webp": webp}
            await connection.execute(update(pack_changes).where(pack_changes.c.id == row.id).values(values))

    def _change_of(self, row: Row[tuple[object, ...]]) -> PackChange:
        owner = (row.user_id, row.chat_id)
        return PackChange(
            id=row.id,
            user_id=row.user_id,
            chat_id=row.chat_id,
            generation_id=row.generation_id,
            body=self._cipher.open_json(row.body, _BODY, *owner),
            webp=None if row.webp is None else self._cipher.open(row.webp, _WEBP, *owner),
            attempts=row.attempts,
            not_before=row.not_before,
            created_at=row.created_at,
        )
