"""The pictures of a person's own page in docs/page.md, taken in a real browser.

    python -m tests.pictures [--out docs]

The page and the bot are real; Ada's history and taste are made up, her stickers are the bundled samples.
"""

from __future__ import annotations

import argparse
import asyncio
import io
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.parse import quote

from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize
from pydantic import SecretStr

from bot.application import open_database, serve
from bot.local import LocalServer
from bot.play import free_port
from bot.settings import Settings
from tests.auxil.browser import launch
from tests.auxil.full_page import Connoisseur, fill
from tests.auxil.person import Person

TOKEN = "7000000004:token-for-pictures"
WIDTH = 900
PHONE: ViewportSize = {"width": 390, "height": 844}
PHONES: tuple[tuple[str, Literal["light", "dark"]], ...] = (
    ("Taste", "light"),
    ("Stickers", "dark"),
    ("Settings", "light"),
)
GAP = 24  # pixels between phones


async def main(out: Path, data: Path) -> None:
    """Fills a database, starts the bot, and takes the pictures."""
    server = LocalServer(TOKEN, port=0)
    await server.start()
    listen = f"127.0.0.1:{free_port()}"
    settings = Settings(
        _env_file=None,
        telegram_bot_token=SecretStr(TOKEN),
        telegram_api_url=server.url,
        webhook_listen=listen,
        webapp_url=f"http://{listen}/app",
        data_dir=data / "data",
        data_key_file=data / "key" / "data.key",
    )
    stop = asyncio.Event()
    async with await open_database(settings) as database:
        await fill(database, server.world.person("Ada").id)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(server.stop)
        bot = asyncio.create_task(serve(settings, Connoisseur, stop))
        stack.push_async_callback(_end, bot, stop)
        ada = Person(server, "Ada")
        ada.say("/help")
        await ada.expect_text("What I can do", 300)
        async with launch() as browser:
            await photograph(browser, f"{settings.page_url}#{launch_parameters(server)}", out)


def launch_parameters(server: LocalServer) -> str:
    """The fragment that Telegram puts behind the page's address for Ada."""
    return f"tgWebAppData={quote(server.world.mini_apps.init_data(server.world.person('Ada')))}"


async def photograph(browser: Browser, url: str, out: Path) -> None:
    """Takes the pictures: a wide one, and one of three phones."""
    wide = await browser.new_page(viewport={"width": WIDTH, "height": 900}, device_scale_factor=1.5)
    await settled(wide, url)
    save(opened(await wide.screenshot(full_page=True)), out / "page-wide.webp")
    await wide.close()
    phones = []
    for tab, scheme in PHONES:
        page = await browser.new_page(viewport=PHONE, device_scale_factor=1.5, color_scheme=scheme)
        await settled(page, url)
        await page.get_by_role("button", name=tab, exact=True).click()
        await page.wait_for_timeout(2500)
        phones.append(opened(await page.screenshot()))
        await page.close()
    save(side_by_side(phones), out / "page.webp")


async def settled(page: Page, url: str) -> None:
    """Opens the page and waits until its pictures are there."""
    await page.goto(url)
    await page.locator(".bubble").first.wait_for()
    await page.evaluate("document.querySelectorAll('.map img').forEach((image) => image.fetch())")
    await page.wait_for_timeout(2500)


def opened(png: bytes) -> Image.Image:
    """A screenshot as a picture."""
    return Image.open(io.BytesIO(png)).convert("RGB")


def side_by_side(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures of one size in a row, on white."""
    width, height = pictures[0].size
    row = Image.new("RGB", (len(pictures) * (width + GAP) - GAP, height), "white")
    for index, picture in enumerate(pictures):
        row.paste(picture, (index * (width + GAP), 0))
    return row


def save(picture: Image.Image, path: Path) -> None:
    """As WEBP."""
    picture.save(path, quality=84, method=6)


async def _end(bot: asyncio.Task[None], stop: asyncio.Event) -> None:
    stop.set()
    await bot


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    with TemporaryDirectory() as folder:
        asyncio.run(main(parser.parse_args().out, Path(folder)))
