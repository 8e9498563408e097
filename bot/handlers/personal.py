"""A person's own settings."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import InlineKeyboardMarkup, Update

from bot import keyboards
from bot.callback_data import Action
from bot.context import BotContext, Origin, Services, origin_of
from bot.handlers.commands import SEEDS
from bot.handlers.pressed import Pressed
from bot.menus.settings import CLOCK, LANGUAGE, MAIN, PREVIEW, Panel, language_of, page, summary, wish
from bot.texts import Html, speak
from bot.use_cases.orders import PLAIN, Order
from bot.use_cases.personal import NAMES, PREVIEWS, apply, change
from bot.use_cases.strength import answers_by_itself
from storage import ConsentError


async def settings(update: Update, context: BotContext) -> None:
    """Shows them."""
    await _open(update, context, MAIN)


async def language(update: Update, context: BotContext) -> None:
    """Shows the languages."""
    await _open(update, context, LANGUAGE)


async def _open(update: Update, context: BotContext, number: int) -> None:
    origin, services = origin_of(update), context.services
    if origin is None:
        return
    if not await services.database.opted_in(origin.user_id, origin.chat_id):
        keyboard = keyboards.opt_in(services.texts)
        await services.courier.write(origin.chat_id, services.texts.html("settings-need"), keyboard, origin.thread_id)
        return
    text, buttons = await _panel(services, origin, number)
    await services.courier.write(origin.chat_id, text, buttons, origin.thread_id)


async def turn_page(pressed: Pressed) -> None:
    """Opens another page."""
    if await _is_theirs(pressed):
        await pressed.answer()
        await _show(pressed, pressed.press.revision)


async def setting(pressed: Pressed) -> None:
    """Sets what the button says."""
    if not await _is_theirs(pressed):
        return
    number, choice = wish(pressed.press.revision)
    if number == PREVIEW:
        await _preview(pressed)
        return
    try:
        done = await _set(pressed, number, choice)
    except ConsentError:
        await pressed.needs_consent()
        return
    await pressed.answer("saved" if done else "press-refused")
    if done:
        await _show(pressed, number)


async def choose_language(pressed: Pressed) -> None:
    """Speaks another language with the person."""
    if not await _is_theirs(pressed):
        return
    origin, services = pressed.origin, pressed.services
    try:
        wanted = language_of(services.texts, pressed.press.revision)
        await change(services.database, origin.user_id, origin.chat_id, language=wanted)
    except LookupError:
        await pressed.answer("press-refused")
    except ConsentError:
        await pressed.needs_consent()
    else:
        speak(wanted or pressed.query.from_user.language_code)
        await pressed.answer("saved")
        await _show(pressed, LANGUAGE)


async def use(pressed: Pressed) -> None:
    """Takes the strength of a preview."""
    if not await _is_theirs(pressed):
        return
    origin, strength = pressed.origin, pressed.press.revision
    if strength not in PREVIEWS:
        await pressed.answer("press-refused")
        return
    try:
        await change(pressed.services.database, origin.user_id, origin.chat_id, strength=strength)
    except ConsentError:
        await pressed.needs_consent()
        return
    await pressed.answer("strength-taken", strength=strength)


async def _set(pressed: Pressed, number: int, choice: int) -> bool:
    if number >= len(NAMES) or number == LANGUAGE:  # its buttons carry what they mean
        return False
    origin, services = pressed.origin, pressed.services
    person = (origin.user_id, origin.chat_id)
    return await apply(services.database, *person, NAMES[number], choice, services.texts.languages)


async def _preview(pressed: Pressed) -> None:
    """Draws the same sticker at three strengths."""
    origin = pressed.origin
    taste, _ = await pressed.services.preferences.known(origin.user_id, origin.chat_id)
    await pressed.answer("previewing" if taste.character or taste.style else "previewing-alike")
    order = Order(
        origin.user_id,
        origin.chat_id,
        secrets.randbelow(SEEDS),
        expression=PLAIN,
        thread_id=origin.thread_id,
        preview=True,
    )
    for strength in PREVIEWS:
        await pressed.services.maker.take(replace(order, strength=strength))


async def _is_theirs(pressed: Pressed) -> bool:
    if pressed.press.id == pressed.origin.user_id:
        return True
    await pressed.answer("press-refused")
    return False


async def _show(pressed: Pressed, number: int) -> None:
    number = {CLOCK: 4}.get(number, number)  # the clock stands on the page of quiet hours
    text, keyboard = await _panel(pressed.services, pressed.origin, number)
    await pressed.rewrite(text, keyboard)


async def _panel(services: Services, origin: Origin, number: int) -> tuple[Html, InlineKeyboardMarkup]:
    database, person = services.database, (origin.user_id, origin.chat_id)
    chat = await database.chat_settings(origin.chat_id)
    panel = Panel(
        origin.user_id,
        await database.person_settings(*person),
        replace(chat, automatic=answers_by_itself(chat, origin.private)),
        await database.paused_until(*person),
        services.page_url if origin.private else None,  # Telegram opens pages from private chats only
        training=await database.training_since(*person) is not None,
    )
    return summary(services.texts, panel), page(services.texts, panel, number)


ACTIONS: dict[Action, Callable[[Pressed], Awaitable[None]]] = {
    Action.SETTING: setting,
    Action.PAGE: turn_page,
    Action.LANGUAGE: choose_language,
    Action.USE: use,
}
