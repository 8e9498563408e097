"""The menus of commands that Telegram shows, one for each scope."""

from __future__ import annotations

import logging

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)
from telegram.error import TelegramError

from bot.texts import DEFAULT, Texts

_logger = logging.getLogger(__name__)
_YOURS = ("settings", "optin", "optout", "forget", "export", "privacy", "language", "start", "help")
_GROUP = ("sticker", "why", "pack", *_YOURS)
_PRIVATE = ("sticker", "why", "pack", "strength", *_YOURS)
_ADMINS = ("sticker", "why", "pack", "admin", "strength", *_YOURS)


async def register_commands(bot: Bot, texts: Texts) -> None:
    """Sets the menus. Where that fails the commands work all the same, so it is only logged."""
    scopes = (
        (BotCommandScopeAllPrivateChats(), _PRIVATE),
        (BotCommandScopeAllGroupChats(), _GROUP),
        (BotCommandScopeAllChatAdministrators(), _ADMINS),
    )
    # Telegram shows the menu in a person's language where there is one, else the one without a language
    languages = [DEFAULT, *(name for name in texts.languages if len(name) == 2 and name != DEFAULT)]
    try:
        for language in languages:
            for scope, names in scopes:
                menu = [BotCommand(name, texts.in_language(language, f"command-{name}")) for name in names]
                code = None if language == DEFAULT else language
                await bot.set_my_commands(menu, scope=scope, language_code=code)
    except TelegramError as error:
        _logger.warning("the menus of commands were not set: %s", error)


async def offer_page(bot: Bot, texts: Texts, url: str | None) -> None:
    """Lets the menu button of private chats open the person's own page; without one it shows the commands again."""
    try:
        if url is not None:
            label = texts.in_language(DEFAULT, "button-page")  # Telegram knows this button in one language only
            await bot.set_chat_menu_button(menu_button=MenuButtonWebApp(label, WebAppInfo(url)))
        elif isinstance(await bot.get_chat_menu_button(), MenuButtonWebApp):
            await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    except TelegramError as error:
        _logger.warning("the menu button was not set: %s", error)
