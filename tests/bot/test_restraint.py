"""Whose turn it is, without a bot."""

from __future__ import annotations

import asyncio

from bot.engine_worker import EngineWorker
from bot.settings import Settings
from bot.use_cases.orders import Order
from bot.use_cases.restraint import Restraint
from storage import Database
from tests.auxil.fake_engine import FakeEngine


async def test_while_one_answer_is_drawn_only_the_newest_feeling_waits(settings: Settings, engine: FakeEngine) -> None:
    answered: list[str] = []

    async with await Database.open(settings.database, settings.data_key_file) as database:
        restraint = Restraint(database, EngineWorker(lambda: engine))
        drawing, drawn = asyncio.Event(), asyncio.Event()

        async def answer(text: str) -> None:
            async with restraint.turn(Order(1, 1, 0, text, automatic=True)) as wanted:
                if wanted:
                    answered.append(text)
                    drawing.set()
                    await drawn.wait()

        first = asyncio.create_task(answer("so fun!"))
        await drawing.wait()
        later = [asyncio.create_task(answer(text)) for text in ("so sad!", "so angry!")]
        await asyncio.sleep(0)  # both are in line now
        drawn.set()
        await asyncio.gather(first, *later)
    assert answered == ["so fun!", "so angry!"]
