"""Health, backup and restore."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import Database, StorageError, WrongKeyError, restore, sqlite_url
from tests.auxil.raw_database import files, mode, on_files, write

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

pytestmark = on_files


async def texts(url: str, key_file: Path) -> list[str]:
    async with await Database.open(url, key_file) as database:
        return [row.text for row in await database.history(1, 2)]


@pytest.fixture
async def backup(database: Database, tmp_path: Path) -> Path:
    """A backup with one message; the database has gone on since."""
    await database.set_consent(1, 2, True)
    await database.add_message(1, 2, 3, "before", NOON)
    path = tmp_path / "backups" / "monday.db"
    await database.backup(path)
    await database.add_message(1, 2, 4, "after", NOON)
    return path


async def test_health_counts(database: Database) -> None:
    await database.set_consent(1, 2, True)
    await database.add_message(1, 2, 3, "words", NOON)
    await database.store_update(1, None)
    await database.add_job(1, 2, {})
    health = await database.health()
    assert health["integrity"] == "ok"
    assert health["version"] == "0003_training"
    names = ("people", "history", "preferences", "generations", "pending_updates", "open_jobs", "failed_jobs")
    assert [health[name] for name in names] == [1, 1, 0, 0, 1, 1, 0]
    assert health["last_error"] is None
    assert isinstance(health["bytes"], int)
    assert health["bytes"] > 4096


async def test_a_backup_is_made_while_the_database_is_in_use(database: Database, tmp_path: Path) -> None:
    await database.set_consent(1, 2, True)
    additions = [database.add_message(1, 2, number, "x", NOON) for number in range(100)]
    await asyncio.gather(*additions[:50], database.backup(tmp_path / "copy.db"), *additions[50:])
    assert len(await database.history(1, 2)) == 100
    assert files(tmp_path) == ["copy.db"]
    assert mode(tmp_path / "copy.db") == 0o600


async def test_a_restored_backup_is_what_it_was(backup: Path, database: Database, url: str, key_file: Path) -> None:
    await database.close()
    with pytest.raises(StorageError, match="--replace"):
        await restore(backup, url, key_file)
    assert await texts(url, key_file) == ["before", "after"]
    await restore(backup, url, key_file, replace=True)
    assert await texts(url, key_file) == ["before"]


async def test_a_backup_is_restored_where_nothing_was(backup: Path, key_file: Path, tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "new home ? %41" / "bot.db")
    await restore(backup, url, key_file)
    assert await texts(url, key_file) == ["before"]
    assert files(tmp_path / "new home ? %41") == ["bot.db"]


async def test_a_damaged_database_is_replaced(
    backup: Path, database: Database, url: str, file: Path, key_file: Path
) -> None:
    await database.close()
    write(file, b"damaged" * 1000)
    write(file.with_name("bot.db-wal"), b"an old log" * 1000)
    await restore(backup, url, key_file, replace=True)
    assert await texts(url, key_file) == ["before"]


async def test_a_database_in_use_is_not_replaced(
    backup: Path, database: Database, url: str, file: Path, key_file: Path
) -> None:
    with pytest.raises(StorageError, match="in use"):
        await restore(backup, url, key_file, replace=True)
    await database.add_message(1, 2, 5, "still here", NOON)
    assert [row.text for row in await database.history(1, 2)] == ["before", "after", "still here"]
    assert not any("restored" in name for name in files(file.parent))


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(9000)], ids=len)
async def test_what_is_no_backup_changes_nothing(
    content: bytes, database: Database, url: str, key_file: Path, tmp_path: Path
) -> None:
    await database.set_consent(1, 2, True)
    await database.add_message(1, 2, 3, "kept", NOON)
    await database.close()
    path = tmp_path / "broken.db"
    path.write_bytes(content)
    with pytest.raises(StorageError, match="broken"):
        await restore(path, url, key_file, replace=True)
    assert await texts(url, key_file) == ["kept"]


async def test_a_backup_of_another_key_is_refused(backup: Path, url: str, tmp_path: Path) -> None:
    other = tmp_path / "other key"
    await (await Database.open(sqlite_url(tmp_path / "other.db"), other)).close()
    with pytest.raises(WrongKeyError, match="other key"):
        await restore(backup, sqlite_url(tmp_path / "target.db"), other)
    with pytest.raises(StorageError, match="missing"):
        await restore(backup, sqlite_url(tmp_path / "target.db"), tmp_path / "no key")
    assert not (tmp_path / "target.db").exists()


async def test_a_backup_overwrites_no_file_and_names_what_it_cannot_write(database: Database, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine")
    with pytest.raises(StorageError, match="exists"):
        await database.backup(taken)
    assert taken.read_text() == "mine"
    with pytest.raises(StorageError, match="cannot be written"):
        await database.backup(taken / "below.db")
    with pytest.raises(StorageError, match="missing"):
        await restore(tmp_path / "missing.db", sqlite_url(tmp_path / "target.db"), tmp_path / "keys" / "key")
