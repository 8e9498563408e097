"""The database: opens it with its key, brings its tables up to date, and is everything storage can do."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.chats import Chats
from storage.cipher import Cipher, create_key, read_key
from storage.connection import BEGIN, create_engine, create_file, database_file, parse_url, place
from storage.consent import Consent
from storage.erasure import Erasure
from storage.errors import DRIVER_ERRORS, StorageError, WrongKeyError, explain
from storage.history import History
from storage.inbox import Inbox
from storage.preferences import Preferences
from storage.store import uncancelled
from storage.tables import meta
from storage.upkeep import Upkeep

_KEY_CHECK = "key_check"
_CHECK_VALUE = b"the key fits"
_COLUMN = "meta.value"
_LOCK = "SELECT pg_advisory_xact_lock(7362170)"  # any number: one process migrates at a time


class Database(Inbox, Consent, History, Preferences, Chats, Erasure, Upkeep):
    """The one owner of the connection. Safe to use from many tasks of one event loop; each call is a transaction."""

    @classmethod
    async def open(cls, url: str, key_file: Path) -> Self:
        """Opens the database, and makes it and its key at first start. Raises WrongKeyError when the key file is not
        the one it was made with, StorageError when the database cannot be used."""
        address = parse_url(url)
        try:
            if file := database_file(address):
                create_file(file)
            async with AsyncExitStack() as stack:
                engine = create_engine(address)
                stack.push_async_callback(engine.dispose)
                database = cls(engine, await _prepare(engine, key_file))
                await database._start()
                stack.pop_all()
                return database
        except DRIVER_ERRORS as error:
            raise explain(error, place(address)) from error

    async def _start(self) -> None:
        if self._on_sqlite and (found := await self.integrity()) != "ok":
            raise StorageError(
                f"The database {self._where} is damaged ({found}). Put a backup in its place: python main.py restore"
            )
        await self._finish_erasure()

    async def close(self) -> None:
        """Closes the connection; nothing can be called afterwards."""
        await asyncio.gather(*self._pending, return_exceptions=True)
        self._closed = True
        await self._engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


uncancelled(Database)


async def _prepare(engine: AsyncEngine, key_file: Path) -> Cipher:
    """Checks the key before anything is changed, then applies the migrations, in one transaction."""
    from storage.migrations import upgrade  # alembic takes long to import

    async with engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"}).begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text(_LOCK))
        check = await _key_check(connection)
        cipher = Cipher(_key(key_file, new=check is None, where=place(engine.url)))
        if check is not None:
            verify_key(cipher, check, key_file)
        await connection.run_sync(upgrade)
        if check is None:
            sealed = cipher.seal(_CHECK_VALUE, _COLUMN)
            await connection.execute(meta.insert().values(name=_KEY_CHECK, value=sealed))
    return cipher


async def _key_check(connection: AsyncConnection) -> bytes | None:
    """The value that only the right key opens; None in a new database."""

    def has_meta(sync_connection: Connection) -> bool:
        return inspect(sync_connection).has_table(meta.name)

    if not await connection.run_sync(has_meta):
        return None
    return await connection.scalar(select(meta.c.value).where(meta.c.name == _KEY_CHECK))


def _key(key_file: Path, *, new: bool, where: str) -> bytes:
    key = read_key(key_file)
    if key is not None:
        return key
    if not new:
        raise WrongKeyError(
            f"The key file {key_file} is missing, and the database {where} cannot be read without it. Put it back, "
            "or set DATA_KEY_FILE to where it is. If it is lost, move the database away to start anew."
        )
    try:
        return create_key(key_file)
    except OSError as error:
        raise StorageError(f"The key file {key_file} cannot be made: {error.strerror}.") from error


def verify_key(cipher: Cipher, check: bytes, key_file: Path) -> None:
    """Raises WrongKeyError unless the key opens the database's check value."""
    try:
        cipher.open(check, _COLUMN)
    except StorageError:
        raise WrongKeyError(
            f"The key file {key_file} is not the key of this database. Put the key back that was made with it, or set "
            "DATA_KEY_FILE to where that is."
        ) from None
