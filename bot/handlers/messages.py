"""What people write and send, commands apart: history of those who opted in, and a reason to answer them."""

from __future__ import annotations

import logging
import re

from telegram import Message, Sticker, Update
from telegram.error import TelegramError

from bot import keyboards
from bot.context import BotContext, Origin, origin_of
from bot.handlers.commands import order
from bot.reduction import is_own
from bot.use_cases.personal import wants_answers
from bot.use_cases.words import clean, set_words

_logger = logging.getLogger(__name__)
_COMMAND = re.compile(r"^/\w+(@\w+)?\s*")
_LARGEST = 512 * 1024  # bytes of a static sticker


async def words(update: Update, context: BotContext) -> None:
    """Keeps a message and perhaps answers it; in a private chat says how to begin."""
    origin, message = await _consenting(update, context), update.message
    if origin is None or message is None:
        return
    text = clean(message.text or message.caption or "")
    if not text:
        return
    database, person = context.services.database, (origin.user_id, origin.chat_id)
    if await database.has_consent(*person):
        await database.add_message(*person, origin.message_id, text, message.date)
    chat, mine = await database.chat_settings(origin.chat_id), await database.person_settings(*person)
    if wants_answers(chat, mine, origin.private):
        await context.services.maker.take(order(origin, text, automatic=True))


async def sticker(update: Update, context: BotContext) -> None:
    """Keeps a sticker that somebody sent."""
    origin, message = await _consenting(update, context), update.message
    if origin is None or message is None or message.sticker is None:
        return
    if not await context.services.database.has_consent(origin.user_id, origin.chat_id):
        return  # incognito
    await context.services.database.add_sticker_choice(
        origin.user_id,
        origin.chat_id,
        emoji=clean(message.sticker.emoji or ""),
        description=set_words(message.sticker.set_name or ""),
        image=await picture(message.sticker),
        at=message.date,
        message_id=origin.message_id,
    )


async def edited(update: Update, context: BotContext) -> None:
    """Follows an edit of a message that is kept."""
    origin, message, database = origin_of(update), update.edited_message, context.services.database
    if origin is None or message is None or not is_own(message):
        return
    text = clean(_COMMAND.sub("", message.text or message.caption or ""))
    if text and await database.has_consent(origin.user_id, origin.chat_id):
        await database.edit_message(origin.chat_id, origin.message_id, text)


async def unknown_command(update: Update, context: BotContext) -> None:
    """In a private chat somebody means this bot; in a group perhaps another one."""
    origin = origin_of(update)
    if origin is not None and origin.private:
        await context.services.courier.say(origin.chat_id, "unknown-command")


async def _consenting(update: Update, context: BotContext) -> Origin | None:
    """The origin of somebody's own message who opted in there. Others are ignored, in private chats with a hint."""
    origin, message, services = origin_of(update), update.message, context.services
    if origin is None or not isinstance(message, Message) or not is_own(message):
        return None
    if await services.database.opted_in(origin.user_id, origin.chat_id):
        return origin if (await services.database.chat_settings(origin.chat_id)).listening else None
    if origin.private:
        keyboard = keyboards.opt_in(services.texts)
        # as an answer: so a press on 🎨 knows the words, which nobody keeps
        hint, about = services.texts.html("hint"), message.message_id
        await services.courier.write(origin.chat_id, hint, keyboard, origin.thread_id, about)
    return None


async def picture(sent: Sticker) -> bytes | None:
    """The bytes of a static sticker, or None where it is animated, too large, no WEBP, or can't be had."""
    if sent.is_animated or sent.is_video or (sent.file_size or 0) > _LARGEST:
        return None
    try:
        data = bytes(await (await sent.get_file()).download_as_bytearray())
    except TelegramError as error:
        _logger.warning("a sticker was not downloaded: %s", error)
        return None
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return data if is_webp and len(data) <= _LARGEST else None
