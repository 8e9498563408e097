"""A person's own sticker pack as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callback_data import Action, Press, code
from bot.menus import button, in_rows, keyboard
from bot.texts import Texts
from bot.use_cases.packs import PackSticker

_WIDTH, _SIZE = 5, 20


class Do(IntEnum):
    """What a button does with one sticker, or with the whole pack."""

    SHOW = 0
    FORWARD = 1
    BACKWARD = 2
    REMOVE = 3
    ASK_DELETE = 4
    DELETE = 5


def address(name: str) -> str:
    """Where a pack is opened and added."""
    return f"https://t.me/addstickers/{name}"


def pack_panel(texts: Texts, name: str, stickers: Sequence[PackSticker], page: int) -> InlineKeyboardMarkup:
    """The stickers of a page, each by its number and emoji; a page beyond the last is the first."""
    pages = max(1, -(-len(stickers) // _SIZE))
    start = page * _SIZE if page < pages else 0
    shown = [
        button(f"{start + number} {one.emoji}", _do(one.unique_id, Do.SHOW))
        for number, one in enumerate(stickers[start : start + _SIZE], 1)
    ]
    turn = [button(f"{number + 1}", Press(Action.PACK, 0, number)) for number in range(pages)] if pages > 1 else []
    return keyboard(
        [InlineKeyboardButton(texts.plain("button-open-pack"), url=address(name))],
        *in_rows(shown, _WIDTH),
        turn,
        [button(texts.plain("button-delete-pack"), Press(Action.PACK_DO, 0, Do.ASK_DELETE))],
    )


def sticker_of_pack(texts: Texts, unique_id: str) -> InlineKeyboardMarkup:
    """What can be done with one sticker of the pack."""
    return keyboard(
        [button("⬅", _do(unique_id, Do.FORWARD)), button("➡", _do(unique_id, Do.BACKWARD))],
        [button(texts.plain("button-take-out"), _do(unique_id, Do.REMOVE))],
    )


def confirm_deletion(texts: Texts) -> InlineKeyboardMarkup:
    """Whether the whole pack is to go."""
    return keyboard(
        [
            button(texts.plain("button-delete-pack-yes"), Press(Action.PACK_DO, 0, Do.DELETE)),
            button(texts.plain("button-back"), Press(Action.PACK)),
        ]
    )


def about_pack(texts: Texts, key: str, name: str, username: str) -> InlineKeyboardMarkup | None:
    """What goes with a message about the pack: a link to it, or into the private chat that has to be there first."""
    if key == "pack-stranger":
        return to_private(texts, username, "pack")
    if key == "pack-created":
        return keyboard([InlineKeyboardButton(texts.plain("button-open-pack"), url=address(name))])
    return None


def to_private(texts: Texts, username: str, what: str) -> InlineKeyboardMarkup:
    """A link into the private chat; `what` is said with /start there."""
    link = InlineKeyboardButton(texts.plain("button-private"), url=f"https://t.me/{username}?start={what}")
    return keyboard([link])


def _do(unique_id: str, what: Do) -> Press:
    return Press(Action.PACK_DO, code(unique_id), what)
