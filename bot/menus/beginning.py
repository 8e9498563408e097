"""The first taps: a feeling, its sticker, and only then the question for consent."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.callback_data import Action, Press, code
from bot.menus import button, in_rows, keyboard
from bot.texts import Texts

MOODS = {
    "laughing": "😂",
    "in love": "😍",
    "celebrating": "🥳",
    "cool": "😎",
    "sad": "😞",
    "angry": "😠",
    "scared": "😨",
    "sleepy": "😴",
}


def moods() -> InlineKeyboardMarkup:
    """A feeling to choose."""
    faces = [button(face, Press(Action.MOOD, code(name))) for name, face in MOODS.items()]
    return keyboard(*in_rows(faces, 4))


def invitation(texts: Texts) -> InlineKeyboardMarkup:
    """Yes or not now, side by side."""
    return keyboard(
        [
            button(texts.plain("button-opt-in"), Press(Action.OPT_IN)),
            button(texts.plain("button-later"), Press(Action.LATER)),
        ]
    )
