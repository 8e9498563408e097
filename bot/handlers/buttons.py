"""Presses of buttons. What comes back from a client is checked against storage before it has any effect."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from telegram import Update

from bot.callback_data import Action, Press
from bot.cards import why_card
from bot.context import BotContext, origin_of
from bot.handlers import admin, host
from bot.handlers.commands import SEEDS, order, say_goodbye, welcome_in
from bot.handlers.pressed import Pressed
from bot.handlers.settings import messages_are_hidden, panel, panel_keyboard
from bot.use_cases import consent
from bot.use_cases.feedback import Rated, rate
from bot.use_cases.orders import Order
from bot.use_cases.strength import set_automatic, set_strength
from bot.use_cases.why import explain

_RATINGS = {
    Rated.SAVED: {True: "liked", False: "disliked"},
    Rated.UNCHANGED: {True: "rated-already", False: "rated-already"},
    Rated.NEEDS_CONSENT: {True: "rated-without-consent", False: "rated-without-consent"},
}


async def press(update: Update, context: BotContext) -> None:
    """Finds what a button asks for. Stale, forged and foreign ones get a polite refusal."""
    query, origin = update.callback_query, origin_of(update)
    if query is None:
        return
    wanted = Press.parse(query.data)
    if wanted is None or origin is None:
        await query.answer(context.services.texts.plain("press-refused"))
        return
    await _ACTIONS[wanted.action](Pressed(wanted, query, origin, context))


async def _rate(pressed: Pressed) -> None:
    row = await pressed.generation()
    if row is None:
        await pressed.answer("press-refused")
        return
    liked = pressed.press.action is Action.LIKE
    rated = await rate(pressed.services.database, row, liked)
    await pressed.answer(_RATINGS[rated][liked], alert=rated is Rated.NEEDS_CONSENT)


async def _again(pressed: Pressed) -> None:
    row = await pressed.generation()
    if row is None:
        await pressed.answer("press-refused")
        return
    await pressed.answer("again")
    origin = pressed.origin
    another = Order.another(row, secrets.randbelow(SEEDS), origin.update_id, origin.thread_id)
    await pressed.services.maker.take(another)


async def _why(pressed: Pressed) -> None:
    row = await pressed.generation()
    if row is None:
        await pressed.answer("press-refused")
        return
    await pressed.answer("why-below")
    services, origin = pressed.services, pressed.origin
    card = why_card(services.texts, await explain(services.database, row), quotes=origin.private)
    await services.courier.write(origin.chat_id, card, thread_id=origin.thread_id, reply_to=row.message_id)


async def _example(pressed: Pressed) -> None:
    await pressed.answer("example")
    await pressed.services.maker.take(order(pressed.origin, ""))


async def _opt_in(pressed: Pressed) -> None:
    await pressed.answer("optin-noted")
    await welcome_in(pressed.origin, pressed.context)


async def _opt_out(pressed: Pressed) -> None:
    await pressed.answer("optout-noted")
    await say_goodbye(pressed.origin, pressed.context)


async def _strength(pressed: Pressed) -> None:
    if pressed.press.id > 100:
        await pressed.answer("press-refused")
    elif await admin.is_allowed(pressed):
        await set_strength(pressed.services.database, pressed.origin.chat_id, pressed.press.id)
        await _show_settings(pressed)


async def _automatic(pressed: Pressed) -> None:
    if pressed.press.id > 1:
        await pressed.answer("press-refused")
    elif await admin.is_allowed(pressed):
        await set_automatic(pressed.services.database, pressed.origin.chat_id, pressed.press.id == 1)
        await _show_settings(pressed)


async def _show_settings(pressed: Pressed) -> None:
    await pressed.answer("saved")
    services, origin = pressed.services, pressed.origin
    settings = await services.database.chat_settings(origin.chat_id)
    hidden = await messages_are_hidden(pressed.context.bot, origin)
    text = panel(services.texts, settings, origin.private, hidden)
    await pressed.rewrite(text, panel_keyboard(services.texts, settings, origin.private))


async def _forget(pressed: Pressed) -> None:
    services, origin = pressed.services, pressed.origin
    if not await _is_their_answer(pressed):
        return
    removed = await consent.forget(services.database, services.maker, origin.user_id, origin.chat_id)
    await pressed.answer("forgotten-short")
    key = "forgotten" if await services.database.has_consent(origin.user_id, origin.chat_id) else "forgotten-opted-out"
    await pressed.rewrite(services.texts.html(key, count=removed))


async def _keep(pressed: Pressed) -> None:
    if await _is_their_answer(pressed):
        await pressed.answer("kept-short")
        await pressed.rewrite(pressed.services.texts.html("kept"))


async def _is_their_answer(pressed: Pressed) -> bool:
    """True for the person who was asked, while the question is fresh."""
    if pressed.press.id != pressed.origin.user_id:
        await pressed.answer("press-refused")
    elif not consent.is_current(pressed.press.revision):
        await pressed.answer("press-late", alert=True)
    else:
        return True
    return False


_ACTIONS: dict[Action, Callable[[Pressed], Awaitable[None]]] = {
    Action.LIKE: _rate,
    Action.DISLIKE: _rate,
    Action.AGAIN: _again,
    Action.WHY: _why,
    Action.EXAMPLE: _example,
    Action.OPT_IN: _opt_in,
    Action.OPT_OUT: _opt_out,
    Action.STRENGTH: _strength,
    Action.AUTOMATIC: _automatic,
    Action.FORGET: _forget,
    Action.KEEP: _keep,
    Action.REPORT: host.report,
    Action.RULES: admin.show_page,
    Action.RULE: admin.choose_option,
    Action.UNWORD: admin.remove_unwanted,
}
