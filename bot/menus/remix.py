"""What opens under a sticker: more like it, never again, and the same one with one thing changed."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardMarkup

from bot.callback_data import Action, Press, code
from bot.menus import button, in_rows, keyboard
from bot.texts import Texts
from bot.use_cases.generations import revision_of
from pmg_engine.types import Palette
from storage import GenerationRow

AXES = ("expression", "character", "style")
NEVER = ("character", "style")
_WIDTH, _ROWS = 3, 4
_PAGES = 64


def page_code(axis: str, page: int) -> int:
    """What a button that opens a page carries."""
    return AXES.index(axis) * _PAGES + page


def page_of(detail: int) -> tuple[str, int] | None:
    """The axis and the page that such a button stands for."""
    axis, page = divmod(detail, _PAGES)
    return (AXES[axis], page) if axis < len(AXES) else None


def choice_code(axis: str, name: str) -> int:
    """What a button that picks a name of an axis carries."""
    return code(f"{axis}:{name}")


def choice_of(palette: Palette, detail: int) -> tuple[str, str] | None:
    """The axis and the name that such a button stands for."""
    names = ((axis, name) for axis in AXES for name in getattr(palette, axis))
    return next((choice for choice in names if choice_code(*choice) == detail), None)


def sticker_menu(texts: Texts, row: GenerationRow, added: bool) -> InlineKeyboardMarkup:
    """Everything that can be done with one sticker beyond the first row; `added`: the sticker is in the pack, which
    the way back remembers."""
    shown: dict[str, str] = row.explanation.get("shown", {})
    never = [
        button(texts.plain("button-never", what=texts.word(shown[name])), _press(Action.NEVER, row, code(name)))
        for name in NEVER
        if name in shown
    ]
    axes = [button(texts.plain(f"button-remix-{axis}"), _press(Action.REMIX, row, page_code(axis, 0))) for axis in AXES]
    return keyboard(
        [button(texts.plain("button-similar"), _press(Action.SIMILAR, row))],
        never,
        axes,
        [button(texts.plain("button-back"), _press(Action.BACK, row, int(added)))],
    )


def choices(
    texts: Texts, palette: Palette, row: GenerationRow, axis: str, page: int, added: bool
) -> InlineKeyboardMarkup:
    """One page of an axis, without what the sticker shows now; a page beyond the last is the first."""
    shown = row.explanation.get("shown", {}).get(axis)
    names = [(name, mark) for name, mark in getattr(palette, axis).items() if name != shown]
    size = _WIDTH * _ROWS
    pages = max(1, -(-len(names) // size))
    page = page if page < pages else 0
    options = [
        button(f"{mark} {texts.word(name)}".strip(), _press(Action.PICK, row, choice_code(axis, name)))
        for name, mark in names[page * size : (page + 1) * size]
    ]
    turn = [
        button(label, _press(Action.REMIX, row, page_code(axis, (page + step) % pages)))
        for label, step in (("‹", -1), (f"{page + 1}/{pages} ›", 1))
    ]
    back = button(texts.plain("button-back"), _press(Action.MENU, row, int(added)))
    return keyboard(*in_rows(options, _WIDTH), [*(turn if pages > 1 else ()), back])


def is_added(presses: Iterable[Press]) -> bool:
    """Whether the buttons under a sticker say that it is in the pack: ✅ does, and so does the way back to it."""
    return any(
        press.action is Action.PACK or (press.action in {Action.BACK, Action.MENU} and press.detail == 1)
        for press in presses
    )


def _press(action: Action, row: GenerationRow, detail: int = 0) -> Press:
    return Press.about(action, row.id, revision_of(row.seed), detail)
