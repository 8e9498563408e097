"""The preferences cache: what was last read from a person's history in a chat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import exists, or_, select

from storage.consent import require_consent
from storage.records import StoredPreference
from storage.store import Store, now
from storage.tables import consent, history, preferences

_COLUMN = "preferences.payload"


class Preferences(Store):
    """One preference per person and chat."""

    async def save_preference(
        self,
        user_id: int,
        chat_id: int,
        content_hash: str,
        payload: Mapping[str, object],
        read_at: datetime | None = None,
    ) -> None:
        """Replaces the preference. `read_at` is when its history was read: what came later makes it stale (default:
        now). Raises ConsentError."""
        sealed = self._cipher.seal_json({"hash": content_hash, "payload": payload}, _COLUMN, user_id, chat_id)
        values = {"payload": sealed, "updated_at": read_at or now()}
        row = self._insert(preferences).values(user_id=user_id, chat_id=chat_id, **values)
        async with self._write() as connection:
            await require_consent(connection, user_id, chat_id)
            await connection.execute(row.on_conflict_do_update(index_elements=["user_id", "chat_id"], set_=values))

    async def load_preference(self, user_id: int, chat_id: int) -> StoredPreference | None:
        query = select(preferences).where(preferences.c.user_id == user_id, preferences.c.chat_id == chat_id)
        async with self._read() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        content = self._cipher.open_json(row.payload, _COLUMN, user_id, chat_id)
        return StoredPreference(content["hash"], content["payload"], row.updated_at)

    async def stale_preferences(self) -> list[tuple[int, int]]:
        """(user_id, chat_id) of consenting people whose history is newer than their preference."""
        newer = exists().where(
            history.c.user_id == consent.c.user_id,
            history.c.chat_id == consent.c.chat_id,
            or_(preferences.c.updated_at.is_(None), history.c.stored_at > preferences.c.updated_at),
        )
        query = (
            select(consent.c.user_id, consent.c.chat_id)
            .outerjoin_from(
                consent,
                preferences,
                (preferences.c.user_id == consent.c.user_id) & (preferences.c.chat_id == consent.c.chat_id),
            )
            .where(newer, or_(consent.c.paused_until.is_(None), consent.c.paused_until <= now()))
            .order_by(consent.c.user_id, consent.c.chat_id)
        )
        async with self._read() as connection:
            return [(row.user_id, row.chat_id) for row in (await connection.execute(query)).all()]
