"""A scripted person on the local server: writes, presses buttons, and waits for what the bot does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.local import LocalServer
from bot.local.message import Message


@dataclass(frozen=True, slots=True)
class Answer:
    """What a press of a button was answered with."""

    text: str
    alert: bool


class Person:
    """Ada, Ben or Chen in one chat: their private chat with the bot, or "Friends"."""

    def __init__(
        self, server: LocalServer, name: str = "Ada", chat: int | str | None = None, language: str = "en"
    ) -> None:
        self.world = server.world
        known = self.world.person(name)
        self.world.people[known.id] = replace(known, language_code=language)
        self.user = self.world.person(name)
        self.chat = self.world.chat(self.user.id if chat is None else chat)
        self._seen = {message.id for message in self.world.messages(self.chat.id)}

    def say(self, text: str, reply_to: Message | None = None, topic: int | None = None) -> Message:
        """Writes a text, perhaps in a topic of a forum."""
        return self.world.say(self.user.id, self.chat.id, text, reply_to.id if reply_to else None, topic)

    def send_sticker(self, index: int = 0) -> Message:
        """Sends one of the stickers on offer."""
        return self.world.send_sticker(self.user.id, self.chat.id, self.world.stickers[index].file.unique_id)

    async def expect_text(self, containing: str = "", seconds: float = 10) -> Message:
        """The bot's next text in this chat that contains something; raises AssertionError when none comes."""
        return await self._next(lambda m: bool(m.text) and containing in m.text, f"a text with {containing!r}", seconds)

    async def expect_sticker(self, seconds: float = 10) -> Message:
        """The bot's next sticker in this chat; raises AssertionError when none comes."""
        return await self._next(lambda m: m.sticker is not None, "a sticker", seconds)

    async def expect_document(self, seconds: float = 10) -> Message:
        """The bot's next document in this chat; raises AssertionError when none comes."""
        return await self._next(lambda m: m.document is not None, "a document", seconds)

    async def expect_nothing(self, seconds: float = 0.5) -> None:
        """Waits, and raises AssertionError if the bot writes in the meantime."""
        await asyncio.sleep(seconds)
        found = [message.text or "a sticker" for message in self._unseen()]
        assert not found, f"the bot was expected to be silent, but sent {found}"

    async def expect_edit(self, message: Message, containing: str, seconds: float = 10) -> Message:
        """Waits until a message of the bot's contains something."""
        return await self._until(lambda: message if containing in message.text else None, "an edit", seconds)

    async def expect_deletion(self, message: Message, seconds: float = 10) -> Message:
        """Waits until a message is deleted."""
        return await self._until(lambda: message if message.deleted else None, "a deletion", seconds)

    async def press(self, label: str, message: Message | None = None, seconds: float = 10) -> Answer:
        """Presses the button whose label contains `label`, on a message or on the latest one that has it; waits for
        it where it is yet to come."""
        what = f"a button {label!r}"
        pressed = await self._until(lambda: self._with_button(label, message), what, seconds)
        data = next(b["callback_data"] for b in buttons(pressed) if label in b["text"] and "callback_data" in b)
        return await self.press_data(pressed, data, seconds)

    async def expect_button(self, label: str, message: Message, seconds: float = 10) -> Message:
        """Waits until a message has a button whose label contains `label`."""
        return await self._until(lambda: self._with_button(label, message), f"a button {label!r}", seconds)

    async def press_data(self, message: Message, data: str, seconds: float = 10) -> Answer:
        """Sends any callback data for a message, also data that is on none of its buttons."""
        with self.world.feed.listen() as events:
            query = self.world.press(self.user.id, self.chat.id, message.id, data)
            try:
                async with asyncio.timeout(seconds):
                    while True:
                        event = await events.get()
                        if event and event["type"] == "answer" and event["query"] == query.id:
                            return Answer(event["text"], event["alert"])
            except TimeoutError:
                raise AssertionError(f"the press of {data!r} was not answered within {seconds} s") from None

    def _with_button(self, label: str, message: Message | None) -> Message | None:
        candidates = [message] if message else reversed(self.world.messages(self.chat.id))
        for candidate in candidates:
            if any(label in button["text"] and "callback_data" in button for button in buttons(candidate)):
                return candidate
        return None

    def _unseen(self) -> list[Message]:
        messages = self.world.messages(self.chat.id)
        return [m for m in messages if m.sender == self.world.bot and m.id not in self._seen]

    async def _next(self, matches: Callable[[Message], bool], what: str, seconds: float) -> Message:
        found = await self._until(lambda: next(filter(matches, self._unseen()), None), what, seconds)
        self._seen |= {message.id for message in self.world.messages(self.chat.id) if message.id <= found.id}
        return found

    async def _until(self, find: Callable[[], Message | None], what: str, seconds: float) -> Message:
        with self.world.feed.listen() as events:
            try:
                async with asyncio.timeout(seconds):
                    while (found := find()) is None:
                        await events.get()
                    return found
            except TimeoutError:
                unseen = [message.text or "a sticker" for message in self._unseen()]
                raise AssertionError(f"expected {what} within {seconds} s; the bot sent {unseen}") from None


def buttons(message: Message) -> list[dict[str, Any]]:
    """The inline buttons of a message, row by row."""
    rows: list[list[dict[str, Any]]] = (message.keyboard or {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
