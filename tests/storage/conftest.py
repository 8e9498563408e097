"""A database of each test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from storage import Database, sqlite_url
from tests.auxil.raw_database import SERVER


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the SQLite database lies."""
    return tmp_path / "data" / "bot.db"


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "key"


@pytest.fixture
async def url(file: Path) -> str:
    """An empty database."""
    if SERVER:
        engine = create_async_engine(SERVER)
        async with engine.begin() as connection:
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
        await engine.dispose()
    return SERVER or sqlite_url(file)


@pytest.fixture
async def database(url: str, key_file: Path) -> AsyncIterator[Database]:
    async with await Database.open(url, key_file) as opened:
        yield opened
