"""`make bench`: measures the bot as a person meets it and writes docs/benchmarks.md.

The bot is the real program with the real engine, in a process of its own; only Telegram is a local server.
"""

from __future__ import annotations

import asyncio
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median, quantiles

import psutil
import torch

from bot.local import LocalServer
from storage import Database
from tests.auxil.person import Person
from tests.benchmarks import prefix_cache
from tests.benchmarks.reactions import LIMIT_MS, reactions
from tests.benchmarks.reactions import ROUNDS as REACTIONS

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "main.py"
REPORT = ROOT / "docs" / "benchmarks.md"
TOKEN = "123456:benchmark"
COMMANDS = ("", "sticker", "emotion", "train", "play", "run", "doctor", "backup", "restore", "migrate")
WARM_UP, ROUNDS = 3, 20
HISTORY = (
    "my cat is asleep on the keyboard",
    "cats are the best",
    "look at this kitten 😻",
    "she purrs so loudly 🐱",
) * 3
MESSAGES = ("so fun!", "I am so tired", "this makes me angry", "I love you", "oh no, what happened?")

Row = tuple[str, ...]


def help_times(rounds: int = 5) -> list[Row]:
    """Median seconds until each command's --help is printed."""
    return [(f"`main.py {command}`".replace(" `", "`"), f"{_help_time(command, rounds):.2f} s") for command in COMMANDS]


def _help_time(command: str, rounds: int) -> float:
    asked = [sys.executable, str(MAIN), *command.split(), "--help"]
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(asked, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return median(times)


async def the_bot(folder: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """Starts the bot, talks to it, and returns the figures of it, the split of one sticker by stage, and how soon it
    reacts to commands and presses."""
    server = LocalServer(TOKEN, port=0)
    await server.start()
    environment = {
        **os.environ,
        "TELEGRAM_API_URL": server.url,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "DATA_DIR": str(folder / "data"),
        "DATA_KEY_FILE": str(folder / "data.key"),
    }
    person = Person(server)
    person.say("/start")
    started = time.monotonic()
    bot = await asyncio.create_subprocess_exec(sys.executable, MAIN, "run", "--env-file", os.devnull, env=environment)
    try:
        await person.expect_text(seconds=120)
        first_update = time.monotonic() - started
        person.say("/sticker so fun!")
        await person.expect_sticker(seconds=120)
        first_sticker = time.monotonic() - started
        await _let_it_learn(person)
        signs, stickers = await _talk(server, Person(server))
        stages = await _stages(folder, person, median(stickers))
        first_reactions = await reactions(server)
        memory = psutil.Process(bot.pid).memory_info().rss
    finally:
        bot.terminate()
        await bot.wait()
        await server.stop()
    figures = [
        ("from start to the first update handled", f"{first_update:.1f} s"),
        ("from start to the first sticker", f"{first_sticker:.1f} s"),
        ("from message to `choose_sticker`, median", f"{1000 * median(signs):.0f} ms"),
        ("from message to `sendSticker`, median", f"{1000 * median(stickers):.0f} ms"),
        ("from message to `sendSticker`, 90 %", f"{1000 * quantiles(stickers, n=10)[-1]:.0f} ms"),
        ("memory of the bot process", f"{memory / 1e6:.0f} MB"),
    ]
    return figures, stages, first_reactions


async def _let_it_learn(person: Person) -> None:
    person.say("/optin")
    await person.expect_text()
    for text in HISTORY:
        person.say(text)
    await asyncio.sleep(20)  # some of these are answered


async def _talk(server: LocalServer, person: Person) -> tuple[list[float], list[float]]:
    """Seconds from each message to the sign that a sticker is coming, and to the sticker."""
    signs, stickers = [], []
    for number in range(WARM_UP + ROUNDS):
        start = time.monotonic()
        person.say(f"/sticker {MESSAGES[number % len(MESSAGES)]}")
        await person.expect_sticker(seconds=60)
        if number >= WARM_UP:
            signs.append(_first(server, "sendChatAction", start) - start)
            stickers.append(_first(server, "sendSticker", start) - start)
        await asyncio.sleep(1)  # a chat takes a message a second
    return signs, stickers


def _first(server: LocalServer, method: str, after: float) -> float:
    return next(call.at for call in server.calls if call.method == method and call.at > after)


async def _stages(folder: Path, person: Person, whole: float) -> list[Row]:
    """Median milliseconds of each stage in the engine; the rest is queue, storage and delivery."""
    async with await Database.open(
        f"sqlite+aiosqlite:///{folder / 'data' / 'bot.db'}", folder / "data.key"
    ) as database:
        last = await database.last_generation(person.user.id, person.chat.id)
        assert last is not None
        rows = [await database.generation(number) for number in range(last.id - ROUNDS + 1, last.id + 1)]
    timings = [row.explanation["timings_ms"] for row in rows if row]
    candidates = len(last.explanation["candidates"])
    split = {stage: median(timing.get(stage, 0.0) for timing in timings) for stage in timings[-1]}
    split["queue, storage and delivery"] = 1000 * whole - split["total"]
    engine = f"engine, {candidates} candidates"
    return [(engine if stage == "total" else stage, f"{ms:.0f} ms") for stage, ms in split.items()]


def _table(head: Row, rows: Iterable[Row]) -> str:
    lines: Sequence[Row] = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _machine() -> str:
    busy = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {psutil.virtual_memory().total / 2**30:.0f} GiB, "
        f"Python {platform.python_version()}, torch {torch.__version__}; load before the run {busy:.1f}."
    )


async def main() -> None:
    """Measures and writes the report."""
    machine = _machine()
    with tempfile.TemporaryDirectory() as folder:
        figures, stages, first_reactions = await the_bot(Path(folder))
    report = f"""# Benchmarks

Written by `make bench`. {machine}
Medians of {ROUNDS} stickers after {WARM_UP} to warm up, bundled profile, the bot in its own process against a local Bot
API server, for a person with {len(HISTORY)} messages of history.

{_table(("what", "measured"), figures)}

## One sticker by stage

{_table(("stage", "median"), stages)}

## First visible reaction

Medians and 90 % of {REACTIONS} times each; the limit is {LIMIT_MS} ms.

{_table(("what", "median", "90 %"), first_reactions)}

## The language model's prompts

Prefill of one prompt, all at once and with the fixed instruction read before, as in `pmg_engine/language_model`; alone:
`python -m tests.benchmarks.prefix_cache`.

{_table(prefix_cache.HEAD, prefix_cache.rows())}

## `--help`

{_table(("command", "median of 5"), help_times())}
"""
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(report, "utf-8")
    sys.stdout.write(report)


if __name__ == "__main__":
    asyncio.run(main())
