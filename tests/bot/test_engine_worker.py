"""The queue before the engine."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from bot.engine_worker import EngineWorker
from bot.errors import EngineBusy, EngineFailure, EngineTimeout
from pmg_engine.errors import ModelError, RenderError
from pmg_engine.types import StickerEngine, StickerRequest
from tests.auxil.fake_engine import UNDRAWABLE, FakeEngine

REQUEST = StickerRequest("so fun!")


@pytest.fixture
async def worker(engine: FakeEngine) -> AsyncIterator[EngineWorker]:
    made = EngineWorker(lambda: engine, capacity=2)
    await made.start()
    await made.loaded()
    yield made
    await made.stop()


async def test_everything_runs_on_one_thread_that_is_not_the_loop_s(worker: EngineWorker, engine: FakeEngine) -> None:
    threads: set[int] = set()
    engine.before_drawing = lambda: threads.add(threading.get_ident())
    await asyncio.gather(worker.make_sticker(REQUEST), worker.make_sticker(REQUEST))
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


async def test_reading_goes_before_the_drawing_that_waits(worker: EngineWorker, engine: FakeEngine) -> None:
    engine.seconds = 0.1
    drawings = [asyncio.create_task(worker.make_sticker(REQUEST)) for _ in range(2)]
    await asyncio.sleep(0.01)
    await worker.read_emotion("so fun!")
    assert [drawing.done() for drawing in drawings] == [True, False]
    await asyncio.gather(*drawings)


async def test_where_many_wait_vector_art_is_made_at_once(engine: FakeEngine) -> None:
    worker = EngineWorker(lambda: engine)
    await worker.start()
    await worker.loaded()
    with engine.held():
        calls = [asyncio.create_task(worker.make_sticker(REQUEST)) for _ in range(6)]
        await asyncio.sleep(0.05)
    drawn = [(await call).generator for call in calls]
    assert drawn == ["diffusion"] * 4 + ["vector"] * 2
    assert [request.vector for request in engine.requests] == [True] * 2 + [False] * 4
    await worker.stop()


async def test_beyond_its_bound_it_refuses_at_once(worker: EngineWorker, engine: FakeEngine) -> None:
    engine.seconds = 0.05
    calls = [asyncio.create_task(worker.make_sticker(REQUEST)) for _ in range(6)]
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert sum(isinstance(result, EngineBusy) for result in results) >= 3
    assert worker.idle


async def test_a_call_that_takes_too_long_is_given_up(engine: FakeEngine) -> None:
    worker = EngineWorker(lambda: engine, timeout=0.1)
    await worker.start()
    await worker.loaded()
    engine.seconds = 0.5
    with pytest.raises(EngineTimeout):
        await worker.make_sticker(REQUEST)
    await worker.stop()


async def test_errors_on_purpose_pass_and_others_become_a_failure(
    worker: EngineWorker, engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(RenderError):
        await worker.make_sticker(StickerRequest(UNDRAWABLE))
    engine.before_drawing = lambda: 1 / 0
    with pytest.raises(EngineFailure) as caught:
        await worker.make_sticker(REQUEST)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert "the engine failed" in caplog.text


async def test_calls_wait_while_the_engine_is_loaded(engine: FakeEngine) -> None:
    ready = threading.Event()

    def load() -> StickerEngine:
        ready.wait(5)
        return engine

    worker = EngineWorker(load, timeout=1.0)
    await worker.start()
    call = asyncio.create_task(worker.make_sticker(REQUEST))
    await asyncio.sleep(1.1)  # longer than a call may take
    assert not call.done()
    assert not worker.idle
    ready.set()
    assert (await call).emoji == "😂"
    await worker.stop()


async def test_an_engine_that_cannot_be_loaded_tells_everyone() -> None:
    def load() -> StickerEngine:
        raise ModelError("scorer.safetensors is missing")

    worker = EngineWorker(load)
    await worker.start()
    with pytest.raises(ModelError, match="scorer"):
        await worker.read_emotion("x")
    with pytest.raises(ModelError, match="scorer"):
        await worker.loaded()
    await worker.stop()
