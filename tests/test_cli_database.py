"""backup, restore, migrate and training-data, as the one who hosts the bot uses them."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from storage import Database
from tests.auxil.program import Run, refused

KEY = Path(".config/pmg-stickers/data.key")


def _remember(folder: Path, strength: int) -> None:
    async def write() -> None:
        url = f"sqlite+aiosqlite:///{folder / 'data' / 'bot.db'}"
        async with await Database.open(url, folder / KEY) as database:
            await database.set_consent(1, 1, granted=strength > 0)

    asyncio.run(write())


def _remembered(folder: Path) -> bool:
    async def read() -> bool:
        url = f"sqlite+aiosqlite:///{folder / 'data' / 'bot.db'}"
        async with await Database.open(url, folder / KEY) as database:
            return await database.has_consent(1, 1)

    return asyncio.run(read())


def test_nothing_is_made_where_there_is_no_database(run: Run, tmp_path: Path) -> None:
    refused(run("backup", "copy.db"), "no database", "DATA_DIR")
    refused(run("training-data", "--out", "people"), "no database", "DATA_DIR")
    assert b"will be made" in run("migrate").stdout
    assert list(tmp_path.iterdir()) == []


def test_a_backup_brings_back_what_was(run: Run, tmp_path: Path) -> None:
    _remember(tmp_path, 1)
    saved = run("backup", "copy.db")
    assert (saved.returncode, str(KEY) in saved.stdout.decode()) == (0, True)
    _remember(tmp_path, 0)
    refused(run("restore", "copy.db"), "--replace")
    assert not _remembered(tmp_path)
    assert run("restore", "copy.db", "--replace").returncode == 0
    assert _remembered(tmp_path)


def test_migrate_says_how_the_database_is(run: Run, tmp_path: Path) -> None:
    _remember(tmp_path, 1)
    assert b"integrity ok" in run("migrate").stdout


def test_another_key_is_refused_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    _remember(tmp_path, 1)
    other = tmp_path / "other.key"
    other.write_bytes(bytes(reversed((tmp_path / KEY).read_bytes())))
    refused(run("migrate", DATA_KEY_FILE=str(other)), "other.key")
    assert _remembered(tmp_path)


def test_training_data_holds_who_allowed_it_and_says_what_it_is(run: Run, tmp_path: Path) -> None:
    async def write() -> None:
        url = f"sqlite+aiosqlite:///{tmp_path / 'data' / 'bot.db'}"
        async with await Database.open(url, tmp_path / KEY) as database:
            for person, words in ((1, "yes"), (2, "no")):
                await database.set_consent(person, person, True)
                await database.add_message(person, person, 1, words, datetime.now(UTC))
                await database.add_sticker_choice(person, person, emoji="😭", image=b"picture", at=datetime.now(UTC))
            await database.set_training(1, 1, True)

    asyncio.run(write())
    done = run("training-data", "--out", "people")
    assert done.returncode == 0
    assert done.stdout.decode().split(". ") == [
        "Saved people: people 1, pictures 1",
        "It is personal data: delete it after training.\n",
    ]
    (line,) = (tmp_path / "people" / "people.jsonl").read_text("utf-8").splitlines()
    items = json.loads(line)["items"]
    assert [(item["kind"], item["text"], item["emotion"]) for item in items] == [
        ("message", "yes", None),
        ("sticker", "", "crying"),
    ]
    assert (tmp_path / "people" / items[1]["image"]).read_bytes() == b"picture"
    refused(run("training-data", "--out", "people"), "people is not empty")
