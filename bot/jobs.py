"""When the recurring work is done: the library's JobQueue, which is an APScheduler."""

from __future__ import annotations

from bot.context import BotApplication, BotContext
from bot.use_cases.jobs import purge_old, refresh_preferences

_REFRESH_S = 60.0
_PACKS_S = 15.0
_PURGE_S = 24 * 3600.0
_FIRST_PURGE_S = 300.0


def schedule(application: BotApplication) -> None:
    """Puts the recurring jobs into the queue; they begin with the application."""
    if application.job_queue is None:
        return
    application.job_queue.run_repeating(_refresh, interval=_REFRESH_S, name="refresh preferences")
    application.job_queue.run_repeating(_drain_packs, interval=_PACKS_S, first=1.0, name="drain the pack queue")
    application.job_queue.run_repeating(_purge, interval=_PURGE_S, first=_FIRST_PURGE_S, name="purge old data")


async def _refresh(context: BotContext) -> None:
    services = context.services
    await refresh_preferences(services.database, services.preferences, services.engine)


async def _drain_packs(context: BotContext) -> None:
    await context.services.packs.drain()


async def _purge(context: BotContext) -> None:
    await purge_old(context.services.database)
