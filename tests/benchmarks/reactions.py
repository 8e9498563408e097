"""How long people wait for the first thing they see: after each command, and after each press of a button."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from statistics import median, quantiles

from bot.local import LocalServer
from tests.auxil.person import Person

LIMIT_MS = 300
ROUNDS = 20
COMMANDS = ("/start", "/help", "/why", "/privacy", "/strength", "/sticker so fun!")
PRESSES = (("/strength", "75"), ("/strength", "25"), ("/forget", "Keep it"))
_VISIBLE = {"sendMessage", "sendSticker", "sendChatAction", "answerCallbackQuery", "editMessageText"}
_PACE_S = 0.5  # three chats take turns; each takes a message a second

Row = tuple[str, ...]


async def reactions(server: LocalServer) -> list[Row]:
    """A row for each command and press: median and 90 % of the time to the first visible reaction."""
    people = [Person(server, name) for name in ("Ada", "Ben", "Chen")]
    rows = [
        await _row(command, lambda person, text=command: _command(server, person, text), people) for command in COMMANDS
    ]
    for command, button in PRESSES:
        name = f"button “{button}” under {command}"
        rows.append(await _row(name, lambda person, c=command, b=button: _press(server, person, c, b), people))
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
    if text.startswith("/sticker"):
        await person.expect_sticker(seconds=60)
    else:
        await person.expect_text(seconds=30)
    return _first_visible(server, start, person.chat.id) - start


async def _press(server: LocalServer, person: Person, command: str, button: str) -> float:
    person.say(command)
    message = await person.expect_text(seconds=30)
    start = time.monotonic()
    await person.press(button, message, seconds=30)
    return _first_visible(server, start, person.chat.id) - start


def _first_visible(server: LocalServer, start: float, chat_id: int) -> float:
    """When the bot first did something in that chat that a person sees; an answer to a press names no chat."""
    return next(
        call.at
        for call in server.calls
        if call.at > start
        and call.method in _VISIBLE
        and call.fields.get("chat_id", chat_id) in (chat_id, str(chat_id))
    )


async def _keep_drawing(person: Person) -> None:
    while True:
        person.say("/sticker so fun!")
        await person.expect_sticker(seconds=60)
