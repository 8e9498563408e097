"""What a person sees of themselves on one page: consent, taste, stickers and settings of one of their chats."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.errors import EngineUnavailable
from bot.use_cases.marks import ATTRIBUTES, Line, toggle
from bot.use_cases.preferences import Preferences, preference_to_dict
from bot.use_cases.why import Quote, reason
from pmg_engine.errors import EngineError
from pmg_engine.types import Preference
from storage import ChatSettings, Database, GenerationRow, HistoryRow, KeywordMark, Mark, PersonSettings
from storage.generations import PICTURES_KEPT

_PATIENCE_S = 2.0  # for the engine, which may be loading


@dataclass(frozen=True, slots=True)
class Liking:
    """One keyword of a taste. `attribute` is what marks of it go by; weight in [0, 1]; `count` items of history speak
    for it, and `quotes` are a few of them."""

    attribute: str
    keyword: str = field(repr=False)
    liked: bool
    weight: float
    count: int
    quotes: tuple[Quote, ...] = field(repr=False)
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Own:
    """Everything that the page shows of a person in a chat; without consent no more than whether something is `left`
    from before. `stickers` are those with pictures, newest first; `training`: whether models may be trained on it."""

    since: datetime | None
    left: bool
    paused_until: datetime | None = None
    mine: PersonSettings = field(default_factory=PersonSettings)
    chat: ChatSettings = field(default_factory=ChatSettings)
    taste: tuple[Liking, ...] = field(default=(), repr=False)
    stickers: tuple[GenerationRow, ...] = field(default=(), repr=False)
    training: bool = False


async def chats_of(database: Database, user_id: int) -> list[int]:
    """The chats whose page a person may open: their private one first, then those where something of them is kept."""
    return [user_id, *(chat for chat in await database.chats_of(user_id) if chat != user_id)]


async def look(database: Database, preferences: Preferences, user_id: int, chat_id: int) -> Own:
    """The page of one chat."""
    person = (user_id, chat_id)
    since = await database.consent_since(*person)
    if since is None:
        return Own(None, left=chat_id in await database.chats_of(user_id))
    return Own(
        since,
        left=True,
        paused_until=await database.paused_until(*person),
        mine=await database.person_settings(*person),
        chat=await database.chat_settings(chat_id),
        taste=await taste_of(database, preferences, *person),
        stickers=tuple(reversed(await database.generations(*person, PICTURES_KEPT))),
        training=await database.training_since(*person) is not None,
    )


async def taste_of(database: Database, preferences: Preferences, user_id: int, chat_id: int) -> tuple[Liking, ...]:
    """The taste as it is used, and what was taken out of it. While the engine is busy, as it was read last."""
    try:
        async with asyncio.timeout(_PATIENCE_S):
            preference, rows = await preferences.read(user_id, chat_id)
    except (TimeoutError, EngineUnavailable, EngineError):
        preference, rows = await preferences.known(user_id, chat_id)
    return likings(preference, rows, await database.keyword_marks(user_id, chat_id))


def likings(preference: Preference, rows: Sequence[HistoryRow], marks: Sequence[KeywordMark]) -> tuple[Liking, ...]:
    """A taste that has its marks on it, keyword by keyword, and then those that were removed."""
    history = {str(row.id): row for row in rows}
    marked = {(m.attribute, m.keyword): m.mark for m in marks}
    never = {m.keyword: m.attribute for m in marks if m.mark == "never"}
    found = []
    for name, keywords in preference_to_dict(preference).items():
        for keyword in keywords if name in ATTRIBUTES else ():
            why = reason(keyword, history)
            ruled_out = name == "dislikes" and why.keyword in never
            attribute = never[why.keyword] if ruled_out else name
            mark = "never" if ruled_out else marked.get((name, why.keyword))
            found.append(Liking(attribute, why.keyword, name != "dislikes", why.weight, why.count, why.quotes, mark))
    gone = [m for m in marks if m.mark == "removed"]
    return (*found, *(Liking(m.attribute, m.keyword, m.attribute != "dislikes", 0.0, 0, (), m.mark) for m in gone))


async def mark(
    database: Database,
    preferences: Preferences,
    user_id: int,
    chat_id: int,
    attribute: str,
    keyword: str,
    wanted: Mark,
) -> bool:
    """Pins or removes a keyword that the page shows, or takes that back; False for any other. Raises ConsentError."""
    for liking in await taste_of(database, preferences, user_id, chat_id):
        if (liking.attribute, liking.keyword) == (attribute, keyword):
            await toggle(database, user_id, chat_id, Line(attribute, keyword, liking.mark), wanted)
            return True
    return False


async def own_sticker(database: Database, generation_id: int, user_id: int, chat_id: int) -> GenerationRow | None:
    """A person's own stored sticker of a chat where they have opted in; None for any other."""
    row = await database.generation(generation_id)
    if row is None or (row.user_id, row.chat_id) != (user_id, chat_id):
        return None
    return row if await database.opted_in(user_id, chat_id) else None
