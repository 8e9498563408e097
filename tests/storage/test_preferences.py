"""The preferences cache, and when it is stale."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage import ConsentError, Database

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN, CHAT = 1, -100


@pytest.fixture
async def consenting(database: Database) -> Database:
    await database.set_consent(ANN, CHAT, True)
    return database


async def test_a_preference_is_replaced_and_comes_back(consenting: Database) -> None:
    assert await consenting.load_preference(ANN, CHAT) is None
    await consenting.save_preference(ANN, CHAT, "hash 1", {"character": []})
    await consenting.save_preference(ANN, CHAT, "hash 2", {"character": [{"keyword": "猫", "weight": 0.5}]})
    stored = await consenting.load_preference(ANN, CHAT)
    assert stored is not None
    assert stored.content_hash == "hash 2"
    assert stored.payload == {"character": [{"keyword": "猫", "weight": 0.5}]}
    assert abs(datetime.now(UTC) - stored.updated_at) < timedelta(minutes=1)


async def test_without_consent_no_preference_is_kept(database: Database) -> None:
    with pytest.raises(ConsentError):
        await database.save_preference(ANN, CHAT, "hash", {})
    assert await database.load_preference(ANN, CHAT) is None


async def test_new_history_makes_a_preference_stale(consenting: Database) -> None:
    assert await consenting.stale_preferences() == []
    await consenting.add_message(ANN, CHAT, 1, "cats", NOON)
    assert await consenting.stale_preferences() == [(ANN, CHAT)]
    await consenting.save_preference(ANN, CHAT, "hash", {})
    assert await consenting.stale_preferences() == []
    await consenting.add_sticker_choice(ANN, CHAT, emoji="🐱", at=NOON - timedelta(days=9))
    assert await consenting.stale_preferences() == [(ANN, CHAT)]


async def test_an_edit_makes_a_preference_stale(consenting: Database) -> None:
    await consenting.add_message(ANN, CHAT, 1, "cats", NOON)
    await consenting.save_preference(ANN, CHAT, "hash", {})
    await consenting.edit_message(CHAT, 1, "dogs")
    assert await consenting.stale_preferences() == [(ANN, CHAT)]


async def test_what_came_while_the_history_was_read_makes_it_stale(consenting: Database) -> None:
    read_at = datetime.now(UTC)
    await consenting.add_message(ANN, CHAT, 1, "meanwhile", NOON)
    await consenting.save_preference(ANN, CHAT, "hash", {}, read_at=read_at)
    assert await consenting.stale_preferences() == [(ANN, CHAT)]


async def test_who_has_withdrawn_is_not_read_anew(consenting: Database) -> None:
    await consenting.add_message(ANN, CHAT, 1, "cats", NOON)
    await consenting.set_consent(ANN, CHAT, False)
    assert await consenting.stale_preferences() == []
