"""A person's own sticker pack: ➕ under a sticker, and /pack."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from telegram import InlineKeyboardMarkup, Message, Update

from bot.background import Owner
from bot.callback_data import Action, code
from bot.context import BotContext, Origin, Services, origin_of
from bot.errors import PackError
from bot.handlers.messages import picture
from bot.handlers.pressed import Pressed
from bot.keyboards import under_sticker
from bot.menus.pack import Do, confirm_deletion, pack_panel, sticker_of_pack, to_private
from bot.texts import Html
from bot.use_cases.generations import revision_of
from bot.use_cases.packs import PackSticker, queue_add
from bot.use_cases.words import quote
from storage import ConsentError, GenerationRow

_TITLE = 40  # characters of a name in a title


async def pack(update: Update, context: BotContext) -> None:
    """Shows the pack; in a group it says where that is."""
    if (origin := origin_of(update)) is not None:
        await show_pack(origin, context)


async def show_pack(origin: Origin, context: BotContext) -> None:
    """The pack with its buttons."""
    services = context.services
    if not origin.private:
        link = to_private(services.texts, context.bot.username, "pack")
        await services.courier.write(origin.chat_id, services.texts.html("pack-private"), link, origin.thread_id)
        return
    text, keyboard = await _panel(services, origin.user_id, 0)
    await services.courier.write(origin.chat_id, text, keyboard)


async def add(pressed: Pressed) -> None:
    """Queues the sticker above the button, and begins at once."""
    row = await pressed.own_generation()
    if row is None:
        return
    services, user = pressed.services, pressed.query.from_user
    if not await services.database.has_consent(row.user_id, row.chat_id):
        await pressed.needs_consent()
        return
    await pressed.answer("pack-adding")
    webp = await services.database.generation_picture(row.id) or await _download(pressed)
    if webp is None:
        await services.courier.say(row.chat_id, "pack-failed", pressed.origin.thread_id)
        return
    palette = await services.engine.palette() if services.engine.is_loaded else None
    title = services.texts.plain("pack-title", name=quote(user.first_name, _TITLE))
    if await queue_add(services.packs, row, webp, title, palette):
        await _mark(pressed, row, True)
        services.background.start(Owner(pressed.origin.user_id, row.chat_id), _bring(pressed, row))


async def _bring(pressed: Pressed, row: GenerationRow) -> None:
    """Makes the change; ➕ is there again where Telegram refused it."""
    if row.id in await pressed.services.packs.drain_one(pressed.origin.user_id):
        await _mark(pressed, row, False)


async def _mark(pressed: Pressed, row: GenerationRow, added: bool) -> None:
    keyboard = under_sticker(row.id, revision_of(row.seed), in_group=row.chat_id < 0, added=added)
    await pressed.relabel_sticker(keyboard)


async def turn(pressed: Pressed) -> None:
    """Shows a page of the pack in place of what was shown; under a sticker, as a message of its own."""
    await pressed.answer()
    if not pressed.origin.private or _is_sticker(pressed):
        await show_pack(pressed.origin, pressed.context)
        return
    await pressed.rewrite(*await _panel(pressed.services, pressed.origin.user_id, pressed.press.revision))


async def do(pressed: Pressed) -> None:
    """Shows, moves or removes a sticker of the person's own pack, or the pack."""
    wanted = pressed.press.revision
    if not pressed.origin.private or wanted not in set(Do):
        await pressed.answer("press-refused")
    elif wanted == Do.ASK_DELETE:
        await pressed.answer()
        text = pressed.services.texts.html("pack-ask-delete")
        await pressed.rewrite(text, confirm_deletion(pressed.services.texts))
    elif wanted == Do.DELETE:
        await _delete(pressed)
    else:
        await _do_with_sticker(pressed, Do(wanted))


async def _delete(pressed: Pressed) -> None:
    """Deletes the pack, also for those who have opted out: then at once, as nothing may be noted for later."""
    services, origin = pressed.services, pressed.origin
    if await services.database.has_consent(origin.user_id, origin.chat_id):
        if not await _queue(pressed, "delete"):
            return
    else:
        try:
            await services.packs.delete_now(origin.user_id)
        except PackError:
            await pressed.answer("pack-later", alert=True)
            return
    await pressed.answer()
    await pressed.rewrite(services.texts.html("pack-deleted"))


async def _do_with_sticker(pressed: Pressed, wanted: Do) -> None:
    services, origin = pressed.services, pressed.origin
    if wanted is not Do.SHOW and not await services.database.has_consent(origin.user_id, origin.chat_id):
        await pressed.needs_consent()
        return
    try:
        stickers = await services.packs.stickers(origin.user_id) or []
    except PackError:
        await pressed.answer("pack-later", alert=True)
        return
    place = next((i for i, one in enumerate(stickers) if code(one.unique_id) == pressed.press.id), None)
    if place is None:
        await pressed.answer()
        await services.courier.say(origin.chat_id, "pack-gone")
    elif wanted is Do.SHOW:
        await pressed.answer()
        keyboard = sticker_of_pack(services.texts, stickers[place].unique_id)
        await services.courier.send_known_sticker(origin.chat_id, stickers[place].file_id, keyboard)
    else:
        await _change(pressed, wanted, stickers, place)


async def _change(pressed: Pressed, wanted: Do, stickers: Sequence[PackSticker], place: int) -> None:
    file_id, last = stickers[place].file_id, len(stickers) - 1
    if wanted is not Do.REMOVE:
        position = place + (1 if wanted is Do.BACKWARD else -1)
        if not 0 <= position <= last:
            await pressed.answer("pack-at-end")
            return
        await pressed.answer("pack-moving", place=position + 1, count=last + 1)
        await _queue(pressed, "move", file_id=file_id, position=position)
        return
    await pressed.answer("pack-leaving")
    if last:
        await _queue(pressed, "remove", file_id=file_id)
    else:
        await _queue(pressed, "delete")  # Telegram knows no empty set
    await pressed.relabel(None)


async def _queue(pressed: Pressed, do: str, **values: object) -> bool:
    """Queues a change and begins on it; False without consent."""
    origin = pressed.origin
    try:
        await pressed.services.packs.change(origin.user_id, origin.chat_id, do, **values)
    except ConsentError:
        await pressed.needs_consent()
        return False
    _begin(pressed)
    return True


def _begin(pressed: Pressed) -> None:
    origin = pressed.origin
    pressed.services.background.start(Owner(origin.user_id, origin.chat_id), _drain(pressed))


async def _drain(pressed: Pressed) -> None:
    await pressed.services.packs.drain_one(pressed.origin.user_id)


async def _panel(services: Services, user_id: int, page: int) -> tuple[Html, InlineKeyboardMarkup | None]:
    try:
        stickers = await services.packs.stickers(user_id)
    except PackError:
        return services.texts.html("pack-later"), None
    waiting = len(await services.database.pack_changes(user_id))
    lines = [services.texts.html("pack-waiting", count=waiting)] if waiting else []
    if not stickers:
        return Html("\n\n".join([services.texts.html("pack-empty"), *lines])), None
    text = Html("\n\n".join([services.texts.html("pack-panel", count=len(stickers)), *lines]))
    return text, pack_panel(services.texts, services.packs.name_of(user_id), stickers, page)


async def _download(pressed: Pressed) -> bytes | None:
    message = pressed.query.message
    return await picture(message.sticker) if isinstance(message, Message) and message.sticker else None


def _is_sticker(pressed: Pressed) -> bool:
    message = pressed.query.message
    return isinstance(message, Message) and message.sticker is not None


ACTIONS: dict[Action, Callable[[Pressed], Awaitable[None]]] = {
    Action.ADD: add,
    Action.PACK: turn,
    Action.PACK_DO: do,
}
