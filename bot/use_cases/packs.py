"""A person's own sticker pack: what goes into it, and the queue that brings each change to Telegram in its turn.

A change is a row until it was made. Telegram may let a person wait for a quarter of an hour: the row then waits too, a
restart included, and nothing is asked for before the wait is over.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from weakref import WeakValueDictionary

from bot.errors import DeliveryError, PackRefused, PackTrouble, PackWait
from bot.texts import speak
from pmg_engine.types import Palette
from storage import ConsentError, Database, GenerationRow, PackChange

_logger = logging.getLogger(__name__)
MOST_KEYWORDS, KEYWORD_CHARACTERS = 20, 64  # of one sticker, all keywords together
MOST_ATTEMPTS = 8
_AGAIN = timedelta(minutes=1)  # after trouble that is not said to end at some time
_WORTH_SAYING = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class PackSticker:
    """A sticker of a pack as Telegram knows it."""

    file_id: str
    unique_id: str
    emoji: str


@dataclass(frozen=True, slots=True)
class NewSticker:
    """A sticker for a pack: WEBP bytes, 1–20 emoji, and keywords of 64 characters in all."""

    webp: bytes = field(repr=False)
    emoji: tuple[str, ...]
    keywords: tuple[str, ...]


class Sets(Protocol):
    """Sticker sets, over Telegram. What changes one raises PackWait, PackRefused or PackTrouble."""

    def name(self, token: str) -> str:
        """What the set with a token is called."""
        ...

    async def look(self, name: str) -> list[PackSticker] | None:
        """Its stickers in order; None where there is no such set."""
        ...

    async def create(self, user_id: int, name: str, title: str, sticker: NewSticker) -> None: ...

    async def add(self, user_id: int, name: str, sticker: NewSticker) -> None: ...

    async def remove(self, file_id: str) -> None: ...

    async def move(self, file_id: str, position: int) -> None: ...

    async def delete(self, name: str) -> None: ...


class Announcer(Protocol):
    """Tells a chat what became of a pack. Both raise DeliveryError."""

    async def say(self, chat_id: int, key: str, thread_id: int | None = None) -> None: ...

    async def announce_pack(self, chat_id: int, key: str, name: str, minutes: int = 0) -> None: ...


class Packs:
    """Queues changes, and makes those that are due."""

    def __init__(self, database: Database, sets: Sets, announcer: Announcer) -> None:
        self._database = database
        self._sets = sets
        self._announcer = announcer
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def name_of(self, user_id: int) -> str:
        """What a person's pack is called."""
        return self._sets.name(self._database.pack_token(user_id))

    async def stickers(self, user_id: int) -> list[PackSticker] | None:
        """What is in it now; None where there is none. Raises PackWait, PackRefused, PackTrouble."""
        return await self._sets.look(self.name_of(user_id))

    async def add(self, row: GenerationRow, webp: bytes, title: str, palette: Palette | None) -> bool:
        """Queues a generated sticker; False where it waits already. Raises ConsentError."""
        waiting = await self._database.pack_changes(row.user_id)
        if any(change.generation_id == row.id for change in waiting):
            return False
        body = {
            "do": "add",
            "title": title,
            "emoji": emoji_of(row.explanation, palette),
            "keywords": keywords_of(row.explanation),
        }
        await self._database.add_pack_change(row.user_id, row.chat_id, body, webp=webp, generation_id=row.id)
        return True

    async def change(self, user_id: int, chat_id: int, do: str, **values: object) -> None:
        """Queues "remove", "move" or "delete". Raises ConsentError."""
        await self._database.add_pack_change(user_id, chat_id, {"do": do, **values})

    async def delete_now(self, user_id: int) -> None:
        """Deletes the pack at once and notes nothing, so consent is not needed. Raises PackWait, PackRefused,
        PackTrouble."""
        async with self._turns.setdefault(user_id, asyncio.Lock()):
            await self._sets.delete(self.name_of(user_id))

    async def drain(self) -> None:
        """Makes every change that is due."""
        for user_id in await self._database.due_packs(datetime.now(UTC)):
            await self.drain_one(user_id)

    async def drain_one(self, user_id: int) -> list[int]:
        """Makes the changes of one person, in order, for as long as Telegram takes them. Gives the generations that
        did not get into the pack."""
        refused: list[int] = []
        async with self._turns.setdefault(user_id, asyncio.Lock()):
            for change in await self._database.pack_changes(user_id):
                if change.not_before > datetime.now(UTC) or not await self._done(change, refused):
                    break
        return refused

    async def _done(self, change: PackChange, refused: list[int]) -> bool:
        """Makes one change; False where this person's others have to wait."""
        try:
            await self._make(change)
        except PackWait as error:
            await self._postpone(change, timedelta(seconds=error.seconds))
            return False
        except PackTrouble as error:
            _logger.warning("a pack was not changed: %s", error)
            if change.attempts < MOST_ATTEMPTS:
                await self._database.postpone_pack(change.user_id, datetime.now(UTC) + _AGAIN)
                return False
            await self._announce(change, "pack-failed")
        except PackRefused as error:
            _logger.warning("a pack was not changed: %s", error)
            await self._announce(change, error.key)
            refused += [] if change.generation_id is None else [change.generation_id]
        await self._database.finish_pack_change(change.id)
        return True

    async def _make(self, change: PackChange) -> None:
        body = change.body
        if body["do"] == "add":
            await self._add(change)
        elif body["do"] == "remove":
            await self._sets.remove(body["file_id"])
        elif body["do"] == "move":
            await self._sets.move(body["file_id"], body["position"])
        else:
            await self._sets.delete(self.name_of(change.user_id))

    async def _add(self, change: PackChange) -> None:
        body, name = change.body, self.name_of(change.user_id)
        present = await self._sets.look(name)
        size = len(present or ())
        if change.attempts and size > body.get("size", size):
            return  # the last attempt arrived; only its answer got lost
        await self._database.start_pack_change(change.id, {**body, "size": size})
        sticker = NewSticker(change.webp or b"", tuple(body["emoji"]), tuple(body["keywords"]))
        if present is None:
            await self._sets.create(change.user_id, name, body["title"], sticker)
            await self._announce(change, "pack-created")
        else:
            await self._sets.add(change.user_id, name, sticker)

    async def _postpone(self, change: PackChange, wait: timedelta) -> None:
        _logger.warning("a pack must wait %.0f s", wait.total_seconds())
        await self._database.postpone_pack(change.user_id, datetime.now(UTC) + wait)
        if wait >= _WORTH_SAYING:
            await self._announce(change, "pack-waits", minutes=-(-int(wait.total_seconds()) // 60))

    async def _announce(self, change: PackChange, key: str, minutes: int = 0) -> None:
        mine = await self._database.person_settings(change.user_id, change.chat_id)
        if mine.language is not None:
            speak(mine.language)
        try:
            await self._announcer.announce_pack(change.chat_id, key, self.name_of(change.user_id), minutes)
        except DeliveryError as error:
            _logger.info("nobody heard of a change of a pack: %s", error)


async def queue_add(packs: Packs, row: GenerationRow, webp: bytes, title: str, palette: Palette | None) -> bool | None:
    """Queues a sticker: True when it is new there, False when it waits already, None without consent."""
    try:
        return await packs.add(row, webp, title, palette)
    except ConsentError:
        return None


def emoji_of(explanation: Mapping[str, Any], palette: Palette | None) -> list[str]:
    """What a sticker is found by in Telegram's emoji search: its feeling, and its character where that has an emoji."""
    character = explanation.get("shown", {}).get("character", "")
    marks = [explanation.get("emoji") or "🙂", palette.character.get(character, "") if palette else ""]
    return list(dict.fromkeys(filter(None, marks)))


def keywords_of(explanation: Mapping[str, Any]) -> list[str]:
    """The words it is found by: what it shows, as many as Telegram takes."""
    kept: list[str] = []
    left = KEYWORD_CHARACTERS
    for word in dict.fromkeys(str(word) for word in explanation.get("shown", {}).values()):
        if word and len(word) <= left and len(kept) < MOST_KEYWORDS:
            kept.append(word)
            left -= len(word)
    return kept
