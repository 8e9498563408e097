"""From an order to what the engine is asked: strength, taste, what is ruled out, and the turns before."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import datetime
from typing import Any

from bot.engine_worker import EngineWorker
from bot.use_cases.guard import Guard
from bot.use_cases.house_rules import allowed_styles
from bot.use_cases.marks import ruled_out
from bot.use_cases.orders import Order
from bot.use_cases.preferences import Preferences, preference_from_dict
from bot.use_cases.words import for_engine
from pmg_engine.types import Keyword, Preference, StickerRequest
from storage import ChatSettings, Database, GenerationRow, HistoryRow, PersonSettings

_CONTEXT_TURNS = 3


class Requests:
    """Puts together what one sticker depends on."""

    def __init__(self, database: Database, preferences: Preferences, engine: EngineWorker, guard: Guard) -> None:
        self._database = database
        self._preferences = preferences
        self._engine = engine
        self._guard = guard

    async def compose(self, order: Order) -> StickerRequest:
        """The request for an order. Raises EngineUnavailable, EngineError, ConsentError."""
        person = (order.user_id, order.chat_id)
        chat, mine = await self._database.chat_settings(order.chat_id), PersonSettings()
        preference = Preference()
        negative: tuple[str, ...] = ()
        context: tuple[str, ...] = ()
        if await self._database.opted_in(*person):
            mine = await self._database.person_settings(*person)
            preference, rows = await self._preferences.read(*person)
            preference = self._guard.clean(preference, chat, order.chat_id)
            turns = earlier_turns(rows, order.text)
            context = tuple(turn for turn in turns if self._guard.may_be_drawn(turn, chat, order.chat_id))
            negative = await self._unwanted(order, rows)
        strength = next(s for s in (order.strength, mine.strength, chat.strength) if s is not None)
        base = await self._base(order)
        if base is not None:
            changed = {name for name in ("character", "style") if getattr(order, name) is not None}
            preference, strength, negative = shown_taste(base.explanation, changed), base.strength, ()
            preference = self._guard.clean(preference, chat, order.chat_id)  # the rules may be newer
        return StickerRequest(
            for_engine(order.text),
            strength=strength,
            seed=order.seed,
            preference=preference,
            context=context,
            negative=(*chat.unwanted, *(negative if strength else ())),  # at 0 nothing of the person counts
            expression=order.expression,
            character=self._drawable(order.character, chat, order),
            style=self._drawable(order.style, chat, order),
            styles=allowed_styles(chat, self._engine.styles) if chat.styles else (),
        )

    def _drawable(self, name: str | None, chat: ChatSettings, order: Order) -> str | None:
        """A name that was asked for, unless the chat rules it out."""
        return name if name is not None and self._guard.may_be_drawn(name, chat, order.chat_id) else None

    async def _unwanted(self, order: Order, rows: Sequence[HistoryRow]) -> tuple[str, ...]:
        """What is never to be shown, and for the very next sticker what was just disliked."""
        never = ruled_out(await self._database.keyword_marks(order.user_id, order.chat_id))
        last = await self._database.last_generation(order.user_id, order.chat_id)
        return (*never, *(freshly_disliked(rows, last.created_at) if last else ()))

    async def _base(self, order: Order) -> GenerationRow | None:
        """The sticker that this one differs from in one axis, if it is still known."""
        row = None if order.base is None else await self._database.generation(order.base)
        owned = row is not None and (row.user_id, row.chat_id) == (order.user_id, order.chat_id)
        return row if owned else None


def earlier_turns(rows: Sequence[HistoryRow], text: str) -> tuple[str, ...]:
    """The last few messages before the one that is answered, oldest first."""
    turns = [row.text for row in rows if row.kind == "message" and row.text]
    if turns and turns[-1] == text:
        turns.pop()
    return tuple(for_engine(turn) for turn in turns[-_CONTEXT_TURNS:])


def freshly_disliked(rows: Sequence[HistoryRow], since: datetime) -> tuple[str, ...]:
    """What the stickers show that were disliked since then."""
    disliked = [row.description for row in rows if row.liked is False and row.at > since]
    return tuple(dict.fromkeys(word for words in disliked for word in words.split(", ") if word))


def shown_taste(explanation: dict[str, Any], changed: Set[str] = frozenset()) -> Preference:
    """The taste as it went into one sticker: of each attribute the one keyword that was mixed in, but none of what is
    `changed` now: a panda is not to be judged by how much of a fox it is."""
    known = preference_from_dict(explanation.get("preference", {}))
    shown, target = explanation.get("shown", {}), explanation.get("target", {})
    mixed = {name: shown[name] for name in {"character", "style"} - changed if name in shown and name not in target}
    return Preference(
        _only(known.character, mixed.get("character")),
        _only(known.style, mixed.get("style")),
        known.emotion,
        known.dislikes,
        known.content_hash,
    )


def _only(keywords: tuple[Keyword, ...], name: str | None) -> tuple[Keyword, ...]:
    if name is None:
        return ()
    return next(((keyword,) for keyword in keywords if keyword.keyword == name), (Keyword(name, 1.0),))
