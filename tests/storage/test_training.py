"""Consent to training: a second one, which ends with the first and with what was kept under it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import ConsentError, Database
from tests.auxil.raw_database import on_files, rows

ANN, BEN, CHAT, OTHER, NEW = 7_000_000_001, 7_000_000_002, -100, -200, -1_000_000_000_300
HOUR = timedelta(hours=1)


@pytest.fixture
async def ann(database: Database) -> Database:
    """Ann keeps things in two chats, and allows training in one."""
    for chat in (CHAT, OTHER):
        await database.set_consent(ANN, chat, True)
    await database.set_training(ANN, CHAT, True)
    return database


async def test_it_is_off_until_it_is_allowed_by_that_person_in_that_chat(ann: Database) -> None:
    await ann.set_consent(BEN, CHAT, True)
    since = await ann.training_since(ANN, CHAT)
    assert since is not None
    assert [await ann.training_since(*other) for other in ((ANN, OTHER), (BEN, CHAT), (BEN, OTHER))] == [None] * 3
    assert await ann.in_training() == [(ANN, CHAT)]
    await ann.set_training(ANN, CHAT, True)
    assert await ann.training_since(ANN, CHAT) == since
    await ann.set_training(ANN, CHAT, False)
    assert await ann.in_training() == []
    assert await ann.has_consent(ANN, CHAT)


async def test_without_the_first_consent_there_is_no_second(database: Database) -> None:
    with pytest.raises(ConsentError):
        await database.set_training(ANN, CHAT, True)
    await database.set_training(ANN, CHAT, False)
    assert await database.in_training() == []


async def test_it_ends_with_the_first_and_does_not_come_back_with_it(ann: Database) -> None:
    await ann.set_consent(ANN, CHAT, False)
    assert await ann.in_training() == []
    await ann.set_consent(ANN, CHAT, True)
    assert await ann.training_since(ANN, CHAT) is None


async def test_forgetting_all_ends_it_and_forgetting_an_hour_does_not(ann: Database) -> None:
    await ann.set_training(ANN, OTHER, True)
    await ann.forget(ANN, CHAT, since=datetime.now(UTC) - HOUR)
    assert set(await ann.in_training()) == {(ANN, CHAT), (ANN, OTHER)}
    await ann.forget(ANN, CHAT)
    assert await ann.in_training() == [(ANN, OTHER)]
    assert await ann.has_consent(ANN, CHAT)


async def test_in_a_pause_it_can_be_taken_back_and_not_be_given(ann: Database) -> None:
    await ann.pause(ANN, CHAT, datetime.now(UTC) + HOUR)
    assert await ann.in_training() == [(ANN, CHAT)]
    await ann.set_training(ANN, CHAT, False)
    assert await ann.in_training() == []
    with pytest.raises(ConsentError):
        await ann.set_training(ANN, CHAT, True)


async def test_it_moves_with_a_group(ann: Database) -> None:
    await ann.migrate_chat(CHAT, NEW)
    assert await ann.in_training() == [(ANN, NEW)]


@on_files
async def test_nobody_of_an_older_database_has_allowed_it(url: str, file: Path, key_file: Path) -> None:
    async with await Database.open(url, key_file) as database:
        await database.set_consent(ANN, CHAT, True)
        await database.pause(ANN, CHAT, datetime.now(UTC) + HOUR)
        await database.add_job(ANN, CHAT, {"text": "words"})
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE consent DROP COLUMN training_since")
        connection.execute("UPDATE alembic_version SET version_num = '0002_people'")
        connection.commit()
    before = rows(file)
    async with await Database.open(url, key_file) as database:
        assert await database.opted_in(ANN, CHAT)
        assert await database.in_training() == []
        assert len(await database.open_jobs()) == 1
    assert rows(file)["consent"] == [(*row, None) for row in before["consent"]]
    assert rows(file)["alembic_version"] == [("0003_training",)]
