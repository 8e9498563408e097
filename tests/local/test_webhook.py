"""Updates sent to a webhook of this machine, as Telegram sends them to one on the net."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler

from bot.local import LocalServer
from tests.auxil.person import Person


@dataclass
class Hook:
    """A bot's side of a webhook: what arrived, and the codes it answers with before it says 200."""

    url: str
    codes: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def expect(self, *texts: str) -> None:
        async with asyncio.timeout(20):
            while self.texts != list(texts):
                self.arrived.clear()
                await self.arrived.wait()


class _Handler(RequestHandler):
    def initialize(self, hook: list[Hook]) -> None:
        (self.hook,) = hook

    def post(self) -> None:
        update: dict[str, Any] = json.loads(self.request.body)
        self.hook.texts.append(update["message"]["text"])
        self.hook.secrets.append(self.request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.hook.arrived.set()
        self.set_status(self.hook.codes.pop(0) if self.hook.codes else 200)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    listening, port = bind_unused_port()
    made = Hook(f"http://127.0.0.1:{port}/hook")
    server = HTTPServer(Application([("/hook", _Handler, {"hook": [made]})], log_function=lambda handler: None))
    server.add_socket(listening)
    yield made
    server.stop()
    await server.close_all_connections()


async def test_updates_are_delivered_in_order_with_the_secret(bot: Bot, ada: Person, hook: Hook) -> None:
    ada.say("before")
    await bot.set_webhook(hook.url, secret_token="made-up")
    ada.say("after")
    await hook.expect("before", "after")
    assert set(hook.secrets) == {"made-up"}


async def test_one_that_is_not_acknowledged_comes_again_and_the_next_waits(bot: Bot, ada: Person, hook: Hook) -> None:
    hook.codes = [503, 403]
    await bot.set_webhook(hook.url)
    for text in ("one", "two"):
        ada.say(text)
    await hook.expect("one", "one", "one", "two")
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (hook.url, 0)
    assert "403" in (info.last_error_message or "")


async def test_polling_and_a_webhook_exclude_each_other(bot: Bot, ada: Person, hook: Hook) -> None:
    await bot.set_webhook(hook.url)
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    ada.say("polled")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "polled"
    assert hook.texts == []


@pytest.mark.parametrize("url", ["https://example.org/hook", "ftp://127.0.0.1/", "nonsense"])
async def test_only_addresses_of_this_machine_are_taken(server: LocalServer, bot: Bot, url: str) -> None:
    with pytest.raises(BadRequest, match="this machine"):
        await bot.set_webhook(url)
    assert server.world.webhook.url == ""
