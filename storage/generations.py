"""Stickers that were made, why, and what their person thought of them.

For a person without consent a generation is kept in memory alone, so that the buttons under it work until the
program stops.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, false, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.cipher import Cipher
from storage.consent import has_consent
from storage.records import GenerationRow
from storage.store import Store, now
from storage.tables import generations, pictures

PICTURES_KEPT = 50  # per person and chat
UNSAVED_KEPT = 1000
_EXPLANATION, _FEEDBACK, _WEBP = "generations.explanation", "generations.feedback", "pictures.webp"
_FILE = "generations.file_id"
# Ids in memory lie above every row's and differ from one run to the next: an old button never finds another's sticker.
_FIRST_UNSAVED_ID = 2**52
_LATER = frozenset({"id", "feedback", "file_id"})
_Change = Callable[[GenerationRow], GenerationRow]


class Generations(Store):
    """The record of each sticker."""

    def __init__(self, engine: AsyncEngine, cipher: Cipher) -> None:
        super().__init__(engine, cipher)
        self._unsaved: dict[int, GenerationRow] = {}  # oldest first
        self._unsaved_ids = count(_FIRST_UNSAVED_ID + time.time_ns() // 1_000_000)

    async def add_generation(
        self,
        user_id: int,
        chat_id: int,
        *,
        seed: int,
        strength: int,
        explanation: Mapping[str, object],
        model_revision: str,
        message_id: int | None = None,
        job_id: int | None = None,
        webp: bytes | None = None,
    ) -> int:
        """Keeps a generation; `webp` for the newest 50 of a person in a chat. `seed` fits 64 bits with a sign."""
        row = GenerationRow(
            id=next(self._unsaved_ids),
            user_id=user_id,
            chat_id=chat_id,
            seed=seed,
            strength=strength,
            explanation=dict(explanation),
            model_revision=model_revision,
            message_id=message_id,
            job_id=job_id,
            feedback=None,
            created_at=now(),
        )
        async with self._write() as connection:
            if await has_consent(connection, user_id, chat_id):
                return await self._save(connection, row, webp)
        return self._keep_unsaved(row)

    async def generation(self, generation_id: int) -> GenerationRow | None:
        if generation_id in self._unsaved:
            return self._unsaved[generation_id]
        return await self._one(select(generations).where(_is(generations.c.id, generation_id)))

    async def last_generation(self, user_id: int, chat_id: int) -> GenerationRow | None:
        """The newest sticker made for this person in this chat."""
        unsaved = [row for row in self._unsaved.values() if (row.user_id, row.chat_id) == (user_id, chat_id)]
        saved = await self._one(self._of(user_id, chat_id).limit(1))
        newest = [*unsaved[-1:], *([saved] if saved else [])]
        return max(newest, key=lambda row: row.created_at, default=None)

    async def generation_of_job(self, job_id: int) -> GenerationRow | None:
        """The sticker a job has led to, if any: after a crash its `message_id` tells whether it was sent."""
        query = select(generations).where(_is(generations.c.job_id, job_id)).order_by(generations.c.id.desc()).limit(1)
        return await self._one(query)

    async def generation_in_message(self, user_id: int, chat_id: int, message_id: int) -> GenerationRow | None:
        """The person's sticker that was sent in a message."""
        for row in self._unsaved.values():
            if (row.user_id, row.chat_id, row.message_id) == (user_id, chat_id, message_id):
                return row
        return await self._one(self._of(user_id, chat_id).where(_is(generations.c.message_id, message_id)).limit(1))

    async def generations(self, user_id: int, chat_id: int, limit: int = 500) -> list[GenerationRow]:
        """The newest `limit` stored generations, oldest first."""
        async with self._read() as connection:
            rows = (await connection.execute(self._of(user_id, chat_id).limit(max(limit, 0)))).all()
        return [self._row(row) for row in reversed(rows)]

    async def generation_picture(self, generation_id: int) -> bytes | None:
        """The sticker's WEBP, where it is still kept."""
        async with self._read() as connection:
            sealed = await connection.scalar(
                select(pictures.c.webp).where(_is(pictures.c.generation_id, generation_id))
            )
        return None if sealed is None else self._cipher.open(sealed, _WEBP, generation_id)

    async def set_generation_message(self, generation_id: int, message_id: int, file_id: str | None = None) -> None:
        """Notes the message in which the sticker was sent, and the id of Telegram's copy of it."""
        values: dict[str, Any] = {"message_id": message_id}
        if file_id is not None:
            values["file_id"] = self._cipher.seal_text(file_id, _FILE, generation_id)

        def unsaved(row: GenerationRow) -> GenerationRow:
            return replace(row, message_id=message_id, file_id=file_id or row.file_id)

        await self._change(generation_id, unsaved, **values)

    async def set_feedback(self, generation_id: int, liked: bool | None) -> None:
        """Notes 👍, 👎 or neither; nothing once the person has withdrawn consent."""
        sealed = None if liked is None else self._cipher.seal_json(liked, _FEEDBACK, generation_id)
        await self._change(generation_id, lambda row: replace(row, feedback=liked), feedback=sealed)

    async def _change(self, generation_id: int, unsaved: _Change, **values: Any) -> None:
        if generation_id in self._unsaved:
            self._unsaved[generation_id] = unsaved(self._unsaved[generation_id])
            return
        async with self._write() as connection:
            query = select(generations.c.user_id, generations.c.chat_id).where(_is(generations.c.id, generation_id))
            owner = (await connection.execute(query)).one_or_none()
            if owner is not None and await has_consent(connection, owner.user_id, owner.chat_id):
                await connection.execute(
                    update(generations).where(_is(generations.c.id, generation_id)).values(**values)
                )

    async def _save(self, connection: AsyncConnection, row: GenerationRow, webp: bytes | None) -> int:
        """Writes the row under an id of the database's own."""
        values = {field.name: getattr(row, field.name) for field in fields(row) if field.name not in _LATER}
        values["explanation"] = self._cipher.seal_json(row.explanation, _EXPLANATION, row.user_id, row.chat_id)
        query = insert(generations).values(values).returning(generations.c.id)
        generation_id = int((await connection.execute(query)).scalar_one())
        if webp is not None:
            await self._add_picture(connection, generation_id, row.user_id, row.chat_id, webp)
        return generation_id

    async def _add_picture(
        self, connection: AsyncConnection, generation_id: int, user_id: int, chat_id: int, webp: bytes
    ) -> None:
        sealed = self._cipher.seal(webp, _WEBP, generation_id)
        await connection.execute(insert(pictures).values(generation_id=generation_id, webp=sealed))
        older = (
            select(pictures.c.generation_id)
            .join_from(pictures, generations)
            .where(*_owned(user_id, chat_id))
            .order_by(pictures.c.generation_id.desc())
            .offset(PICTURES_KEPT)
        )
        await connection.execute(delete(pictures).where(pictures.c.generation_id.in_(older)))

    async def _forget_evidence(self, connection: AsyncConnection, user_id: int, chat_id: int, gone: set[str]) -> None:
        """Takes items of history, and the keywords that rested on nothing else, out of what is kept of stickers."""
        query = select(generations.c.id, generations.c.explanation).where(*_owned(user_id, chat_id))
        for row in (await connection.execute(query)).all() if gone else ():
            explanation = self._cipher.open_json(row.explanation, _EXPLANATION, user_id, chat_id)
            if _without_evidence(explanation, gone):
                sealed = self._cipher.seal_json(explanation, _EXPLANATION, user_id, chat_id)
                await connection.execute(
                    update(generations).where(generations.c.id == row.id).values(explanation=sealed)
                )

    def _keep_unsaved(self, row: GenerationRow) -> int:
        self._unsaved[row.id] = row
        if len(self._unsaved) > UNSAVED_KEPT:
            del self._unsaved[next(iter(self._unsaved))]
        return row.id

    def _of(self, user_id: int, chat_id: int) -> Select[Any]:
        return select(generations).where(*_owned(user_id, chat_id)).order_by(generations.c.id.desc())

    async def _one(self, query: Select[Any]) -> GenerationRow | None:
        async with self._read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else self._row(row)

    def _row(self, row: Row[Any]) -> GenerationRow:
        liked = None if row.feedback is None else self._cipher.open_json(row.feedback, _FEEDBACK, row.id)
        return GenerationRow(
            id=row.id,
            user_id=row.user_id,
            chat_id=row.chat_id,
            seed=row.seed,
            strength=row.strength,
            explanation=self._cipher.open_json(row.explanation, _EXPLANATION, row.user_id, row.chat_id),
            model_revision=row.model_revision,
            message_id=row.message_id,
            job_id=row.job_id,
            feedback=liked,
            created_at=row.created_at,
            file_id=None if row.file_id is None else self._cipher.open_text(row.file_id, _FILE, row.id),
        )


def _owned(user_id: int, chat_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return generations.c.user_id == user_id, generations.c.chat_id == chat_id


def _is(column: ColumnElement[int], wanted: int) -> ColumnElement[bool]:
    """Equality. A forged button may ask for a number that no database knows: no row has it."""
    return column == wanted if abs(wanted) < 2**63 else false()


def _without_evidence(explanation: dict[str, Any], gone: set[str]) -> bool:
    """Changes an explanation in place; True where there was something to change."""
    preference: dict[str, Any] = explanation.get("preference", {})
    changed = False
    for name, keywords in preference.items():
        if not isinstance(keywords, list):
            continue
        kept = []
        for keyword in keywords:
            evidence = [item for item in keyword["evidence"] if item not in gone]
            changed |= len(evidence) < len(keyword["evidence"])
            if evidence or not keyword["evidence"]:
                kept.append({**keyword, "evidence": evidence})
        preference[name] = kept
    return changed
