"""Inline mode: what people ask for after @bot in any chat, and the results that the bot offers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from bot.local.errors import ApiError
from bot.local.people import Chat, User


@dataclass(slots=True)
class InlineQuery:
    """One query; `results` is None until the bot has answered."""

    id: str
    person: User
    chat: Chat
    text: str
    results: list[dict[str, Any]] | None = None

    def telegram(self) -> dict[str, Any]:
        """The Bot API's InlineQuery."""
        kind = "sender" if self.chat.private else self.chat.type
        return {"id": self.id, "from": self.person.telegram(), "query": self.text, "offset": "", "chat_type": kind}


class InlineQueries:
    """The latest queries; older ones are forgotten, as Telegram lets them expire."""

    def __init__(self, kept: int = 100) -> None:
        self._queries: dict[str, InlineQuery] = {}
        self._kept = kept

    def ask(self, person: User, chat: Chat, text: str) -> InlineQuery:
        """A new query."""
        query = InlineQuery(secrets.token_hex(8), person, chat, text)
        self._queries[query.id] = query
        while len(self._queries) > self._kept:
            del self._queries[next(iter(self._queries))]
        return query

    def get(self, query_id: str) -> InlineQuery:
        """Raises ApiError for an unknown or forgotten one."""
        try:
            return self._queries[query_id]
        except KeyError:
            raise ApiError("query is too old and response timeout expired or query ID is invalid") from None

    def result(self, query_id: str, result_id: str) -> dict[str, Any]:
        """One of the results that the bot has offered; raises ApiError for any other."""
        for result in self.get(query_id).results or ():
            if result["id"] == result_id:
                return result
        raise ApiError("result not found")
