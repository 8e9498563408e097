"""Consent, and the deletion of what was kept under it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.use_cases.stickers import StickerMaker
from storage import Database

ANSWER_WITHIN = timedelta(minutes=15)


async def opt_in(database: Database, user_id: int, chat_id: int) -> bool:
    """Notes a person's consent in one chat. False where it was given before."""
    if await database.opted_in(user_id, chat_id):
        return False
    await database.set_consent(user_id, chat_id, True)
    return True


async def may_learn(database: Database, user_id: int, chat_id: int) -> bool:
    """True where a person has opted in, not incognito, and the chat has not switched the bot off."""
    if not await database.has_consent(user_id, chat_id):
        return False
    return (await database.chat_settings(chat_id)).listening


async def opt_out(database: Database, user_id: int, chat_id: int) -> bool:
    """Withdraws it, which deletes nothing by itself. False where there was none."""
    if not await database.opted_in(user_id, chat_id):
        return False
    await database.set_consent(user_id, chat_id, False)
    return True


async def forget(
    database: Database, maker: StickerMaker, user_id: int, chat_id: int, since: datetime | None = None
) -> int:
    """Deletes everything kept about a person in a chat, or what is not older than `since`, what is being made included.
    Gives the number of records."""
    await maker.drop(chat_id, user_id)
    return await database.forget(user_id, chat_id, since)


def minute_now() -> int:
    """Minutes since 1970: the revision of a question that must be answered soon."""
    return int(datetime.now(UTC).timestamp()) // 60


def is_current(minute: int) -> bool:
    """True while a question asked at that minute may still be answered."""
    return 0 <= minute_now() - minute <= ANSWER_WITHIN.total_seconds() // 60
