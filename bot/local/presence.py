"""Whether the bot is there: it is while it polls for updates, and for a moment after."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.local.feed import Feed

_GRACE_SECONDS = 3.0


class Presence:
    """Tells the feed when the bot comes and goes."""

    def __init__(self, feed: Feed) -> None:
        self.online = False
        self._feed = feed
        self._polls = 0
        self._leaving: asyncio.TimerHandle | None = None

    @contextmanager
    def polling(self) -> Iterator[None]:
        """Holds during one getUpdates."""
        self._polls += 1
        self.close()
        self._set(True)
        try:
            yield
        finally:
            self._polls -= 1
            if not self._polls:
                self.close()
                self._leaving = asyncio.get_running_loop().call_later(_GRACE_SECONDS, self._set, False)

    def close(self) -> None:
        """Drops the timer."""
        if self._leaving is not None:
            self._leaving.cancel()
            self._leaving = None

    def _set(self, online: bool) -> None:
        if online != self.online:
            self.online = online
            self._feed.publish("bot", online=online)
