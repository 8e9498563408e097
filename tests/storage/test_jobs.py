"""Jobs: found again until they are finished."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import Database
from tests.auxil.raw_database import bytes_under, on_files, rows

ANN, CHAT = 1, -100


async def test_jobs_are_open_until_finished_oldest_first(database: Database) -> None:
    first = await database.add_job(ANN, CHAT, {"text": "so fun \ud800", "seed": 7})
    second = await database.add_job(ANN, CHAT, {})
    await database.start_job(first)
    await database.start_job(first)
    job, other = await database.open_jobs()
    assert (job.id, job.user_id, job.chat_id, job.attempts) == (first, ANN, CHAT, 2)
    assert job.payload == {"text": "so fun \ud800", "seed": 7}
    assert abs(datetime.now(UTC) - job.created_at) < timedelta(minutes=1)
    assert (other.id, other.attempts) == (second, 0)
    await database.finish_job(first)
    await database.finish_job(second, error="it could not be sent")
    assert await database.open_jobs() == []


async def test_a_jobs_id_is_never_used_again(database: Database) -> None:
    first = await database.add_job(ANN, CHAT, {})
    await database.finish_job(first)
    assert await database.add_job(ANN, CHAT, {}) > first


async def test_a_job_takes_the_place_of_its_update(database: Database) -> None:
    await database.store_update(5, "make me a sticker")
    await database.add_job(ANN, CHAT, {}, update_id=5)
    assert await database.pending_updates() == []
    assert len(await database.open_jobs()) == 1
    assert not await database.store_update(5, "repeated by Telegram")


@on_files
async def test_an_answered_job_leaves_no_byte_even_of_someone_without_consent(
    database: Database, file: Path, tmp_path: Path
) -> None:
    job = await database.add_job(4_611_686_018_427, CHAT, {"text": "happy birthday " * 2000})
    (sealed,) = [row[1] for row in rows(file)["jobs"]]
    assert isinstance(sealed, bytes)
    assert 4_611_686_018_427 not in rows(file)["jobs"][0]
    assert sealed[5000:5032] in bytes_under(tmp_path)
    await database.finish_job(job)
    assert rows(file)["jobs"] == []
    found = bytes_under(tmp_path)
    assert not any(sealed[at : at + 32] in found for at in range(0, len(sealed) - 32, 32))


@on_files
async def test_of_a_failed_job_only_the_error_stays(database: Database, file: Path) -> None:
    job = await database.add_job(ANN, CHAT, {"text": "happy birthday"})
    await database.finish_job(job, error="x" * 10_000)
    ((_, payload, _, _, failed_at, error),) = rows(file)["jobs"]
    assert payload is None
    assert failed_at
    assert b"xxx" not in error  # type: ignore[operator]
    assert (await database.health())["last_error"] == "x" * 500
