"""Work that goes on after its update was handled, kept track of so that it can be cancelled and waited for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple

_logger = logging.getLogger(__name__)


class Owner(NamedTuple):
    """The person and the chat that some work is for, and whether they asked for it."""

    user_id: int
    chat_id: int
    asked: bool = True


class Background:
    """Tasks by owner. What escapes from one is logged; it never reaches another."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[None], Owner] = {}

    def start(self, owner: Owner, work: Coroutine[Any, Any, None]) -> None:
        """Begins some work and returns at once."""
        task = asyncio.create_task(work, name=f"work for chat {owner.chat_id}")
        self._tasks[task] = owner
        task.add_done_callback(self._ended)

    def waiting_in(self, chat_id: int, asked: bool) -> int:
        """How much is going on for a chat, of what was asked for or of what was not."""
        return sum((owner.chat_id, owner.asked) == (chat_id, asked) for owner in self._tasks.values())

    async def cancel(self, concerns: Callable[[Owner], bool]) -> None:
        """Cancels the work of some owners and waits until it has stopped."""
        doomed = [task for task, owner in self._tasks.items() if concerns(owner) and task is not asyncio.current_task()]
        for task in doomed:
            task.cancel()
        if doomed:
            await asyncio.wait(doomed)

    async def drain(self, seconds: float) -> None:
        """Gives what is going on a last chance to end, then cancels it."""
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=seconds)
        await self.cancel(lambda owner: True)

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self._tasks[task]
        if not task.cancelled() and task.exception() is not None:
            _logger.error("%s failed", task.get_name(), exc_info=task.exception())
