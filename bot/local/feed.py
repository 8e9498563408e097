"""What happens in the world, told live to every open page."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Event = dict[str, Any]
_BACKLOG = 500


class Feed:
    """Events for any number of listeners; one that falls behind is cut off (None) and has to read the state anew."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Event | None]] = set()

    def publish(self, kind: str, **fields: Any) -> None:
        """Tells every listener; `kind` becomes the field "type"."""
        for listener in list(self._listeners):
            if listener.qsize() >= _BACKLOG:
                self._listeners.discard(listener)
                listener.put_nowait(None)
            else:
                listener.put_nowait({"type": kind, **fields})

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Event | None]]:
        """A queue of the events from now on; None ends it."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """Ends every listener's queue."""
        for listener in self._listeners:
            listener.put_nowait(None)
        self._listeners.clear()
