"""The commands that everybody may give."""

from __future__ import annotations

import secrets

from telegram import Update

from bot import keyboards
from bot.context import BotContext, Origin, origin_of
from bot.reduction import WORDS_REMOVED
from bot.use_cases import consent
from bot.use_cases.jobs import RETENTION
from bot.use_cases.orders import PLAIN, Order
from bot.use_cases.words import clean

SEEDS = 2**31


async def help_(update: Update, context: BotContext) -> None:
    """Lists the commands."""
    if (origin := origin_of(update)) is not None:
        key = "help" if origin.private else "help-group"
        text = context.services.texts.html(key, mention=context.bot.name)
        await context.services.courier.write(origin.chat_id, text, thread_id=origin.thread_id)


async def privacy(update: Update, context: BotContext) -> None:
    """Says what is kept, why and for how long."""
    if (origin := origin_of(update)) is not None:
        text = context.services.texts.html("privacy", days=RETENTION.days)
        await context.services.courier.write(origin.chat_id, text, thread_id=origin.thread_id)


async def optin(update: Update, context: BotContext) -> None:
    """Consent by command."""
    origin, message, services = origin_of(update), update.message, context.services
    if origin is None or message is None:
        return
    if message.sender_chat is not None:  # an anonymous admin: nobody in particular
        await services.courier.say(origin.chat_id, "optin-anonymous", origin.thread_id)
        return
    await welcome_in(origin, context)


async def welcome_in(origin: Origin, context: BotContext) -> None:
    """Notes consent and says what it means."""
    services = context.services
    new = await consent.opt_in(services.database, origin.user_id, origin.chat_id)
    key = ("optin-done" if origin.private else "optin-done-group") if new else "optin-already"
    text = services.texts.html(key)
    await services.courier.write(origin.chat_id, text, keyboards.opted_in(services.texts), origin.thread_id)


async def optout(update: Update, context: BotContext) -> None:
    """Withdraws consent by command."""
    if (origin := origin_of(update)) is not None:
        await say_goodbye(origin, context)


async def say_goodbye(origin: Origin, context: BotContext) -> None:
    """Withdraws consent and offers to delete what was kept under it."""
    services = context.services
    await services.maker.drop(origin.chat_id, origin.user_id)
    given = await consent.opt_out(services.database, origin.user_id, origin.chat_id)
    text = services.texts.html("optout-done" if given else "optout-already")
    keyboard = keyboards.confirm_forget(services.texts, origin.user_id)
    await services.courier.write(origin.chat_id, text, keyboard, origin.thread_id)


async def sticker(update: Update, context: BotContext) -> None:
    """Orders a sticker for the text, for one's own message that is replied to, or just a cheerful one."""
    origin, message, services = origin_of(update), update.message, context.services
    if origin is None or message is None:
        return
    if update.api_kwargs.get(WORDS_REMOVED):
        await services.courier.say(origin.chat_id, "ask-again", origin.thread_id)
        return
    services.courier.sign(origin.chat_id, origin.thread_id)
    answered = message.reply_to_message
    own = answered if answered is not None and answered.from_user == message.from_user else None
    raw = " ".join(context.args or ()) or (own.text or own.caption or "" if own is not None else "")
    text = clean(raw)
    if raw and not text:
        await services.courier.say(origin.chat_id, "no-words", origin.thread_id)
        return
    if text and own is None and await consent.may_learn(services.database, origin.user_id, origin.chat_id):
        await services.database.add_message(origin.user_id, origin.chat_id, origin.message_id, text, message.date)
    await services.maker.take(order(origin, text))


def order(origin: Origin, text: str, *, automatic: bool = False) -> Order:
    """A new order, with a seed of its own."""
    return Order(
        origin.user_id,
        origin.chat_id,
        secrets.randbelow(SEEDS),
        text,
        None if text else PLAIN,
        automatic=automatic,
        reply_to=origin.reply_to,
        thread_id=origin.thread_id,
        update_id=origin.update_id,
    )
