"""Why a sticker is what it is, and the person's own word on it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import InlineKeyboardMarkup, Update

from bot.callback_data import Action
from bot.cards import why_card
from bot.context import BotContext, Origin, Services, origin_of
from bot.handlers.pressed import Pressed
from bot.menus.taste import keyword_buttons
from bot.texts import Html
from bot.use_cases.marks import lines, toggle
from bot.use_cases.why import explain
from storage import ConsentError, GenerationRow


async def why(update: Update, context: BotContext) -> None:
    """Explains the last sticker that was made for the person here."""
    origin, services = origin_of(update), context.services
    if origin is None:
        return
    row = await services.database.last_generation(origin.user_id, origin.chat_id)
    if row is None:
        await services.courier.say(origin.chat_id, "why-nothing", origin.thread_id)
    else:
        await _explain(services, origin, row)


async def why_this(pressed: Pressed) -> None:
    """Explains the sticker above the button."""
    if (row := await pressed.own_generation()) is not None:
        await pressed.answer("why-below")
        await _explain(pressed.services, pressed.origin, row)


async def mark(pressed: Pressed) -> None:
    """Pins or removes a keyword, or takes that back."""
    row = await pressed.own_generation(anywhere=True)
    if row is None:
        return
    database = pressed.services.database
    marks = await database.keyword_marks(row.user_id, row.chat_id)
    line = next((line for line in lines(row.explanation, marks) if line.code == pressed.press.detail), None)
    if line is None:
        await pressed.answer("press-refused")
        return
    try:
        await toggle(
            database, row.user_id, row.chat_id, line, "pinned" if pressed.press.action is Action.PIN else "removed"
        )
    except ConsentError:
        await pressed.needs_consent()
        return
    await pressed.answer("saved-next")
    text, keyboard = await _card(pressed.services, pressed.origin, row)
    await pressed.rewrite(text, keyboard)


async def _explain(services: Services, origin: Origin, row: GenerationRow) -> None:
    text, keyboard = await _card(services, origin, row)
    await services.courier.write(origin.chat_id, text, keyboard, origin.thread_id, row.message_id)


async def _card(services: Services, origin: Origin, row: GenerationRow) -> tuple[Html, InlineKeyboardMarkup | None]:
    card = why_card(services.texts, await explain(services.database, row), quotes=origin.private)
    marks = await services.database.keyword_marks(row.user_id, row.chat_id)
    return card, keyword_buttons(services.texts, row, lines(row.explanation, marks))


ACTIONS: dict[Action, Callable[[Pressed], Awaitable[None]]] = {
    Action.WHY: why_this,
    Action.PIN: mark,
    Action.DROP: mark,
}
