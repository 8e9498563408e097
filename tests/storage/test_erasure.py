"""Forgetting: the rows go, and every byte of them in the files."""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import ConsentError, Database, PersonSettings, StorageError, connection, erasure, sqlite_url
from tests.auxil.raw_database import bytes_under, free_pages, on_files, rows, sealed_values

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANN, BEN, CHAT, OTHER_CHAT = 7_000_000_001, 7_000_000_002, -1_000_000_000_100, -1_000_000_000_200
STICKER: dict[str, Any] = {"seed": 1, "strength": 50, "explanation": {"emotion": "joy"}, "model_revision": "r"}


async def fill(database: Database, person: int, chat: int, count: int = 1) -> None:
    """Something of every kind, of uneven sizes, so that pages are split and joined."""
    sizes = random.Random(person)  # noqa: S311
    await database.set_consent(person, chat, True)
    for number in range(count):
        message_id = abs(chat) % 1000 * 10_000 + person % 10 * 1000 + number
        await database.add_message(person, chat, message_id, "w" * sizes.randrange(1, 4000), NOON + number * DAY)
        picture = sizes.randbytes(sizes.randrange(1, 20_000))
        await database.add_sticker_choice(person, chat, emoji="🐱", image=picture, at=NOON + number * DAY)
        await database.add_generation(person, chat, **STICKER, webp=picture)
    await database.add_job(person, chat, {"text": "w" * 300})
    await database.store_update(person + chat, f'{{"from": {{"id": {person}}}, "chat": {{"id": {chat}}}}}')
    await database.save_preference(person, chat, "hash", {"character": ["cat"] * count})
    await database.save_person_settings(person, chat, PersonSettings(strength=80))
    await database.mark_keyword(person, chat, "character", "cat", "pinned")
    await database.add_pack_change(person, chat, {"do": "add", "words": "w" * 300}, webp=sizes.randbytes(9000))


async def kept(database: Database, person: int, chat: int) -> tuple[int, int, bool, int]:
    """What there is of a person: events, generations, whether a preference, jobs."""
    return (
        len(await database.history(person, chat)),
        len(await database.generations(person, chat)),
        await database.load_preference(person, chat) is not None,
        sum((job.user_id, job.chat_id) == (person, chat) for job in await database.open_jobs()),
    )


async def test_forgetting_takes_everything_of_one_person_in_one_chat(database: Database) -> None:
    for person, chat in ((ANN, CHAT), (ANN, OTHER_CHAT), (BEN, CHAT)):
        await fill(database, person, chat)
    unsaved = await database.add_generation(99, CHAT, **STICKER)
    assert await database.forget(ANN, CHAT) == 2 + 1 + 1 + 1 + 1 + 1 + 1 + 1
    assert (await database.person_settings(ANN, CHAT), await database.keyword_marks(ANN, CHAT)) == (
        PersonSettings(),
        [],
    )
    assert {(change.user_id, change.chat_id) for change in await database.pack_changes()} == {
        (ANN, OTHER_CHAT),
        (BEN, CHAT),
    }
    assert await kept(database, ANN, CHAT) == (0, 0, False, 0)
    for person, chat in ((ANN, OTHER_CHAT), (BEN, CHAT)):
        assert await kept(database, person, chat) == (2, 1, True, 1)
    assert {update.update_id for update in await database.pending_updates()} == {ANN + OTHER_CHAT, BEN + CHAT}
    assert await database.has_consent(ANN, CHAT)
    assert await database.forget(ANN, CHAT) == 0
    assert await database.forget(99, CHAT) == 1
    assert await database.generation(unsaved) is None


async def test_an_answer_to_the_forgotten_person_goes_too_and_is_not_handled_again(database: Database) -> None:
    reply = f'{{"from":{{"id":{BEN}}},"chat":{{"id":{CHAT}}},"reply":{{"from":{{"id":{ANN}}},"text":"hers"}}}}'
    await database.store_update(1, reply)
    await database.store_update(2, f'{{"from":{{"id":{BEN}}},"chat":{{"id":{CHAT}}}}}')
    assert await database.forget(ANN, CHAT) == 1
    assert [update.update_id for update in await database.pending_updates()] == [2]
    assert not await database.store_update(1, reply)


async def test_forgetting_since_a_time_keeps_what_is_older(database: Database) -> None:
    await fill(database, ANN, CHAT, count=4)
    await database.forget(ANN, CHAT, since=NOON + 2 * DAY)
    assert [row.at for row in await database.history(ANN, CHAT)] == [NOON, NOON, NOON + DAY, NOON + DAY]
    assert await database.load_preference(ANN, CHAT) is None
    assert await database.stale_preferences() == [(ANN, CHAT)]
    before = await kept(database, ANN, CHAT)
    assert await database.forget(ANN, CHAT, since=datetime.now(UTC) + DAY) == 0
    assert await kept(database, ANN, CHAT) == before


async def test_forgetting_the_last_hour_takes_its_marks_and_keeps_the_settings(database: Database) -> None:
    await fill(database, ANN, CHAT)
    before = datetime.now(UTC)
    await database.mark_keyword(ANN, CHAT, "style", "neon", "never")
    await database.forget(ANN, CHAT, since=before)
    assert [mark.keyword for mark in await database.keyword_marks(ANN, CHAT)] == ["cat"]
    assert (await database.person_settings(ANN, CHAT)).strength == 80


@on_files
async def test_forgetting_one_sticker_takes_what_rests_on_it_and_nothing_else(
    database: Database, file: Path, tmp_path: Path
) -> None:
    await database.set_consent(ANN, CHAT, True)
    first = await database.add_generation(ANN, CHAT, **STICKER, webp=random.Random(1).randbytes(5000))  # noqa: S311
    await database.set_generation_message(first, 31, "file")
    liked = await database.add_sticker_choice(ANN, CHAT, description="cat", liked=True, at=NOON, message_id=31)
    other = await database.add_message(ANN, CHAT, 32, "dogs", NOON)
    keywords = [
        {"keyword": "cat", "weight": 1.0, "evidence": [str(liked)]},
        {"keyword": "dog", "weight": 0.5, "evidence": [str(liked), str(other)]},
        {"keyword": "fox", "weight": 0.5, "evidence": []},
    ]
    later = {"preference": {"character": keywords, "content_hash": "h"}}
    second = await database.add_generation(ANN, CHAT, **STICKER | {"explanation": later})
    await database.add_pack_change(ANN, CHAT, {"do": "add"}, webp=b"p" * 99, generation_id=first)
    await database.save_preference(ANN, CHAT, "hash", {"character": ["cat"]})
    pieces = [row[1][16:48] for row in rows(file)["pictures"]] + [row[5][14:40] for row in rows(file)["history"][:1]]  # type: ignore[index]

    assert await database.forget_sticker(BEN, CHAT, 31, first) == 0
    assert await database.forget_sticker(ANN, CHAT, 31, first) == 3

    assert [row.id for row in await database.generations(ANN, CHAT)] == [second]
    assert [row.id for row in await database.history(ANN, CHAT)] == [other]
    kept_row = await database.generation(second)
    assert kept_row is not None
    assert [(k["keyword"], k["evidence"]) for k in kept_row.explanation["preference"]["character"]] == [
        ("dog", [str(other)]),
        ("fox", []),
    ]
    assert (await database.pack_changes(), await database.load_preference(ANN, CHAT)) == ([], None)
    after = bytes_under(tmp_path)
    assert [piece for piece in pieces if piece in after] == []
    unsaved = await database.add_generation(99, CHAT, **STICKER)
    assert await database.forget_sticker(99, CHAT, 0, unsaved) == 1


async def live(database: Database, people: list[int]) -> None:
    """What people do in weeks: above all edits that make messages longer and shorter, so that pages are split and
    joined. About one run in fifty then leaves copies behind unless the file is rewritten."""
    numbers = random.Random(22)  # noqa: S311
    for person in people:
        await database.set_consent(person, CHAT, True)
    for number in range(1, 301):
        person, what = numbers.choice(people), numbers.random()
        if what < 0.85:
            message_id = number if numbers.random() < 0.3 else numbers.randrange(1, 40)
            words = "w" * numbers.choice([5, 50, 300, 900, 1500, 2500])
            await database.add_message(person, CHAT, message_id, words, NOON)
        elif what < 0.88:
            picture = numbers.randbytes(numbers.choice([100, 3000, 20_000]))
            await database.add_sticker_choice(person, CHAT, image=picture, at=NOON)
        elif what < 0.92:
            sticker = STICKER | {"explanation": {"why": "b" * numbers.randrange(3000)}}
            await database.add_generation(person, CHAT, **sticker, webp=numbers.randbytes(2000))
        elif what < 0.95:
            await database.save_preference(person, CHAT, "hash", {"why": "b" * numbers.randrange(3000)})
        elif what < 0.97:
            await database.mark_keyword(person, CHAT, "character", "c" * numbers.randrange(300), "never")
        elif what < 0.98:
            await database.save_person_settings(person, CHAT, PersonSettings(strength=numbers.randrange(100)))
        else:
            await database.add_pack_change(person, CHAT, {"do": "add"}, webp=numbers.randbytes(3000))


@on_files
async def test_no_byte_of_the_forgotten_is_left_in_any_file(database: Database, file: Path, tmp_path: Path) -> None:
    people = [ANN, *range(BEN, BEN + 5)]
    await live(database, people)
    own = {generation.id for generation in await database.generations(ANN, CHAT)}
    webps = [webp for number, webp in rows(file)["pictures"] if number in own and isinstance(webp, bytes)]
    assert webps
    sealed = sealed_values(file, ANN) + webps
    pieces = {value[at : at + 20] for value in sealed for at in (14, len(value) - 20)}
    before = bytes_under(tmp_path)
    assert len(pieces) > 60
    assert all(piece in before for piece in pieces)
    others = [await database.history(person, CHAT) for person in people[1:]]

    await database.forget(ANN, CHAT)

    after = bytes_under(tmp_path)
    assert [piece for piece in pieces if piece in after] == []
    assert free_pages(file) == 0  # the file was rewritten
    assert not any(ANN in row for name, table in rows(file).items() for row in table if name != "consent")
    assert [await database.history(person, CHAT) for person in people[1:]] == others


@on_files
async def test_a_crash_between_deleting_and_wiping_is_made_good_at_the_next_start(
    file: Path, key_file: Path, tmp_path: Path
) -> None:
    async with await Database.open(sqlite_url(file), key_file) as database:
        await fill(database, ANN, CHAT, count=10)
    pieces = [value[16:48] for value in sealed_values(file, ANN)]
    program = f"""
import asyncio, os
from pathlib import Path
from storage import Database

class Dying(Database):
    async def _erase(self):
        os._exit(9)

async def main():
    database = await Dying.open({sqlite_url(file)!r}, Path({str(key_file)!r}))
    await database.forget({ANN}, {CHAT})

asyncio.run(main())
"""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program)
    assert await process.wait() == 9
    assert any(piece in bytes_under(tmp_path) for piece in pieces)  # what the start has to deal with
    async with await Database.open(sqlite_url(file), key_file) as database:
        after = bytes_under(tmp_path)
        assert not any(piece in after for piece in pieces)
        assert await database.history(ANN, CHAT) == []


@on_files
async def test_wiping_that_fails_is_logged_and_done_the_next_time(
    database: Database, file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def full() -> None:
        raise StorageError("database or disk is full")

    await fill(database, ANN, CHAT)
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(database, "_wipe", full)
        assert await database.forget(ANN, CHAT) > 0
    assert "disk is full" in caplog.text
    assert "erase" in [row[0] for row in rows(file)["meta"]]
    await database.forget(BEN, CHAT)
    assert "erase" not in [row[0] for row in rows(file)["meta"]]


@on_files
async def test_a_log_that_is_being_read_is_cut_the_next_time(
    file: Path, key_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pragmas = [pragma.replace("10000", "10") for pragma in connection._PRAGMAS]
    monkeypatch.setattr(connection, "_PRAGMAS", pragmas)
    async with await Database.open(sqlite_url(file), key_file) as database:
        await fill(database, ANN, CHAT)
        piece = sealed_values(file, ANN)[0][14:40]
        with closing(sqlite3.connect(file)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM history").fetchone()
            await database.forget(ANN, CHAT)
        assert "another program is reading it" in caplog.text
        assert piece in bytes_under(tmp_path)
        await database.forget(BEN, CHAT)
        assert piece not in bytes_under(tmp_path)


async def test_purging_takes_what_is_older_of_everyone(database: Database) -> None:
    await fill(database, ANN, CHAT, count=3)
    await fill(database, BEN, CHAT, count=1)
    await database.save_preference(BEN, CHAT, "hash", {})
    assert await database.purge(NOON) == 0
    assert await database.purge(NOON + DAY) == 4 + 2  # the oldest events of both, and what was read from them
    assert len(await database.history(ANN, CHAT)) == 4
    assert await database.stale_preferences() == [(ANN, CHAT)]
    assert (await database.health())["generations"] == 4
    await database.purge(datetime.now(UTC) + DAY)
    health = await database.health()
    assert [health[name] for name in ("history", "preferences", "generations", "open_jobs", "failed_jobs")] == [0] * 5
    assert await database.has_consent(ANN, CHAT)


async def test_purging_keeps_the_ids_of_recent_updates(database: Database) -> None:
    await database.store_update(1, None)
    await database.finish_update(1)
    await database.purge(datetime.now(UTC) + DAY)
    assert not await database.store_update(1, None)


async def test_purging_takes_updates_that_cannot_come_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for update_id, payload in ((1, None), (2, "handled"), (3, "still to be handled")):
        await database.store_update(update_id, payload)
    await database.finish_update(2)
    monkeypatch.setattr(erasure, "IDS_KEPT", timedelta(0))
    assert await database.purge(NOON) == 2
    assert [update.update_id for update in await database.pending_updates()] == [3]


@on_files
async def test_a_person_without_consent_leaves_no_row(database: Database, file: Path) -> None:
    empty = rows(file)
    for add in (
        database.add_message(ANN, CHAT, 1, "canary", NOON),
        database.add_sticker_choice(ANN, CHAT, description="canary", at=NOON),
        database.save_preference(ANN, CHAT, "canary", {"canary": 1}),
    ):
        with pytest.raises(ConsentError):
            await add
    await database.edit_message(CHAT, 1, "canary")
    await database.store_update(5, None)
    job = await database.add_job(ANN, CHAT, {"text": "canary"}, update_id=5)
    number = await database.add_generation(ANN, CHAT, **STICKER, webp=b"canary", job_id=job)
    await database.set_generation_message(number, 3)
    await database.set_feedback(number, True)
    await database.finish_job(job)
    await database.set_consent(ANN, CHAT, False)
    assert [row[:2] for row in rows(file).pop("inbox")] == [(5, None)]
    assert rows(file) | {"inbox": []} == empty
