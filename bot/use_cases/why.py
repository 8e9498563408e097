"""Why a sticker looks as it does: the numbers, the keywords, and what of a person's own history they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.use_cases.words import quote
from storage import Database, GenerationRow, HistoryRow

_ATTRIBUTES = ("character", "style", "emotion", "dislikes")
_KEYWORDS = 3  # of each attribute
_QUOTES = 2  # of each keyword


@dataclass(frozen=True, slots=True)
class Quote:
    """An item of history, short: its words or its emoji, and the keywords that describe a sticker."""

    text: str = field(repr=False)
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """A keyword, its weight in (0, 1], how many items of history it rests on, and a few of them quoted."""

    keyword: str
    weight: float
    count: int
    quotes: tuple[Quote, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons of one sticker; scores are in (0, 1), None where nothing is known."""

    emotion: str
    confidence: float | None
    target: dict[str, str]
    reasons: dict[str, tuple[Reason, ...]]
    d_p: float | None
    d_t: float | None
    weights: tuple[float, float] | None
    strength: int
    generator: str
    candidates: int


async def explain(database: Database, row: GenerationRow) -> Why:
    """The reasons of a person's own sticker. Items that were deleted since are counted no more."""
    rows = await database.history(row.user_id, row.chat_id)
    return why_from(row.explanation, row.strength, rows)


def why_from(explanation: dict[str, Any], strength: int, rows: Sequence[HistoryRow]) -> Why:
    """The reasons in a stored explanation, with evidence looked up in the person's history."""
    history = {str(row.id): row for row in rows}
    emotion = explanation.get("emotion", {})
    target = explanation.get("target", {})
    candidates = explanation.get("candidates", [])
    chosen = explanation.get("chosen", -1)
    asked = explanation.get("asked", {})
    read = bool(asked.get("text")) and not asked.get("expression")
    best = candidates[chosen] if 0 <= chosen < len(candidates) else {}
    preference = explanation.get("preference", {})
    return Why(
        emotion=(read and emotion.get("emotion")) or target.get("expression", ""),
        confidence=emotion.get("confidence") if read else None,
        target=target,
        reasons={name: _reasons(preference.get(name, ()), history) for name in _ATTRIBUTES},
        d_p=best.get("d_p"),
        d_t=best.get("d_t"),
        weights=tuple(best["weights"]) if best else None,
        strength=strength,
        generator=explanation.get("generator", ""),
        candidates=len(candidates),
    )


def _reasons(keywords: Sequence[dict[str, Any]], history: dict[str, HistoryRow]) -> tuple[Reason, ...]:
    return tuple(reason(keyword, history) for keyword in keywords[:_KEYWORDS])


def reason(keyword: dict[str, Any], history: dict[str, HistoryRow]) -> Reason:
    """A stored keyword with what of the history, by its ids, still speaks for it."""
    items = [history[name] for name in keyword["evidence"] if name in history]
    quotes = dict.fromkeys(quoted for quoted in map(_quoted, reversed(items)) if quoted.text or quoted.keywords)
    return Reason(keyword["keyword"], keyword["weight"], len(items), tuple(quotes)[:_QUOTES])


def _quoted(row: HistoryRow) -> Quote:
    if row.kind == "message":
        return Quote(quote(row.text))
    mark = {True: "👍 ", False: "👎 ", None: ""}[row.liked]
    keywords = tuple(word for word in quote(row.description, 40).split(", ") if word)
    return Quote(f"{mark}{row.emoji}".strip(), keywords)
