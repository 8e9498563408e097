"""Sticker sets over Telegram. What goes wrong is told apart by what can be done about it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, InputSticker
from telegram.constants import StickerFormat
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.errors import PackRefused, PackTrouble, PackWait
from bot.use_cases.packs import NewSticker, PackSticker

_NO_SET = "stickerset_invalid"
_GONE = ("sticker_invalid", "stickerset_not_modified", _NO_SET)
# who owns a set must have started the bot; these are the ways in which Telegram says that they have not
_STRANGER = (
    "peer_id_invalid",
    "user not found",
    "chat not found",
    "user_is_blocked",
    "blocked by the user",
    "initiate conversation",
)
_FULL = ("stickers_too_much", "stickerpack_stickers_too_much")


class TelegramSets:
    """The use cases' Sets."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def name(self, token: str) -> str:
        """Letters, digits and the ending that Telegram asks for, below its 64 characters."""
        return f"p{token}_by_{self._bot.username}"

    async def look(self, name: str) -> list[PackSticker] | None:
        """Its stickers in order; None where there is no such set."""
        try:
            async with _explained():
                found = await self._bot.get_sticker_set(name)
        except PackRefused as error:
            if _NO_SET in str(error).lower():
                return None
            raise
        return [PackSticker(one.file_id, one.file_unique_id, one.emoji or "🙂") for one in found.stickers]

    async def create(self, user_id: int, name: str, title: str, sticker: NewSticker) -> None:
        """Makes the set with its first sticker."""
        async with _explained():
            await self._bot.create_new_sticker_set(user_id, name, title, [_input(sticker)])

    async def add(self, user_id: int, name: str, sticker: NewSticker) -> None:
        """Adds a sticker at the end."""
        async with _explained():
            await self._bot.add_sticker_to_set(user_id, name, _input(sticker))

    async def remove(self, file_id: str) -> None:
        """Takes a sticker out; one that is gone already is no trouble."""
        async with _explained(_GONE):
            await self._bot.delete_sticker_from_set(file_id)

    async def move(self, file_id: str, position: int) -> None:
        """Puts a sticker at a place, counted from 0; one that is gone already is no trouble."""
        async with _explained(_GONE):
            await self._bot.set_sticker_position_in_set(file_id, position)

    async def delete(self, name: str) -> None:
        """Removes the whole set; one that is gone already is no trouble."""
        async with _explained(_GONE):
            await self._bot.delete_sticker_set(name)


def _input(sticker: NewSticker) -> InputSticker:
    # bytes: a path would become a file:// address that only a server on this machine can read
    return InputSticker(sticker.webp, sticker.emoji, StickerFormat.STATIC, keywords=sticker.keywords or None)


@asynccontextmanager
async def _explained(harmless: tuple[str, ...] = ()) -> AsyncIterator[None]:
    try:
        yield
    except RetryAfter as error:
        raise PackWait(error._retry_after.total_seconds()) from error
    except (BadRequest, Forbidden) as error:
        said = error.message.lower()
        if not any(words in said for words in harmless):
            raise PackRefused(error.message, _reason(said)) from error
    except NetworkError as error:
        raise PackTrouble(f"Telegram: {type(error).__name__}") from error
    except TelegramError as error:
        raise PackRefused(error.message, "pack-failed") from error


def _reason(said: str) -> str:
    if any(words in said for words in _STRANGER):
        return "pack-stranger"
    return "pack-full" if any(words in said for words in _FULL) else "pack-failed"
