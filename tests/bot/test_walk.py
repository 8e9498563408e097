"""Every command and every button, in a real browser: each is reachable, does something that one sees, and explains
itself. What is new and not reached by the walk fails it."""

from __future__ import annotations

import pytest
from aiolimiter import AsyncLimiter
from playwright.async_api import expect

from bot.callback_data import Action
from bot.handlers import _COMMANDS
from bot.handlers.buttons import _ACTIONS
from bot.keyboards import _UNDER_STICKER
from bot.local import LocalServer
from bot.menus.pack import Do
from bot.play import free_port
from bot.settings import Settings
from bot.texts import DEFAULT, load_texts
from bot.use_cases.house_rules import Page as RulePage
from tests.auxil.browser import launch
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.walker import LABELS, Kind, Walker, has_words
from tests.bot.conftest import Running, until

expect.set_options(timeout=20_000)
# what takes away that others need comes at the end
_DELETE_PACK = Kind(Action.PACK_DO, Do.DELETE, "button-delete-pack-yes")
_LATER = (Action.OPT_OUT, Action.FORGET, Action.FORGET_HOUR, Action.REPORT, _DELETE_PACK)
_LINKS = {"url", "web_app"}
_HOST_ONLY = {"stats"}
_NOT_IN_HELP = {"start", "help"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Ada is the host, and people have a page of their own."""
    listen = f"127.0.0.1:{free_port()}"
    page = {"webhook_listen": listen, "webapp_url": f"http://{listen}/app"}
    return settings.model_copy(update={"host_admins": (1001,), **page})


async def test_every_command_and_button_is_reachable_and_explains_itself(
    server: LocalServer, settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # nobody presses as fast as this; Telegram's pace is not what is tested here
    monkeypatch.setattr("bot.delivery.AsyncLimiter", lambda *_: AsyncLimiter(1000, 1))
    async with Running(settings, FakeEngine()), launch() as browser:
        page = await browser.new_page(reduced_motion="reduce", viewport={"width": 360, "height": 740})
        problems: list[str] = []
        page.on("console", lambda said: problems.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        await until(lambda: bool(server.world.profile.menu(server.world.person("Ada"), server.world.chat("Friends"))))
        await page.goto(server.url)
        private, group = Walker(page, server), Walker(page, server)
        await walk_alone(private)
        await page.set_viewport_size({"width": 1180, "height": 780})
        group.pressed.update(private.pressed)  # what is the same in a group is not pressed again
        await walk_in_a_group(group)
    assert problems == []
    assert [record.getMessage() for record in caplog.records if record.name == "bot.handlers.errors"] == []
    kinds = group.pressed.keys()
    assert {kind.action for kind in kinds} == {*Action, *_LINKS} == {*_ACTIONS, *_LINKS}
    said = {LABELS[kind.label].pattern for kind in kinds if kind.label}
    assert [name for name, label in LABELS.items() if name.startswith("button-") and label.pattern not in said] == []
    assert {kind.page for kind in kinds if kind.action == Action.PACK_DO} == set(Do)
    assert {kind.page for kind in kinds if kind.action == Action.RULES} == set(RulePage)
    assert {kind.page for kind in kinds if kind.action == Action.RULE} == set(RulePage) - {RulePage.WORDS}
    assert private.commands.keys() | group.commands.keys() == _COMMANDS.keys() - _HOST_ONLY


async def walk_alone(walker: Walker) -> None:
    """Ada's private chat: the first taps, then every command of the menu and what comes up."""
    await walker.enter("Ada", "PMG Stickers")
    menu = await walker.menu()
    await walker.command("start")
    await walker.press(Action.MOOD)
    await walker.press(Action.LATER)
    await walker.write("hello")
    await walker.press(Action.EXAMPLE)
    await walker.press(Action.OPT_IN)
    await walker.write("my cat and my dog are so fun!")
    await walker.press(Action.MENU)  # later presses leave nothing of the taste to rule out
    await walker.press(Action.NEVER)
    for _ in range(2):  # a pack of one sticker can't be reordered
        await walker.command("sticker")
        await walker.press(Action.ADD)
    for name in menu:
        await walker.command(name)
        await walker.crawl(*_LATER)
    assert "How I am doing" in (await walker.write("/stats")).words
    await finish(walker, menu)


async def walk_in_a_group(walker: Walker) -> None:
    """The group: a member who opts in, the admin's commands and panel, a report."""
    await walker.enter("Ada", "Friends")
    menu = await walker.menu()
    await walker.command("start")
    await walker.press(Action.AUTOMATIC)
    await walker.enter("Ben", "Friends")
    assert (await walker.menu()).keys() == menu.keys() - {"admin", "strength"}
    await walker.press(Action.OPT_IN)
    await walker.write("my dog is so fun!")
    await walker.press(Action.LIKE)
    await walker.press(Action.REPORT)
    await walker.enter("Ada", "Friends")
    await walker.press(Action.OPT_IN)
    await walker.write("/sticker my cat is so fun!")
    await walker.write("/admin words spiders")
    for name in menu:
        await walker.command(name)
        await walker.crawl(*_LATER)
    await finish(walker, menu)


async def finish(walker: Walker, menu: dict[str, str]) -> None:
    """Presses what was left for the end, and looks whether the help names it all."""
    for done in range(1, len(_LATER) + 1):
        await walker.crawl(*_LATER[: len(_LATER) - done])
    words = walker.commands["help"].words
    assert [name for name in menu if name not in _NOT_IN_HELP and f"/{name}" not in words] == []
    assert [mark for _, mark in _UNDER_STICKER if mark not in words] == []


@pytest.mark.parametrize("language", load_texts().languages)
def test_every_command_is_described_in_every_language(language: str) -> None:
    texts = load_texts()
    described = {name: texts.in_language(language, f"command-{name}") for name in _COMMANDS.keys() - _HOST_ONLY}
    english = {name: texts.in_language(DEFAULT, f"command-{name}") for name in described}
    assert all(map(has_words, described.values()))
    assert len(set(described.values())) == len(described), "two commands are described alike"
    assert language == DEFAULT or not set(described.values()) & set(english.values())
