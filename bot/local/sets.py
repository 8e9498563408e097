"""Sticker sets and the rules that Telegram puts on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.local.errors import ApiError, malformed
from bot.local.message import Sticker

_NAME = re.compile(r"[A-Za-z](?:_?[A-Za-z0-9])*")
SET_SIZE = 120


@dataclass(slots=True)
class StickerSet:
    """One set. `owner_id` is the person who owns it."""

    name: str
    title: str
    owner_id: int
    stickers: list[Sticker] = field(default_factory=list)

    def telegram(self) -> dict[str, Any]:
        """The Bot API's StickerSet."""
        stickers = [sticker.telegram() for sticker in self.stickers]
        return {"name": self.name, "title": self.title, "sticker_type": "regular", "stickers": stickers}


class StickerSets:
    """All sets by name."""

    def __init__(self, bot_username: str) -> None:
        self._ending = f"_by_{bot_username}".lower()
        self._sets: dict[str, StickerSet] = {}

    def __iter__(self) -> Any:
        return iter(self._sets.values())

    def get(self, name: str) -> StickerSet:
        """Raises ApiError for an unknown name."""
        try:
            return self._sets[name.lower()]
        except KeyError:
            raise ApiError("STICKERSET_INVALID") from None

    def create(self, name: str, title: str, owner_id: int, stickers: list[Sticker]) -> StickerSet:
        """Raises ApiError for a name that is taken or that Telegram refuses, and for more than 50 stickers."""
        if not _NAME.fullmatch(name) or not name.lower().endswith(self._ending):
            raise malformed("invalid sticker set name is specified")
        if name.lower() in self._sets:
            raise ApiError("sticker set name is already occupied")
        if not 1 <= len(stickers) <= 50:
            raise malformed("STICKERS_EMPTY" if not stickers else "STICKERS_TOO_MUCH")
        created = StickerSet(name, title, owner_id)
        self._sets[name.lower()] = created
        for sticker in stickers:
            self.add(created, sticker)
        return created

    def add(self, target: StickerSet, sticker: Sticker) -> None:
        """Appends a sticker; one that is in the set already stays once. Raises ApiError when the set is full."""
        if any(known.file == sticker.file for known in target.stickers):
            return
        if len(target.stickers) >= SET_SIZE:
            raise ApiError("STICKERS_TOO_MUCH")
        sticker.set_name = target.name
        target.stickers.append(sticker)

    def find(self, file_id: str) -> tuple[StickerSet, Sticker]:
        """The set that holds a sticker, and the sticker; raises ApiError when none does."""
        for candidate in self._sets.values():
            for sticker in candidate.stickers:
                if sticker.file.file_id == file_id:
                    return candidate, sticker
        raise ApiError("STICKER_INVALID")

    def delete(self, name: str) -> None:
        """Removes a whole set; raises ApiError for an unknown name."""
        del self._sets[self.get(name).name.lower()]
