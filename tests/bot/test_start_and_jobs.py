"""How the bot starts, why it doesn't, and what it does every now and then."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.application import serve
from bot.engine_worker import EngineWorker
from bot.errors import StartError
from bot.local import Fault, LocalServer
from bot.settings import Settings
from bot.use_cases.jobs import RETENTION, purge_old, refresh_preferences
from bot.use_cases.preferences import Preferences
from pmg_engine.errors import ModelError
from pmg_engine.types import StickerEngine, StickerRequest
from storage import Database, StorageError
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tests.bot.conftest import Running, bot_settings

NOW = datetime.now(UTC)


@pytest.fixture
async def worker(engine: FakeEngine) -> AsyncIterator[EngineWorker]:
    made = EngineWorker(lambda: engine)
    await made.start()
    await made.loaded()
    yield made
    await made.stop()


async def test_preferences_of_people_with_new_history_are_refreshed_once(
    database: Database, worker: EngineWorker, engine: FakeEngine
) -> None:
    preferences = Preferences(database, worker)
    for user_id in (1, 2):
        await database.set_consent(user_id, 9, True)
        await database.add_message(user_id, 9, user_id, "my cat", NOW)
    assert await refresh_preferences(database, preferences, worker) == 2
    assert await refresh_preferences(database, preferences, worker) == 0
    (preference, rows) = await preferences.read(1, 9)
    assert (preference.character[0].keyword, len(rows)) == ("cat", 1)
    assert len(engine.read) == 2  # what is current is not read again


async def test_nothing_is_refreshed_while_somebody_waits_for_the_engine(
    database: Database, worker: EngineWorker, engine: FakeEngine
) -> None:
    await database.set_consent(1, 9, True)
    await database.add_message(1, 9, 1, "my cat", NOW)
    with engine.held():
        calls = [asyncio.create_task(worker.make_sticker(StickerRequest("so fun!"))) for _ in range(3)]
        await asyncio.sleep(0.05)
        assert await refresh_preferences(database, Preferences(database, worker), worker) == 0
    await asyncio.gather(*calls)


async def test_what_is_past_its_retention_is_purged(database: Database) -> None:
    await database.set_consent(1, 9, True)
    await database.add_message(1, 9, 1, "old", NOW - RETENTION - timedelta(days=1))
    await database.add_message(1, 9, 2, "new", NOW)
    assert await purge_old(database) == 1
    assert [row.text for row in await database.history(1, 9)] == ["new"]


async def test_updates_that_come_while_the_engine_is_loaded_are_answered_after_it(
    settings: Settings, server: LocalServer, ada: Person, engine: FakeEngine
) -> None:
    stop, loading = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def load() -> StickerEngine:
        asyncio.run_coroutine_threadsafe(loading.wait(), loop).result(30)
        return engine

    task = asyncio.create_task(serve(settings, load, stop))
    ada.say("/sticker so fun!")
    ada.say("/help")
    await ada.expect_text("What I can do")  # needs no engine
    loading.set()
    await ada.expect_sticker()
    stop.set()
    await task


async def test_the_menus_are_set_for_each_scope(server: LocalServer, settings: Settings, engine: FakeEngine) -> None:
    async with Running(settings, engine):
        with server.world.feed.listen() as events:
            while [call.method for call in server.calls].count("setMyCommands") < 3:
                await events.get()
    calls = [call.fields for call in server.calls if call.method == "setMyCommands"]
    scopes = [fields["scope"]["type"] for fields in calls if "language_code" not in fields]
    assert scopes == ["all_private_chats", "all_group_chats", "all_chat_administrators"]


async def test_models_that_are_missing_end_the_bot_with_their_own_message(settings: Settings) -> None:
    def load() -> StickerEngine:
        raise ModelError("denoiser.safetensors is missing")

    with pytest.raises(ModelError, match="denoiser"):
        await serve(settings, load)


async def test_a_telegram_that_is_out_of_reach_or_refuses_is_said(
    server: LocalServer, settings: Settings, tmp_path: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.application._BETWEEN_TRIES_S", 0.01)
    with pytest.raises(StartError, match="gives no answer"):
        await serve(bot_settings("http://127.0.0.1:9", tmp_path), lambda: engine)
    server.faults.append(Fault("getMe", code=401, description="Unauthorized"))
    with pytest.raises(StartError, match="refuses TELEGRAM_BOT_TOKEN"):
        await serve(settings, lambda: engine)


async def test_a_hiccup_at_start_is_survived(
    server: LocalServer, settings: Settings, ada: Person, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.application._BETWEEN_TRIES_S", 0.01)
    server.faults.append(Fault("getMe", code=502, description="Bad Gateway", times=2))
    async with Running(settings, engine):
        ada.say("/help")
        await ada.expect_text("What I can do")


async def test_a_database_that_cannot_be_opened_is_said(settings: Settings, engine: FakeEngine) -> None:
    settings.data_dir.mkdir(parents=True)
    (settings.data_dir / "bot.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StorageError):
        await serve(settings, lambda: engine)
