"""What opens under a sticker: more like it, never again, remix."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.callback_data import Action, code
from bot.handlers.commands import SEEDS
from bot.handlers.pressed import Pressed
from bot.keyboards import under_sticker
from bot.menus.remix import NEVER, choice_of, choices, is_added, page_of, sticker_menu
from bot.use_cases.feedback import never_again, rate
from bot.use_cases.generations import revision_of
from bot.use_cases.house_rules import allowed_styles
from bot.use_cases.orders import Order
from pmg_engine.types import Palette
from storage import ConsentError, GenerationRow


async def menu(pressed: Pressed) -> None:
    """Opens it in place of the first row."""
    if (row := await pressed.own_generation()) is not None:
        await pressed.answer()
        await pressed.relabel_sticker(sticker_menu(pressed.services.texts, row, is_added(pressed.buttons)))


async def back(pressed: Pressed) -> None:
    """Closes it."""
    if (row := await pressed.own_generation()) is not None:
        await pressed.answer()
        await _close(pressed, row)


async def similar(pressed: Pressed) -> None:
    """Likes the sticker, where that may be noted, and draws one more that shows the same."""
    if (row := await pressed.own_generation()) is None:
        return
    await pressed.answer("similar")
    origin, services = pressed.origin, pressed.services
    await rate(services.database, row, True)
    await _close(pressed, row)
    order = Order.similar(row, secrets.randbelow(SEEDS), origin.update_id, origin.thread_id)
    await services.maker.take(order)


async def never(pressed: Pressed) -> None:
    """Rules out the sticker's character or style."""
    row = await pressed.own_generation()
    if row is None:
        return
    attribute = next((name for name in NEVER if code(name) == pressed.press.detail), None)
    what = row.explanation.get("shown", {}).get(attribute)
    if attribute is None or what is None:
        await pressed.answer("press-refused")
        return
    try:
        await never_again(pressed.services.database, row, attribute, what)
    except ConsentError:
        await pressed.needs_consent()
        return
    await pressed.answer("never-noted", alert=True, what=pressed.services.texts.word(what))
    await _close(pressed, row)


async def remix(pressed: Pressed) -> None:
    """Opens a page of an axis."""
    row, wanted = await pressed.own_generation(), page_of(pressed.press.detail)
    if row is None:
        return
    if wanted is None or not pressed.services.engine.is_loaded:
        await pressed.answer("busy-short" if wanted else "press-refused")
        return
    await pressed.answer()
    added = is_added(pressed.buttons)
    await pressed.relabel_sticker(choices(pressed.services.texts, await _palette(pressed), row, *wanted, added))


async def pick(pressed: Pressed) -> None:
    """Draws the same sticker with one thing changed."""
    row = await pressed.own_generation()
    if row is None:
        return
    if not pressed.services.engine.is_loaded:
        await pressed.answer("busy-short")
        return
    choice = choice_of(await _palette(pressed), pressed.press.detail)
    if choice is None:
        await pressed.answer("press-refused")
        return
    await pressed.answer("remixing", what=pressed.services.texts.word(choice[1]))
    origin = pressed.origin
    await _close(pressed, row)
    await pressed.services.maker.take(Order.remix(row, *choice, origin.update_id, origin.thread_id))


async def _close(pressed: Pressed, row: GenerationRow) -> None:
    """Puts the first row back, as it was."""
    added = is_added(pressed.buttons)
    await pressed.relabel_sticker(under_sticker(row.id, revision_of(row.seed), in_group=row.chat_id < 0, added=added))


async def _palette(pressed: Pressed) -> Palette:
    """What may be asked for in that chat: its admins may have ruled out styles."""
    services = pressed.services
    palette, chat = await services.engine.palette(), await services.database.chat_settings(pressed.origin.chat_id)
    styles = allowed_styles(chat, tuple(palette.style)) if chat.styles else tuple(palette.style)
    return replace(palette, style={name: mark for name, mark in palette.style.items() if name in styles})


ACTIONS: dict[Action, Callable[[Pressed], Awaitable[None]]] = {
    Action.MENU: menu,
    Action.BACK: back,
    Action.SIMILAR: similar,
    Action.NEVER: never,
    Action.REMIX: remix,
    Action.PICK: pick,
}
