"""Brings stickers and messages to chats over Telegram, and knows which chats are closed.

What counts as an error: an answer that did not come in time may stand for a message that arrived, so only what surely
never left is sent again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import httpx
from telegram import Bot, InlineKeyboardMarkup, InputFile, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.errors import ChatClosed, DeliveryError, MaybeDelivered
from bot.keyboards import under_sticker
from bot.menus.beginning import invitation
from bot.menus.pack import about_pack
from bot.menus.settings import with_preview
from bot.texts import Html, Texts
from bot.use_cases.ports import Delivered, Parcel

T = TypeVar("T")
_logger = logging.getLogger(__name__)
_ALIVE_S = 4.0  # a chat action lasts 5 s
_MANY = 1000
_WAITS_S = (1.0, 3.0, 9.0, 27.0)  # before what never left is sent again
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class TelegramCourier:
    """The use cases' Courier. What sends raises DeliveryError; `migrated` is awaited when a group got a new id."""

    def __init__(self, bot: Bot, texts: Texts, migrated: Callable[[int, int], Awaitable[None]]) -> None:
        self._bot = bot
        self._texts = texts
        self._migrated = migrated
        self._closed: set[int] = set()
        self._signs: set[asyncio.Task[None]] = set()
        self._signed_at: dict[int, float] = {}

    def is_closed(self, chat_id: int) -> bool:
        """True after the bot was blocked or removed there."""
        return chat_id in self._closed

    def close(self, chat_id: int) -> None:
        """Sends nothing more to a chat."""
        self._closed.add(chat_id)

    def reopen(self, chat_id: int) -> None:
        """Sends to that chat again: it was heard of."""
        self._closed.discard(chat_id)

    def sign(self, chat_id: int, thread_id: int | None) -> None:
        """Shows "choosing a sticker" for some seconds, without waiting for Telegram: the first reaction."""
        task = asyncio.create_task(self._show_choosing(chat_id, thread_id))
        self._signs.add(task)
        task.add_done_callback(self._signs.discard)

    @asynccontextmanager
    async def choosing(self, chat_id: int, thread_id: int | None) -> AsyncIterator[None]:
        """Shows "choosing a sticker" at once and until the end."""
        showing = asyncio.create_task(self._keep_showing(chat_id, thread_id))
        try:
            yield
        finally:
            showing.cancel()
            await asyncio.wait([showing])

    async def send_sticker(self, parcel: Parcel) -> Delivered:
        """Sends a sticker with its buttons."""
        message = await self._deliver(
            parcel.chat_id,
            lambda chat_id: self._bot.send_sticker(
                chat_id,
                InputFile(parcel.webp, filename="sticker.webp"),
                emoji=parcel.emoji or None,
                reply_markup=_buttons(self._texts, parcel),
                reply_parameters=_reply(parcel.reply_to),
                message_thread_id=parcel.thread_id,
            ),
        )
        return Delivered(message.message_id, message.sticker.file_id if message.sticker else "")

    async def invite(self, chat_id: int) -> None:
        """Asks for consent, honestly, in a private chat."""
        await self.write(chat_id, self._texts.html("invite"), invitation(self._texts))

    async def announce_pack(self, chat_id: int, key: str, name: str, minutes: int = 0) -> None:
        """Says what became of a sticker pack, with a link to it."""
        keyboard = about_pack(self._texts, key, name, self._bot.username)
        await self.write(chat_id, self._texts.html(key, minutes=minutes), keyboard)

    async def send_known_sticker(self, chat_id: int, file_id: str, keyboard: InlineKeyboardMarkup) -> None:
        """Sends a sticker that Telegram keeps already."""
        await self._deliver(chat_id, lambda chat: self._bot.send_sticker(chat, file_id, reply_markup=keyboard))

    async def send_document(self, chat_id: int, data: bytes, name: str, caption: Html) -> None:
        """Sends a file."""
        await self._deliver(
            chat_id,
            lambda chat: self._bot.send_document(
                chat, InputFile(data, filename=name), caption=caption, parse_mode=ParseMode.HTML
            ),
        )

    async def show_sticker(self, chat_id: int, file_id: str) -> None:
        """Sends a sticker that Telegram has already, without buttons."""
        await self._deliver(chat_id, lambda chat: self._bot.send_sticker(chat, file_id))

    async def say(self, chat_id: int, key: str, thread_id: int | None = None) -> None:
        """Sends one of the locale's messages."""
        await self.write(chat_id, self._texts.html(key), thread_id=thread_id)

    async def write(
        self,
        chat_id: int,
        text: Html,
        keyboard: InlineKeyboardMarkup | None = None,
        thread_id: int | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """Sends a message, perhaps with buttons."""
        return await self._deliver(
            chat_id,
            lambda chat: self._bot.send_message(
                chat,
                text,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                message_thread_id=thread_id,
                reply_parameters=_reply(reply_to),
            ),
        )

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Removes a message; one that is gone or too old is left alone."""
        try:
            await self._deliver(chat_id, lambda chat: self._bot.delete_message(chat, message_id))
        except DeliveryError as error:
            _logger.info("a message was not deleted: %s", error)

    async def _keep_showing(self, chat_id: int, thread_id: int | None) -> None:
        while True:
            shown_for = time.monotonic() - self._signed_at.get(chat_id, 0.0)
            if shown_for < _ALIVE_S:  # by a sign, or by another sticker for that chat
                await asyncio.sleep(_ALIVE_S - shown_for)
            else:
                await self._show_choosing(chat_id, thread_id)

    async def _show_choosing(self, chat_id: int, thread_id: int | None) -> None:
        now = time.monotonic()
        if len(self._signed_at) > _MANY:
            self._signed_at = {chat: at for chat, at in self._signed_at.items() if now - at < _ALIVE_S}
        self._signed_at[chat_id] = now
        try:
            await self._bot.send_chat_action(chat_id, ChatAction.CHOOSE_STICKER, message_thread_id=thread_id)
        except TelegramError as error:
            _logger.debug("no chat action: %s", error)

    async def _deliver(self, chat_id: int, request: Callable[[int], Awaitable[T]]) -> T:
        """One request to a chat, repeated only where it surely never left."""
        if chat_id in self._closed:
            raise ChatClosed("the chat is closed")
        waits = iter(_WAITS_S)
        while True:
            try:
                return await self._attempt(chat_id, request)
            except NetworkError as error:
                wait = next(waits, None) if _never_arrived(error) else None
                if wait is None:
                    raise _meaning(error) from error
            await asyncio.sleep(wait)

    async def _attempt(self, chat_id: int, request: Callable[[int], Awaitable[T]]) -> T:
        try:
            return await request(chat_id)
        except Forbidden as error:
            self.close(chat_id)
            raise ChatClosed(error.message) from error
        except ChatMigrated as error:
            await self._migrated(chat_id, error.new_chat_id)
            return await request(error.new_chat_id)
        except (RetryAfter, InvalidToken, Conflict) as error:
            raise DeliveryError(error.message) from error


def _never_arrived(error: NetworkError) -> bool:
    """True where the request surely had no effect: it did not leave, or the server answered that it failed (5xx)."""
    if isinstance(error, BadRequest):
        return False
    return isinstance(error.__cause__, _NEVER_LEFT) or (error.__cause__ is None and not isinstance(error, TimedOut))


def _meaning(error: NetworkError) -> DeliveryError:
    if isinstance(error, BadRequest):
        return DeliveryError(error.message)
    return MaybeDelivered(error.message)


def _buttons(texts: Texts, parcel: Parcel) -> InlineKeyboardMarkup:
    keyboard = under_sticker(parcel.generation_id, parcel.revision, in_group=parcel.chat_id < 0)
    return keyboard if parcel.preview is None else with_preview(texts, keyboard, parcel.user_id, parcel.preview)


def _reply(message_id: int | None) -> ReplyParameters | None:
    return None if message_id is None else ReplyParameters(message_id, allow_sending_without_reply=True)
