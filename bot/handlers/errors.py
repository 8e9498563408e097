"""The one error handler: logs what escaped from a handler, without texts, and tells the person so."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import TelegramError

from bot.context import BotContext, origin_of
from bot.errors import DeliveryError

_logger = logging.getLogger(__name__)


async def report(update: object, context: BotContext) -> None:
    """Called by the library with whatever a handler or a job raised."""
    error = context.error
    if isinstance(error, TelegramError | DeliveryError):
        _logger.warning("Telegram: %s: %s", type(error).__name__, error)
        return
    number = update.update_id if isinstance(update, Update) else None
    _logger.error("update %s was not handled", number, exc_info=error)
    origin = origin_of(update) if isinstance(update, Update) else None
    if origin is None or not (origin.private or _asks(update)):
        return
    try:
        await context.services.courier.say(origin.chat_id, "oops", origin.thread_id)
    except DeliveryError as failure:
        _logger.warning("nor could that be said: %s", failure)


def _asks(update: object) -> bool:
    """True where a person of a group waits for an answer: a command or a press."""
    if not isinstance(update, Update):
        return False
    message = update.message
    return update.callback_query is not None or (message is not None and (message.text or "").startswith("/"))
