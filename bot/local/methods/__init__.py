"""The Bot API's methods, by topic. Each is a function of the world and a checked request."""

from __future__ import annotations

from bot.local.methods import chats, messages, presentation, stickers
from bot.local.methods.request import Method, Request

METHODS: dict[str, Method] = {**messages.METHODS, **chats.METHODS, **presentation.METHODS, **stickers.METHODS}

__all__ = ["METHODS", "Method", "Request"]
