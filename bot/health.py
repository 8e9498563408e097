"""Whether the bot's parts work: the database, the engine, and Telegram."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.engine_worker import EngineWorker
from storage import Database, StorageError

_FRESH_S = 60.0  # a poll is answered every 30 s at the latest
_PATIENCE_S = 5.0


class WatchedRequest(HTTPXRequest):
    """Telegram's side of a connection: knows when the server last gave an answer that was not an error of its own."""

    answered_at = 0.0  # of all connections of the process, on time.monotonic()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Makes one request and notes that it was answered."""
        code, body = await super().do_request(*args, **kwargs)
        if code < 500:
            WatchedRequest.answered_at = time.monotonic()
        return code, body


@dataclass(frozen=True, slots=True)
class Component:
    """One part: whether it works, and in a word or number how."""

    ok: bool
    detail: str


class Health:
    """Checks the parts when asked."""

    def __init__(self, database: Database, engine: EngineWorker, bot: Bot) -> None:
        self._database = database
        self._engine = engine
        self._bot = bot

    async def check(self) -> dict[str, Component]:
        """Every part by its name; never raises, and takes some seconds at most."""
        database, telegram = await asyncio.gather(self._check_database(), self._check_telegram())
        return {"database": database, "engine": self._check_engine(), "telegram": telegram}

    async def rows(self) -> dict[str, int]:
        """Rows by table, none where the database can't be asked."""
        try:
            async with asyncio.timeout(_PATIENCE_S):
                return await self._database.counts()
        except (StorageError, TimeoutError):
            return {}

    async def _check_database(self) -> Component:
        start = time.monotonic()
        try:
            async with asyncio.timeout(_PATIENCE_S):
                await self._database.ping()
        except StorageError:
            return Component(False, "gives an error")
        except TimeoutError:
            return Component(False, "gives no answer")
        return Component(True, f"{1000 * (time.monotonic() - start):.0f} ms")

    def _check_engine(self) -> Component:
        return Component(
            self._engine.is_loaded, f"{self._engine.waiting} waiting" if self._engine.is_loaded else "loads"
        )

    async def _check_telegram(self) -> Component:
        if time.monotonic() - WatchedRequest.answered_at > _FRESH_S:
            try:
                async with asyncio.timeout(_PATIENCE_S):
                    await self._bot.get_me()
            except (TelegramError, TimeoutError) as error:
                return Component(False, type(error).__name__)
        return Component(True, f"answered {time.monotonic() - WatchedRequest.answered_at:.0f} s ago")
