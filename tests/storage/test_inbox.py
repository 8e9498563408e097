"""The inbox: each update once, found again until it is finished."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import Database, inbox
from storage.records import InboxUpdate


async def test_an_update_is_stored_once(database: Database) -> None:
    assert await database.store_update(7, "first")
    assert not await database.store_update(7, "again")
    assert await database.pending_updates() == [InboxUpdate(7, "first")]


async def test_without_consent_only_the_bare_id_is_stored(database: Database) -> None:
    assert await database.store_update(7, None)
    assert await database.pending_updates() == [InboxUpdate(7, None)]


async def test_pending_updates_come_in_the_order_of_arrival(database: Database) -> None:
    # Telegram may start its ids anew: a smaller one can be the newer one
    for update_id in (900, 901, 5):
        await database.store_update(update_id, str(update_id))
    assert [update.update_id for update in await database.pending_updates()] == [900, 901, 5]


async def test_a_finished_update_is_gone_but_recognised(database: Database) -> None:
    await database.store_update(7, "words")
    await database.finish_update(7)
    assert await database.pending_updates() == []
    assert not await database.store_update(7, "words")


async def test_an_id_is_new_again_once_telegram_may_have_started_over(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.store_update(7, "old")
    await database.finish_update(7)
    monkeypatch.setattr(inbox, "IDS_KEPT", timedelta(0))
    assert await database.store_update(7, "new")
    assert await database.pending_updates() == [InboxUpdate(7, "new")]


async def test_an_unfinished_update_is_never_taken_for_an_old_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.store_update(7, "waiting")
    monkeypatch.setattr(inbox, "IDS_KEPT", timedelta(0))
    assert not await database.store_update(7, "again")


async def test_finishing_what_is_not_there_is_no_error(database: Database) -> None:
    await database.finish_update(404)
    assert await database.pending_updates() == []
