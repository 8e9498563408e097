"""What is kept about a sticker that was made, and to whom it belongs."""

from __future__ import annotations

from typing import Any

from bot.use_cases.orders import Order
from pmg_engine.types import Sticker
from storage import Database, GenerationRow

_REVISIONS = 2**16


def revision_of(seed: int) -> int:
    """A button's revision: it names one drawing, so that a button never speaks for another."""
    return seed % _REVISIONS


def kept_explanation(sticker: Sticker, order: Order) -> dict[str, Any]:
    """The explanation to keep beside a generation, with what is needed to make another one."""
    asked = {"text": order.text, "expression": order.expression}
    return {**sticker.explanation(), "emoji": sticker.emoji, "asked": asked}


def drawn_keywords(explanation: dict[str, Any]) -> str:
    """What a sticker shows, in words: what the message asked for, else the taste that was mixed in."""
    target = explanation.get("target", {})
    preference = explanation.get("preference", {})
    words = []
    for name in ("character", "expression", "style"):
        tastes = preference.get(name) or [{}]
        word = target.get(name) or (tastes[0].get("keyword") if _personal(explanation) else None)
        words += [word] if word else []
    return ", ".join(words)


async def owned_generation(
    database: Database, generation_id: int, revision: int, user_id: int, chat_id: int, message_id: int
) -> GenerationRow | None:
    """The generation that a button under a message stands for, or None unless it is that person's, there."""
    row = await database.generation(generation_id)
    if row is None or (row.user_id, row.chat_id) != (user_id, chat_id) or revision_of(row.seed) != revision:
        return None
    if row.message_id is None:
        # the answer to sending it got lost; now we know that it arrived
        await database.set_generation_message(generation_id, message_id)
        return row
    return row if row.message_id == message_id else None


def _personal(explanation: dict[str, Any]) -> bool:
    """Whether the taste was mixed in: into the chosen candidate, or into vector art."""
    if explanation.get("generator") == "vector":
        return bool(explanation.get("strength"))
    candidates, chosen = explanation.get("candidates", []), explanation.get("chosen", 0)
    return 0 <= chosen < len(candidates) and float(candidates[chosen]["weights"][0]) > 0
