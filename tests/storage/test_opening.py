"""Opening: first start, the key, migrations, and files that are not what they should be."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from storage import Database, StorageError, WrongKeyError, sqlite_url
from storage.connection import parse_url, place
from storage.tables import metadata
from tests.auxil.raw_database import files, made, mode, on_files, read, rows, write

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def test_what_was_kept_is_there_after_a_restart(url: str, key_file: Path) -> None:
    async with await Database.open(url, key_file) as database:
        await database.set_consent(1, 2, True)
        await database.add_message(1, 2, 3, "hello 😀", NOON)
    async with await Database.open(url, key_file) as database:
        assert [row.text for row in await database.history(1, 2)] == ["hello 😀"]


@on_files
async def test_only_the_owner_can_read_what_the_first_start_makes(url: str, file: Path, key_file: Path) -> None:
    async with await Database.open(url, key_file) as database:
        await database.store_update(1, "x")
        assert files(file.parent) == ["bot.db", "bot.db-shm", "bot.db-wal"]
        assert [mode(file.with_name(name)) for name in files(file.parent)] == [0o600] * 3
    assert mode(key_file) == 0o600
    assert mode(file.parent) == mode(key_file.parent) == 0o700


async def test_another_key_is_found_out_at_once_and_named(url: str, key_file: Path, tmp_path: Path) -> None:
    await (await Database.open(url, key_file)).close()
    other = tmp_path / "other key"
    await (await Database.open(sqlite_url(tmp_path / "other.db"), other)).close()
    with pytest.raises(WrongKeyError, match=f"{other} is not the key"):
        await Database.open(url, other)
    await (await Database.open(url, key_file)).close()


async def test_a_missing_key_is_never_replaced_by_a_new_one(url: str, key_file: Path) -> None:
    await (await Database.open(url, key_file)).close()
    os.rename(key_file, key_file.with_name("moved"))
    with pytest.raises(WrongKeyError, match=f"{key_file} is missing"):
        await Database.open(url, key_file)
    assert "key" not in files(key_file.parent)


@on_files
async def test_an_existing_key_serves_a_new_database(url: str, file: Path, key_file: Path) -> None:
    await (await Database.open(url, key_file)).close()
    key = read(key_file)
    os.remove(file)
    await (await Database.open(url, key_file)).close()
    assert read(key_file) == key


@on_files
async def test_the_key_that_cannot_be_made_is_named(url: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="file/key"):
        await Database.open(url, tmp_path / "file" / "key")


@on_files
async def test_the_migrations_make_the_tables_from_any_folder(
    url: str, file: Path, key_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await (await Database.open(url, key_file)).close()
    before = rows(file)
    await (await Database.open(url, key_file)).close()
    assert rows(file) == before


async def test_the_migrated_tables_are_those_the_program_uses(url: str, key_file: Path) -> None:
    await (await Database.open(url, key_file)).close()

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    engine = create_async_engine(parse_url(url))
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


@on_files
async def test_a_newer_programs_database_is_left_alone(url: str, file: Path, key_file: Path) -> None:
    await (await Database.open(url, key_file)).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
        connection.commit()
    with pytest.raises(StorageError, match="newer version"):
        await Database.open(url, key_file)
    assert rows(file)["alembic_version"] == [("9999_later",)]


async def test_two_first_starts_at_once_agree(url: str, key_file: Path) -> None:
    first, second = await asyncio.gather(Database.open(url, key_file), Database.open(url, key_file))
    await first.store_update(1, "seen by both")
    assert not await second.store_update(1, "seen by both")
    await first.close()
    await second.close()


@pytest.fixture
async def whole(file: Path, key_file: Path) -> bytes:
    """A closed database's bytes, with some content."""
    async with await Database.open(sqlite_url(file), key_file) as database:
        await database.set_consent(1, 2, True)
        for number in range(20):
            await database.add_message(1, 2, number, "words " * 100 * number, NOON)
        await database.add_job(1, 2, {"text": "words"})
    return read(file)


@on_files
@pytest.mark.parametrize("damage", ["other", "text", "cut", "cut in a page", "overwritten", "header"])
async def test_a_damaged_database_is_named_and_left_as_it_is(
    whole: bytes, file: Path, key_file: Path, damage: str
) -> None:
    middle = len(whole) // 2 // 4096 * 4096
    content = {
        "other": b"\x89PNG" * 5000,
        "text": b"not a database\n",
        "cut": whole[:middle],
        "cut in a page": whole[: middle + 100],
        "overwritten": whole[:middle] + b"\xff" * 8192 + whole[middle + 8192 :],
        "header": bytes(100) + whole[100:],
    }[damage]
    write(file, content)
    with pytest.raises(StorageError, match=f"{file}.* is damaged.*main.py restore"):
        await Database.open(sqlite_url(file), key_file)
    assert read(file) == content


@on_files
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_damage_is_harmless_or_a_clear_message(
    data: st.DataObject, whole: bytes, key_file: Path, tmp_path: Path
) -> None:
    content = bytearray(whole)
    at = data.draw(st.integers(0, len(content) - 1))
    noise = data.draw(st.binary(min_size=1, max_size=200))
    content[at : at + len(noise)] = noise
    file = tmp_path / f"{uuid4()}.db"
    write(file, bytes(content))
    try:
        async with await Database.open(sqlite_url(file), key_file) as database:
            await database.history(1, 2)
            await database.open_jobs()
            await database.add_message(1, 2, 4, "words", NOON)
    except StorageError as error:
        assert str(file) in str(error) or "altered" in str(error) or "key file" in str(error)  # noqa: PT017


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://x/y", "oracle://x", "sqlite+aiosqlite//no-colon", "\0"])
async def test_an_address_that_is_none_is_refused(url: str, key_file: Path) -> None:
    with pytest.raises(StorageError, match="DATABASE_URL"):
        await Database.open(url, key_file)
    assert not made(key_file)


async def test_a_password_is_never_shown() -> None:
    assert "hunter2" not in place(parse_url("postgresql+asyncpg://bot:hunter2@127.0.0.1:1/db"))


async def test_a_database_that_is_a_folder_is_named(tmp_path: Path, key_file: Path) -> None:
    with pytest.raises(StorageError, match=str(tmp_path)):
        await Database.open(sqlite_url(tmp_path), key_file)


@given(name=st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_path_has_an_address(name: str) -> None:
    path = Path("/data") / name / "bot.db"
    assert place(parse_url(sqlite_url(path))) == str(path)


async def test_a_closed_database_says_so(url: str, key_file: Path) -> None:
    database = await Database.open(url, key_file)
    await database.close()
    await database.close()
    with pytest.raises(StorageError, match="closed"):
        await database.store_update(1, None)


async def test_a_database_in_memory_serves_for_trying_out(key_file: Path) -> None:
    async with await Database.open("sqlite://", key_file) as database:
        assert await database.store_update(1, "x")
        assert not await database.store_update(1, "x")
        assert (await database.health())["integrity"] == "ok"
