"""`play`: the local Bot API server with its page in this process, and the very same bot in another one.

Knows nothing of the engine: the bot is whatever command it is given.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.local import LocalServer, LocalSticker

_STOP_SECONDS = 20.0
# what belongs to the bot on Telegram stays out of the one that is played with
_NOT_PASSED_ON = (
    "DATABASE_URL",
    "WEBHOOK_URL",
    "WEBHOOK_SECRET",
    "WEBHOOK_LISTEN",
    "WEBAPP_URL",
    "METRICS_LISTEN",
    "HOST_ADMINS",
)


async def play(
    command: Sequence[str],
    port: int,
    data_dir: Path,
    stickers: Sequence[LocalSticker],
    ready: Callable[[str], object],
) -> int:
    """Serves until Ctrl-C or until the bot ends; returns the bot's exit code, 0 after Ctrl-C.

    `command` starts the bot; `stickers` are those that people can send; `ready` is called with the page's address.
    Raises LocalServerError when the port is taken.
    """
    token = f"{secrets.randbelow(10**9)}:{secrets.token_urlsafe(24)}"
    server = LocalServer(token, stickers, port)
    await server.start()
    settings = {"TELEGRAM_API_URL": server.url, "TELEGRAM_BOT_TOKEN": token, "DATA_DIR": str(data_dir)}
    listen = f"127.0.0.1:{free_port()}"
    settings |= {"WEBHOOK_LISTEN": listen, "WEBAPP_URL": f"http://{listen}/app"}  # each person's own page
    inherited = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
    bot = await asyncio.create_subprocess_exec(*command, env={"LOG_LEVEL": "WARNING", **inherited, **settings})
    try:
        with _stop_signals() as stop:
            ready(server.url)
            await _first_of(bot.wait(), stop.wait())
            return 0 if stop.is_set() else bot.returncode or 0
    finally:
        await _end(bot)
        await server.stop()


def free_port() -> int:
    """A port of this machine that nobody listens on at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def _stop_signals() -> Iterator[asyncio.Event]:
    """An event that Ctrl-C, or a polite request to end, sets."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


async def _first_of(*waits: Coroutine[None, None, object]) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()


async def _end(bot: asyncio.subprocess.Process) -> None:
    """Asks the bot to end, and insists where it doesn't within some seconds."""
    if bot.returncode is not None:
        return
    bot.terminate()
    try:
        async with asyncio.timeout(_STOP_SECONDS):
            await bot.wait()
    except TimeoutError:
        bot.kill()
        await bot.wait()
