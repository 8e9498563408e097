"""Keywords that a person pinned, removed or ruled out: what they mean for the taste, and how buttons change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.callback_data import code
from pmg_engine.types import Keyword, Preference
from storage import Database, KeywordMark, Mark

_LIKES = ("character", "style", "emotion")
ATTRIBUTES = (*_LIKES, "dislikes")
PINNED_WEIGHT = 1.0
_BELOW_PINNED = 0.5  # what the others are cut to where something is pinned
_SHOWN = 3  # keywords of each attribute


@dataclass(frozen=True, slots=True)
class Line:
    """One keyword that can be marked, and its present mark."""

    attribute: str
    keyword: str
    mark: Mark | None

    @property
    def code(self) -> int:
        """What stands for it in a button."""
        return code(f"{self.attribute}:{self.keyword}")


def apply_marks(preference: Preference, marks: Sequence[KeywordMark]) -> Preference:
    """The taste with the person's own word on it: pinned counts most, removed and ruled out not at all, and what is
    ruled out is among the dislikes."""
    if not marks:
        return preference
    character, style, emotion, disliked = (_marked(getattr(preference, name), name, marks) for name in ATTRIBUTES)
    never = {word: Keyword(word, PINNED_WEIGHT) for word in ruled_out(marks)}
    others = (keyword for keyword in disliked if keyword.keyword not in never)
    return Preference(character, style, emotion, (*never.values(), *others), preference.content_hash)


def ruled_out(marks: Sequence[KeywordMark]) -> tuple[str, ...]:
    """What is never to be shown."""
    return tuple(mark.keyword for mark in marks if mark.mark == "never")


def lines(explanation: dict[str, Any], marks: Sequence[KeywordMark]) -> list[Line]:
    """The keywords that a sticker's reasons name, then those that were marked before and have gone from there."""
    marked = {(m.attribute, m.keyword): m.mark for m in marks}
    preference = explanation.get("preference", {})
    named = [(name, k["keyword"]) for name in ATTRIBUTES for k in preference.get(name, [])[:_SHOWN]]
    never = {m.keyword for m in marks if m.mark == "never"}
    named = [(name, word) for name, word in named if name != "dislikes" or word not in never]
    return [Line(name, word, marked.get((name, word))) for name, word in dict.fromkeys([*named, *marked])]


async def toggle(database: Database, user_id: int, chat_id: int, line: Line, mark: Mark) -> None:
    """Sets a mark, or takes it away where it is set. Raises ConsentError."""
    wanted = None if line.mark == mark or line.mark == "never" else mark
    await database.mark_keyword(user_id, chat_id, line.attribute, line.keyword, wanted)


def _marked(keywords: Sequence[Keyword], name: str, marks: Sequence[KeywordMark]) -> tuple[Keyword, ...]:
    pinned = [m.keyword for m in marks if m.attribute == name and m.mark == "pinned"]
    gone = {m.keyword for m in marks if m.attribute == name and m.mark != "pinned"}
    known = {k.keyword: k for k in keywords}
    first = tuple(Keyword(word, PINNED_WEIGHT, known[word].evidence if word in known else ()) for word in pinned)
    others = [k for k in keywords if k.keyword not in gone and k.keyword not in pinned]
    if first:
        others = [replace(k, weight=min(k.weight, _BELOW_PINNED)) for k in others]
    return (*first, *others)
