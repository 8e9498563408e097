"""Presses of buttons. What comes back from a client is checked against storage before it has any effect."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from telegram import Update

from bot.callback_data import Action, Press
from bot.context import BotContext, origin_of
from bot.handlers import admin, beginning, data, host, pack, personal, remix, taste
from bot.handlers.commands import SEEDS, order, say_goodbye, welcome_in
from bot.handlers.data import is_their_answer
from bot.handlers.pressed import Pressed
from bot.handlers.settings import in_force, messages_are_hidden, panel, panel_keyboard, settle
from bot.use_cases import consent
from bot.use_cases.feedback import Rated, at_stake, rate
from bot.use_cases.orders import Order
from bot.use_cases.strength import set_automatic, set_strength


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
    if rated is Rated.NEEDS_CONSENT:
        await pressed.needs_consent()
    elif rated is Rated.UNCHANGED:
        await pressed.answer("rated-already")
    elif what := at_stake(row.explanation):
        await pressed.answer("liked-what" if liked else "disliked-what", what=pressed.services.texts.words(what))
    else:
        await pressed.answer("liked" if liked else "disliked")


async def _again(pressed: Pressed) -> None:
    row = await pressed.generation()
    if row is None:
        await pressed.answer("press-refused")
        return
    await pressed.answer("again")
    origin = pressed.origin
    another = Order.another(row, secrets.randbelow(SEEDS), origin.update_id, origin.thread_id)
    await pressed.services.maker.take(another)


async def _example(pressed: Pressed) -> None:
    await pressed.answer("example")
    await pressed.services.maker.take(order(pressed.origin, pressed.own_words()))


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
        await settle(pressed.services.database, pressed.origin, "strength")
        await _show_settings(pressed)


async def _automatic(pressed: Pressed) -> None:
    if pressed.press.id > 1:
        await pressed.answer("press-refused")
    elif await admin.is_allowed(pressed):
        await set_automatic(pressed.services.database, pressed.origin.chat_id, pressed.press.id == 1)
        await settle(pressed.services.database, pressed.origin, "automatic")
        await _show_settings(pressed)


async def _show_settings(pressed: Pressed) -> None:
    await pressed.answer("saved")
    services, origin = pressed.services, pressed.origin
    settings = await in_force(services.database, origin)
    hidden = await messages_are_hidden(pressed.context.bot, origin)
    text = panel(services.texts, settings, origin.private, hidden)
    keyboard = panel_keyboard(services.texts, settings, origin.private)
    if any(press.action is Action.OPT_IN for press in pressed.buttons):
        # the group's welcome stays for those who are yet to opt in
        await services.courier.write(origin.chat_id, text, keyboard, origin.thread_id)
    else:
        await pressed.rewrite(text, keyboard)


async def _forget(pressed: Pressed) -> None:
    services, origin = pressed.services, pressed.origin
    if not await is_their_answer(pressed):
        return
    await pressed.answer()
    removed = await consent.forget(services.database, services.maker, origin.user_id, origin.chat_id)
    key = "forgotten" if await services.database.opted_in(origin.user_id, origin.chat_id) else "forgotten-opted-out"
    await pressed.rewrite(services.texts.html(key, count=removed))


async def _keep(pressed: Pressed) -> None:
    if await is_their_answer(pressed):
        await pressed.answer("kept-short")
        await pressed.rewrite(pressed.services.texts.html("kept"))


_ACTIONS: dict[Action, Callable[[Pressed], Awaitable[None]]] = {
    Action.LIKE: _rate,
    Action.DISLIKE: _rate,
    Action.AGAIN: _again,
    Action.EXAMPLE: _example,
    Action.OPT_IN: _opt_in,
    Action.OPT_OUT: _opt_out,
    Action.STRENGTH: _strength,
    Action.AUTOMATIC: _automatic,
    Action.FORGET: _forget,
    Action.KEEP: _keep,
    **beginning.ACTIONS,
    **data.ACTIONS,
    **pack.ACTIONS,
    **personal.ACTIONS,
    **remix.ACTIONS,
    **taste.ACTIONS,
    Action.REPORT: host.report,
    Action.RULES: admin.show_page,
    Action.RULE: admin.choose_option,
    Action.UNWORD: admin.remove_unwanted,
}
