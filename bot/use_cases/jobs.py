"""What is done every now and then: refreshing what is known of people's taste, and deleting what is old."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from bot.engine_worker import EngineWorker
from bot.errors import EngineUnavailable
from bot.use_cases.preferences import Preferences
from pmg_engine.errors import EngineError
from storage import ConsentError, Database

_logger = logging.getLogger(__name__)
RETENTION = timedelta(days=180)


async def refresh_preferences(database: Database, preferences: Preferences, engine: EngineWorker) -> int:
    """Reads the taste of everyone with new history, while nobody waits for the engine. Gives the number of people."""
    done = 0
    for user_id, chat_id in await database.stale_preferences():
        if not engine.idle:
            break  # the rest is still stale next time
        try:
            await preferences.refresh(user_id, chat_id)
        except ConsentError:
            continue  # withdrawn meanwhile
        except (EngineError, EngineUnavailable) as error:
            _logger.warning("a preference was not refreshed: %s: %s", type(error).__name__, error)
        else:
            done += 1
    return done


async def purge_old(database: Database) -> int:
    """Deletes what is past its retention. Gives the number of records."""
    removed = await database.purge(datetime.now(UTC) - RETENTION)
    if removed:
        _logger.info("%d old records were deleted", removed)
    return removed
