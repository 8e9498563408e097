"""What of an update may be stored, so that it can be handled after a crash.

With consent: ids, the person's own words or sticker, nothing of others (no quoted or replied-to text, no names).
Without: only what asks the bot for something, a command's name or a button's number, with ids and no words.
"""

from __future__ import annotations

import re
from typing import Any

from telegram import CallbackQuery, Message, Update

from bot.callback_data import Press

COMMANDS = frozenset(
    {
        "start",
        "help",
        "optin",
        "optout",
        "sticker",
        "why",
        "strength",
        "pack",
        "settings",
        "language",
        "forget",
        "export",
        "privacy",
        "admin",
        "stats",
    }
)
WORDS_REMOVED = "words_removed"  # marks a stored update whose text was cut to the command
_COMMAND = re.compile(r"/([a-z]+)(@\w+)?(?:\s+(.*))?", re.DOTALL)
_NUMBER = re.compile(r"\d{1,3}")
_KEPT = {"message_id", "date", "edit_date", "message_thread_id", "is_topic_message", "sticker", "text", "caption"}


def person_of(update: Update) -> tuple[int, int] | None:
    """(user id, chat id) of whoever caused an update, or None where there is no such person."""
    if update.effective_user is None or update.effective_chat is None:
        return None
    return update.effective_user.id, update.effective_chat.id


def is_own(message: Message) -> bool:
    """True for words that are the sender's own: not forwarded, not made by a bot, not a channel's or group's voice."""
    borrowed = message.forward_origin or message.via_bot or message.sender_chat
    return borrowed is None and message.from_user is not None and not message.from_user.is_bot


def storable(update: Update, consented: bool) -> dict[str, Any] | None:
    """The update as JSON values with only what may be stored, or None."""
    if update.callback_query is not None:
        return _press(update.update_id, update.callback_query)
    for name in ("message", "edited_message"):
        message: Message | None = getattr(update, name)
        if message is not None:
            kept = _migration(message) or (_own(message) if consented and is_own(message) else _request(message))
            return kept and {"update_id": update.update_id, **kept.pop("top", {}), name: kept}
    return None


def _own(message: Message) -> dict[str, Any]:
    whole = message.to_dict()
    kept = {name: value for name, value in whole.items() if name in _KEPT}
    kept["entities"] = [entity for entity in whole.get("entities", []) if entity["type"] == "bot_command"]
    return {**kept, **_ends(message)}


def _request(message: Message) -> dict[str, Any] | None:
    match = _COMMAND.fullmatch(message.text or "")
    if match is None or match[1] not in COMMANDS:
        return None
    command, words = f"/{match[1]}{match[2] or ''}", (match[3] or "").strip()
    harmless = not words or (match[1] == "strength" and _NUMBER.fullmatch(words) is not None)
    text = f"{command} {words}".strip() if harmless else command
    kept = {name: value for name, value in message.to_dict().items() if name in _KEPT - {"sticker", "caption"}}
    entity = {"type": "bot_command", "offset": 0, "length": len(command)}
    mark = {} if harmless else {WORDS_REMOVED: True}
    return {**kept, "text": text, "entities": [entity], **_ends(message), "top": mark}


def _migration(message: Message) -> dict[str, Any] | None:
    moved = {"migrate_to_chat_id": message.migrate_to_chat_id, "migrate_from_chat_id": message.migrate_from_chat_id}
    known = {name: value for name, value in moved.items() if value is not None}
    if not known:
        return None
    return {"message_id": message.message_id, "date": message.to_dict()["date"], **known, **_ends(message)}


def _press(update_id: int, query: CallbackQuery) -> dict[str, Any] | None:
    if query.message is None or Press.parse(query.data) is None:
        return None
    whole = query.message.to_dict()
    message = {name: value for name, value in whole.items() if name in _KEPT - {"sticker", "text", "caption"}}
    message["chat"] = _chat(query.message.chat)
    kept = {"id": query.id, "chat_instance": "", "data": query.data, "from": _user(query.from_user)}
    return {"update_id": update_id, "callback_query": {**kept, "message": message}}


def _ends(message: Message) -> dict[str, Any]:
    ends: dict[str, Any] = {"chat": _chat(message.chat)}
    if message.from_user is not None:
        ends["from"] = _user(message.from_user)
    if message.sender_chat is not None:
        ends["sender_chat"] = _chat(message.sender_chat)
    return ends


def _user(user: Any) -> dict[str, Any]:
    return {"id": user.id, "is_bot": user.is_bot, "first_name": "-", "language_code": user.language_code}


def _chat(chat: Any) -> dict[str, Any]:
    return {"id": chat.id, "type": str(chat.type)}
