"""The engine behind a queue: one worker thread, a bound on what waits, and no waiting on the event loop.

Knows nothing of Telegram or of storage. The engine is loaded on the same thread, so calls made meanwhile just wait.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

from bot.errors import EngineBusy, EngineFailure, EngineTimeout
from pmg_engine.errors import EngineError
from pmg_engine.types import Emotion, HistoryItem, Palette, Preference, Sticker, StickerEngine, StickerRequest

R = TypeVar("R")
_logger = logging.getLogger(__name__)
_QUICK, _DRAW = 0, 1  # what takes milliseconds goes before the drawing that waits
_MANY_DRAWINGS = 4  # at some two seconds each


@dataclass(order=True, slots=True)
class _Call:
    priority: int
    number: int
    function: Callable[[StickerEngine], Any] = field(compare=False)
    answer: asyncio.Future[Any] = field(compare=False)


class EngineWorker:
    """Calls a StickerEngine from coroutines.

    `capacity` bounds the calls that wait (EngineBusy beyond it); `timeout` is in seconds, counted from the moment the
    engine is loaded or the call is made, whichever is later. A call that is given up before its turn is skipped.
    """

    def __init__(self, load: Callable[[], StickerEngine], capacity: int = 64, timeout: float = 90.0) -> None:
        self._load = load
        self._timeout = timeout
        self._capacity = capacity
        self._calls: asyncio.PriorityQueue[_Call] = asyncio.PriorityQueue()
        self._numbers = itertools.count()
        self._drawings = 0
        self._thread = _Thread()
        self._engine: asyncio.Future[StickerEngine] | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begins to load the engine and returns at once."""
        self._engine = self._thread.run(self._load)
        self._task = asyncio.create_task(self._work(self._engine), name="engine worker")

    async def stop(self) -> None:
        """Takes no more calls. What the thread is at is left to end by itself."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._thread.stop()

    async def loaded(self) -> str:
        """Waits for the engine and gives its model revision. Raises what loading raised."""
        return (await self._ready()).model_revision

    async def palette(self) -> Palette:
        """What may be asked for by name, once the engine is loaded. Raises what loading raised."""
        return (await self._ready()).palette

    @property
    def idle(self) -> bool:
        """True when the engine is loaded and nothing waits for it."""
        return self._engine is not None and self._engine.done() and self._calls.empty()

    @property
    def is_loaded(self) -> bool:
        """True once the engine is loaded."""
        engine = self._engine
        return engine is not None and engine.done() and not engine.cancelled() and engine.exception() is None

    @property
    def waiting(self) -> int:
        """How many calls wait for the engine."""
        return self._calls.qsize()

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles it draws in; none while it is being loaded."""
        return tuple(self._engine.result().palette.style) if self._engine is not None and self.is_loaded else ()

    async def read_emotion(self, text: str) -> Emotion:
        """The gate. Raises EngineUnavailable."""
        return await self._call(_QUICK, lambda engine: engine.read_emotion(text))

    async def read_preference(self, history: tuple[HistoryItem, ...]) -> Preference:
        """History, oldest first, to keywords. Raises EngineUnavailable, EngineError."""
        return await self._call(_QUICK, lambda engine: engine.read_preference(history))

    async def make_sticker(self, request: StickerRequest) -> Sticker:
        """One sticker; vector art at once where many wait already. Raises EngineUnavailable, EngineError."""
        if request.vector or self._drawings >= _MANY_DRAWINGS:
            hasty = replace(request, vector=True)
            return await self._call(_QUICK, lambda engine: engine.make_sticker(hasty))
        self._drawings += 1
        try:
            return await self._call(_DRAW, lambda engine: engine.make_sticker(request))
        finally:
            self._drawings -= 1

    async def _call(self, priority: int, function: Callable[[StickerEngine], R]) -> R:
        if self._calls.qsize() >= self._capacity:
            raise EngineBusy(f"{self._capacity} calls wait for the engine")
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._calls.put_nowait(_Call(priority, next(self._numbers), function, answer))
        try:
            await self._ready()
            return await asyncio.wait_for(answer, self._timeout)
        except TimeoutError as error:
            raise EngineTimeout(f"no answer within {self._timeout:.0f} s") from error
        finally:
            answer.cancel()

    async def _ready(self) -> StickerEngine:
        if self._engine is None:
            raise EngineFailure("the engine was not started")
        return await asyncio.shield(self._engine)

    async def _work(self, loading: asyncio.Future[StickerEngine]) -> None:
        await asyncio.wait([loading])
        if loading.exception() is not None:
            return  # whoever calls hears of it by _ready
        engine = loading.result()
        while True:
            call = await self._calls.get()
            if call.answer.done():
                continue
            work = self._thread.run(partial(call.function, engine))
            await asyncio.wait([work])
            if not call.answer.done():
                _pass_on(work, call.answer)


class _Thread:
    """One thread that runs functions in turn. The program does not wait for it when it ends, however long one takes."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="engine", daemon=True)
        self._thread.start()

    def run(self, function: Callable[[], R]) -> asyncio.Future[R]:
        """The result of a function, to await on the caller's loop."""

        async def call() -> R:
            return function()

        return asyncio.wrap_future(asyncio.run_coroutine_threadsafe(call(), self._loop))

    async def stop(self) -> None:
        """Ends the thread; one that is busy is left alone after a second."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        await asyncio.to_thread(self._thread.join, 1.0)

    def _serve(self) -> None:
        self._loop.run_forever()
        self._loop.close()


def _pass_on(work: asyncio.Future[Any], answer: asyncio.Future[Any]) -> None:
    """Hands over the result; an error that the engine does not raise on purpose becomes EngineFailure."""
    error = work.exception()
    if error is None:
        answer.set_result(work.result())
    elif isinstance(error, EngineError):
        answer.set_exception(error)
    else:
        _logger.error("the engine failed", exc_info=error)
        failure = EngineFailure("the engine failed")
        failure.__cause__ = error
        answer.set_exception(failure)
