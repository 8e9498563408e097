"""Which language a person is spoken to: the one they chose here, else the one of their Telegram."""

from __future__ import annotations

from telegram import Update

from bot.context import BotContext
from bot.texts import speak


async def tune(update: Update, context: BotContext) -> None:
    """Sets the language for everything that this update leads to."""
    user, chat = update.effective_user, update.effective_chat
    if user is None:
        return
    mine = await context.services.database.person_settings(user.id, chat.id if chat else user.id)
    speak(mine.language or user.language_code)
