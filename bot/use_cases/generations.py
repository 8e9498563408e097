"""What is kept about a sticker that was made, and to whom it belongs."""

from __future__ import annotations

from typing import Any

from bot.use_cases.orders import Order
from pmg_engine.types import Sticker
from storage import Database, GenerationRow

AXES = ("character", "expression", "style")
_REVISIONS = 2**16


def revision_of(seed: int) -> int:
    """A button's revision: it names one drawing, so that a button never speaks for another."""
    return seed % _REVISIONS


def kept_explanation(sticker: Sticker, order: Order) -> dict[str, Any]:
    """The explanation to keep beside a generation, with what is needed to make another one."""
    asked = {name: getattr(order, name) for name in ("text", "expression", "character", "style")}
    return {**sticker.explanation(), "emoji": sticker.emoji, "asked": asked}


def drawn_keywords(explanation: dict[str, Any]) -> str:
    """What a sticker shows, in words: "cat, laughing, neon"."""
    shown: dict[str, str] = explanation.get("shown", {})
    return ", ".join(shown[name] for name in AXES if name in shown)


async def owned_generation(
    database: Database, generation_id: int, revision: int, user_id: int, chat_id: int, message_id: int | None
) -> GenerationRow | None:
    """The generation that a button stands for, or None unless it is that person's in that chat. `message_id` is the
    message with the button, which must be the sticker itself; None where it is another one."""
    row = await database.generation(generation_id)
    if row is None or (row.user_id, row.chat_id) != (user_id, chat_id) or revision_of(row.seed) != revision:
        return None
    if message_id is None:
        return row
    if row.message_id is None:
        # the answer to sending it got lost; now we know that it arrived
        await database.set_generation_message(generation_id, message_id)
        return row
    return row if row.message_id == message_id else None
