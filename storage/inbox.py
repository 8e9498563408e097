"""The inbox: every update is a row before Telegram is told that it arrived."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update

from storage.records import InboxUpdate
from storage.store import Store, now
from storage.tables import inbox

# Telegram repeats an update for a day; after an idle week its ids may start again anywhere.
IDS_KEPT = timedelta(days=2)
PAYLOAD = "inbox.payload"


class Inbox(Store):
    """Updates that came in, each once."""

    async def store_update(self, update_id: int, payload: str | None) -> bool:
        """Stores a new update; `payload` must be None unless its person has consented. False: seen before."""
        sealed = None if payload is None else self._cipher.seal_text(payload, PAYLOAD, update_id)
        row = self._insert(inbox).values(update_id=update_id, payload=sealed, received_at=now())
        async with self._write() as connection:
            await connection.execute(
                delete(inbox).where(inbox.c.update_id == update_id, inbox.c.finished_at < now() - IDS_KEPT)
            )
            return (await connection.execute(row.on_conflict_do_nothing())).rowcount == 1

    async def pending_updates(self) -> list[InboxUpdate]:
        """What a crash left unhandled, oldest first."""
        query = (
            select(inbox.c.update_id, inbox.c.payload)
            .where(inbox.c.finished_at.is_(None))
            .order_by(inbox.c.received_at, inbox.c.update_id)
        )
        async with self._read() as connection:
            rows = (await connection.execute(query)).all()
        return [
            InboxUpdate(
                row.update_id,
                None if row.payload is None else self._cipher.open_text(row.payload, PAYLOAD, row.update_id),
            )
            for row in rows
        ]

    async def finish_update(self, update_id: int) -> None:
        """Removes the payload. The bare id stays for two days, so that a repetition is recognised."""
        async with self._write() as connection:
            await connection.execute(
                update(inbox).where(inbox.c.update_id == update_id).values(payload=None, finished_at=now())
            )
