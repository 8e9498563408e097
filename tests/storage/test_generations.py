"""Generations: kept with consent, in memory without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storage import Database, generations
from tests.auxil.raw_database import on_files, rows

ANN, BEN, CHAT = 1, 2, -100
STICKER: dict[str, Any] = {
    "seed": 2**62,
    "strength": 50,
    "explanation": {"emotion": "laughing"},
    "model_revision": "r1",
}


@pytest.fixture
async def consenting(database: Database) -> Database:
    await database.set_consent(ANN, CHAT, True)
    return database


@pytest.mark.parametrize("person", [ANN, BEN], ids=["with consent", "without"])
async def test_a_generation_comes_back_with_its_feedback(consenting: Database, person: int) -> None:
    number = await consenting.add_generation(person, CHAT, **STICKER, job_id=3)
    await consenting.set_generation_message(number, 77)
    await consenting.set_feedback(number, False)
    found = await consenting.generation(number)
    assert found is not None
    assert (found.id, found.user_id, found.chat_id, found.message_id, found.job_id) == (number, person, CHAT, 77, 3)
    assert (found.seed, found.strength, found.model_revision) == (2**62, 50, "r1")
    assert found.explanation == {"emotion": "laughing"}
    assert found.feedback is False
    await consenting.set_feedback(number, None)
    found = await consenting.last_generation(person, CHAT)
    assert found is not None
    assert found.feedback is None


@pytest.mark.parametrize("person", [ANN, BEN], ids=["with consent", "without"])
async def test_the_last_generation_is_the_persons_newest_here(consenting: Database, person: int) -> None:
    assert await consenting.last_generation(person, CHAT) is None
    numbers = [await consenting.add_generation(person, CHAT, **STICKER) for _ in range(3)]
    await consenting.add_generation(99, CHAT, **STICKER)
    await consenting.add_generation(person, -999, **STICKER)
    last = await consenting.last_generation(person, CHAT)
    assert last is not None
    assert last.id == numbers[-1]
    assert len(set(numbers)) == 3


async def test_the_newest_counts_also_after_consent_was_given(consenting: Database) -> None:
    await consenting.add_generation(BEN, CHAT, **STICKER)
    await consenting.set_consent(BEN, CHAT, True)
    saved = await consenting.add_generation(BEN, CHAT, **STICKER)
    last = await consenting.last_generation(BEN, CHAT)
    assert last is not None
    assert last.id == saved


@on_files
async def test_without_consent_no_generation_reaches_the_database(consenting: Database, file: Path) -> None:
    number = await consenting.add_generation(BEN, CHAT, **STICKER, webp=b"picture")
    await consenting.set_feedback(number, True)
    assert rows(file)["generations"] == rows(file)["pictures"] == []
    assert await consenting.generations(BEN, CHAT) == []
    assert await consenting.generation_picture(number) is None


async def test_memory_for_people_without_consent_is_bounded(
    consenting: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "UNSAVED_KEPT", 3)
    numbers = [await consenting.add_generation(BEN, CHAT, **STICKER) for _ in range(5)]
    assert [await consenting.generation(number) is not None for number in numbers] == [False, False, True, True, True]


async def test_an_old_button_never_finds_what_was_made_after_a_restart(
    database: Database, url: str, key_file: Path
) -> None:
    before = await database.add_generation(BEN, CHAT, **STICKER)
    await database.close()
    async with await Database.open(url, key_file) as again:
        assert await again.generation(before) is None
        assert await again.add_generation(BEN, CHAT, **STICKER) > before


async def test_feedback_after_withdrawing_is_not_kept(consenting: Database) -> None:
    number = await consenting.add_generation(ANN, CHAT, **STICKER)
    await consenting.set_consent(ANN, CHAT, False)
    await consenting.set_feedback(number, True)
    found = await consenting.generation(number)
    assert found is not None
    assert found.feedback is None


@pytest.mark.parametrize("forged", [0, -1, 404, 2**63 - 1, 2**63, -(2**63), 10**30, -(10**30)])
async def test_a_forged_id_finds_nothing_and_changes_nothing(consenting: Database, forged: int) -> None:
    await consenting.set_feedback(forged, True)
    await consenting.set_generation_message(forged, 1)
    assert await consenting.generation(forged) is None
    assert await consenting.generation_picture(forged) is None
    assert await consenting.generation_of_job(forged) is None


async def test_the_generation_of_a_job_tells_whether_it_was_sent(consenting: Database) -> None:
    number = await consenting.add_generation(ANN, CHAT, **STICKER, job_id=8)
    found = await consenting.generation_of_job(8)
    assert found is not None
    assert (found.id, found.message_id) == (number, None)
    assert await consenting.generation_of_job(9) is None


async def test_pictures_are_kept_for_the_newest_of_each_person(
    consenting: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "PICTURES_KEPT", 2)
    await consenting.set_consent(BEN, CHAT, True)
    of_ben = await consenting.add_generation(BEN, CHAT, **STICKER, webp=b"ben's")
    numbers = [await consenting.add_generation(ANN, CHAT, **STICKER, webp=bytes([n])) for n in range(4)]
    assert [await consenting.generation_picture(number) for number in numbers] == [None, None, b"\2", b"\3"]
    assert await consenting.generation_picture(of_ben) == b"ben's"
    assert [row.id for row in await consenting.generations(ANN, CHAT)] == numbers
    assert [row.id for row in await consenting.generations(ANN, CHAT, limit=1)] == numbers[-1:]
