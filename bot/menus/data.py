"""How much is to be forgotten, as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.callback_data import Action, Press
from bot.menus import button, keyboard
from bot.texts import Texts
from bot.use_cases.consent import minute_now
from bot.use_cases.generations import drawn_keywords, revision_of
from bot.use_cases.words import quote
from storage import GenerationRow


def forget_choices(texts: Texts, user_id: int) -> InlineKeyboardMarkup:
    """Everything, the last hour, one sticker, or nothing; only that person's answer counts, and only for a while."""
    asked = minute_now()
    return keyboard(
        [
            button(texts.plain("button-forget"), Press(Action.FORGET, user_id, asked)),
            button(texts.plain("button-forget-hour"), Press(Action.FORGET_HOUR, user_id, asked)),
        ],
        [
            button(texts.plain("button-forget-one"), Press(Action.FORGET_ONE, user_id, asked)),
            button(texts.plain("button-keep"), Press(Action.KEEP, user_id, asked)),
        ],
    )


def which_sticker(texts: Texts, rows: Sequence[GenerationRow], user_id: int) -> InlineKeyboardMarkup:
    """One row for each sticker, newest first."""
    stickers = [[button(_label(row), Press.about(Action.FORGET_THIS, row.id, revision_of(row.seed)))] for row in rows]
    return keyboard(*stickers, [button(texts.plain("button-keep"), Press(Action.KEEP, user_id, minute_now()))])


def _label(row: GenerationRow) -> str:
    words = quote(drawn_keywords(row.explanation), 40)
    return f"🧹 {row.explanation.get('emoji', '')} {words} · {row.created_at:%H:%M} UTC"
