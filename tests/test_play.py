"""`play` serves the page and looks after the bot's process; any program stands in for the bot here."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

import psutil
import pytest

from bot.local import LocalServerError, LocalSticker
from bot.play import play
from pmg_engine.samples import sample_stickers

SEES_ITS_SETTINGS = """
import os, sys, urllib.request
url = f"{os.environ['TELEGRAM_API_URL']}/bot{os.environ['TELEGRAM_BOT_TOKEN']}/getMe"
assert urllib.request.urlopen(url).status == 200
assert os.environ["DATA_DIR"] == "somewhere"
assert not {"DATABASE_URL", "WEBHOOK_URL"} & set(os.environ)
assert os.environ["WEBAPP_URL"] == f"http://{os.environ['WEBHOOK_LISTEN']}/app"
sys.exit(7)
"""
WAITS = "import time; time.sleep(600)"
IS_STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WAITS}"


async def test_the_bot_gets_the_local_server_and_its_exit_code_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://production")
    monkeypatch.setenv("WEBHOOK_URL", "https://example.org")
    monkeypatch.setenv("WEBAPP_URL", "https://example.org/app")
    seen: list[str] = []
    command = [sys.executable, "-c", SEES_ITS_SETTINGS]
    assert await play(command, 0, Path("somewhere"), [], seen.append) == 7
    assert seen[0].startswith("http://127.0.0.1:")


@pytest.mark.parametrize("program", [WAITS, IS_STUBBORN])
async def test_the_end_of_play_is_the_end_of_the_bot(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.play._STOP_SECONDS", 1.0)
    command = [sys.executable, "-c", program]
    async with asyncio.timeout(30):
        # half a second later the program has taken its stand
        code = await play(
            command,
            0,
            Path("data"),
            [],
            lambda _: asyncio.get_running_loop().call_later(0.5, os.kill, os.getpid(), signal.SIGTERM),
        )
    assert code == 0
    assert [child for child in psutil.Process().children() if program in child.cmdline()] == []


async def test_a_port_in_use_is_a_clear_message() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(LocalServerError, match=rf"{port}.*--port"):
            await play(["false"], port, Path("data"), [], str)


async def test_people_get_stickers_to_send() -> None:
    samples = sample_stickers()
    drawn = [LocalSticker(sample.emoji, sample.description, sample.webp) for sample in samples]
    assert await play([sys.executable, "-c", ""], 0, Path("data"), drawn, str) == 0
    assert len({sample.webp for sample in samples}) == len(samples) >= 10
