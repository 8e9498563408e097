"""A local server for each test, and python-telegram-bot's own Bot talking to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.local import LocalServer
from tests.auxil.person import Person
from tests.auxil.pictures import local_stickers
from tests.local.scene import TOKEN, scene, window

__all__ = ["TOKEN", "scene", "window"]  # fixtures of the tests in a browser


@pytest.fixture
async def server() -> AsyncIterator[LocalServer]:
    local = LocalServer(TOKEN, local_stickers(), port=0)
    await local.start()
    yield local
    await local.stop()


@pytest.fixture
async def bot(server: LocalServer) -> AsyncIterator[Bot]:
    async with new_bot(server, TOKEN) as started:
        yield started


@pytest.fixture
def ada(server: LocalServer) -> Person:
    return Person(server, "Ada")


def new_bot(server: LocalServer, token: str) -> Bot:
    """python-telegram-bot's Bot against the local server."""
    requests = HTTPXRequest(read_timeout=5), HTTPXRequest(read_timeout=5)
    base = f"{server.url}/bot", f"{server.url}/file/bot"
    return Bot(token, base[0], base[1], request=requests[0], get_updates_request=requests[1])
