"""What the chat page asks of the server under /local/: the state, live events, and what a person does."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

import pydantic
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, StaticFileHandler

from bot.local.errors import ApiError
from bot.local.message import Sticker
from bot.local.presence import Presence
from bot.local.security import LocalHandler
from bot.local.world import World

TEXT_LIMIT = 4096
_LONGEST_TEXT = 100_000
_HEARTBEAT_SECONDS = 15
_MESSAGES_SHOWN = 500
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Deed(pydantic.BaseModel):
    """Something that a person does in a chat."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    person: int
    chat: int


class Say(Deed):
    """Writes a text; a long one arrives in pieces, as from Telegram's apps."""

    text: str = pydantic.Field(max_length=_LONGEST_TEXT)
    reply_to: int | None = None

    def do(self, world: World) -> Any:
        pieces = split(clean(self.text))
        if not pieces:
            raise ApiError("write something first")
        return [world.say(self.person, self.chat, piece, self.reply_to).id for piece in pieces]


class SendSticker(Deed):
    """Sends a sticker by the unique id of its file."""

    sticker: str
    reply_to: int | None = None

    def do(self, world: World) -> Any:
        return [world.send_sticker(self.person, self.chat, self.sticker, self.reply_to).id]


class Press(Deed):
    """Presses an inline button; the answer comes as an event with this query id."""

    message: int
    data: str

    def do(self, world: World) -> Any:
        return world.press(self.person, self.chat, self.message, self.data).id


class Edit(Deed):
    """Changes a text."""

    message: int
    text: str = pydantic.Field(max_length=TEXT_LIMIT)

    def do(self, world: World) -> Any:
        text = clean(self.text)
        if not text:
            raise ApiError("write something first")
        return world.edit(self.person, self.chat, self.message, text).id


class Delete(Deed):
    """Deletes a message."""

    message: int

    def do(self, world: World) -> Any:
        world.delete(self.person, self.chat, self.message)


class Block(Deed):
    """Blocks the bot in a private chat, or lets it in again."""

    blocked: bool

    def do(self, world: World) -> Any:
        world.block(self.person, self.blocked)


class AskInline(Deed):
    """Asks the bot inline; the results come as an event with this query id."""

    text: str = pydantic.Field(max_length=256)

    def do(self, world: World) -> Any:
        return world.ask_inline(self.person, self.chat, clean(self.text)).id


class ChooseInline(Deed):
    """Sends one of the inline results."""

    query: str
    result: str

    def do(self, world: World) -> Any:
        return [world.choose_inline(self.person, self.query, self.result).id]


class OpenPage(Deed):
    """Opens a page that the bot offers by a button; gives the init data for it."""

    url: str = pydantic.Field(max_length=2048)

    def do(self, world: World) -> Any:
        return world.open_page(self.person, self.chat, self.url)


DEEDS: dict[str, type[Any]] = {
    "say": Say,
    "sticker": SendSticker,
    "press": Press,
    "edit": Edit,
    "delete": Delete,
    "block": Block,
    "ask-inline": AskInline,
    "choose-inline": ChooseInline,
    "open-page": OpenPage,
}


def clean(text: str) -> str:
    """Without what Telegram's apps never send: control characters, space at the ends."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n")).strip()


def split(text: str) -> list[str]:
    """Pieces of at most 4096 characters, broken at a line or a word where there is one."""
    pieces = []
    while len(text) > TEXT_LIMIT:
        cut = max(text.rfind("\n", 1, TEXT_LIMIT), text.rfind(" ", 1, TEXT_LIMIT))
        cut = cut if cut > TEXT_LIMIT // 2 else TEXT_LIMIT
        pieces.append(text[:cut])
        text = text[cut:].lstrip()
    return [*pieces, text] if text else pieces


class PageHandler(LocalHandler):
    """A handler that knows the world."""

    def initialize(self, world: World, presence: Presence) -> None:
        self.world = world
        self.presence = presence


class StateHandler(PageHandler):
    """The whole state, for a page that has just opened or lost its connection."""

    def get(self) -> None:
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(state(self.world, self.presence)))


class DeedHandler(PageHandler):
    """Carries out what a person does; the effects come as events."""

    def post(self, name: str) -> None:
        if self.request.headers.get("Content-Type") != "application/json":
            raise HTTPError(415, reason="Send JSON")
        if name not in DEEDS:
            raise HTTPError(404)
        try:
            result = DEEDS[name].model_validate(_fields(self.request.body)).do(self.world)
        except (ApiError, pydantic.ValidationError) as error:
            self.set_status(400)
            self.finish({"error": _explained(error)})
            return
        self.finish({"result": result})


class EventsHandler(PageHandler):
    """Server-sent events, one a change."""

    async def get(self) -> None:
        self.set_header("Content-Type", "text/event-stream")
        with self.world.feed.listen() as events:
            self._events = events
            try:
                await self._send("retry: 1000\n\n")
                await self._forward()
            except StreamClosedError:
                return

    def on_connection_close(self) -> None:
        self._events.put_nowait(None)

    async def _forward(self) -> None:
        while True:
            try:
                async with asyncio.timeout(_HEARTBEAT_SECONDS):
                    event = await self._events.get()
            except TimeoutError:
                await self._send(": still here\n\n")
                continue
            if event is None:
                return
            await self._send(f"data: {json.dumps(event)}\n\n")

    async def _send(self, text: str) -> None:
        self.write(text)
        await self.flush()


class PictureHandler(PageHandler):
    """A sticker, photo or document by its unique id."""

    def get(self, unique_id: str) -> None:
        file = self.world.files.by_unique_id(unique_id)
        if file is None:
            raise HTTPError(404)
        self.set_header("Cache-Control", "private, max-age=86400, immutable")
        self.set_header("Content-Type", file.mime)
        if file.kind == "document":
            # A document must never run as a page of this origin.
            self.set_header("Content-Type", "application/octet-stream")
            self.set_header("Content-Disposition", "attachment")
        self.finish(file.data)


class WebHandler(LocalHandler, StaticFileHandler):
    """The page itself: HTML, style sheets and modules."""

    opens_from_links = True

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "no-cache")


def state(world: World, presence: Presence) -> dict[str, Any]:
    """Everything the page shows."""
    return {
        "bot": world.bot.telegram(),
        "online": presence.online,
        "people": [person.telegram() for person in world.people.values()],
        "chats": [
            {
                **chat.telegram(),
                "name": chat.title,
                "members": {str(key): status for key, status in chat.members.items()},
                "blocked": chat.blocked,
            }
            for chat in world.chats.values()
        ],
        "messages": {
            str(chat_id): [message.page() for message in world.messages(chat_id)[-_MESSAGES_SHOWN:]]
            for chat_id in world.chats
        },
        "stickers": [_shown(sticker, world.descriptions) for sticker in world.stickers],
        "sets": [
            {
                "name": pack.name,
                "title": pack.title,
                "owner": pack.owner_id,
                "stickers": list(map(_shown, pack.stickers)),
            }
            for pack in world.sets
        ],
        "menu_buttons": {
            str(chat.id): world.profile.menu_button(chat) for chat in world.chats.values() if chat.private
        },
        "commands": {
            f"{chat.id}:{person.id}": world.profile.menu(person, chat)
            for chat in world.chats.values()
            for person in world.people.values()
            if chat.has(person.id)
        },
    }


def _shown(sticker: Sticker, descriptions: dict[str, str] | None = None) -> dict[str, Any]:
    file = sticker.file
    description = (descriptions or {}).get(file.unique_id, "")
    return {
        "file": file.unique_id,
        "emoji": sticker.emoji,
        "description": description,
        "width": file.width,
        "height": file.height,
    }


def _fields(body: bytes) -> Any:
    """The JSON of a request; lone surrogates, which no string model takes, are left out."""
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise ApiError("the request is not valid JSON") from None
    if not isinstance(fields, dict):
        raise ApiError("the request must be a JSON object")
    return {key: _LONE_SURROGATE.sub("", value) if isinstance(value, str) else value for key, value in fields.items()}


def _explained(error: ApiError | pydantic.ValidationError) -> str:
    if isinstance(error, ApiError):
        return error.description
    first = error.errors(include_input=False, include_url=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
