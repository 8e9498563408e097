"""The base that all parts of the database share: one engine, one cipher, reading and writing transactions."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.cipher import Cipher
from storage.connection import BEGIN, place
from storage.errors import DRIVER_ERRORS, StorageError, explain

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

_log = logging.getLogger(__name__)


class Store:
    """Holds the engine; each of the database's parts derives from it."""

    def __init__(self, engine: AsyncEngine, cipher: Cipher) -> None:
        self._engine = engine
        # SQLite: the lock is taken at the start, so that a transaction that reads first cannot fail half-way.
        self._writer = engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
        self._autocommit = engine.execution_options(**{BEGIN: None})
        self._cipher = cipher
        self._where = place(engine.url)
        self._closed = False
        self._pending: set[asyncio.Task[Any]] = set()

    @property
    def _on_sqlite(self) -> bool:
        return self._engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def _read(self) -> AsyncIterator[AsyncConnection]:
        async with self._explained(), self._engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def _write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: committed at the end, rolled back on any error."""
        async with self._explained(), self._writer.begin() as connection:
            yield connection

    @asynccontextmanager
    async def _explained(self) -> AsyncIterator[None]:
        if self._closed:
            raise StorageError("The database is closed.")
        try:
            yield
        except DRIVER_ERRORS as error:
            raise explain(error, self._where) from error

    async def _wipe(self) -> None:
        """SQLite: rewrites the file without what was deleted. A server does that by itself."""
        if self._on_sqlite:
            await self._outside_transaction("VACUUM")

    async def _checkpoint(self) -> bool:
        """SQLite: moves the write-ahead log into the database and cuts it to nothing. False: it is being read."""
        if self._on_sqlite and (await self._outside_transaction("PRAGMA wal_checkpoint(TRUNCATE)"))[0][0]:
            _log.warning("The log of %s was not cut: another program is reading it.", self._where)
            return False
        return True

    async def _outside_transaction(self, statement: str, *parameters: object) -> Sequence[Row[Any]]:
        async with self._explained(), self._autocommit.connect() as connection:
            result = await connection.exec_driver_sql(statement, parameters)
            return result.all() if result.returns_rows else ()

    def _insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that knows ON CONFLICT."""
        if self._on_sqlite:
            return sqlite.insert(table)
        from sqlalchemy.dialects import postgresql  # 0.1 s that SQLite need not wait for

        return postgresql.insert(table)


def uncancelled(cls: type[Store]) -> None:
    """Lets every public call of a database run to its end even if its caller is cancelled.

    A driver that is cancelled in a transaction keeps SQLite's write lock until its connection is collected.
    """
    for name, method in inspect.getmembers(cls, inspect.iscoroutinefunction):
        if not name.startswith("_") and name != "close" and not inspect.ismethod(method):
            setattr(cls, name, _to_its_end(method))


def _to_its_end(method: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Coroutine[Any, Any, Any]]:
    @wraps(method)
    async def call(self: Store, *args: Any, **kwargs: Any) -> Any:
        task = asyncio.create_task(method(self, *args, **kwargs))
        self._pending.add(task)
        task.add_done_callback(self._pending.discard)
        return await asyncio.shield(task)

    return call


def now() -> datetime:
    return datetime.now(UTC)
