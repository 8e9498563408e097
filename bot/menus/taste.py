"""The buttons under the reasons: pin a keyword, remove it, or take either back."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callback_data import Action, Press
from bot.menus import button, keyboard
from bot.texts import Texts
from bot.use_cases.generations import revision_of
from bot.use_cases.marks import Line
from bot.use_cases.words import quote
from storage import GenerationRow

_ROWS = 20


def keyword_buttons(texts: Texts, row: GenerationRow, lines: Sequence[Line]) -> InlineKeyboardMarkup | None:
    """A row for each keyword; None where there is none."""
    return keyboard(*[_row(texts, row, line) for line in lines[:_ROWS]]) if lines else None


def _row(texts: Texts, row: GenerationRow, line: Line) -> list[InlineKeyboardButton]:
    word = quote(texts.word(line.keyword), 24)
    pin = Press.about(Action.PIN, row.id, revision_of(row.seed), line.code)
    drop = Press.about(Action.DROP, row.id, revision_of(row.seed), line.code)
    if line.mark == "pinned":
        return [button(texts.plain("button-unpin", keyword=word), pin)]
    if line.mark == "removed":
        return [button(texts.plain("button-unremove", keyword=word), drop)]
    if line.mark == "never":
        return [button(texts.plain("button-unnever", keyword=word), drop)]
    remove = button(texts.plain("button-remove", keyword=word), drop)
    if line.attribute == "dislikes":
        return [remove]
    return [button(texts.plain("button-pin", keyword=word), pin), remove]
