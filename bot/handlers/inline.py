"""Inline mode: "@bot happy" in any chat offers one's own stickers at once."""

from __future__ import annotations

import logging

from telegram import InlineQueryResultCachedSticker, InlineQueryResultsButton, Update
from telegram.error import TelegramError

from bot.context import BotContext
from bot.use_cases.inline import find_stickers, note_choice
from bot.use_cases.words import clean

_logger = logging.getLogger(__name__)
_LONGEST = 256


async def offer(update: Update, context: BotContext) -> None:
    """Answers a query with stickers that Telegram keeps already, or with the way to get some."""
    query, services = update.inline_query, context.services
    if query is None:
        return
    wanted = clean(query.query, _LONGEST)
    rows = await find_stickers(services.database, services.engine, query.from_user.id, wanted)
    results = [InlineQueryResultCachedSticker(str(row.id), row.file_id or "") for row in rows or ()]
    key = "inline-opt-in" if rows is None else "inline-nothing"
    button = None if results else InlineQueryResultsButton(services.texts.plain(key), start_parameter="inline")
    try:
        # nothing of it is left with Telegram: after /forget it must not be offered again
        await query.answer(results, cache_time=0, is_personal=True, button=button)
    except TelegramError as error:
        _logger.info("an inline query was not answered: %s", error)


async def chosen(update: Update, context: BotContext) -> None:
    """Notes which of them was sent."""
    choice = update.chosen_inline_result
    if choice is not None and choice.result_id.isascii() and choice.result_id.isdigit():
        await note_choice(context.services.database, choice.from_user.id, int(choice.result_id[:19]))
