"""The rules of a group: /admin, and the buttons of its panel. For the group's admins only."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update

from bot.admin_panel import panel_keyboard, panel_text
from bot.context import BotContext, Origin, origin_of
from bot.handlers.pressed import Pressed
from bot.handlers.settings import may_set, messages_are_hidden
from bot.reduction import WORDS_REMOVED
from bot.use_cases.house_rules import (
    MOST_WORDS,
    Page,
    add_words,
    choose,
    parse_quiet,
    parse_zone,
    remove_word,
)
from bot.use_cases.words import quote
from storage import ChatSettings


async def admin(update: Update, context: BotContext) -> None:
    """Shows the panel, or sets what is easier typed than pressed: quiet hours, time zone, words."""
    origin, message, services = origin_of(update), update.message, context.services
    if origin is None or message is None:
        return
    if origin.private:
        await services.courier.say(origin.chat_id, "admin-only-groups")
        return
    if not _is_anonymous_admin(message) and not await may_set(context.bot, origin):
        await services.courier.say(origin.chat_id, "admins-only", origin.thread_id)
        return
    if update.api_kwargs.get(WORDS_REMOVED):
        await services.courier.say(origin.chat_id, "ask-again", origin.thread_id)
        return
    name, *given = context.args or [""]
    await _set(origin, context, name.lower(), " ".join(given))


async def _set(origin: Origin, context: BotContext, name: str, given: str) -> None:
    database = context.services.database
    settings = await database.chat_settings(origin.chat_id)
    page, changed, problem = Page.MAIN, None, "admin-help"
    if name == "quiet":
        page, quiet = Page.QUIET, parse_quiet(given)
        changed = replace(settings, quiet=quiet) if quiet or given == "off" else None
    elif name == "zone":
        page, problem, zone = Page.ZONE, "admin-zone-unknown", parse_zone(given)
        changed = replace(settings, time_zone=zone) if zone else None
    elif name == "words":
        page, problem = Page.WORDS, "admin-words-full" if given else "admin-help"
        changed = add_words(settings, given)
    elif not name:
        changed = settings
    if changed is None:
        values = {"given": quote(given, 30), "most": MOST_WORDS}
        text = context.services.texts.html(problem, **values)
        await context.services.courier.write(origin.chat_id, text, thread_id=origin.thread_id)
        return
    if changed != settings:
        await database.save_chat_settings(origin.chat_id, changed)
    await _show(origin, context, Page.MAIN if name != "words" else page, changed)


async def _show(origin: Origin, context: BotContext, page: Page, settings: ChatSettings) -> None:
    services, styles = context.services, context.services.engine.styles
    hidden = await messages_are_hidden(context.bot, origin)
    text = panel_text(services.texts, page, settings, styles, hidden)
    keyboard = panel_keyboard(services.texts, page, settings, styles)
    await services.courier.write(origin.chat_id, text, keyboard, origin.thread_id)


async def show_page(pressed: Pressed) -> None:
    """Turns to a page of the panel."""
    if pressed.press.id not in set(Page) or pressed.origin.private:
        await pressed.answer("press-refused")
    elif await is_allowed(pressed):
        await pressed.answer()
        settings = await pressed.services.database.chat_settings(pressed.origin.chat_id)
        await _turn(pressed, Page(pressed.press.id), settings)


async def choose_option(pressed: Pressed) -> None:
    """Chooses an option of a page."""
    database, origin, press = pressed.services.database, pressed.origin, pressed.press
    settings = await database.chat_settings(origin.chat_id)
    page = Page(press.revision) if press.revision in set(Page) else None
    changed = None if page is None else choose(settings, page, press.id, pressed.services.engine.styles)
    await _save(pressed, page or Page.MAIN, changed)


async def remove_unwanted(pressed: Pressed) -> None:
    """Takes a word off the group's list."""
    settings = await pressed.services.database.chat_settings(pressed.origin.chat_id)
    await _save(pressed, Page.WORDS, remove_word(settings, pressed.press.id, pressed.press.revision))


async def is_allowed(pressed: Pressed) -> bool:
    """True for admins; others are told so."""
    if await may_set(pressed.context.bot, pressed.origin):
        return True
    await pressed.answer("admins-only", alert=True)
    return False


async def _save(pressed: Pressed, page: Page, changed: ChatSettings | None) -> None:
    if changed is None or pressed.origin.private:
        await pressed.answer("press-refused")
    elif await is_allowed(pressed):
        await pressed.services.database.save_chat_settings(pressed.origin.chat_id, changed)
        await pressed.answer("saved")
        await _turn(pressed, page, changed)


async def _turn(pressed: Pressed, page: Page, settings: ChatSettings) -> None:
    texts, styles = pressed.services.texts, pressed.services.engine.styles
    hidden = page is Page.MAIN and await messages_are_hidden(pressed.context.bot, pressed.origin)
    text = panel_text(texts, page, settings, styles, hidden)
    await pressed.rewrite(text, panel_keyboard(texts, page, settings, styles))


def _is_anonymous_admin(message: Message) -> bool:
    return message.sender_chat is not None and message.sender_chat.id == message.chat_id
