"""The play world: people, chats and messages in memory, and what people do there.

Everything that a person does becomes an update for the bot, and everything that happens becomes an event for the page.
Nothing here is written to disk.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.local.entities import detect
from bot.local.errors import ApiError
from bot.local.feed import Feed
from bot.local.files import FileStore, LocalSticker
from bot.local.inline import InlineQueries, InlineQuery
from bot.local.message import Message, Sticker
from bot.local.miniapps import MiniApps, offered_pages
from bot.local.people import BOT_ID, Chat, User, member, residents
from bot.local.profile import Profile
from bot.local.sets import StickerSets
from bot.local.updates import UpdateQueue, first_id
from bot.local.webhook import Webhook

QUERY_SECONDS = 15.0


@dataclass(slots=True)
class Query:
    """A press of a button that waits for answerCallbackQuery."""

    id: str
    person: User
    chat: Chat
    message_id: int
    at: float


class World:
    """People, chats, messages and files, the updates for the bot, and the feed for the page.

    `reads_all_messages` is what BotFather's privacy mode decides: when False, the bot sees of a group only commands,
    mentions and replies to it, unless it is an administrator there.
    """

    def __init__(self, token: str, stickers: Sequence[LocalSticker] = (), name: str = "PMG Stickers") -> None:
        self.bot = User(BOT_ID, name, "pmg_stickers_bot", is_bot=True)
        people, chats = residents(self.bot)
        self.people = {person.id: person for person in people}
        self.chats = {chat.id: chat for chat in chats}
        self.files = FileStore()
        self.updates = UpdateQueue()
        self.webhook = Webhook(self.updates)
        self.feed = Feed()
        self.profile = Profile()
        self.sets = StickerSets(self.bot.username)
        self.inline = InlineQueries()
        self.mini_apps = MiniApps(token)
        self.stickers: list[Sticker] = []
        self.descriptions: dict[str, str] = {}
        self.reads_all_messages = True
        self.queries: dict[str, Query] = {}
        self._messages: dict[int, dict[int, Message]] = {chat.id: {} for chat in chats}
        # As in Telegram, the same number means another message in another chat.
        self._next_ids = {chat.id: first_id() + index for index, chat in enumerate(chats)}
        self.offer(stickers)

    # Reading

    def person(self, who: int | str) -> User:
        """A person by id or first name; raises ApiError for an unknown one."""
        for person in self.people.values():
            if who in (person.id, person.first_name):
                return person
        raise ApiError("user not found")

    def user(self, user_id: int) -> User:
        """A person or the bot."""
        return self.bot if user_id == self.bot.id else self.person(user_id)

    def chat(self, where: int | str) -> Chat:
        """A chat by id or title; raises ApiError for an unknown one."""
        for chat in self.chats.values():
            titled = chat.title == where and chat.migrated_to is None
            if titled or where in (chat.id, str(chat.id)):
                return chat
        raise ApiError("chat not found")

    def messages(self, where: int | str) -> list[Message]:
        """The messages of a chat, oldest first."""
        return list(self._messages[self.chat(where).id].values())

    def message(self, where: int | str, message_id: int, problem: str = "message not found") -> Message:
        """One message; raises ApiError with `problem` where it is missing or deleted."""
        try:
            return self._messages[self.chat(where).id][message_id]
        except KeyError:
            raise ApiError(problem) from None

    # What people do

    def say(
        self, who: int | str, where: int | str, text: str, reply_to: int | None = None, topic: int | None = None
    ) -> Message:
        """A person writes a text. It is delivered as it is, even where Telegram's own apps would refuse it."""
        person, chat = self._present(who, where)
        message = self._new(chat, person, reply_to)
        message.topic = topic
        message.text, message.entities = text, detect(text, [])
        self._deliver("message", self.post(message))
        return message

    def send_sticker(self, who: int | str, where: int | str, sticker: str, reply_to: int | None = None) -> Message:
        """A person sends the sticker with this unique id: one on offer, or one that is already in a chat."""
        person, chat = self._present(who, where)
        message = self._new(chat, person, reply_to)
        message.sticker = self._known_sticker(sticker)
        self._deliver("message", self.post(message))
        return message

    def edit(self, who: int | str, where: int | str, message_id: int, text: str) -> Message:
        """A person changes a text of their own."""
        person, chat = self._present(who, where)
        message = self.message(chat.id, message_id, "message to edit not found")
        if message.sender != person or not message.text:
            raise ApiError("message can't be edited")
        message.text, message.entities = text, detect(text, [])
        self._deliver("edited_message", self.touch(message))
        return message

    def delete(self, who: int | str, where: int | str, message_id: int) -> None:
        """A person deletes a message for everyone: their own, any in their private chat, any as admin of the group.

        As in Telegram, the bot is not told.
        """
        person, chat = self._present(who, where)
        message = self.message(chat.id, message_id, "message to delete not found")
        if not (message.sender == person or chat.private or chat.is_admin(person.id)):
            raise ApiError("message can't be deleted")
        self.remove(message)

    def press(self, who: int | str, where: int | str, message_id: int, data: str) -> Query:
        """A person presses an inline button. `data` is not checked against the message: apps can forge it."""
        person, chat = self._present(who, where)
        query = Query(secrets.token_hex(8), person, chat, message_id, time.monotonic())
        self.queries[query.id] = query
        message = self._messages[chat.id].get(message_id)
        payload: dict[str, Any] = {
            "id": query.id,
            "from": person.telegram(),
            "chat_instance": str(chat.id),
            "data": data,
            "message": message.telegram()
            if message
            else {"chat": chat.telegram(), "message_id": message_id, "date": 0},
        }
        self.updates.add("callback_query", payload)
        return query

    def ask_inline(self, who: int | str, where: int | str, text: str) -> InlineQuery:
        """A person types "@bot text" in a chat; the bot's results come as an event, or into the query."""
        person, chat = self._present(who, where)
        query = self.inline.ask(person, chat, text)
        self.updates.add("inline_query", query.telegram())
        return query

    def choose_inline(self, who: int | str, query_id: str, result_id: str) -> Message:
        """A person sends one of the results into the chat they asked in."""
        query, result = self.inline.get(query_id), self.inline.result(query_id, result_id)
        person, chat = self._present(who, query.chat.id)
        message = self._new(chat, person, None)
        message.via_bot, message.keyboard = self.bot, result.get("reply_markup")
        if "sticker_file_id" in result:
            message.sticker = Sticker(self.files.by_id(result["sticker_file_id"]))
        else:
            message.text = result["input_message_content"]["message_text"]
        self._deliver("message", self.post(message))
        chosen = {"result_id": result_id, "from": person.telegram(), "query": query.text}
        self.updates.add("chosen_inline_result", chosen)
        return message

    def open_page(self, who: int | str, where: int | str, url: str) -> str:
        """A person opens a page that the bot offers in a chat; gives the init data that goes along."""
        person, chat = self._present(who, where)
        offered = offered_pages(self.profile, chat, self._messages[chat.id].values())
        return self.mini_apps.open(person, chat, url, offered)

    def block(self, who: int | str, blocked: bool = True) -> None:
        """A person blocks the bot, or lets it in again."""
        person = self.person(who)
        chat = self.chat(person.id)
        if chat.blocked == blocked:
            return
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        chat.blocked = blocked
        self._membership(chat, person, self.bot, before, after)
        self.feed.publish("blocked", chat=chat.id, blocked=blocked)

    def set_member(self, by: int | str, where: int | str, user_id: int, status: str) -> None:
        """Someone makes a member of a group an administrator, removes them, or lets them in."""
        chat = self.chat(where)
        before = chat.members.get(user_id, "left")
        chat.members[user_id] = status
        self._membership(chat, self.person(by), self.user(user_id), before, status)
        self.feed.publish("members")

    def migrate(self, by: int | str, where: int | str) -> Chat:
        """A group becomes a supergroup: a new chat with a new id and no messages. Returns that chat."""
        old, person = self.chat(where), self.person(by)
        new = Chat(int(f"-100{abs(old.id)}"), "supergroup", old.title, dict(old.members))
        self.chats[new.id], self._messages[new.id], self._next_ids[new.id] = new, {}, first_id()
        for chat, fields in ((old, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": old.id})):
            message = self._new(chat, person, None)
            message.service = fields
            self._deliver("message", self.post(message))
        old.migrated_to = new.id
        old.members.clear()
        self.feed.publish("members")
        return new

    # What the bot and people share

    def compose(self, chat: Chat, reply_to: Message | None = None) -> Message:
        """A new message of the bot's; `post` it when it is complete."""
        chat.check_bot_may_write()
        return Message(self._take_id(chat), chat, self.bot, int(time.time()), reply_to=reply_to)

    def post(self, message: Message) -> Message:
        """Puts a complete message into its chat."""
        self._messages[message.chat.id][message.id] = message
        self.feed.publish("message", message=message.page())
        return message

    def touch(self, message: Message, *, edited: bool = True) -> Message:
        """Tells everyone that a message has changed; `edited` marks the text as changed."""
        if edited:
            message.edited = int(time.time())
        self.feed.publish("changed", message=message.page())
        return message

    def remove(self, message: Message) -> None:
        """Takes a message out of its chat."""
        message.deleted = True
        del self._messages[message.chat.id][message.id]
        self.feed.publish("removed", chat=message.chat.id, message=message.id)

    def answer(self, query_id: str, text: str = "", alert: bool = False, url: str = "") -> None:
        """The bot answers a press; raises ApiError when it is unknown, answered already or too old."""
        query = self.queries.pop(query_id, None)
        if query is None or time.monotonic() - query.at > QUERY_SECONDS:
            raise ApiError("query is too old and response timeout expired or query ID is invalid")
        fields = {"query": query_id, "person": query.person.id, "chat": query.chat.id, "message": query.message_id}
        self.feed.publish("answer", **fields, text=text, alert=alert, url=url)

    def offer(self, stickers: Sequence[LocalSticker]) -> None:
        """Adds stickers that people can send."""
        for local in stickers:
            file = self.files.add_sticker(local.webp)
            self.descriptions[file.unique_id] = local.description
            self.stickers.append(Sticker(file, local.emoji))
        self.feed.publish("stickers")

    def _present(self, who: int | str, where: int | str) -> tuple[User, Chat]:
        person, chat = self.person(who), self.chat(where)
        if not chat.has(person.id):
            raise ApiError(f"{person.first_name} is not in this chat", 403)
        return person, chat

    def _new(self, chat: Chat, person: User, reply_to: int | None) -> Message:
        answered = self.message(chat.id, reply_to, "message to be replied not found") if reply_to else None
        if chat.blocked:
            self.block(person.id, False)
        chat.started = True
        return Message(self._take_id(chat), chat, person, int(time.time()), reply_to=answered)

    def _take_id(self, chat: Chat) -> int:
        self._next_ids[chat.id] += 1
        return self._next_ids[chat.id]

    def _known_sticker(self, unique_id: str) -> Sticker:
        sent = (m.sticker for messages in self._messages.values() for m in messages.values() if m.sticker is not None)
        for sticker in (*self.stickers, *sent):
            if sticker.file.unique_id == unique_id:
                return sticker
        raise ApiError("sticker not found")

    def _deliver(self, kind: str, message: Message) -> None:
        if message.service or self._bot_sees(message):
            self.updates.add(kind, message.telegram())

    def _bot_sees(self, message: Message) -> bool:
        chat = message.chat
        if chat.private or self.reads_all_messages or chat.is_admin(self.bot.id):
            return chat.private or chat.has(self.bot.id)
        to_bot = message.reply_to is not None and message.reply_to.sender == self.bot
        named = message.text.startswith("/") or f"@{self.bot.username}" in message.text
        return chat.has(self.bot.id) and (to_bot or named or message.via_bot == self.bot)

    def _membership(self, chat: Chat, by: User, user: User, before: str, after: str) -> None:
        payload = {
            "chat": chat.telegram(),
            "from": by.telegram(),
            "date": int(time.time()),
            "old_chat_member": member(user, before),
            "new_chat_member": member(user, after),
        }
        self.updates.add("my_chat_member" if user == self.bot else "chat_member", payload)
