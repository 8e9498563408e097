"""A person's taste in a chat: read from their history by the engine, kept by storage, read anew when it changed.

The one place that turns rows of storage into the engine's words and back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.engine_worker import EngineWorker
from bot.use_cases.marks import apply_marks
from pmg_engine.types import HistoryItem, Keyword, Preference
from storage import Database, HistoryRow

NEWEST = 300  # events that are looked at
_ATTRIBUTES = ("character", "style", "emotion", "dislikes")


class Preferences:
    """Gives preferences, computing them only where the history is not the one they were read from."""

    def __init__(self, database: Database, engine: EngineWorker) -> None:
        self._database = database
        self._engine = engine

    async def read(self, user_id: int, chat_id: int) -> tuple[Preference, list[HistoryRow]]:
        """The taste with the person's own word on it, and the history behind it, oldest first.

        Raises EngineUnavailable, EngineError, ConsentError.
        """
        preference, rows = await self._read(user_id, chat_id, datetime.now(UTC), refreshing=False)
        return apply_marks(preference, await self._database.keyword_marks(user_id, chat_id)), rows

    async def known(self, user_id: int, chat_id: int) -> tuple[Preference, list[HistoryRow]]:
        """The same as it was read last, without asking the engine."""
        stored = await self._database.load_preference(user_id, chat_id)
        preference = preference_from_dict(stored.payload) if stored else Preference()
        rows = await self._database.history(user_id, chat_id, limit=NEWEST)
        return apply_marks(preference, await self._database.keyword_marks(user_id, chat_id)), rows

    async def refresh(self, user_id: int, chat_id: int) -> None:
        """Brings what is kept up to date. Raises as `read` does."""
        await self._read(user_id, chat_id, datetime.now(UTC), refreshing=True)

    async def _read(
        self, user_id: int, chat_id: int, read_at: datetime, *, refreshing: bool
    ) -> tuple[Preference, list[HistoryRow]]:
        rows = await self._database.history(user_id, chat_id, limit=NEWEST)
        content_hash = history_hash(rows, await self._engine.loaded())
        stored = await self._database.load_preference(user_id, chat_id)
        current = stored is not None and stored.content_hash == content_hash
        if stored is not None and current:
            preference = preference_from_dict(stored.payload)
        else:
            preference = await self._engine.read_preference(history_items(rows)) if rows else Preference()
        if (refreshing or not current) and await self._database.paused_until(user_id, chat_id) is None:
            payload = preference_to_dict(preference)
            await self._database.save_preference(user_id, chat_id, content_hash, payload, read_at)
        return preference, rows


def history_items(rows: Sequence[HistoryRow]) -> tuple[HistoryItem, ...]:
    """Rows of storage as the engine's history; the ids are the rows'."""
    return tuple(
        HistoryItem(str(row.id), row.kind, row.text, row.emoji, row.description, row.image, row.liked, row.at)
        for row in rows
    )


def history_hash(rows: Sequence[HistoryRow], model_revision: str) -> str:
    """Changes with the history and with the model that reads it. Images never change once stored."""
    digest = hashlib.sha256(model_revision.encode())
    for row in rows:
        digest.update(repr((row.id, row.text, row.emoji, row.description, row.liked, row.image is None)).encode())
    return digest.hexdigest()


def preference_to_dict(preference: Preference) -> dict[str, Any]:
    """A preference as JSON values."""
    lists = {name: [_keyword_to_dict(keyword) for keyword in getattr(preference, name)] for name in _ATTRIBUTES}
    return {**lists, "content_hash": preference.content_hash, "soft": [list(row) for row in preference.soft]}


def preference_from_dict(payload: dict[str, Any]) -> Preference:
    """The preference that `preference_to_dict` was given."""
    lists = {name: tuple(_keyword_from_dict(keyword) for keyword in payload.get(name, ())) for name in _ATTRIBUTES}
    soft = tuple(tuple(row) for row in payload.get("soft", ()))
    return Preference(**lists, content_hash=payload.get("content_hash", ""), soft=soft)


def _keyword_to_dict(keyword: Keyword) -> dict[str, Any]:
    return {
        "keyword": keyword.keyword,
        "weight": keyword.weight,
        "evidence": list(keyword.evidence),
        "moods": [list(mood) for mood in keyword.moods],
    }


def _keyword_from_dict(payload: dict[str, Any]) -> Keyword:
    moods = tuple((name, share) for name, share in payload.get("moods", ()))
    return Keyword(payload["keyword"], payload["weight"], tuple(payload["evidence"]), moods)
