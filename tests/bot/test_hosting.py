"""What the one who hosts the bot uses: health, metrics, statistics, reports, webhooks, structured logs."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot import doctor
from bot.application import open_database, serve
from bot.errors import StartError
from bot.health import WatchedRequest
from bot.local import Fault, LocalServer
from bot.logs import JsonFormatter, logged_with
from bot.settings import Settings
from storage import Database, StorageError
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person, buttons
from tests.bot.conftest import TOKEN, Patient, Running, handled, until

SECRET = "a-Secret_of-the-webhook"
ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False, timeout=30) as made:
        yield made


@pytest.fixture
def hosted(settings: Settings, ada: Person) -> Settings:
    listen = f"127.0.0.1:{free_port()}"
    return settings.model_copy(update={"metrics_listen": listen, "host_admins": (ada.user.id,)})


@pytest.fixture
def hooked(settings: Settings) -> Settings:
    listen = f"127.0.0.1:{free_port()}"
    hook = {"webhook_url": f"http://{listen}/hook", "webhook_secret": SecretStr(SECRET), "webhook_listen": listen}
    return settings.model_copy(update=hook)


async def test_health_and_metrics_tell_of_every_part(
    hosted: Settings, engine: FakeEngine, ada: Person, client: httpx.AsyncClient, server: LocalServer
) -> None:
    async with Running(hosted, engine):
        ada.say("/sticker so fun!")
        await ada.expect_sticker()
        ada.say("/sticker porn")
        await ada.expect_text("rather not")
        health = await client.get(f"http://{hosted.metrics_listen}/health")
        assert health.status_code == 200
        assert {name: part["ok"] for name, part in health.json().items() if name != "ok"} == {
            "database": True,
            "engine": True,
            "telegram": True,
        }
        text = (await client.get(f"http://{hosted.metrics_listen}/metrics")).text
        for line in (
            'pmg_stickers_total{cause="asked",generator="diffusion"} 1.0',
            'pmg_refusals_total{reason="sexual"} 1.0',
            'pmg_component_up{component="telegram"} 1.0',
            'pmg_rows{table="open_jobs"} 0.0',
            'pmg_telegram_requests_total{method="sendSticker",outcome="ok"} 1.0',
        ):
            assert line in text
        assert str(ada.user.id) not in text
        WatchedRequest.answered_at = -1000.0
        server.faults.append(Fault("getMe", code=502, times=1))
        sick = await client.get(f"http://{hosted.metrics_listen}/health")
        assert (sick.status_code, sick.json()["telegram"]["ok"]) == (503, False)
        assert TOKEN not in sick.text


async def test_an_address_that_is_taken_is_named(hosted: Settings, engine: FakeEngine) -> None:
    host, _, port = (hosted.metrics_listen or "").rpartition(":")
    with socket.create_server((host, int(port))), pytest.raises(StartError, match="METRICS_LISTEN"):
        await serve(hosted, lambda: engine)


async def test_statistics_are_for_the_host_alone(
    hosted: Settings, engine: FakeEngine, ada: Person, ben: Person
) -> None:
    async with Running(hosted, engine):
        ada.say("/sticker so fun!")
        await ada.expect_sticker()
        ada.say("/stats")
        text = (await ada.expect_text("How I am doing")).text
        assert "diffusion 1" in text
        assert "open jobs: 0" in text
        ben.say("/stats")
        await ben.expect_text("don't know that command")


async def test_a_report_reaches_the_host_and_an_admin_s_removes_the_sticker(
    hosted: Settings, engine: FakeEngine, ada: Person, server: LocalServer
) -> None:
    author, member, admin = (Patient(server, name, "Friends") for name in ("Ben", "Chen", "Ada"))
    async with Running(hosted, engine):
        ada.say("/start")
        await ada.expect_text("made just for you")
        await ada.expect_sticker()
        author.say("/sticker so fun!")
        sticker = await author.expect_sticker()
        assert "Thank you" in (await member.press("🚩", sticker)).text
        copy = await ada.expect_sticker()
        assert (copy.sticker.file, buttons(copy)) == (sticker.sticker.file, [])
        told = (await ada.expect_text("reported sticker")).text
        assert "laughing" in told
        assert "so fun" not in told
        assert "already" in (await member.press("🚩", sticker)).text
        assert not sticker.deleted
        forged = f"report:{2**52}:1"
        assert "too old" in (await member.press_data(sticker, forged)).text
        await admin.press("🚩", sticker)
        await admin.expect_deletion(sticker)


async def test_there_is_nothing_to_report_in_a_private_chat(running: Settings, ada: Person) -> None:
    ada.say("/sticker so fun!")
    sticker = await ada.expect_sticker()
    assert "🚩" not in [button["text"] for button in buttons(sticker)]


async def test_updates_come_by_webhook_and_again_after_a_restart(
    hooked: Settings, engine: FakeEngine, ada: Person, server: LocalServer
) -> None:
    async with Running(hooked, engine):
        ada.say("/sticker so fun!")
        assert (await ada.expect_sticker()).sticker.emoji == "😂"
        await until(lambda: not server.world.updates.pending)
    assert "getUpdates" not in {call.method for call in server.calls}
    ada.say("/sticker so sad!")  # while the bot is down
    async with Running(hooked, engine):
        assert (await ada.expect_sticker()).sticker.emoji == "😢"
        await handled(ada)
        assert "by webhook, 0 wait" in await doctor.telegram(hooked)
    assert "will be set" in await doctor.telegram(hooked.model_copy(update={"webhook_url": "https://example.org"}))
    polling = hooked.model_copy(update={"webhook_url": None})
    assert "are polled" in await doctor.telegram(polling)
    async with Running(polling, engine):  # and back to polling
        ada.say("/help")
        await ada.expect_text("What I can do")


async def test_a_webhook_takes_nothing_from_strangers(
    hooked: Settings, engine: FakeEngine, ada: Person, client: httpx.AsyncClient
) -> None:
    update = {"update_id": 9, "message": {"message_id": 1, "date": 1, "chat": {"id": ada.chat.id, "type": "private"}}}
    async with Running(hooked, engine):
        ada.say("/help")
        await ada.expect_text("What I can do")
        for headers, body, code in (
            ({}, json.dumps(update), 403),
            ({"X-Telegram-Bot-Api-Secret-Token": SECRET[:-1]}, json.dumps(update), 403),
            ({"X-Telegram-Bot-Api-Secret-Token": "ä"}, json.dumps(update), 403),
            ({"X-Telegram-Bot-Api-Secret-Token": SECRET}, "[" * 100_000, 400),
            ({"X-Telegram-Bot-Api-Secret-Token": SECRET}, '{"message": 1}', 400),
            ({"X-Telegram-Bot-Api-Secret-Token": SECRET}, json.dumps(update), 200),
        ):
            encoded = {name: value.encode() for name, value in headers.items()}
            assert (await client.post(f"{hooked.webhook_url}", content=body, headers=encoded)).status_code == code
        assert (await client.post(f"{hooked.webhook_url}/more", content="{}")).status_code == 404
        assert (await client.get(f"{hooked.webhook_url}")).status_code == 405
    async with await open_database(hooked) as database:
        assert not await database.store_update(9, None)  # it was stored before it was acknowledged


async def test_an_update_that_cannot_be_stored_is_sent_again(
    hooked: Settings, engine: FakeEngine, ada: Person, server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, failures = Database.store_update, [1, 1]

    async def failing(self: Database, update_id: int, payload: str | None) -> bool:
        if failures:
            failures.pop()
            raise StorageError("the disk is full")
        return await store(self, update_id, payload)

    monkeypatch.setattr(Database, "store_update", failing)
    async with Running(hooked, engine):
        ada.say("/help")
        await ada.expect_text("What I can do")
    assert failures == []
    assert "503" in server.world.webhook.last_error


async def test_a_webhook_that_telegram_refuses_is_said(hooked: Settings, engine: FakeEngine) -> None:
    elsewhere = hooked.model_copy(update={"webhook_url": "https://example.org/hook"})
    with pytest.raises(StartError, match="WEBHOOK_URL"):
        await serve(elsewhere, lambda: engine)


def test_a_json_log_has_ids_and_no_secrets() -> None:
    formatter = JsonFormatter([TOKEN])
    try:
        raise ValueError(f"asked bot{TOKEN}")
    except ValueError:
        record = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, "job %d: %s", (7, TOKEN), sys.exc_info())
    with logged_with(update=5, chat=-7):
        line = formatter.format(record)
    fields = json.loads(line)
    assert TOKEN not in line
    assert (fields["level"], fields["message"], fields["update"], fields["chat"]) == (
        "ERROR",
        "job 7: [redacted]",
        5,
        -7,
    )
    assert "Traceback" in fields["exception"]
    assert "chat" not in json.loads(formatter.format(record))


def test_every_method_that_the_bot_calls_is_checked_by_the_local_server() -> None:
    specification = json.loads((ROOT / "bot/local/specification.json").read_text("utf-8"))
    known = {name.lower() for name in specification["methods"]}
    called: set[str] = set()
    for path in (ROOT / "bot").glob("**/*.py"):
        if "local" not in path.parts:
            called |= set(
                re.findall(
                    r"\b_?bot\.((?:send|set|get|delete|edit|answer|create|add|upload|leave)_\w+)\(",
                    path.read_text("utf-8"),
                )
            )
    assert len(called) >= 6
    assert {name for name in called if name.replace("_", "") not in known} == set()


async def test_no_log_holds_the_token_or_a_text(
    hooked: Settings, engine: FakeEngine, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    async with Running(hooked, engine):
        ada.say("/sticker xyzzy fun")
        await ada.expect_sticker()
        ada.say("/sticker xyzzy porn")
        await ada.expect_text("rather not")
        await asyncio.sleep(0)
    own = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert "xyzzy" not in own
    assert TOKEN not in own
    assert SECRET not in own
