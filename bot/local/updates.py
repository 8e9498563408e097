"""The queue behind getUpdates: an update stays until a later offset confirms it, whatever becomes of the bot."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.local.errors import ApiError

# Ids must not come again in a later session: a bot's database remembers the ones it has seen. Ten a second since 2026
# fit into Telegram's 32 bits for seven years.
_EPOCH = 1_767_225_600
_ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


def first_id() -> int:
    """An id above every id of earlier sessions."""
    return int((time.time() - _EPOCH) * 10) % 2**31


@dataclass(frozen=True, slots=True)
class Update:
    """One update; kind is the name of its field, such as message or callback_query."""

    id: int
    kind: str
    payload: dict[str, Any]

    def telegram(self) -> dict[str, Any]:
        """The Bot API's Update."""
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    """Unconfirmed updates in order, and at most one long poll that waits for more."""

    def __init__(self) -> None:
        self._next_id = first_id()
        self._waiting: list[Update] = []
        self._allowed: frozenset[str] | None = None
        self._poll: asyncio.Future[None] | None = None

    def add(self, kind: str, payload: dict[str, Any]) -> Update | None:
        """Queues an update and wakes the poll; None when the bot has not asked for this kind."""
        if (kind in _ONLY_WHEN_ASKED) if self._allowed is None else (kind not in self._allowed):
            return None
        update = Update(self._next_id, kind, payload)
        self._next_id += 1
        self._waiting.append(update)
        self._wake()
        return update

    @property
    def pending(self) -> tuple[Update, ...]:
        """What is not confirmed yet."""
        return tuple(self._waiting)

    @property
    def polled(self) -> bool:
        """True while a bot waits for updates."""
        return self._poll is not None and not self._poll.done()

    def clear(self) -> None:
        """Forgets what is pending, as drop_pending_updates does."""
        self._waiting.clear()

    async def poll(
        self, offset: int = 0, limit: int = 100, seconds: float = 0, allowed: Sequence[str] | None = None
    ) -> list[Update]:
        """Confirms everything below `offset` and returns what is left, waiting up to `seconds` for the first.

        A negative offset keeps only that many from the end. Raises ApiError 409 when another poll takes over.
        """
        if allowed is not None:
            self._allowed = frozenset(allowed) or None
        if offset < 0:
            self._waiting = self._waiting[offset:]
        elif offset > 0:
            self._waiting = [update for update in self._waiting if update.id >= offset]
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(
                ApiError("terminated by other getUpdates request; make sure that only one bot instance is running", 409)
            )
        if not self._waiting and seconds > 0:
            await self._wait(seconds)
        return self._waiting[: max(1, min(limit, 100))]

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def close(self) -> None:
        """Lets a waiting poll return at once."""
        self._wake()

    async def _wait(self, seconds: float) -> None:
        self._poll = poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
