"""A person's own stickers for inline mode: those made for them in their private chat, and nobody else's.

Consent holds for the chat it was given in: what was learned in a group is not offered elsewhere.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.engine_worker import EngineWorker
from bot.errors import EngineUnavailable
from bot.use_cases.generations import drawn_keywords
from bot.use_cases.words import for_engine
from pmg_engine.errors import EngineError
from storage import Database, GenerationRow

MOST_RESULTS = 50
_SEARCHED = 200  # newest stickers
_PATIENCE_S = 1.0


async def find_stickers(
    database: Database, engine: EngineWorker, user_id: int, wanted: str
) -> list[GenerationRow] | None:
    """The person's stickers for some words, newest first, or the newest for none; None without consent."""
    if not await database.opted_in(user_id, user_id):
        return None
    rows = [row for row in reversed(await database.generations(user_id, user_id, _SEARCHED)) if row.file_id]
    words = wanted.casefold().split()
    found = [row for row in rows if _fits(row, words)]
    if not found and engine.is_loaded:
        with contextlib.suppress(TimeoutError, EngineUnavailable, EngineError):
            async with asyncio.timeout(_PATIENCE_S):
                felt = (await engine.read_emotion(for_engine(wanted))).emotion
            found = [row for row in rows if row.explanation.get("shown", {}).get("expression") == felt]
    return _each_once(found)[:MOST_RESULTS]


async def note_choice(database: Database, user_id: int, generation_id: int) -> None:
    """Notes that a person sent one of their stickers: history like any other choice, where that may be kept."""
    row = await database.generation(generation_id)
    if row is None or (row.user_id, row.chat_id) != (user_id, user_id):
        return
    if await database.has_consent(user_id, user_id):
        emoji, words = str(row.explanation.get("emoji", "")), drawn_keywords(row.explanation)
        await database.add_sticker_choice(user_id, user_id, emoji=emoji, description=words, at=datetime.now(UTC))


def _fits(row: GenerationRow, words: Sequence[str]) -> bool:
    """Whether every word begins one of the sticker's own."""
    explanation = row.explanation
    text = (
        f"{drawn_keywords(explanation)} {explanation.get('emoji', '')} {explanation.get('asked', {}).get('text', '')}"
    )
    own = text.replace(",", " ").casefold().split()
    return all(any(mine.startswith(word) for mine in own) for word in words)


def _each_once(rows: Sequence[GenerationRow]) -> list[GenerationRow]:
    return list({row.file_id: row for row in reversed(rows)}.values())[::-1]
