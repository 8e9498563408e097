"""Puts a backup in the database's place, once it is known to be whole and readable."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.connection import database_file, parse_url, sqlite_url
from storage.database import Database
from storage.errors import StorageError


async def restore(backup: Path, url: str, key_file: Path, *, replace: bool = False) -> None:
    """Copies `backup` to the SQLite database at `url`, and brings it up to date. The backup must be intact and of this
    key; an existing database is replaced only if `replace` says so, and not while a program has it open.
    Raises StorageError, and has changed nothing then."""
    file = database_file(parse_url(url))
    if file is None:
        raise StorageError("Only a SQLite file is restored here; a PostgreSQL database with its own tool: pg_restore.")
    _check(file, key_file, replace)
    copy = file.with_name(f".{file.name}.restored")
    try:
        await asyncio.to_thread(_copy, backup, copy)
        async with await Database.open(sqlite_url(copy), key_file):
            pass
        await asyncio.to_thread(_put_in_place, copy, file)
    finally:
        for leftover in _files(copy):
            leftover.unlink(missing_ok=True)


def _check(file: Path, key_file: Path, replace: bool) -> None:
    if not key_file.is_file():
        raise StorageError(f"The key file {key_file} is missing: put the key of the backup there first.")
    if file.exists() and file.stat().st_size and not replace:
        raise StorageError(f"The database {file} exists. Stop the bot, then say --replace to put the backup there.")


def _copy(backup: Path, copy: Path) -> None:
    try:
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        shutil.copyfile(backup, copy)
    except OSError as error:
        raise StorageError(f"The backup {backup} cannot be copied: {error.strerror}.") from error
    try:
        with closing(sqlite3.connect(copy)) as connection:
            whole = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            connection.execute("SELECT name, value FROM meta").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        whole = False
    if not whole:
        raise StorageError(f"{backup} is damaged, or no backup of this program. Restore another one.")


def _put_in_place(copy: Path, file: Path) -> None:
    if file.exists() and file.stat().st_size:
        _refuse_if_open(file)
    # A log left beside the old database would be applied to the new one.
    for leftover in _files(file)[1:]:
        leftover.unlink(missing_ok=True)
    copy.replace(file)


def _refuse_if_open(file: Path) -> None:
    """Leaving WAL mode succeeds only for the one program that has the file open. A damaged file may be replaced."""
    with closing(sqlite3.connect(file, timeout=1)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            raise StorageError(f"The database {file} is in use. Stop the bot, then restore.") from error
        except sqlite3.DatabaseError:
            return


def _files(file: Path) -> list[Path]:
    return [file, *(file.with_name(file.name + suffix) for suffix in ("-wal", "-shm"))]
