"""A Bot API server and a chat page on this machine, so that the bot can be used and tested without Telegram.

Knows nothing of the engine, of storage or of the bot's own code: it meets the bot only through HTTP.
"""

from bot.local.botapi import Call, Fault, Violation
from bot.local.errors import LocalServerError
from bot.local.files import LocalSticker
from bot.local.server import LocalServer

__all__ = ["Call", "Fault", "LocalServer", "LocalServerError", "LocalSticker", "Violation"]
