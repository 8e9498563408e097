"""History: kept with consent only, in order, once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage import ConsentError, Database

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN, BEN, CHAT, OTHER_CHAT = 1, 2, -100, -200


@pytest.fixture
async def consenting(database: Database) -> Database:
    await database.set_consent(ANN, CHAT, True)
    return database


async def test_messages_and_stickers_come_back_as_they_were(consenting: Database) -> None:
    first = await consenting.add_message(ANN, CHAT, 10, "so fun! 😀\0\ud800", NOON)
    second = await consenting.add_sticker_choice(
        ANN, CHAT, emoji="🐱", description="a cat", image=b"\0webp", liked=False, at=NOON + timedelta(1), message_id=11
    )
    message, sticker = await consenting.history(ANN, CHAT)
    assert (message.id, message.kind, message.text, message.at) == (first, "message", "so fun! 😀\0\ud800", NOON)
    assert (message.emoji, message.description, message.image, message.liked) == ("", "", None, None)
    assert (sticker.id, sticker.kind, sticker.text, sticker.emoji) == (second, "sticker", "", "🐱")
    assert (sticker.description, sticker.image, sticker.liked) == ("a cat", b"\0webp", False)


async def test_order_is_by_time_and_the_limit_keeps_the_newest(consenting: Database) -> None:
    for day in (3, 1, 2, 0):
        await consenting.add_message(ANN, CHAT, day, f"day {day}", NOON + timedelta(days=day))
    assert [row.text for row in await consenting.history(ANN, CHAT)] == ["day 0", "day 1", "day 2", "day 3"]
    assert [row.text for row in await consenting.history(ANN, CHAT, limit=2)] == ["day 2", "day 3"]
    assert await consenting.history(ANN, CHAT, limit=-1) == []


async def test_a_message_handled_twice_is_kept_once(consenting: Database) -> None:
    first = await consenting.add_message(ANN, CHAT, 10, "hello", NOON)
    assert await consenting.add_message(ANN, CHAT, 10, "hello", NOON) == first
    assert len(await consenting.history(ANN, CHAT)) == 1


async def test_the_later_choice_on_a_sticker_counts_and_is_each_persons_own(consenting: Database) -> None:
    await consenting.set_consent(BEN, CHAT, True)
    for person, liked in ((ANN, True), (ANN, False), (BEN, True)):
        await consenting.add_sticker_choice(person, CHAT, emoji="🦊", liked=liked, at=NOON, message_id=50)
    assert [row.liked for row in await consenting.history(ANN, CHAT)] == [False]
    assert [row.liked for row in await consenting.history(BEN, CHAT)] == [True]


async def test_choices_without_a_message_are_all_kept(consenting: Database) -> None:
    for _ in range(2):
        await consenting.add_sticker_choice(ANN, CHAT, emoji="🦊", at=NOON)
    assert len(await consenting.history(ANN, CHAT)) == 2


async def test_an_edit_replaces_the_text_and_touches_no_other_chat(consenting: Database) -> None:
    await consenting.set_consent(ANN, OTHER_CHAT, True)
    for chat in (CHAT, OTHER_CHAT):
        await consenting.add_message(ANN, chat, 10, "before", NOON)
    await consenting.edit_message(CHAT, 10, "after")
    await consenting.edit_message(CHAT, 999, "unknown")
    assert [row.text for row in await consenting.history(ANN, CHAT)] == ["after"]
    assert [row.text for row in await consenting.history(ANN, OTHER_CHAT)] == ["before"]


async def test_without_consent_nothing_is_added(database: Database) -> None:
    with pytest.raises(ConsentError, match="not agreed"):
        await database.add_message(ANN, CHAT, 10, "words", NOON)
    with pytest.raises(ConsentError):
        await database.add_sticker_choice(ANN, CHAT, emoji="🐱", at=NOON)
    assert await database.history(ANN, CHAT) == []


async def test_consent_holds_for_its_own_chat_and_person(consenting: Database) -> None:
    for person, chat in ((ANN, OTHER_CHAT), (BEN, CHAT)):
        with pytest.raises(ConsentError):
            await consenting.add_message(person, chat, 10, "words", NOON)
    await consenting.set_consent(BEN, CHAT, True)
    assert await consenting.consenting(CHAT) == [ANN, BEN]
    assert await consenting.consenting(OTHER_CHAT) == []


async def test_withdrawing_stops_additions_and_edits_and_deletes_nothing(consenting: Database) -> None:
    await consenting.add_message(ANN, CHAT, 10, "before", NOON)
    await consenting.set_consent(ANN, CHAT, False)
    await consenting.set_consent(ANN, CHAT, False)
    assert not await consenting.has_consent(ANN, CHAT)
    await consenting.edit_message(CHAT, 10, "after")
    with pytest.raises(ConsentError):
        await consenting.add_message(ANN, CHAT, 11, "more", NOON)
    assert [row.text for row in await consenting.history(ANN, CHAT)] == ["before"]


async def test_granting_twice_is_granting_once(consenting: Database) -> None:
    await consenting.set_consent(ANN, CHAT, True)
    assert await consenting.consenting(CHAT) == [ANN]


async def test_a_time_without_a_zone_is_refused(consenting: Database) -> None:
    with pytest.raises(Exception, match="time zone"):
        await consenting.add_message(ANN, CHAT, 10, "words", NOON.replace(tzinfo=None))
    assert await consenting.history(ANN, CHAT) == []


async def test_records_do_not_show_words_when_printed(consenting: Database) -> None:
    await consenting.add_message(ANN, CHAT, 10, "secret words", NOON)
    assert "secret" not in repr(await consenting.history(ANN, CHAT))
