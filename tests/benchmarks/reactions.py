"""How long people wait for the first thing they see: after each command, and after each press of a button."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from itertools import takewhile
from statistics import median, quantiles

from bot.local import LocalServer
from tests.auxil.person import Person

LIMIT_MS = 300
ROUNDS = 20
NAMES = ("Ada", "Ben", "Chen")
COMMANDS = ("/start", "/help", "/why", "/privacy", "/strength", "/sticker so fun!")
PRESSES = (("/strength", "75", "Strength"), ("/strength", "25", "Strength"), ("/forget", "Keep it", "Delete"))
_VISIBLE = {"sendMessage", "sendSticker", "sendChatAction", "answerCallbackQuery", "editMessageText"}
_SETTLING_S = 10
_PACE_S = 0.5  # three chats take turns; each takes a message a second

Row = tuple[str, ...]


async def reactions(server: LocalServer) -> list[Row]:
    """A row for each command and press: median and 90 % of the time to the first visible reaction."""
    for name in NAMES:  # who has opted in is not invited to it after a sticker: whatever comes then is a reaction
        Person(server, name).say("/optin")
    await asyncio.sleep(_SETTLING_S)
    people = [Person(server, name) for name in NAMES]
    rows = [
        await _row(command, lambda person, text=command: _command(server, person, text), people) for command in COMMANDS
    ]
    for command, button, shows in PRESSES:
        name = f"button “{button}” under {command}"
        rows.append(
            await _row(name, lambda person, c=command, b=button, s=shows: _press(server, person, c, b, s), people)
        )
    busy = asyncio.create_task(_keep_drawing(people.pop()))
    rows.append(await _row("/help, while stickers are drawn", lambda person: _command(server, person, "/help"), people))
    busy.cancel()
    await asyncio.wait([busy])
    return rows


async def _row(name: str, measure: Callable[[Person], Awaitable[float]], people: list[Person]) -> Row:
    times = []
    for number in range(ROUNDS):
        times.append(1000 * await measure(people[number % len(people)]))
        await asyncio.sleep(_PACE_S)
    return f"`{name}`", f"{median(times):.0f} ms", f"{quantiles(times, n=10)[-1]:.0f} ms"


async def _command(server: LocalServer, person: Person, text: str) -> float:
    start = time.monotonic()
    person.say(text)
    first = await _first_visible(server, start, person.chat.id)
    if text.startswith("/sticker"):
        await person.expect_sticker(seconds=60)
    else:
        await person.expect_text(seconds=30)
    return first - start


async def _press(server: LocalServer, person: Person, command: str, button: str, shows: str) -> float:
    person.say(command)
    message = await person.expect_text(shows, seconds=30)
    start = time.monotonic()
    await person.press(button, message, seconds=30)
    return await _first_visible(server, start, person.chat.id) - start


async def _first_visible(server: LocalServer, start: float, chat_id: int) -> float:
    """When the bot first does something in that chat that a person sees; an answer to a press names no chat."""
    async with asyncio.timeout(60):
        while True:
            since = takewhile(lambda call: call.at > start, reversed(server.calls))
            seen = [c.at for c in since if c.method in _VISIBLE and c.fields.get("chat_id", chat_id) == chat_id]
            if seen:
                return min(seen)
            await asyncio.sleep(0.002)


async def _keep_drawing(person: Person) -> None:
    while True:
        person.say("/sticker so fun!")
        await person.expect_sticker(seconds=60)
