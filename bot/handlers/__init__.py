"""Every handler, registered in one place and in order: thin, each reads the update, calls a use case and sends."""

from __future__ import annotations

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.context import BotApplication
from bot.handlers import (
    admin,
    beginning,
    buttons,
    chats,
    commands,
    data,
    host,
    inline,
    language,
    messages,
    pack,
    personal,
    settings,
    taste,
)
from bot.handlers.errors import report

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
)

_COMMANDS = {
    "start": beginning.start,
    "help": commands.help_,
    "optin": commands.optin,
    "optout": commands.optout,
    "sticker": commands.sticker,
    "why": taste.why,
    "forget": data.forget,
    "export": data.export,
    "privacy": commands.privacy,
    "strength": settings.strength,
    "pack": pack.pack,
    "settings": personal.settings,
    "language": personal.language,
    "admin": admin.admin,
    "stats": host.stats,
}


def register(application: BotApplication) -> None:
    """Adds all handlers; within a group of handlers the first that fits is used."""
    add = application.add_handler
    new = filters.UpdateType.MESSAGE  # an edited command is not a second command
    # before all others, in a group of its own: whoever writes has not blocked the bot
    add(TypeHandler(Update, chats.heard_of), group=-2)
    add(TypeHandler(Update, language.tune), group=-1)
    add(ChatMemberHandler(chats.membership, ChatMemberHandler.MY_CHAT_MEMBER))
    add(MessageHandler(filters.StatusUpdate.MIGRATE, chats.migrate))
    for name, handler in _COMMANDS.items():
        add(CommandHandler(name, handler, filters=new))
    add(CallbackQueryHandler(buttons.press))
    add(InlineQueryHandler(inline.offer))
    add(ChosenInlineResultHandler(inline.chosen))
    # after the commands: what starts with a slash and is none of them
    add(MessageHandler(new & filters.COMMAND, messages.unknown_command))
    add(MessageHandler(new & filters.Sticker.ALL, messages.sticker))
    add(MessageHandler(new & (filters.TEXT | filters.CAPTION), messages.words))
    add(MessageHandler(filters.UpdateType.EDITED_MESSAGE & (filters.TEXT | filters.CAPTION), messages.edited))
    application.add_error_handler(report)
