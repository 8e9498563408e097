"""When the bot speaks up by itself: only for feelings, one answer at a time in a chat, and not too often in a group."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from bot.engine_worker import EngineWorker
from bot.use_cases.orders import Order
from bot.use_cases.personal import is_quiet
from bot.use_cases.words import for_engine
from pmg_engine.types import NEUTRAL
from storage import Database, PersonSettings

_MANY = 10_000  # people whose last answer is remembered


class Restraint:
    """Decides on automatic orders. While one is being drawn for a chat, the newest emotive message waits, and older
    ones are passed over."""

    def __init__(self, database: Database, engine: EngineWorker) -> None:
        self._database = database
        self._engine = engine
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._newest: dict[int, Order] = {}
        self._answered_at: dict[int, float] = {}
        self._answered: dict[tuple[int, int], float] = {}

    async def is_emotive(self, order: Order) -> bool:
        """The gate, with the chat's threshold. Raises EngineUnavailable, EngineError."""
        mine = await self._database.person_settings(order.user_id, order.chat_id)
        if await self._is_cooling(order.chat_id) or self._is_calm(order, mine) or is_quiet(mine, datetime.now(UTC)):
            return False
        emotion = await self._engine.read_emotion(for_engine(order.text))
        feeling = 1 - emotion.probabilities.get(NEUTRAL, 0.0)
        settings = await self._database.chat_settings(order.chat_id)
        threshold = settings.threshold if mine.threshold is None else mine.threshold
        return emotion.emotive and feeling >= threshold

    @asynccontextmanager
    async def turn(self, order: Order) -> AsyncIterator[bool]:
        """Waits for the chat's turn; True where the order is still to be answered then."""
        self._newest[order.chat_id] = order
        async with self._turns.setdefault(order.chat_id, asyncio.Lock()):
            newest = self._newest.get(order.chat_id) is order
            if newest:
                del self._newest[order.chat_id]
            wanted = newest and not await self._is_cooling(order.chat_id)
            if wanted:
                self._answered_at[order.chat_id] = time.monotonic()
                if len(self._answered) >= _MANY:
                    self._answered.clear()
                self._answered[order.user_id, order.chat_id] = time.monotonic()
            yield wanted

    def _is_calm(self, order: Order, mine: PersonSettings) -> bool:
        """True while the person's own pause after an answer lasts."""
        answered = self._answered.get((order.user_id, order.chat_id))
        return answered is not None and time.monotonic() - answered < (mine.cooldown_s or 0)

    async def _is_cooling(self, chat_id: int) -> bool:
        if chat_id > 0:
            return False  # in a private chat nobody else is disturbed
        pause = (await self._database.chat_settings(chat_id)).cooldown_s
        return time.monotonic() - self._answered_at.get(chat_id, -pause) < pause
