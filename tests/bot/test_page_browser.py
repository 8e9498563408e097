"""A person's own page in a real browser: alone as on a phone, and over the chat as in `make play`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.async_api import Browser, Page, expect

from bot.application import open_database
from bot.local import LocalServer
from bot.play import free_port
from tests.auxil.browser import chromium, launch
from tests.auxil.full_page import Connoisseur, fill
from tests.auxil.person import Person
from tests.bot.conftest import Running, bot_settings, handled

expect.set_options(timeout=60_000)


@dataclass
class Scene:
    """A bot with Ada's history, and a browser; `problems` is what went wrong on any of its pages."""

    server: LocalServer
    ada: Person
    browser: Browser
    url: str
    problems: list[str]

    async def open(self, address: str, width: int, height: int, scheme: Literal["light", "dark"] = "light") -> Page:
        """Opens an address on a screen of that size."""
        page = await self.browser.new_page(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        page.set_default_timeout(60_000)
        page.on("console", lambda said: self.problems.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda asked: None if "//127.0.0.1:" in asked.url else self.problems.append(asked.url))
        await page.goto(address)
        return page

    def mine(self) -> str:
        """The address that Telegram would open for Ada."""
        return f"{self.url}#tgWebAppData={quote(self.server.world.mini_apps.init_data(self.ada.user))}"


@pytest.fixture
async def scene(server: LocalServer, ada: Person, tmp_path: Path) -> AsyncIterator[Scene]:
    chromium()
    listen = f"127.0.0.1:{free_port()}"
    page = {"webhook_listen": listen, "webapp_url": f"http://{listen}/app"}
    settings = bot_settings(server.url, tmp_path).model_copy(update=page)
    async with await open_database(settings) as database:
        await fill(database, ada.user.id)
    problems: list[str] = []
    async with Running(settings, Connoisseur()), launch() as browser:
        await handled(ada)
        yield Scene(server, ada, browser, settings.page_url or "", problems)
    assert [said for said in problems if not said.startswith("blob:")] == []


async def fits(page: Page) -> bool:
    """True where nothing makes the page wider than the screen."""
    fitting: bool = await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return fitting


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light"), (1180, "light")])
async def test_it_shows_everything_on_any_screen(scene: Scene, width: int, scheme: Literal["light", "dark"]) -> None:
    page = await scene.open(scene.mine(), width, 760, scheme)
    await expect(page.get_by_role("heading", name="Hi Ada!")).to_be_visible()
    assert await page.evaluate("document.documentElement.dataset.theme") == scheme
    assert await page.locator(".bubble").count() == 13
    boxes = [await bubble.bounding_box() for bubble in await page.locator(".cloud").first.locator(".bubble").all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["width"] >= 44 for box in boxes)
    assert await fits(page)
    await page.get_by_role("button", name="cat: counts 92 %").click()
    await expect(page.locator("#sheet blockquote").first).to_be_visible()
    await page.get_by_role("button", name="Pin it").click()
    await expect(page.get_by_role("button", name="cat: counts 100 %")).to_be_visible()
    await page.get_by_role("button", name="Stickers", exact=True).click()
    await expect(page.locator(".tile img.there").first).to_be_visible()
    assert await fits(page)
    await page.locator(".tile").first.click()
    await page.locator("#sheet").get_by_role("button", name="Less like this").click()
    await expect(page.locator(".tile").first).to_contain_text("👎")
    await page.get_by_role("button", name="Data", exact=True).click()
    await page.get_by_role("button", name="Delete everything").click()
    await page.get_by_role("button", name="Cancel").click()
    assert await fits(page)


async def test_no_long_word_is_cut_off_on_a_phone(scene: Scene) -> None:
    page = await scene.open(scene.mine(), 360, 760)
    await page.get_by_role("button", name="Settings", exact=True).click()
    await page.get_by_label("Language").select_option("Deutsch")
    await expect(page.get_by_role("button", name="Einstellungen", exact=True)).to_be_visible()
    cut = "(all) => all.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.textContent)"
    assert await page.locator(".tabs span").evaluate_all(cut) == []
    sensitivity = page.locator(".row > span", has_text="Empfindlichkeit")
    assert await sensitivity.evaluate("(e) => e.getClientRects().length && e.offsetHeight < 40")  # in one line
    assert await fits(page)


async def test_a_setting_changed_on_the_page_over_the_chat_shows_in_settings(scene: Scene) -> None:
    chat = await scene.open(scene.server.url, 1180, 780)
    await chat.get_by_role("button", name="Theme", exact=False).or_(chat.locator("#theme")).first.click()
    await chat.get_by_role("button", name="✨ My page").first.click()
    page = chat.frame_locator("iframe")
    await expect(page.get_by_role("heading", name="Hi Ada!")).to_be_visible()
    theme = await chat.evaluate("document.documentElement.dataset.theme")
    await expect(page.locator(f'html[data-theme="{theme}"]')).to_be_attached()
    await page.get_by_role("button", name="Settings", exact=True).click()
    await page.get_by_label("Automatic answers").select_option("off")
    await page.get_by_role("button", name="Allow training").click()
    await expect(page.get_by_role("button", name="Stop training")).to_be_visible()
    await page.get_by_role("slider").press("ArrowRight")
    await expect(page.locator("output")).to_have_text("75 %")
    await expect(page.locator(".toast")).to_have_text("Saved.")
    await page.get_by_label("Language").select_option("العربية")
    await expect(page.locator('html[dir="rtl"][lang="ar"]')).to_be_attached()
    await page.get_by_role("slider").press("Home")
    await page.get_by_label("اللغة").select_option("English")
    await expect(page.locator('html[dir="ltr"]')).to_be_attached()
    await chat.get_by_role("button", name="Close the page").click()
    await expect(chat.locator("iframe")).to_have_count(0)
    scene.ada.say("/settings")
    panel = await scene.ada.expect_text("0 %, your own", seconds=60)
    assert "Automatic answers: off" in panel.text
    assert "Training: on" in panel.text


async def test_who_is_not_sent_by_telegram_is_told_where_to_go(scene: Scene) -> None:
    page = await scene.open(scene.url, 390, 700)
    await expect(page.get_by_text("This page opens from the chat with me")).to_be_visible()
    scene.problems[:] = [said for said in scene.problems if "401" not in said]
