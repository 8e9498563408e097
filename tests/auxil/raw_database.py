"""Looks at the database from outside: all rows, and all bytes of its files."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

# A PostgreSQL database to run the storage tests on (postgresql+asyncpg://…); it is emptied.
SERVER = os.environ.get("TEST_DATABASE_URL", "")
on_files = pytest.mark.skipif(bool(SERVER), reason="looks into SQLite's files")


def rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table as SQLite itself reads it."""
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = [name for (name,) in connection.execute(query)]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608


def free_pages(file: Path) -> int:
    """Pages that were emptied and are still part of the file."""
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA freelist_count").fetchone()[0])


def sealed_values(file: Path, owner: int) -> list[bytes]:
    """The sealed values of every row that has `owner` in one of its plain columns."""
    return [
        value
        for table in rows(file).values()
        for row in table
        if owner in row
        for value in row
        if isinstance(value, bytes) and len(value) > 16
    ]


def read(file: Path) -> bytes:
    return file.read_bytes()


def write(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def files(folder: Path) -> list[str]:
    """The names of the files that lie right in a folder."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def made(path: Path) -> bool:
    return path.exists()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def bytes_under(folder: Path) -> bytes:
    """The content of every file below a folder."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
