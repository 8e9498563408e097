"""Finds the Chromium of the system for tests of the page; without one they are skipped."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, async_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox: tests often run as root in a container. The others keep the browser from looking for its maker's servers.
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """The path of a Chromium; skips the test with a message where there is none."""
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    pytest.skip(f"no Chromium on PATH (looked for {', '.join(_NAMES)}); install one to test the page")


@asynccontextmanager
async def launch() -> AsyncIterator[Browser]:
    """A headless Chromium."""
    path = chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        await browser.close()


async def settled(page: Page) -> None:
    """Waits until what arrives has arrived: a box measured on the way is smaller."""
    await page.evaluate(
        """() => Promise.allSettled(document.getAnimations()
             .filter((a) => a.effect.getTiming().iterations !== Infinity).map((a) => a.finished))"""
    )
