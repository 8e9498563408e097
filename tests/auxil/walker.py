"""A walk through the chat page in a browser: picks commands from the menu and presses every kind of button.

Knows nothing of what the buttons do. A kind is what the callback data asks for and which label of the locale it has;
a kind that was seen once is found again through the commands and buttons that brought it up.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from playwright.async_api import Page, expect

from bot.callback_data import Action, Press
from bot.local import LocalServer
from bot.local.message import Message
from bot.menus.settings import wish
from bot.texts import DEFAULT, LOCALES, load_texts
from tests.auxil.person import buttons as buttons_of

_TEXTS = load_texts()
_AT_WORK = re.compile(r"process_concurrent_update$|^work for chat ")  # names of the library's tasks, and the bot's
_PATIENCE_S = 60.0
_MOST_TRIES = 4
# what a press or a command must never end in, where the person may give it
_REFUSALS = (
    *("press-refused", "press-late", "unknown-command", "oops", "busy", "busy-short", "too-slow", "no-sticker"),
    *("gave-up", "ask-again", "no-words", "rated-without-consent", "incognito-now", "admins-only", "refused"),
    *("refused-off", "refused-cap", "pack-failed", "pack-later", "pack-gone"),
)
REFUSALS = tuple(_TEXTS.plain(key) for key in _REFUSALS)
# What the page shows of the open chat: notices, and the bot's messages with their buttons.
_SHOWN = """() => ({
  said: [...document.querySelectorAll("#toasts .toast, #alert[open] p, .picker h3, #mini-app[open] h2")]
    .map((e) => e.textContent),
  messages: Object.fromEntries([...document.querySelectorAll("li.message:not(.own)")].map((e) => [e.dataset.id,
    [...e.querySelectorAll(".text, .key, .document, .sticker img")].map((p) => p.innerText || p.alt).join("\\n")])),
})"""
_UNTIL = """async (holds, seconds) => {
  const end = Date.now() + 1000 * seconds;
  while (!holds() && Date.now() < end) await new Promise((done) => setTimeout(done, 20));
  return holds();
}"""
# Waits until a notice is there or, where none is to come, until the messages are others than they were or there is one.
# Gives the notices, which vanish soon; null where nothing happens.
_REACTED = f"""async ([before, notice]) => {{
  const shown = {_SHOWN};
  const differs = () => shown().said.length || JSON.stringify(shown().messages) !== JSON.stringify(before);
  const reacted = () => notice ? shown().said.includes(notice) : differs();
  return (await ({_UNTIL})(reacted, {_PATIENCE_S})) ? shown().said : null;
}}"""
# Waits a moment until the buttons are those that the server knows of, by chat and message; null where they are not.
_SETTLED = f"""async (labels) => {{
  const here = () => labels[location.hash.slice(1)] ?? {{}};
  const isSettled = () => {{
    const all = [...document.querySelectorAll("li.message")];
    return all.length === Object.keys(here()).length && all.every((e) =>
      String([...e.querySelectorAll(".key")].map((key) => key.textContent)) === String(here()[e.dataset.id]));
  }};
  if (!(await ({_UNTIL})(isSettled, 0.5))) return null;
  const now = ({_SHOWN})();
  document.getElementById("toasts").replaceChildren();
  const above = ["#alert[open]", ".picker", "#mini-app[open]"].filter((one) => document.querySelector(one));
  return {{ ...now, above, chat: Number(location.hash.slice(1)) }};
}}"""
_LOOK = """(key) => {
  const { left, right } = key.getBoundingClientRect();
  const cut = key.scrollWidth > key.clientWidth + 1 || key.scrollHeight > key.clientHeight + 1;
  return [key.textContent, cut || left < 0 || right > innerWidth];
}"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of button: what it asks for, on which page of it, and its label's name in the locale, if it has one."""

    action: str
    page: int = 0
    label: str = ""

    def is_any_of(self, kinds: Sequence[Action | Kind]) -> bool:
        """Whether it is among them, or its action is."""
        return self in kinds or self.action in kinds


@dataclass(frozen=True, slots=True)
class Button:
    """A button that a message of the bot's shows: the `index`-th one there."""

    kind: Kind
    label: str
    message: Message
    index: int


@dataclass(frozen=True, slots=True)
class Reaction:
    """What came of a command or a press: notices, and messages that are new or say something else than before."""

    said: list[str]
    changed: list[str]

    @property
    def words(self) -> str:
        """All of it."""
        return "\n".join([*self.said, *self.changed])


class Walker:
    """Somebody who uses the page. `pressed` and `commands` hold what came of each kind of button and each command."""

    def __init__(self, page: Page, server: LocalServer) -> None:
        self.pressed: dict[Kind, Reaction] = {}
        self.commands: dict[str, Reaction] = {}
        self._page = page
        self._server = server
        self._chat = 0
        self._messages: dict[str, str] = {}
        self._brought_up: dict[Kind, list[Kind | str]] = {}
        self._tries: Counter[Kind] = Counter()

    async def enter(self, person: str, chat: str) -> None:
        """Becomes a person and opens one of their chats."""
        back = self._page.get_by_role("button", name="Back to the chats")
        if await back.is_visible():
            await back.click()
        await self._page.get_by_role("radio", name=person).click()
        await self._open(chat)
        self._chat = (await self._settle())["chat"]

    async def write(self, text: str) -> Reaction:
        """Writes a text."""

        async def send() -> None:
            await self._page.locator("textarea").fill(text)
            await self._page.keyboard.press("Enter")

        return await self._react(text, send)

    async def menu(self) -> dict[str, str]:
        """The commands of the menu, with their descriptions."""
        await self._page.get_by_role("button", name="Commands", exact=True).click()
        options = self._page.get_by_role("option")
        await expect(options.first).to_be_visible()
        lines = await options.evaluate_all("(all) => all.map((one) => [...one.children].map((e) => e.textContent))")
        await self._page.keyboard.press("Escape")
        return {name.removeprefix("/"): description for name, description in lines}

    async def command(self, name: str) -> Reaction:
        """Picks a command from the menu."""

        async def pick() -> None:
            await self._page.get_by_role("button", name="Commands", exact=True).click()
            await self._page.get_by_role("option").filter(has=self._page.get_by_text(f"/{name}", exact=True)).click()

        self.commands[name] = await self._react(name, pick)
        return self.commands[name]

    async def press(self, action: Action, label: str = "") -> Reaction:
        """Presses the newest button of an action, with a certain label where one is named."""
        for button in self._buttons():
            if button.kind.action == action and label in ("", button.kind.label):
                return await self._press(button)
        raise AssertionError(f"there is no button {action} {label}")

    async def crawl(self, *later: Action | Kind) -> None:
        """Presses every kind of button that was not pressed yet, newest messages first, and all that comes up
        through them, but for those that are left for later."""
        while True:
            buttons = [button for button in self._buttons() if not button.kind.is_any_of(later)]
            if fresh := next((button for button in buttons if button.kind not in self.pressed), None):
                await self._press(fresh)
                continue
            missing = (kind for kind in self._brought_up if kind not in self.pressed and not kind.is_any_of(later))
            if (kind := next(missing, None)) is None:
                return
            await self._find_again(kind, {button.kind: button for button in reversed(buttons)})

    async def _find_again(self, kind: Kind, visible: dict[Kind, Button]) -> None:
        """Goes one step towards a kind that was seen once: repeats what brought it up."""
        self._tries[kind] += 1
        assert self._tries[kind] <= _MOST_TRIES, f"{kind} was shown once, and can't be found again"
        openers, commands = [kind], list[str]()
        for opener in openers:  # grows meanwhile
            for one in self._brought_up.get(opener, []):
                if isinstance(one, str):
                    commands.append(one)
                elif one in visible:
                    await self._press(visible[one])
                    return
                elif one not in openers:
                    openers.append(one)
        assert commands, f"nothing leads to {kind}"
        await (self.command(commands[0]) if commands[0] in self.commands else self.write(commands[0]))

    async def _press(self, button: Button) -> Reaction:
        key = self._page.locator(f'li.message[data-id="{button.message.id}"] .key').nth(button.index)
        label, cut_off = await key.evaluate(_LOOK)
        assert (label, cut_off) == (button.label, False), f"{button.label!r} is not to be seen, or cut off"
        reaction = await self._react(button.kind, key.click)
        assert has_words(button.label) or has_words(reaction.words), f"nothing explains {button.label!r}"
        self.pressed.setdefault(button.kind, reaction)
        return reaction

    async def _react(self, cause: Kind | str, do: Callable[[], Awaitable[object]]) -> Reaction:
        """Does something and waits for what the page shows of it, and until the bot is at rest again."""
        before, notice = self._messages, ""
        with self._server.world.feed.listen() as events:
            await do()
            if isinstance(cause, Kind) and cause.action in set(Action):
                notice = await _answer(events)
        said = await self._page.evaluate(_REACTED, [before, notice])
        assert said is not None, f"nothing comes of {cause}"
        now = await self._settle()
        said += [notice for notice in now["said"] if notice not in said]
        fresh = {number for number, text in self._messages.items() if before.get(number) != text}
        reaction = Reaction(said, [self._messages[number] for number in fresh])
        refused = [refusal for refusal in REFUSALS if refusal in reaction.words]
        assert not refused, f"{cause} was answered with {refused}"
        for button in self._buttons():
            if str(button.message.id) in fresh and cause not in self._brought_up.setdefault(button.kind, []):
                self._brought_up[button.kind].append(cause)
        await self._close(now)
        return reaction

    async def _settle(self) -> dict[str, Any]:
        """Waits until the bot has nothing left to do, and the page shows what it did."""
        world, now = self._server.world, None
        async with asyncio.timeout(_PATIENCE_S):
            while now is None:
                await self._rest()
                labels = {
                    str(chat): {str(m.id): [button["text"] for button in buttons_of(m)] for m in world.messages(chat)}
                    for chat in world.chats
                }
                now = await self._page.evaluate(_SETTLED, labels)
        self._messages = now["messages"]
        return cast(dict[str, Any], now)

    async def _rest(self) -> None:
        """Waits until the bot, which runs in this process, does nothing."""
        while self._server.world.queries or any(_AT_WORK.search(task.get_name()) for task in asyncio.all_tasks()):
            await asyncio.to_thread(time.sleep, 0.01)

    async def _close(self, now: dict[str, Any]) -> None:
        """Closes what lies above the chat, and comes back to it where a link led away."""
        if "#alert[open]" in now["above"]:
            await self._page.get_by_role("button", name="OK").click()
        if "#mini-app[open]" in now["above"]:
            await self._page.get_by_role("button", name="Close the page").click()
        if ".picker" in now["above"]:
            await self._page.keyboard.press("Escape")
        if now["chat"] != self._chat:
            await self._page.go_back()
            await self._settle()

    async def _open(self, chat: str) -> None:
        await self._page.locator(".chat-row").filter(has_text=chat).click()
        await expect(self._page.locator(".chat-header h2")).to_have_text(chat)

    def _buttons(self) -> Iterator[Button]:
        """All buttons of the chat, newest message first, each message's in order."""
        for message in reversed(self._server.world.messages(self._chat)):
            for index, button in enumerate(buttons_of(message)):
                if kind := _kind(button):
                    yield Button(kind, button["text"], message, index)


async def _answer(events: asyncio.Queue[dict[str, Any] | None]) -> str:
    """What a press is answered with."""
    async with asyncio.timeout(_PATIENCE_S):
        while True:
            event = await events.get()
            if event is not None and event["type"] == "answer":
                return str(event["text"])


def has_words(text: str) -> bool:
    """Whether there is something to read."""
    return any(character.isalpha() for character in text)


def _kind(button: dict[str, Any]) -> Kind | None:
    """What kind a button is of; None for the languages beside English, which would change what the others say."""
    label = label_name(button["text"])
    for link in ("url", "web_app"):
        if link in button:
            return Kind(link, label=label)
    press = Press.parse(button["callback_data"])
    assert press is not None, f"no handler knows {button}"
    if press.action is Action.LANGUAGE and not label and "English" not in button["text"]:
        return None
    pages = {
        Action.SETTING: wish(press.revision)[0],
        Action.PAGE: press.revision,
        Action.PACK_DO: press.revision,
        Action.RULES: press.id,
        Action.RULE: press.revision,
    }
    return Kind(press.action, pages.get(press.action, 0), label)


def _patterns() -> dict[str, re.Pattern[str]]:
    """What the labels of English look like, by name, the longest first."""
    source = (LOCALES / f"{DEFAULT}.ftl").read_text("utf-8")
    labels = re.findall(r"^((?:button|setting|choice)-[\w-]+) = (.*[^>\n])$", source, re.MULTILINE)
    labels.sort(key=lambda label: -len(label[1]))
    return {name: re.compile(re.sub(r"\\{\\ \\\$\w+\\ \\}", ".+", re.escape(text))) for name, text in labels}


LABELS = _patterns()


def label_name(text: str) -> str:
    """The name that a label has in the locale, or nothing."""
    plain = text.strip("•\N{NO-BREAK SPACE}")
    return next((name for name, pattern in LABELS.items() if pattern.fullmatch(plain)), "")
