"""What tests of the page see: the page, the server behind it, and a bot that does what the test says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.local import LocalServer
from tests.auxil.browser import chromium, launch
from tests.auxil.person import Person
from tests.auxil.pictures import local_stickers

TOKEN = "7000000001:local-test-token"


@dataclass
class Scene:
    """A page, the server behind it, and a bot that does what the test says."""

    page: Page
    server: LocalServer
    client: httpx.AsyncClient
    ada: Person

    async def bot(self, method: str, files: dict[str, Any] | None = None, **fields: Any) -> Any:
        """Calls the Bot API."""
        if files:
            answer = await self.client.post(f"/bot{TOKEN}/{method}", data=fields, files=files)
        else:
            answer = await self.client.post(f"/bot{TOKEN}/{method}", json=fields)
        assert answer.json()["ok"], answer.json()
        return answer.json()["result"]

    async def write(self, text: str) -> None:
        """Types a message and sends it."""
        await self.page.get_by_role("textbox", name="Message", exact=True).fill(text)
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator(".own .text").last).to_contain_text(text[:20])


@dataclass
class Window:
    """The browser's one page, which serves every test, and what went wrong on it."""

    page: Page
    problems: list[str]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window() -> AsyncIterator[Window]:
    chromium()
    async with launch() as browser:
        page = await browser.new_page(reduced_motion="reduce")
        page.set_default_timeout(30_000)
        problems: list[str] = []
        page.on("console", lambda said: problems.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda asked: None if "//127.0.0.1:" in asked.url else problems.append(asked.url))
        yield Window(page, problems)


@pytest_asyncio.fixture(loop_scope="module")
async def scene(window: Window, request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    """Opens the page of a new server; fails when it logs an error or asks another host for anything."""
    width, height = getattr(request, "param", (1180, 780))
    server = LocalServer(TOKEN, local_stickers(), port=0)
    await server.start()
    window.problems.clear()
    await window.page.set_viewport_size({"width": width, "height": height})
    # Another port is another origin: nothing is remembered from the test before.
    await window.page.goto(server.url)
    await window.page.locator("[data-ready]").wait_for()
    async with httpx.AsyncClient(base_url=server.url) as client:
        yield Scene(window.page, server, client, Person(server, "Ada"))
    problems = list(window.problems)
    await window.page.goto("about:blank")
    await server.stop()
    assert problems == []
