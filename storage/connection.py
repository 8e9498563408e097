"""Opens the engine: addresses, folders, SQLite's pragmas. Knows nothing of tables."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage.errors import StorageError

BEGIN = "begin_statement"
_ASYNC_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was acknowledged to Telegram survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


def parse_url(url: str) -> URL:
    """The address with its asynchronous driver. Raises StorageError; never repeats a password."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StorageError("DATABASE_URL is not an address. Example: sqlite+aiosqlite:///data/bot.db") from error
    backend = parsed.get_backend_name()
    if backend not in _ASYNC_DRIVERS:
        raise StorageError(f"DATABASE_URL names {backend!r}; it must begin with sqlite: or postgresql:")
    return parsed.set(drivername=_ASYNC_DRIVERS[backend])


def sqlite_url(file: Path) -> str:
    """The address of a SQLite file; any character may stand in its path."""
    return URL.create("sqlite+aiosqlite", database=str(file)).render_as_string()


def database_file(url: URL) -> Path | None:
    """The SQLite file of an address; None for a database in memory or on a server."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def place(url: URL) -> str:
    """What messages call the database: its file, or its address without the password."""
    return str(database_file(url) or url.render_as_string(hide_password=True))


def create_engine(url: URL) -> AsyncEngine:
    """An engine that is not connected yet. SQLite gets one connection: all use of it waits in turn."""
    options: dict[str, Any] = {"hide_parameters": True}
    if url.get_backend_name() == "sqlite":
        if sqlite3.sqlite_version_info < (3, 35):
            raise StorageError(f"SQLite {sqlite3.sqlite_version} is too old: 3.35 or newer is needed.")
        options |= {
            "poolclass": AsyncAdaptedQueuePool,
            "pool_size": 1,
            "max_overflow": 0,
            "pool_timeout": None,
            "connect_args": {"isolation_level": None, "check_same_thread": False},
        }
    else:
        options["pool_pre_ping"] = True
    try:
        engine = create_async_engine(url, **options)
    except ModuleNotFoundError as error:
        raise StorageError(f"This database needs the package {error.name}: pip install {error.name}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _set_pragmas)
        event.listen(engine.sync_engine, "begin", _begin)
    return engine


def create_file(file: Path) -> None:
    """Makes the folder and an empty database file that only their owner can read; keeps what exists."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    # The driver is in autocommit mode and begins nothing by itself.
    if statement := connection.get_execution_options().get(BEGIN, "BEGIN"):
        connection.exec_driver_sql(statement)
