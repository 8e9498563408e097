"""Web pages that the bot offers by buttons: which there are, and the init data that says who opens one.

The data is signed as in https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.local.errors import ApiError
from bot.local.message import Message
from bot.local.people import Chat, User
from bot.local.profile import Profile


@dataclass(slots=True)
class MiniApps:
    """Opens pages for people; `token` is the bot's."""

    token: str

    def open(self, person: User, chat: Chat, url: str, offered: Iterable[str]) -> str:
        """The init data for a page that the bot has offered there. Raises ApiError for any other address."""
        if not chat.private:
            raise ApiError("pages open in private chats only")
        if url not in offered:
            raise ApiError("the bot has no such button")
        return self.init_data(person)

    def init_data(self, person: User, at: float | None = None) -> str:
        """What Telegram passes to a page: who opened it, when, and the proof. `at` is in seconds since 1970."""
        user = {"id": person.id, "first_name": person.first_name, "username": person.username}
        fields = {
            "query_id": secrets.token_urlsafe(12),
            "user": json.dumps({**user, "language_code": person.language_code}, ensure_ascii=False),
            "auth_date": str(int(time.time() if at is None else at)),
        }
        lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
        secret = hmac.digest(b"WebAppData", self.token.encode(), hashlib.sha256)
        return urlencode({**fields, "hash": hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()})


def offered_pages(profile: Profile, chat: Chat, messages: Iterable[Message]) -> list[str]:
    """The addresses behind the chat's menu button and the buttons of its messages."""
    keyboards = [message.keyboard for message in messages if message.keyboard is not None]
    buttons: list[dict[str, Any]] = [profile.menu_button(chat)]
    buttons += [button for keyboard in keyboards for row in keyboard["inline_keyboard"] for button in row]
    return [button["web_app"]["url"] for button in buttons if "web_app" in button]
