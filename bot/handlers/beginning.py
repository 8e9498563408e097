"""The first three taps: start, a feeling, and only after its sticker the question for consent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Update

from bot import keyboards
from bot.callback_data import Action, code
from bot.context import BotContext, origin_of
from bot.handlers.commands import order
from bot.handlers.pack import show_pack
from bot.handlers.pressed import Pressed
from bot.menus.beginning import MOODS, moods
from bot.use_cases.orders import PLAIN


async def start(update: Update, context: BotContext) -> None:
    """Says what the bot does, and shows it: a newcomer gets a sticker before being asked for anything."""
    origin, services = origin_of(update), context.services
    if origin is None:
        return
    if not origin.private:
        keyboard = keyboards.group_welcome(services.texts)
        await services.courier.write(origin.chat_id, services.texts.html("welcome-group"), keyboard, origin.thread_id)
        return
    if context.args and context.args[0] == "pack":
        await show_pack(origin, context)
        return
    services.courier.sign(origin.chat_id, None)
    await services.courier.write(origin.chat_id, services.texts.html("welcome"), moods())
    await services.maker.take(order(origin, ""))


async def mood(pressed: Pressed) -> None:
    """Draws the feeling that was chosen, and then asks for consent where there is none."""
    wanted = next((name for name in MOODS if code(name) == pressed.press.id), PLAIN)
    await pressed.answer("example")
    await pressed.services.maker.take(replace(order(pressed.origin, ""), expression=wanted, invites=True))


async def later(pressed: Pressed) -> None:
    """No consent for now."""
    await pressed.answer()
    await pressed.rewrite(pressed.services.texts.html("invite-later"))


ACTIONS: dict[Action, Callable[[Pressed], Awaitable[None]]] = {Action.MOOD: mood, Action.LATER: later}
