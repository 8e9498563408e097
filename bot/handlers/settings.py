"""A chat's settings: in groups for admins only."""

from __future__ import annotations

from telegram import Bot, InlineKeyboardMarkup, Update
from telegram.constants import ChatMemberStatus

from bot import keyboards
from bot.context import BotContext, Origin, origin_of
from bot.texts import Html, Texts
from bot.use_cases.personal import give_way, with_own
from bot.use_cases.strength import answers_by_itself, parse_strength, set_strength
from bot.use_cases.words import quote
from storage import ChatSettings, Database

_ADMINS = {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}


async def strength(update: Update, context: BotContext) -> None:
    """Shows the chat's settings, or sets the strength to the number that was given."""
    origin, message, services = origin_of(update), update.message, context.services
    if origin is None or message is None:
        return
    anonymous = message.sender_chat is not None and message.sender_chat.id == origin.chat_id
    if not anonymous and not await may_set(context.bot, origin):
        await services.courier.say(origin.chat_id, "admins-only", origin.thread_id)
        return
    given = " ".join(context.args or ())
    wanted = parse_strength(given)
    if given and wanted is None:
        text = services.texts.html("strength-bad", given=quote(given, 20))
        await services.courier.write(origin.chat_id, text, thread_id=origin.thread_id)
        return
    if wanted is not None:
        await set_strength(services.database, origin.chat_id, wanted)
        await settle(services.database, origin, "strength")
    settings = await in_force(services.database, origin)
    keyboard = panel_keyboard(services.texts, settings, origin.private)
    text = panel(services.texts, settings, origin.private)
    await services.courier.write(origin.chat_id, text, keyboard, origin.thread_id)


async def in_force(database: Database, origin: Origin) -> ChatSettings:
    """The chat's settings; in a private chat what the person set for themselves goes before them."""
    chat = await database.chat_settings(origin.chat_id)
    if not origin.private or not await database.opted_in(origin.user_id, origin.chat_id):
        return chat
    return with_own(chat, await database.person_settings(origin.user_id, origin.chat_id))


async def settle(database: Database, origin: Origin, field: str) -> None:
    """In a private chat what was just set for the chat holds for the person, whatever /settings said before."""
    if origin.private:
        await give_way(database, origin.user_id, origin.chat_id, field)


async def may_set(bot: Bot, origin: Origin) -> bool:
    """True for the person in a private chat and for the admins of a group. Raises TelegramError."""
    if origin.private:
        return True
    return (await bot.get_chat_member(origin.chat_id, origin.user_id)).status in _ADMINS


def panel(texts: Texts, settings: ChatSettings, private: bool, hidden: bool = False) -> Html:
    """The settings in words; `hidden` tells admins that Telegram hides the group's messages from the bot."""
    automatic = answers_by_itself(settings, private)
    lines = [
        texts.html("strength-now", strength=settings.strength),
        texts.html("automatic-on" if automatic else "automatic-off"),
    ]
    if hidden and automatic:
        lines.append(texts.html("privacy-mode"))
    return Html("\n\n".join(lines))


def panel_keyboard(texts: Texts, settings: ChatSettings, private: bool) -> InlineKeyboardMarkup:
    """The buttons that change them."""
    return keyboards.settings(texts, settings.strength, answers_by_itself(settings, private))


async def messages_are_hidden(bot: Bot, origin: Origin) -> bool:
    """True in a group where privacy mode keeps ordinary messages from the bot. Raises TelegramError."""
    me = await bot.get_me()
    if origin.private or me.can_read_all_group_messages:
        return False
    return (await bot.get_chat_member(origin.chat_id, me.id)).status not in _ADMINS
