"""The whole bot, in this process, against a local Bot API server; only the engine is a fake."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.application import serve
from bot.local import LocalServer
from bot.local.message import Message
from bot.settings import Settings
from storage import Database
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Answer, Person
from tests.auxil.pictures import local_stickers

TOKEN = "7000000002:bot-test-token"


@pytest.fixture
async def server() -> AsyncIterator[LocalServer]:
    local = LocalServer(TOKEN, local_stickers(), port=0)
    await local.start()
    yield local
    await local.stop()
    assert local.violations == [], "the bot broke the Bot API specification"


@pytest.fixture
def settings(server: LocalServer, tmp_path: Path) -> Settings:
    return bot_settings(server.url, tmp_path)


def bot_settings(url: str, folder: Path) -> Settings:
    """Settings of a bot at a local server, with its data and its key below a folder."""
    return Settings(
        _env_file=None,
        telegram_bot_token=SecretStr(TOKEN),
        telegram_api_url=url,
        data_dir=folder / "data",
        data_key_file=folder / "key" / "data.key",
    )


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path}/bot.db", tmp_path / "data.key") as opened:
        yield opened


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def running(settings: Settings, engine: FakeEngine) -> AsyncIterator[Settings]:
    """The bot, polling."""
    async with Running(settings, engine):
        yield settings


class Running:
    """A bot that is at work for as long as the context lasts."""

    def __init__(self, settings: Settings, engine: FakeEngine) -> None:
        self._stop = asyncio.Event()
        self._serving = serve(settings, lambda: engine, self._stop)

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._serving)

    async def __aexit__(self, *_: object) -> None:
        self._stop.set()
        await self._task


class Patient(Person):
    """A person who waits long enough on a machine that is busy with other things."""

    async def press_data(self, message: Message, data: str, seconds: float = 60) -> Answer:
        """Sends callback data and waits for the answer."""
        return await super().press_data(message, data, max(seconds, 60))

    async def _until(self, find: Callable[[], Message | None], what: str, seconds: float) -> Message:
        return await super()._until(find, what, max(seconds, 60))


async def until(condition: Callable[[], bool]) -> None:
    """Waits until something holds, for a minute at most."""
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.to_thread(time.sleep, 0.02)


async def handled(person: Person) -> None:
    """Waits until the bot has handled all that was sent to that chat so far: it does so in order."""
    person.say("/help")
    await person.expect_text("What I can do", seconds=30)


@pytest.fixture
def ada(server: LocalServer) -> Person:
    return Patient(server, "Ada")


@pytest.fixture
def ben(server: LocalServer) -> Person:
    return Patient(server, "Ben")
