"""For the one who hosts the bot: /stats, and the reports of stickers."""

from __future__ import annotations

import logging

from telegram import Message, Update

from bot.context import BotContext, Services, origin_of
from bot.errors import DeliveryError
from bot.handlers.messages import unknown_command
from bot.handlers.pressed import Pressed
from bot.handlers.settings import may_set
from bot.texts import Html, speak
from bot.use_cases.reports import reported_generation, what_it_shows
from storage import GenerationRow

_logger = logging.getLogger(__name__)
_COUNTED = (
    ("stats-stickers", "pmg_stickers", "generator"),
    ("stats-refusals", "pmg_refusals", "reason"),
    ("stats-failures", "pmg_failures", "reason"),
    ("stats-reports", "pmg_reports", ""),
)


async def stats(update: Update, context: BotContext) -> None:
    """Says to the host's admins how the bot is doing. Nobody else learns that there is such a command."""
    origin, services = origin_of(update), context.services
    if origin is None or origin.user_id not in services.host_admins or not origin.private:
        await unknown_command(update, context)
        return
    rows = await services.database.counts()
    lines: list[str] = [services.texts.html("stats-title", revision=await _revision(services))]
    lines += [f"{name.replace('_', ' ')}: {count}" for name, count in rows.items()]
    lines += [services.texts.html(key, counts=_counts(services, name, label)) for key, name, label in _COUNTED]
    await services.courier.write(origin.chat_id, Html("\n".join(lines)))


async def report(pressed: Pressed) -> None:
    """Takes a report. The sticker goes at once where an admin of the group made it."""
    services, origin, press = pressed.services, pressed.origin, pressed.press
    place = (origin.chat_id, origin.message_id)
    row = await reported_generation(services.database, press.id, press.revision, *place)
    if row is None:
        await pressed.answer("press-refused")
        return
    if services.reports.is_new(origin.user_id, row.id):
        await pressed.answer("reported", alert=True)
        services.metrics.reported()
        _logger.warning("generation %d was reported", row.id)
        await _tell_the_host(pressed, row)
    else:
        await pressed.answer("reported-already")
    if await may_set(pressed.context.bot, origin):
        await services.courier.delete(*place)


async def _tell_the_host(pressed: Pressed, row: GenerationRow) -> None:
    services, message = pressed.services, pressed.query.message
    picture = message.sticker if isinstance(message, Message) else None
    values = {"chat": str(row.chat_id), "number": str(row.id), "shows": what_it_shows(row), "model": row.model_revision}
    speak(None)  # not the language of whoever reported it
    for admin in services.host_admins:
        try:
            if picture is not None:
                await services.courier.show_sticker(admin, picture.file_id)
            await services.courier.write(admin, services.texts.html("report-to-host", **values))
        except DeliveryError as error:
            _logger.warning("an admin of the host was not told: %s", error)


async def _revision(services: Services) -> str:
    return await services.engine.loaded() if services.engine.is_loaded else "…"


def _counts(services: Services, name: str, label: str) -> str:
    totals = services.metrics.totals(name, label)
    return ", ".join(f"{key} {count}".strip() for key, count in totals.items()) or "0"
