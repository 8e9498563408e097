"""What a person decided for themselves in a chat: settings of their own, and keywords pinned, removed or ruled out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.consent import require_consent
from storage.records import KeywordMark, Mark, PersonSettings
from storage.store import Store, now
from storage.tables import consent, generations, history, keyword_marks, person_settings

_NAMES = frozenset(field.name for field in fields(PersonSettings))
_TABLES = (person_settings, keyword_marks)


class People(Store):
    """One row of each kind per person and chat."""

    async def person_settings(self, user_id: int, chat_id: int) -> PersonSettings:
        """The person's own settings; the defaults where nothing was set."""
        saved = await self._body(person_settings, user_id, chat_id) or {}
        return PersonSettings(**{name: value for name, value in saved.items() if name in _NAMES})

    async def save_person_settings(self, user_id: int, chat_id: int, settings: PersonSettings) -> None:
        """Replaces them. Raises ConsentError."""
        async with self._write() as connection:
            await require_consent(connection, user_id, chat_id)
            await self._put(connection, person_settings, user_id, chat_id, asdict(settings))

    async def chats_of(self, user_id: int) -> list[int]:
        """The chats where the person has agreed, or where something of theirs is left from before."""
        kept = (consent, history, generations, person_settings)
        query = union(*(select(table.c.chat_id).where(table.c.user_id == user_id) for table in kept))
        async with self._read() as connection:
            return sorted((await connection.scalars(query)).all(), reverse=True)

    async def keyword_marks(self, user_id: int, chat_id: int) -> list[KeywordMark]:
        """What the person said of keywords, oldest first."""
        return _marks(await self._body(keyword_marks, user_id, chat_id))

    async def mark_keyword(self, user_id: int, chat_id: int, attribute: str, keyword: str, mark: Mark | None) -> None:
        """Marks a keyword, or takes its mark away. Raises ConsentError."""
        async with self._write() as connection:
            await require_consent(connection, user_id, chat_id)
            marks = _marks(await self._open_body(connection, keyword_marks, user_id, chat_id))
            kept = [m for m in marks if (m.attribute, m.keyword) != (attribute, keyword)]
            if mark is not None:
                kept.append(KeywordMark(attribute, keyword, mark, now()))
            await self._put(connection, keyword_marks, user_id, chat_id, {"marks": [_packed(m) for m in kept]})

    async def _forget_person(self, connection: AsyncConnection, user_id: int, chat_id: int) -> int:
        """Deletes both rows. Returns the number of rows."""
        removed = 0
        for table in _TABLES:
            owned = delete(table).where(table.c.user_id == user_id, table.c.chat_id == chat_id)
            removed += (await connection.execute(owned)).rowcount
        return removed

    async def _forget_marks(self, connection: AsyncConnection, user_id: int, chat_id: int, since: datetime) -> None:
        """Takes away the marks that are not older than `since`."""
        marks = _marks(await self._open_body(connection, keyword_marks, user_id, chat_id))
        if any(mark.at >= since for mark in marks):
            kept = [_packed(mark) for mark in marks if mark.at < since]
            await self._put(connection, keyword_marks, user_id, chat_id, {"marks": kept})

    async def _move_people(self, connection: AsyncConnection, old: int, new: int) -> None:
        """Moves them to a chat's new id; what that has already stays."""
        for table in _TABLES:
            query = select(table.c.user_id, table.c.body).where(table.c.chat_id == old)
            for user_id, sealed in (await connection.execute(query)).all():
                column = f"{table.name}.body"
                body = self._cipher.seal(self._cipher.open(sealed, column, user_id, old), column, user_id, new)
                row = self._insert(table).values(user_id=user_id, chat_id=new, body=body)
                await connection.execute(row.on_conflict_do_nothing())
            await connection.execute(delete(table).where(table.c.chat_id == old))

    async def _body(self, table: Table, user_id: int, chat_id: int) -> dict[str, Any] | None:
        async with self._read() as connection:
            return await self._open_body(connection, table, user_id, chat_id)

    async def _open_body(
        self, connection: AsyncConnection, table: Table, user_id: int, chat_id: int
    ) -> dict[str, Any] | None:
        query = select(table.c.body).where(table.c.user_id == user_id, table.c.chat_id == chat_id)
        sealed = await connection.scalar(query)
        if sealed is None:
            return None
        opened: dict[str, Any] = self._cipher.open_json(sealed, f"{table.name}.body", user_id, chat_id)
        return opened

    async def _put(
        self, connection: AsyncConnection, table: Table, user_id: int, chat_id: int, body: Mapping[str, object]
    ) -> None:
        values = {"body": self._cipher.seal_json(body, f"{table.name}.body", user_id, chat_id)}
        row = self._insert(table).values(user_id=user_id, chat_id=chat_id, **values)
        await connection.execute(row.on_conflict_do_update(index_elements=["user_id", "chat_id"], set_=values))


def _packed(mark: KeywordMark) -> dict[str, str]:
    return {"attribute": mark.attribute, "keyword": mark.keyword, "mark": mark.mark, "at": mark.at.isoformat()}


def _marks(body: Mapping[str, Any] | None) -> list[KeywordMark]:
    return [
        KeywordMark(item["attribute"], item["keyword"], item["mark"], datetime.fromisoformat(item["at"]))
        for item in (body or {}).get("marks", [])
    ]
