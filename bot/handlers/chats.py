"""Chats that open, close and move."""

from __future__ import annotations

import logging

from telegram import ChatMember, Update

from bot import keyboards
from bot.context import BotContext

_logger = logging.getLogger(__name__)
_OUTSIDE = {ChatMember.LEFT, ChatMember.BANNED}


async def heard_of(update: Update, context: BotContext) -> None:
    """Whoever writes can be written to again."""
    if update.effective_chat is not None and update.my_chat_member is None:
        context.services.courier.reopen(update.effective_chat.id)


async def membership(update: Update, context: BotContext) -> None:
    """The bot was blocked, removed, added or unblocked."""
    change, services = update.my_chat_member, context.services
    if change is None:
        return
    was_outside = change.old_chat_member.status in _OUTSIDE
    if change.new_chat_member.status in _OUTSIDE:
        services.courier.close(change.chat.id)
        await services.maker.drop(change.chat.id)
        _logger.info("chat %d has closed", change.chat.id)
        return
    services.courier.reopen(change.chat.id)
    if was_outside and change.chat.type in {change.chat.GROUP, change.chat.SUPERGROUP}:
        keyboard = keyboards.group_welcome(services.texts)
        await services.courier.write(change.chat.id, services.texts.html("welcome-group"), keyboard)


async def migrate(update: Update, context: BotContext) -> None:
    """A group became a supergroup: its settings and its members' data move to the new id."""
    message, database = update.effective_message, context.services.database
    if message is None:
        return
    if message.migrate_to_chat_id is not None:
        await database.migrate_chat(message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await database.migrate_chat(message.migrate_from_chat_id, message.chat_id)
