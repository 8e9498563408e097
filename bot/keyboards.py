"""The buttons under the bot's messages. They carry a Press each; nothing else is kept about them."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callback_data import Action, Press
from bot.menus import chosen
from bot.texts import Texts
from bot.use_cases.consent import minute_now
from bot.use_cases.strength import STEPS

_UNDER_STICKER = (
    (Action.LIKE, "👍"),
    (Action.DISLIKE, "👎"),
    (Action.AGAIN, "🔄"),
    (Action.ADD, "➕"),
    (Action.WHY, "❓"),
    (Action.MENU, "⋯"),
)


def under_sticker(generation_id: int, revision: int, *, in_group: bool, added: bool = False) -> InlineKeyboardMarkup:
    """👍 👎 🔄 ➕ ❓ and more for one generation, in groups 🚩 too; `added` shows that it is in the pack."""
    row = [_button(mark, Press(action, generation_id, revision)) for action, mark in _UNDER_STICKER]
    if added:
        row[3] = _button("✅", Press(Action.PACK))
    if in_group:
        row.append(_button("🚩", Press(Action.REPORT, generation_id, revision)))
    return InlineKeyboardMarkup([row])


def opt_in(texts: Texts) -> InlineKeyboardMarkup:
    """An example at once, and the opt-in."""
    return InlineKeyboardMarkup(
        [
            [_button(texts.plain("button-example"), Press(Action.EXAMPLE))],
            [_button(texts.plain("button-opt-in"), Press(Action.OPT_IN))],
        ]
    )


def group_welcome(texts: Texts) -> InlineKeyboardMarkup:
    """Opt-in for whoever presses it, and the admins' switch."""
    return InlineKeyboardMarkup(
        [
            [_button(texts.plain("button-opt-in"), Press(Action.OPT_IN))],
            [_button(texts.plain("button-automatic-on"), Press(Action.AUTOMATIC, 1))],
        ]
    )


def opted_in(texts: Texts) -> InlineKeyboardMarkup:
    """The way back out."""
    return InlineKeyboardMarkup([[_button(texts.plain("button-opt-out"), Press(Action.OPT_OUT))]])


def settings(texts: Texts, strength: int, automatic: bool) -> InlineKeyboardMarkup:
    """The steps of strength, the present one marked, and the switch of automatic answers."""
    steps = [_button(chosen(str(step), step == strength), Press(Action.STRENGTH, step)) for step in STEPS]
    switch = "button-automatic-off" if automatic else "button-automatic-on"
    return InlineKeyboardMarkup([steps, [_button(texts.plain(switch), Press(Action.AUTOMATIC, int(not automatic)))]])


def confirm_forget(texts: Texts, user_id: int) -> InlineKeyboardMarkup:
    """Yes and no to deleting; only that person's answer counts, and only for a while."""
    asked = minute_now()
    return InlineKeyboardMarkup(
        [
            [
                _button(texts.plain("button-forget"), Press(Action.FORGET, user_id, asked)),
                _button(texts.plain("button-keep"), Press(Action.KEEP, user_id, asked)),
            ]
        ]
    )


def _button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=press.pack())
