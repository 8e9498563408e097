"""What a person thinks of a sticker: history like any other choice, so the very next sticker reflects it."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum, auto
from typing import Any

from bot.use_cases.generations import drawn_keywords
from storage import Database, GenerationRow


class Rated(Enum):
    """What became of a rating."""

    SAVED = auto()
    UNCHANGED = auto()
    NEEDS_CONSENT = auto()


async def rate(database: Database, row: GenerationRow, liked: bool, about: str = "") -> Rated:
    """Stores 👍 or 👎 for a person's own sticker, or for one keyword of it; a second one replaces the first."""
    if not await database.has_consent(row.user_id, row.chat_id):
        return Rated.NEEDS_CONSENT
    if row.feedback is liked:
        return Rated.UNCHANGED
    await database.set_feedback(row.id, liked)
    await database.add_sticker_choice(
        row.user_id,
        row.chat_id,
        emoji="" if about else str(row.explanation.get("emoji", "")),
        description=about or drawn_keywords(row.explanation),
        liked=liked,
        at=datetime.now(UTC),
        message_id=row.message_id,
    )
    return Rated.SAVED


async def never_again(database: Database, row: GenerationRow, attribute: str, keyword: str) -> None:
    """Rules out a character or style that a sticker shows, and nothing else of it, from the next one on. Raises
    ConsentError."""
    await database.mark_keyword(row.user_id, row.chat_id, attribute, keyword, "never")
    await rate(database, row, False, keyword)


def at_stake(explanation: dict[str, Any]) -> tuple[str, ...]:
    """What a rating changes first: the character and style that the sticker shows, as far as it is known."""
    shown: dict[str, str] = explanation.get("shown", {})
    return tuple(shown[name] for name in ("character", "style") if name in shown)
