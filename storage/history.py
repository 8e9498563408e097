"""What a person wrote and which stickers they sent or chose, in order of time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Row, select, update

from storage.consent import has_consent, require_consent
from storage.records import HistoryRow
from storage.store import Store, now
from storage.tables import history

_BODY, _IMAGE = "history.body", "history.image"


class History(Store):
    """Messages and sticker choices of people who have consented."""

    async def add_message(self, user_id: int, chat_id: int, message_id: int, text: str, at: datetime) -> int:
        """Keeps a message; the same message again replaces it. Raises ConsentError."""
        return await self._add("message", user_id, chat_id, message_id, {"text": text}, None, at)

    async def add_sticker_choice(
        self,
        user_id: int,
        chat_id: int,
        *,
        emoji: str = "",
        description: str = "",
        image: bytes | None = None,
        liked: bool | None = None,
        at: datetime,
        message_id: int | None = None,
    ) -> int:
        """Keeps a sticker that was sent or judged. A person's later choice on the same message replaces the
        earlier one. Raises ConsentError."""
        body = {"emoji": emoji, "description": description, "liked": liked}
        return await self._add("sticker", user_id, chat_id, message_id, body, image, at)

    async def edit_message(self, chat_id: int, message_id: int, text: str) -> None:
        """Replaces a kept message's text. A message that is not kept, or whose writer has withdrawn, is left alone."""
        of_message = (history.c.chat_id == chat_id, history.c.message_id == message_id, history.c.kind == "message")
        async with self._write() as connection:
            for row in (await connection.execute(select(history.c.id, history.c.user_id).where(*of_message))).all():
                if await has_consent(connection, row.user_id, chat_id):
                    body = self._cipher.seal_json({"text": text}, _BODY, row.user_id, chat_id)
                    await connection.execute(
                        update(history).where(history.c.id == row.id).values(body=body, stored_at=now())
                    )

    async def history(self, user_id: int, chat_id: int, limit: int = 500) -> list[HistoryRow]:
        """The newest `limit` events, oldest first."""
        query = (
            select(history)
            .where(history.c.user_id == user_id, history.c.chat_id == chat_id)
            .order_by(history.c.at.desc(), history.c.id.desc())
            .limit(max(limit, 0))
        )
        async with self._read() as connection:
            rows = (await connection.execute(query)).all()
        return [self._event(row) for row in reversed(rows)]

    async def _add(
        self,
        kind: str,
        user_id: int,
        chat_id: int,
        message_id: int | None,
        body: Mapping[str, object],
        image: bytes | None,
        at: datetime,
    ) -> int:
        values = {
            "body": self._cipher.seal_json(body, _BODY, user_id, chat_id),
            "image": None if image is None else self._cipher.seal(image, _IMAGE, user_id, chat_id),
            "at": at,
            "stored_at": now(),
        }
        row = self._insert(history).values(user_id=user_id, chat_id=chat_id, kind=kind, message_id=message_id, **values)
        row = row.on_conflict_do_update(index_elements=["chat_id", "message_id", "user_id", "kind"], set_=values)
        async with self._write() as connection:
            await require_consent(connection, user_id, chat_id)
            return int((await connection.execute(row.returning(history.c.id))).scalar_one())

    def _event(self, row: Row[tuple[object, ...]]) -> HistoryRow:
        owner = (row.user_id, row.chat_id)
        body = self._cipher.open_json(row.body, _BODY, *owner)
        return HistoryRow(
            id=row.id,
            kind=row.kind,
            text=body.get("text", ""),
            emoji=body.get("emoji", ""),
            description=body.get("description", ""),
            image=None if row.image is None else self._cipher.open(row.image, _IMAGE, *owner),
            liked=body.get("liked"),
            at=row.at,
        )
