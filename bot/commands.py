"""The menus of commands that Telegram shows, one for each scope."""

from __future__ import annotations

import logging

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from bot.texts import Texts

_logger = logging.getLogger(__name__)
_GROUP = ("sticker", "why", "optin", "optout", "forget", "privacy", "help")
_PRIVATE = ("sticker", "why", "strength", "optin", "optout", "forget", "privacy", "start", "help")
_ADMINS = ("sticker", "why", "admin", "strength", "optin", "optout", "forget", "privacy", "start", "help")


async def register_commands(bot: Bot, texts: Texts) -> None:
    """Sets the menus. Where that fails the commands work all the same, so it is only logged."""
    scopes = (
        (BotCommandScopeAllPrivateChats(), _PRIVATE),
        (BotCommandScopeAllGroupChats(), _GROUP),
        (BotCommandScopeAllChatAdministrators(), _ADMINS),
    )
    try:
        for scope, names in scopes:
            menu = [BotCommand(name, texts.plain(f"command-{name}")) for name in names]
            await bot.set_my_commands(menu, scope=scope)
    except TelegramError as error:
        _logger.warning("the menus of commands were not set: %s", error)
