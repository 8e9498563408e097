"""Brings the tables to this program's version. Append-only: a released migration is never edited."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from storage.errors import StorageError


def upgrade(connection: Connection) -> None:
    """Applies what is missing, in the caller's transaction. Raises StorageError for a newer program's database."""
    config = _config()
    config.attributes["connection"] = connection  # for env.py
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StorageError(
            "The database was made by a newer version of this program. Update the program, or restore an older backup."
        ) from error


def _config() -> Config:
    config = Config()
    # The option is interpolated: a % in the folder's name must be doubled.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
