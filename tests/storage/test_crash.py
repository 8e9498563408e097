"""What is left after `kill -9`, in the middle of a job and at any moment."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from storage import Database, sqlite_url
from tests.auxil.raw_database import on_files

pytestmark = on_files

GENERATING = """
    await database.set_consent(1, 2, True)
    await database.store_update(10, "not yet handled")
    await database.store_update(11, "make me a sticker")
    job = await database.add_job(1, 2, {"text": "make me a sticker"}, update_id=11)
    await database.start_job(job)
    print("generating", flush=True)
    await asyncio.sleep(60)
"""
WORKING = """
    for number in range(100_000):
        await database.store_update(number, "x" * 500)
        print("update", number, flush=True)
        job = await database.add_job(1, 2, {"number": number}, update_id=number)
        print("job", number, flush=True)
        await database.start_job(job)
        if number % 2:
            await database.finish_job(job)
            print("done", number, flush=True)
"""


async def run_until(line: bytes, body: str, file: Path, key_file: Path) -> list[bytes]:
    """Runs `body` on the database in a process of its own, which is killed at once after it has printed `line`.
    Returns everything it had printed."""
    program = f"""
import asyncio
from pathlib import Path
from storage import Database

async def main():
    database = await Database.open({sqlite_url(file)!r}, Path({str(key_file)!r}))
{body}

asyncio.run(main())
"""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    printed = []
    async for printed_line in process.stdout:
        printed.append(printed_line.strip())
        if printed[-1] == line:
            process.send_signal(signal.SIGKILL)
    assert await process.wait() == -signal.SIGKILL
    return printed


async def test_a_job_is_found_again(file: Path, key_file: Path) -> None:
    await run_until(b"generating", GENERATING, file, key_file)
    async with await Database.open(sqlite_url(file), key_file) as database:
        (job,) = await database.open_jobs()
        assert (job.user_id, job.chat_id, job.payload, job.attempts) == (1, 2, {"text": "make me a sticker"}, 1)
        assert [update.update_id for update in await database.pending_updates()] == [10]
        await database.finish_job(job.id)
    async with await Database.open(sqlite_url(file), key_file) as database:
        assert await database.open_jobs() == []


@pytest.mark.parametrize("last", [b"update 3", b"job 8", b"done 15"])
async def test_whatever_was_confirmed_survives_and_nothing_is_handled_twice(
    last: bytes, file: Path, key_file: Path
) -> None:
    printed = await run_until(last, WORKING, file, key_file)
    confirmed = {
        kind: [int(line.split()[1]) for line in printed if line.startswith(kind)] for kind in (b"u", b"j", b"d")
    }
    async with await Database.open(sqlite_url(file), key_file) as database:
        jobs = {job.payload["number"] for job in await database.open_jobs()}
        pending = {update.update_id for update in await database.pending_updates()}
        for number in confirmed[b"u"]:
            assert not await database.store_update(number, "again")
        assert not jobs & pending
        # killed between the work and the line about it, one more step may have been taken
        assert set(confirmed[b"j"]) - jobs - set(confirmed[b"d"]) <= {max(confirmed[b"u"])}
        assert not jobs & set(confirmed[b"d"])
        assert set(confirmed[b"u"]) - set(confirmed[b"j"]) <= pending | jobs
        assert (await database.health())["integrity"] == "ok"
