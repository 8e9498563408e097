"""Many tasks, cancelled tasks, and a second program on the same database."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import ConsentError, Database

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def test_many_tasks_at_once_lose_nothing(database: Database) -> None:
    await database.set_consent(1, 2, True)

    async def one(number: int) -> None:
        assert await database.store_update(number, "x")
        await database.add_message(1, 2, number, f"message {number}", NOON)
        job = await database.add_job(1, 2, {}, update_id=number)
        await database.history(1, 2, limit=3)
        await database.finish_job(job)

    await asyncio.gather(*(one(number) for number in range(60)), database.forget(9, 9), database.purge(NOON))
    assert {row.text for row in await database.history(1, 2)} == {f"message {number}" for number in range(60)}
    assert await database.open_jobs() == []
    assert await database.pending_updates() == []


async def test_the_same_update_from_two_tasks_is_new_once(database: Database) -> None:
    answers = await asyncio.gather(*(database.store_update(1, "x") for _ in range(20)))
    assert sorted(answers) == [False] * 19 + [True]


async def test_cancelled_tasks_leave_the_database_usable(database: Database) -> None:
    await database.set_consent(1, 2, True)
    tasks = [asyncio.create_task(database.add_message(1, 2, number, "x", NOON)) for number in range(60)]
    for number, task in enumerate(tasks):
        if number % 3:
            await asyncio.sleep(0.002)
            task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert any(isinstance(result, asyncio.CancelledError) for result in results)
    completed = {number for number, result in enumerate(results) if isinstance(result, int)}
    assert len(completed) >= 20
    assert len(await database.history(1, 2)) >= len(completed)
    await database.forget(1, 2)
    assert await database.history(1, 2) == []


async def test_a_second_program_works_on_the_same_database(database: Database, url: str, key_file: Path) -> None:
    await database.set_consent(1, 2, True)
    async with await Database.open(url, key_file) as second:
        both = (database, second)
        # each reads the consent first and writes then: neither may be thrown out by what the other writes in between
        await asyncio.gather(*(both[number % 2].add_message(1, 2, number, "x", NOON) for number in range(100)))
        await asyncio.gather(second.forget(1, 3), database.add_job(1, 2, {}))
        assert len(await database.history(1, 2)) == len(await second.history(1, 2)) == 100
        await database.forget(1, 2)
        assert await second.open_jobs() == []


PERSON, CHAT = st.sampled_from([1, 2]), st.sampled_from([10, 20])
STEPS = st.lists(
    st.tuples(st.sampled_from(["grant", "withdraw", "message", "edit", "forget"]), PERSON, CHAT, st.integers(0, 3)),
    max_size=25,
)


@given(steps=STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_history_is_what_was_said_under_consent_and_not_forgotten(
    steps: list[tuple[str, int, int, int]], key_file: Path
) -> None:
    granted: set[tuple[int, int]] = set()
    said: dict[tuple[int, int], dict[int, str]] = {}
    async with await Database.open("sqlite://", key_file) as database:
        for number, (step, person, chat, message) in enumerate(steps):
            owner, message_id = (person, chat), person * 100 + message  # a message has one writer
            if step in ("grant", "withdraw"):
                await database.set_consent(*owner, step == "grant")
                granted = granted | {owner} if step == "grant" else granted - {owner}
            elif step == "message":
                with suppress(ConsentError):
                    await database.add_message(*owner, message_id, str(number), NOON)
                if owner in granted:
                    said.setdefault(owner, {})[message_id] = str(number)
            elif step == "edit":
                await database.edit_message(chat, message_id, str(number))
                if owner in granted and message_id in said.get(owner, {}):
                    said[owner][message_id] = str(number)
            else:
                assert await database.forget(*owner) == len(said.pop(owner, {}))
        for owner in [(person, chat) for person in (1, 2) for chat in (10, 20)]:
            kept = [row.text for row in await database.history(*owner)]
            assert sorted(kept) == sorted(said.get(owner, {}).values())
            assert await database.has_consent(*owner) == (owner in granted)
