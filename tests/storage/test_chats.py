"""Chat settings, and a group's move to a new id."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage import ChatSettings, Database

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN, BEN, OLD, NEW = 1, 2, -100, -1_000_000_000_100


async def test_settings_have_defaults_and_are_replaced(database: Database) -> None:
    assert await database.chat_settings(OLD) == ChatSettings(50, None, 0.5, 60)
    for settings in (ChatSettings(0, True, 0.0, 0), ChatSettings(100, False, 1.0, 3600)):
        await database.save_chat_settings(OLD, settings)
        assert await database.chat_settings(OLD) == settings
    assert await database.chat_settings(NEW) == ChatSettings()


@pytest.mark.parametrize("wrong", [{"strength": 900}, {"strength": -1}, {"threshold": 1.5}, {"cooldown_s": -1}])
def test_settings_out_of_range_cannot_be_made(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="range"):
        ChatSettings(**wrong)  # type: ignore[arg-type]


async def test_a_group_that_moves_keeps_everything(database: Database) -> None:
    await database.save_chat_settings(OLD, ChatSettings(strength=80))
    await database.set_consent(ANN, OLD, True)
    await database.add_message(ANN, OLD, 5, "before", NOON)
    await database.add_sticker_choice(ANN, OLD, emoji="🐱", image=b"cat", at=NOON)
    await database.save_preference(ANN, OLD, "hash", {})
    sticker = {"seed": 1, "strength": 2, "explanation": {"a": "b"}, "model_revision": "r"}
    saved = await database.add_generation(ANN, OLD, **sticker, webp=b"webp")  # type: ignore[arg-type]
    unsaved = await database.add_generation(BEN, OLD, **sticker)  # type: ignore[arg-type]
    job = await database.add_job(BEN, OLD, {"text": "x"})

    for _ in range(2):  # Telegram announces the move twice
        await database.migrate_chat(OLD, NEW)

    assert await database.chat_settings(NEW) == ChatSettings(strength=80)
    assert await database.chat_settings(OLD) == ChatSettings()
    assert await database.consenting(OLD) == []
    assert await database.consenting(NEW) == [ANN]
    assert [(row.text, row.image) for row in await database.history(ANN, NEW)] == [("before", None), ("", b"cat")]
    assert await database.history(ANN, OLD) == []
    assert await database.stale_preferences() == [(ANN, NEW)]
    assert await database.generation_picture(saved) == b"webp"
    for number in (saved, unsaved):
        found = await database.generation(number)
        assert found is not None
        assert (found.chat_id, found.explanation) == (NEW, {"a": "b"})
    assert [(row.id, row.user_id, row.chat_id) for row in await database.open_jobs()] == [(job, BEN, NEW)]


async def test_after_a_move_message_ids_start_again(database: Database) -> None:
    await database.set_consent(ANN, OLD, True)
    await database.add_message(ANN, OLD, 5, "in the group", NOON)
    await database.migrate_chat(OLD, NEW)
    await database.add_message(ANN, NEW, 5, "in the supergroup", NOON)
    assert len(await database.history(ANN, NEW)) == 2


async def test_a_move_joins_what_the_new_chat_already_has(database: Database) -> None:
    for chat, strength in ((OLD, 10), (NEW, 20)):
        await database.set_consent(ANN, chat, True)
        await database.save_chat_settings(chat, ChatSettings(strength=strength))
        await database.add_message(ANN, chat, 5, str(strength), NOON)
    await database.migrate_chat(OLD, NEW)
    assert await database.chat_settings(NEW) == ChatSettings(strength=20)
    assert {row.text for row in await database.history(ANN, NEW)} == {"10", "20"}
    await database.migrate_chat(NEW, NEW)
    assert await database.chat_settings(NEW) == ChatSettings(strength=20)
