"""How personal a chat's stickers are, and whether the bot speaks up there by itself."""

from __future__ import annotations

import re
from dataclasses import replace

from storage import ChatSettings, Database

STEPS = (0, 25, 50, 75, 100)


def parse_strength(text: str) -> int | None:
    """A whole number from 0 to 100, with or without a percent sign; None for anything else."""
    match = re.fullmatch(r"\s*([0-9]{1,3})\s*%?\s*", text)
    strength = int(match[1]) if match else None
    return strength if strength is not None and strength <= 100 else None


async def set_strength(database: Database, chat_id: int, strength: int) -> ChatSettings:
    """Sets α in percent, 0–100, and gives the chat's settings."""
    settings = replace(await database.chat_settings(chat_id), strength=strength)
    await database.save_chat_settings(chat_id, settings)
    return settings


async def set_automatic(database: Database, chat_id: int, automatic: bool) -> ChatSettings:
    """Switches automatic answers on or off, and gives the chat's settings."""
    settings = replace(await database.chat_settings(chat_id), automatic=automatic)
    await database.save_chat_settings(chat_id, settings)
    return settings


def answers_by_itself(settings: ChatSettings, private: bool) -> bool:
    """Whether a chat gets automatic answers: on in private chats, off in groups, unless somebody decided."""
    return private if settings.automatic is None else settings.automatic
