"""What survives kill -9, and what must not be found on the disk."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram import Update

from bot.application import open_database
from bot.local import LocalServer
from bot.reduction import storable
from bot.settings import Settings
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tests.bot.conftest import TOKEN, Patient, Running, until
from tests.bot.run_slow_bot import DRAWING

ROOT = Path(__file__).parent.parent.parent
CANARY = "xyzzycanary"


@asynccontextmanager
async def bot_process(
    server: LocalServer, folder: Path, seconds: float, end: str = "kill"
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot in a process, which at the end is killed, or with `terminate` asked to stop; its log goes to bot.log."""
    with (folder / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.bot.run_slow_bot",
            server.url,
            str(folder),
            str(seconds),
            cwd=ROOT,
            stderr=log,
        )
        try:
            yield process
        finally:
            getattr(process, end)()
            await process.wait()


async def test_stickers_that_were_being_made_arrive_after_kill_9(
    server: LocalServer, ada: Person, ben: Person, tmp_path: Path
) -> None:
    async with bot_process(server, tmp_path, seconds=60):
        ada.say("/optin")
        await ada.expect_text("Thank you", seconds=60)
        ben.say("/sticker so sad!")  # has not opted in
        await until((tmp_path / DRAWING).exists)
        with server.world.feed.listen() as events:
            ada.say("/sticker so fun!")
            async with asyncio.timeout(60):
                while (await events.get() or {}).get("chat") != ada.chat.id:
                    pass
    async with bot_process(server, tmp_path, seconds=0, end="terminate") as process:
        assert (await ada.expect_sticker(seconds=60)).sticker.emoji == "😂"
        assert (await ben.expect_sticker(seconds=60)).sticker.emoji == "😢"
        await ada.expect_nothing(1.0)
        await ben.expect_nothing(0.0)
    assert process.returncode == 0
    log = (tmp_path / "bot.log").read_text()
    assert "is taken up again" in log
    assert TOKEN not in log
    assert "Traceback" not in log
    assert not {"fun", "sad"} & set(log.split())


async def test_a_job_that_failed_three_times_is_given_up_with_a_word(
    settings: Settings, ada: Person, engine: FakeEngine
) -> None:
    ada.say("/help")
    async with await open_database(settings) as database:
        job = await database.add_job(ada.user.id, ada.chat.id, {"seed": 1, "expression": "happy"})
        for _ in range(3):
            await database.start_job(job)
        await database.add_job(ada.user.id, ada.chat.id, {"seed": 1})  # its words could not be stored
    async with Running(settings, engine):
        await ada.expect_text("tried your last sticker several times")
        await ada.expect_text("send them again")
    async with await open_database(settings) as database:
        assert await database.open_jobs() == []
    assert engine.requests == []


async def test_words_that_could_not_be_stored_are_asked_for_again(
    settings: Settings, ada: Person, engine: FakeEngine
) -> None:
    said = ada.say("/sticker so fun!").telegram()
    ada.world.updates.clear()
    update = Update.de_json({"update_id": 1, "message": said}, None)
    async with await open_database(settings) as database:
        await database.store_update(1, json.dumps(storable(update, consented=False)))
    async with Running(settings, engine):
        await ada.expect_text("send them again")
    assert engine.requests == []


async def test_a_sticker_that_had_arrived_before_the_crash_is_not_sent_again(
    settings: Settings, ada: Person, engine: FakeEngine
) -> None:
    ada.say("/help")
    async with await open_database(settings) as database:
        await database.set_consent(ada.user.id, ada.chat.id, True)
        job = await database.add_job(ada.user.id, ada.chat.id, {"seed": 1, "expression": "happy"})
        made = await database.add_generation(
            ada.user.id, ada.chat.id, seed=1, strength=50, explanation={}, model_revision="fake-1", job_id=job
        )
        await database.set_generation_message(made, 12)
    async with Running(settings, engine):
        await ada.expect_text("What I can do")
        await ada.expect_nothing()
    assert engine.requests == []


async def test_no_trace_of_a_person_without_consent_is_found_anywhere(
    server: LocalServer,
    settings: Settings,
    ada: Person,
    ben: Person,
    engine: FakeEngine,
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder = settings.data_dir.parent
    group = Patient(server, "Ben", "Friends")
    async with Running(settings, engine):
        ada.say("/optin")
        await ada.expect_text("Thank you")
        ben.say(CANARY)
        await ben.expect_text("once you have opted in")
        ben.say(f"/sticker {CANARY} fun")
        sticker = await ben.expect_sticker()
        _assert_no_trace(folder)
        await ben.press("👍", sticker)
        await ben.press("🔄", sticker)
        await ben.expect_sticker()
        ben.say("/why")
        await ben.expect_text("Why")
        group.say(f"{CANARY} so fun!")
        group.say(f"/sticker {CANARY}")
        await group.expect_sticker()
        ben.say(f"/strength {CANARY}")
        await ben.expect_text("from 0 to 100")
        ben.say(f"/{CANARY}")
        await ben.expect_text("don't know")
        _assert_no_trace(folder)
    _assert_no_trace(folder)
    assert CANARY not in caplog.text


def _assert_no_trace(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert CANARY.encode() not in content, path
        assert b"Ben" not in content, path
