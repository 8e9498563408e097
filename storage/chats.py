"""Chat settings, and a group's move to a new id."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import Any

from sqlalchemy import Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.generations import Generations
from storage.jobs import Jobs
from storage.packs import Packs
from storage.people import People
from storage.records import ChatSettings
from storage.tables import chats, consent, generations, history, jobs, preferences

_COLUMN = "chats.settings"
_NAMES = frozenset(field.name for field in fields(ChatSettings))


class Chats(Jobs, Generations, People, Packs):
    """What a chat's admins set."""

    async def chat_settings(self, chat_id: int) -> ChatSettings:
        """The chat's settings; the defaults where nothing was set."""
        async with self._read() as connection:
            sealed = await connection.scalar(select(chats.c.settings).where(chats.c.chat_id == chat_id))
        if sealed is None:
            return ChatSettings()
        saved = self._cipher.open_json(sealed, _COLUMN, chat_id)
        return ChatSettings(**{name: _from_json(value) for name, value in saved.items() if name in _NAMES})

    async def save_chat_settings(self, chat_id: int, settings: ChatSettings) -> None:
        values = {"settings": self._cipher.seal_json(asdict(settings), _COLUMN, chat_id)}
        row = self._insert(chats).values(chat_id=chat_id, **values)
        async with self._write() as connection:
            await connection.execute(row.on_conflict_do_update(index_elements=["chat_id"], set_=values))

    async def migrate_chat(self, old_chat_id: int, new_chat_id: int) -> None:
        """Moves everything of a group that became a supergroup; a second call changes nothing. Message ids start
        again there and are dropped; settings the new id already has stay; preferences are read anew."""
        if old_chat_id == new_chat_id:
            return
        move = (old_chat_id, new_chat_id)
        async with self._write() as connection:
            await self._move_settings(connection, *move)
            await self._move_consent(connection, *move)
            await connection.execute(delete(preferences).where(preferences.c.chat_id == old_chat_id))
            await self._move_rows(connection, history, ("body", "image"), *move)
            await self._move_rows(connection, generations, ("explanation",), *move)
            await self._move_jobs(connection, *move)
            await self._move_people(connection, *move)
            await self._move_pack_changes(connection, *move)
        for row in [row for row in self._unsaved.values() if row.chat_id == old_chat_id]:
            self._unsaved[row.id] = replace(row, chat_id=new_chat_id, message_id=None)

    async def _move_settings(self, connection: AsyncConnection, old: int, new: int) -> None:
        sealed = await connection.scalar(select(chats.c.settings).where(chats.c.chat_id == old))
        if sealed is not None:
            settings = self._cipher.seal(self._cipher.open(sealed, _COLUMN, old), _COLUMN, new)
            row = self._insert(chats).values(chat_id=new, settings=settings)
            await connection.execute(row.on_conflict_do_nothing())
            await connection.execute(delete(chats).where(chats.c.chat_id == old))

    async def _move_consent(self, connection: AsyncConnection, old: int, new: int) -> None:
        query = select(consent).where(consent.c.chat_id == old)
        for given in (await connection.execute(query)).mappings().all():
            row = self._insert(consent).values({**given, "chat_id": new})
            await connection.execute(row.on_conflict_do_nothing())
        await connection.execute(delete(consent).where(consent.c.chat_id == old))

    async def _move_rows(
        self, connection: AsyncConnection, table: Table, sealed: tuple[str, ...], old: int, new: int
    ) -> None:
        columns = [table.c[name] for name in sealed]
        for row_id in (await connection.scalars(select(table.c.id).where(table.c.chat_id == old))).all():
            this_row = table.c.id == row_id
            user_id, *values = (await connection.execute(select(table.c.user_id, *columns).where(this_row))).one()
            moved = {
                name: value and self._reseal(value, f"{table.name}.{name}", user_id, old, new)
                for name, value in zip(sealed, values, strict=True)
            }
            await connection.execute(update(table).where(this_row).values(chat_id=new, message_id=None, **moved))

    async def _move_jobs(self, connection: AsyncConnection, old: int, new: int) -> None:
        for job in await self._jobs_of(connection, chat_id=old):
            content = {"user_id": job.user_id, "chat_id": new, "payload": job.payload}
            payload = self._seal_job(content, job.created_at)
            await connection.execute(update(jobs).where(jobs.c.id == job.id).values(payload=payload))

    def _reseal(self, value: bytes, column: str, user_id: int, old: int, new: int) -> bytes:
        return self._cipher.seal(self._cipher.open(value, column, user_id, old), column, user_id, new)


def _from_json(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
