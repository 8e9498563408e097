"""Flood control as Telegram asks for it: a pace per chat, and a 429 pauses the chat it came from, no other.

Plugged into python-telegram-bot as its rate limiter, so every request passes here. Knows no texts and no handlers.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

_logger = logging.getLogger(__name__)
_KNOWN_CHATS = 5000
LONGEST_PAUSE_S = 120.0
MOST_WAITING = 20
RETRIES = 3


class _Chat:
    """The pace of one chat: about one message a second, in groups 20 a minute, both with a small burst."""

    def __init__(self, group: bool) -> None:
        self.pace = AsyncLimiter(20, 60) if group else AsyncLimiter(10, 10)
        self.paused_until = 0.0
        self.waiting = 0


class ChatRateLimiter(BaseRateLimiter[int]):
    """Paces messages per chat and overall (30 a second), and repeats after a 429 once the pause is over.

    Raises RetryAfter at once where waiting is hopeless: the pause is longer than two minutes, too many messages wait
    for that chat already, or the request is a mere chat action.
    """

    def __init__(self, requested: Callable[[str, str], object] = lambda method, outcome: None) -> None:
        """`requested` is told the method and the outcome of each request: "ok", or the name of an error."""
        self._requested = requested
        self._chats: OrderedDict[int | str, _Chat] = OrderedDict()
        self._overall = AsyncLimiter(30, 1)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to free."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Makes one request, in its turn. Raises RetryAfter as said above, and what the request raises."""
        try:
            result = await self._request(data.get("chat_id"), endpoint, lambda: callback(*args, **kwargs))
        except TelegramError as error:
            self._requested(endpoint, type(error).__name__)
            raise
        self._requested(endpoint, "ok")
        return result

    async def _request(
        self, chat_id: int | str | None, endpoint: str, request: Callable[[], Coroutine[Any, Any, Any]]
    ) -> Any:
        if chat_id is None:
            return await request()
        chat = self._chat(chat_id)
        if chat.waiting >= MOST_WAITING:
            raise RetryAfter(max(1, round(self._pause(chat))))
        chat.waiting += 1
        try:
            return await self._in_turn(chat, endpoint, request)
        finally:
            chat.waiting -= 1

    async def _in_turn(self, chat: _Chat, endpoint: str, request: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        loop = asyncio.get_running_loop()
        retries = RETRIES
        while True:
            await self._wait(chat, endpoint)
            try:
                return await request()
            except RetryAfter as error:
                wait = error._retry_after.total_seconds()
                chat.paused_until = max(chat.paused_until, loop.time() + wait)
                _logger.warning("%s: a chat must wait %.0f s", endpoint, wait)
                if not retries:
                    raise
                retries -= 1

    async def _wait(self, chat: _Chat, endpoint: str) -> None:
        pause = self._pause(chat)
        if pause > (0 if endpoint == "sendChatAction" else LONGEST_PAUSE_S):
            raise RetryAfter(max(1, round(pause)))
        while pause > 0:  # another request may have prolonged it meanwhile
            await asyncio.sleep(pause)
            pause = self._pause(chat)
        if endpoint.startswith("send") and endpoint != "sendChatAction":
            await chat.pace.acquire()
            await self._overall.acquire()

    def _pause(self, chat: _Chat) -> float:
        return chat.paused_until - asyncio.get_running_loop().time()

    def _chat(self, chat_id: int | str) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Chat(group=isinstance(chat_id, int) and chat_id < 0)
        self._chats.move_to_end(chat_id)
        if len(self._chats) > _KNOWN_CHATS:
            self._drop_idle()
        return chat

    def _drop_idle(self) -> None:
        """Forgets the chats that have been quiet longest, unless they are paused or waited for."""
        idle = [key for key, chat in self._chats.items() if not chat.waiting and self._pause(chat) <= 0]
        for key in idle[: _KNOWN_CHATS // 2]:
            del self._chats[key]
