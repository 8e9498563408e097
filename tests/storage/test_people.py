"""Settings, keyword marks and pauses of one person in one chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage import ConsentError, Database, PersonSettings

ANN, BEN, CHAT, OTHER, NEW = 7_000_000_001, 7_000_000_002, -100, -200, -1_000_000_000_300
STICKER: dict[str, Any] = {"seed": 1, "strength": 50, "explanation": {"emotion": "joy"}, "model_revision": "r"}
NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
async def ann(database: Database) -> Database:
    await database.set_consent(ANN, CHAT, True)
    return database


async def test_settings_belong_to_one_person_in_one_chat_and_need_consent(ann: Database) -> None:
    wanted = PersonSettings(strength=80, quiet_from=22, quiet_to=7, language="en")
    await ann.save_person_settings(ANN, CHAT, wanted)
    assert await ann.person_settings(ANN, CHAT) == wanted
    await ann.save_person_settings(ANN, CHAT, replace(wanted, strength=None))
    assert (await ann.person_settings(ANN, CHAT)).strength is None
    for person, chat in ((BEN, CHAT), (ANN, OTHER)):
        assert await ann.person_settings(person, chat) == PersonSettings()
        with pytest.raises(ConsentError):
            await ann.save_person_settings(person, chat, wanted)


async def test_a_keyword_has_one_mark_at_a_time(ann: Database) -> None:
    await ann.mark_keyword(ANN, CHAT, "character", "cat", "pinned")
    await ann.mark_keyword(ANN, CHAT, "style", "neon", "never")
    await ann.mark_keyword(ANN, CHAT, "character", "cat", "removed")
    marks = await ann.keyword_marks(ANN, CHAT)
    assert [(m.attribute, m.keyword, m.mark) for m in marks] == [
        ("style", "neon", "never"),
        ("character", "cat", "removed"),
    ]
    await ann.mark_keyword(ANN, CHAT, "character", "cat", None)
    assert [m.keyword for m in await ann.keyword_marks(ANN, CHAT)] == ["neon"]
    with pytest.raises(ConsentError):
        await ann.mark_keyword(BEN, CHAT, "character", "cat", "pinned")


async def test_while_paused_nothing_is_written_and_afterwards_all_goes_on(ann: Database) -> None:
    await ann.pause(ANN, CHAT, NOW + HOUR)
    assert await ann.paused_until(ANN, CHAT) == NOW + HOUR
    assert (await ann.has_consent(ANN, CHAT), await ann.opted_in(ANN, CHAT)) == (False, True)
    with pytest.raises(ConsentError):
        await ann.add_message(ANN, CHAT, 1, "canary", NOW)
    number = await ann.add_generation(ANN, CHAT, **STICKER)
    assert await ann.generation(number) is not None
    assert await ann.generations(ANN, CHAT) == []
    await ann.pause(ANN, CHAT, NOW - HOUR)  # as when the hour is over
    assert await ann.paused_until(ANN, CHAT) is None
    await ann.add_message(ANN, CHAT, 1, "hello", NOW)
    assert await ann.stale_preferences() == [(ANN, CHAT)]
    await ann.pause(ANN, CHAT, NOW + HOUR)
    assert await ann.stale_preferences() == []
    await ann.pause(BEN, CHAT, NOW + HOUR)  # has not agreed: there is nothing to pause
    assert await ann.paused_until(BEN, CHAT) is None


async def test_telegrams_copy_of_a_sticker_is_kept_with_it(ann: Database) -> None:
    number = await ann.add_generation(ANN, CHAT, **STICKER)
    unsaved = await ann.add_generation(BEN, CHAT, **STICKER)
    for which in (number, unsaved):
        await ann.set_generation_message(which, which % 1000, "file-id")
        row = await ann.generation(which)
        assert row is not None
        assert (row.file_id, row.message_id) == ("file-id", which % 1000)
        assert await ann.generation_in_message(row.user_id, CHAT, which % 1000) == row
    assert await ann.generation_in_message(BEN, CHAT, number) is None


async def test_all_of_it_moves_with_a_group(ann: Database) -> None:
    await ann.save_person_settings(ANN, CHAT, PersonSettings(strength=80))
    await ann.mark_keyword(ANN, CHAT, "character", "cat", "pinned")
    await ann.add_pack_change(ANN, CHAT, {"do": "add"}, webp=b"picture", generation_id=5)
    await ann.pause(ANN, CHAT, NOW + HOUR)
    await ann.migrate_chat(CHAT, NEW)
    assert (await ann.person_settings(ANN, NEW)).strength == 80
    assert [m.keyword for m in await ann.keyword_marks(ANN, NEW)] == ["cat"]
    assert [(c.chat_id, c.body, c.webp) for c in await ann.pack_changes(ANN)] == [(NEW, {"do": "add"}, b"picture")]
    assert await ann.paused_until(ANN, NEW) == NOW + HOUR
    assert await ann.keyword_marks(ANN, CHAT) == []


async def test_changes_of_a_pack_wait_in_order_until_they_are_due(ann: Database) -> None:
    first = await ann.add_pack_change(ANN, CHAT, {"do": "add"}, webp=b"picture")
    second = await ann.add_pack_change(ANN, CHAT, {"do": "remove"})
    with pytest.raises(ConsentError):
        await ann.add_pack_change(BEN, CHAT, {"do": "add"}, webp=b"picture")
    assert [change.id for change in await ann.pack_changes()] == [first, second]
    later = datetime.now(UTC) + HOUR
    assert await ann.due_packs(datetime.now(UTC)) == [ANN]
    await ann.postpone_pack(ANN, later)
    assert await ann.due_packs(datetime.now(UTC)) == []
    assert await ann.due_packs(later) == [ANN]
    await ann.start_pack_change(first, {"do": "add", "size": 3})
    change = (await ann.pack_changes(ANN))[0]
    assert (change.attempts, change.body, change.webp) == (1, {"do": "add", "size": 3}, b"picture")
    for number in (first, second):
        await ann.finish_pack_change(number)
    assert await ann.due_packs(later) == []


async def test_a_packs_name_is_a_persons_own_and_tells_nobody_who_it_is(database: Database) -> None:
    token = database.pack_token(ANN)
    assert token == database.pack_token(ANN) != database.pack_token(BEN)
    assert str(ANN) not in token
    assert token.isalnum()
    assert token == token.lower()
