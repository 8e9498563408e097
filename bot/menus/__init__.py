"""The menus of one person: what their buttons say and carry. Pressing is handled in bot/handlers."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callback_data import Press


def button(label: str, press: Press) -> InlineKeyboardButton:
    """One button."""
    return InlineKeyboardButton(label, callback_data=press.pack())


def chosen(label: str, present: bool) -> str:
    """A label, marked where it says what is set now."""
    return f"• {label} •" if present else label


def in_rows(buttons: Sequence[InlineKeyboardButton], width: int) -> list[list[InlineKeyboardButton]]:
    """Buttons side by side, `width` a row."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def keyboard(*rows: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """Rows of buttons; empty ones are left out."""
    return InlineKeyboardMarkup([list(row) for row in rows if row])
