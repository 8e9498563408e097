"""A person's own data: taken out as files, or forgotten, all of it or a part."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from telegram import Message, Update

from bot.callback_data import Action
from bot.context import BotContext, Origin, origin_of
from bot.errors import DeliveryError
from bot.handlers.pressed import Pressed
from bot.menus.data import forget_choices, which_sticker
from bot.menus.pack import to_private
from bot.use_cases import consent
from bot.use_cases.export import export as archive_of

_LISTED = 8


async def export(update: Update, context: BotContext) -> None:
    """Sends everything that is kept of a person in this chat, always into their private chat."""
    origin, services = origin_of(update), context.services
    if origin is None:
        return
    archive = await archive_of(services.database, origin.user_id, origin.chat_id)
    if archive is None:
        await services.courier.say(origin.chat_id, "export-nothing", origin.thread_id)
        return
    caption = services.texts.html("export-caption")
    try:
        await services.courier.send_document(origin.user_id, archive, "my-data.zip", caption)
    except DeliveryError:
        if origin.private:
            raise
        link = to_private(services.texts, context.bot.username, "export")
        await services.courier.write(origin.chat_id, services.texts.html("export-private"), link, origin.thread_id)
        return
    if not origin.private:
        await services.courier.say(origin.chat_id, "export-sent", origin.thread_id)


async def forget(update: Update, context: BotContext) -> None:
    """Asks what to delete; as an answer to a sticker it deletes that one."""
    origin, message, services = origin_of(update), update.message, context.services
    if origin is None or message is None:
        return
    answered = message.reply_to_message
    if answered is not None and answered.sticker is not None:
        await _forget_answered(origin, answered, context)
        return
    keyboard = forget_choices(services.texts, origin.user_id)
    await services.courier.write(origin.chat_id, services.texts.html("forget-ask"), keyboard, origin.thread_id)


async def _forget_answered(origin: Origin, answered: Message, context: BotContext) -> None:
    database, courier = context.services.database, context.services.courier
    row = await database.generation_in_message(origin.user_id, origin.chat_id, answered.message_id)
    number = row.id if row else 0
    removed = await database.forget_sticker(origin.user_id, origin.chat_id, answered.message_id, number)
    key = "forgotten-sticker" if removed else "forget-unknown"
    await courier.say(origin.chat_id, key, origin.thread_id)


async def forget_hour(pressed: Pressed) -> None:
    """Deletes what is not older than an hour."""
    if not await is_their_answer(pressed):
        return
    await pressed.answer()
    services, origin = pressed.services, pressed.origin
    since = datetime.now(UTC) - timedelta(hours=1)
    removed = await consent.forget(services.database, services.maker, origin.user_id, origin.chat_id, since)
    await pressed.rewrite(services.texts.html("forgotten-hour", count=removed))


async def forget_one(pressed: Pressed) -> None:
    """Asks which sticker."""
    if not await is_their_answer(pressed):
        return
    await pressed.answer()
    services, origin = pressed.services, pressed.origin
    rows = (await services.database.generations(origin.user_id, origin.chat_id, _LISTED))[::-1]
    text = services.texts.html("forget-which" if rows else "forget-no-sticker")
    await pressed.rewrite(text, which_sticker(services.texts, rows, origin.user_id))


async def forget_this(pressed: Pressed) -> None:
    """Deletes that sticker."""
    row = await pressed.own_generation(anywhere=True)
    if row is None:
        return
    await pressed.answer()
    await pressed.services.database.forget_sticker(row.user_id, row.chat_id, row.message_id or 0, row.id)
    await pressed.rewrite(pressed.services.texts.html("forgotten-sticker"))


async def is_their_answer(pressed: Pressed) -> bool:
    """True for the person who was asked, while the question is fresh."""
    if pressed.press.id != pressed.origin.user_id:
        await pressed.answer("press-refused")
    elif not consent.is_current(pressed.press.revision):
        await pressed.answer("press-late", alert=True)
    else:
        return True
    return False


ACTIONS: dict[Action, Callable[[Pressed], Awaitable[None]]] = {
    Action.FORGET_HOUR: forget_hour,
    Action.FORGET_ONE: forget_one,
    Action.FORGET_THIS: forget_this,
}
