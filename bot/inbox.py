"""Updates on their way in: stored before Telegram hears that they arrived, handled in order per chat, then finished.

python-telegram-bot confirms a batch of updates with its next poll, after `put` returned for each of them.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, Update
from telegram.error import NetworkError
from telegram.ext import BaseUpdateProcessor

from bot.logs import logged_with
from bot.reduction import person_of, storable
from storage import Database, StorageError

_logger = logging.getLogger(__name__)
_MOST_AT_ONCE = 256


class InboxQueue(asyncio.Queue[object]):
    """The application's update queue. Everything but updates (the library's stop signal) just passes."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database
        self._wordless: set[int] = set()  # stored without payload, and not handled before a crash

    async def put(self, item: object) -> None:
        """Stores an update and queues it; one that was seen before is dropped.

        Raises NetworkError where it can't be stored: the library then polls the same updates again.
        """
        if isinstance(item, Update):
            try:
                new = await self._store(item)
            except StorageError as error:
                raise NetworkError(f"an update could not be stored: {error}") from error
            if not new and item.update_id not in self._wordless:
                return
            self._wordless.discard(item.update_id)
        await super().put(item)

    async def put_pending(self, bot: Bot) -> None:
        """Queues again what was stored but not handled before the last stop. Call it once, at start.

        What holds no words stays as it is: Telegram may send it again, if it was never told that it arrived.
        """
        for row in await self._database.pending_updates():
            if row.payload is None:
                self._wordless.add(row.update_id)
            else:
                await super().put(Update.de_json(json.loads(row.payload), bot))

    async def _store(self, update: Update) -> bool:
        person = person_of(update)
        consented = person is not None and await self._database.has_consent(*person)
        kept = storable(update, consented)
        return await self._database.store_update(update.update_id, None if kept is None else json.dumps(kept))


class InboxProcessor(BaseUpdateProcessor):
    """Handles updates of different chats at once, those of one chat one after the other, and finishes each."""

    __slots__ = ("_database", "_handled", "_locks")

    def __init__(self, database: Database, handled: Callable[[float], object] = lambda seconds: None) -> None:
        """`handled` is told how many seconds the handlers of each update took."""
        super().__init__(_MOST_AT_ONCE)
        self._database = database
        self._handled = handled
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to free."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Runs the handlers in the update's turn. Their errors go to the error handler, not here."""
        if not isinstance(update, Update):
            await coroutine
            return
        # an inline query comes from no chat: its person's other updates have their turn with it
        place = update.effective_chat or update.effective_user
        chat_id = place.id if place else 0
        async with self._locks.setdefault(chat_id, asyncio.Lock()):
            start = time.monotonic()
            with logged_with(update=update.update_id, chat=chat_id):
                await coroutine
            self._handled(time.monotonic() - start)
            await self._finish(update.update_id)

    async def _finish(self, update_id: int) -> None:
        try:
            await self._database.finish_update(update_id)
        except StorageError as error:
            _logger.error("update %d was handled but not finished: %s", update_id, error)
