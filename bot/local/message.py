"""One message, as Telegram describes it to the bot and as the page shows it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from bot.local.entities import Entity
from bot.local.files import StoredFile
from bot.local.people import Chat, User

Keyboard = dict[str, Any]


@dataclass(slots=True)
class Sticker:
    """A sticker in a message or a set."""

    file: StoredFile
    emoji: str = ""
    set_name: str = ""
    keywords: list[str] = field(default_factory=list)

    def telegram(self) -> dict[str, Any]:
        """The Bot API's Sticker."""
        result: dict[str, Any] = {
            **self.file.identity(),
            "type": "regular",
            "width": self.file.width,
            "height": self.file.height,
            "is_animated": False,
            "is_video": False,
        }
        if self.emoji:
            result["emoji"] = self.emoji
        if self.set_name:
            result["set_name"] = self.set_name
        return result


@dataclass(slots=True)
class Message:
    """A message: a text, or one of sticker, photo and document (the latter two with `text` as their caption).

    `date` and `edited` are Unix seconds; `reactions` maps a user id to the emoji that user set. `service` holds the
    fields of a service message, which has no content. `topic` is the thread of a forum that the message stands in.
    """

    id: int
    chat: Chat
    sender: User
    date: int
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    sticker: Sticker | None = None
    photo: StoredFile | None = None
    document: StoredFile | None = None
    reply_to: Message | None = None
    keyboard: Keyboard | None = None
    via_bot: User | None = None
    service: dict[str, Any] = field(default_factory=dict)
    edited: int | None = None
    deleted: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)
    topic: int | None = None

    def telegram(self, *, with_reply: bool = True) -> dict[str, Any]:
        """The Bot API's Message; a snapshot that later changes don't touch."""
        result: dict[str, Any] = {
            "message_id": self.id,
            "date": self.date,
            "chat": self.chat.telegram(),
            "from": self.sender.telegram(),
        }
        result |= self._content()
        if self.via_bot is not None:
            result["via_bot"] = self.via_bot.telegram()
        if self.topic is not None:
            result |= {"message_thread_id": self.topic, "is_topic_message": True}
        if self.edited is not None:
            result["edit_date"] = self.edited
        if self.keyboard is not None:
            result["reply_markup"] = copy.deepcopy(self.keyboard)
        if with_reply and self.reply_to is not None and not self.reply_to.deleted:
            result["reply_to_message"] = self.reply_to.telegram(with_reply=False)
        return result

    def page(self) -> dict[str, Any]:
        """The message for the page: Telegram's object with the reactions."""
        reactions = [emoji for chosen in self.reactions.values() for emoji in chosen]
        return {**self.telegram(), "reactions": reactions}

    def _content(self) -> dict[str, Any]:
        if self.service:
            return dict(self.service)
        entities = copy.deepcopy(self.entities)
        if self.sticker is not None:
            return {"sticker": self.sticker.telegram()}
        if self.photo is None and self.document is None:
            return {"text": self.text} | ({"entities": entities} if entities else {})
        content: dict[str, Any] = {}
        if self.photo is not None:
            size = {**self.photo.identity(), "width": self.photo.width, "height": self.photo.height}
            content["photo"] = [size]
        if self.document is not None:
            content["document"] = {
                **self.document.identity(),
                "file_name": self.document.name,
                "mime_type": self.document.mime,
            }
        if self.text:
            content["caption"] = self.text
        if entities:
            content["caption_entities"] = entities
        return content
