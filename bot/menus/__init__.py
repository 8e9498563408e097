"""The menus of one person: what their buttons say and carry. Pressing is handled in bot/handlers."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo

from bot.callback_data import Press
from bot.texts import Texts


def button(label: str, press: Press) -> InlineKeyboardButton:
    """One button."""
    return InlineKeyboardButton(label, callback_data=press.pack())


def page_button(texts: Texts, url: str) -> InlineKeyboardButton:
    """One that opens the person's own page; for private chats alone."""
    return InlineKeyboardButton(texts.plain("button-page"), web_app=WebAppInfo(url))


def chosen(label: str, present: bool) -> str:
    """A label, marked where it says what is set now."""
    return f"•\N{NO-BREAK SPACE}{label}\N{NO-BREAK SPACE}•" if present else label


def in_rows(buttons: Sequence[InlineKeyboardButton], width: int) -> list[list[InlineKeyboardButton]]:
    """Buttons side by side, `width` a row."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def keyboard(*rows: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """Rows of buttons; empty ones are left out."""
    return InlineKeyboardMarkup([list(row) for row in rows if row])
