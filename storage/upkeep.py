"""What an operator needs: numbers for `doctor`, and backups of a running database."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Select, func, select, text

from storage.connection import database_file
from storage.errors import StorageError
from storage.store import Store
from storage.tables import consent, generations, history, inbox, jobs, pack_changes, preferences

_LAST_ERROR = select(jobs.c.id, jobs.c.error).where(jobs.c.failed_at.is_not(None)).order_by(jobs.c.failed_at.desc())


_COUNTS: dict[str, Select[int]] = {
    "people": select(func.count()).select_from(consent),
    "history": select(func.count()).select_from(history),
    "preferences": select(func.count()).select_from(preferences),
    "generations": select(func.count()).select_from(generations),
    "pending_updates": select(func.count()).where(inbox.c.finished_at.is_(None)),
    "open_jobs": select(func.count()).where(jobs.c.failed_at.is_(None)),
    "pack_changes": select(func.count()).select_from(pack_changes),
    "failed_jobs": select(func.count()).where(jobs.c.failed_at.is_not(None)),
}


class Upkeep(Store):
    """Health and backup."""

    async def ping(self) -> None:
        """Asks the database for nothing. Raises StorageError where it gives no answer."""
        async with self._read() as connection:
            await connection.execute(select(1))

    async def counts(self) -> dict[str, int]:
        """Rows by what they hold."""
        async with self._read() as connection:
            return {name: await connection.scalar(query) or 0 for name, query in _COUNTS.items()}

    async def health(self) -> dict[str, str | int | None]:
        """Counts of rows, the version of the tables, SQLite's integrity ("ok") and size, and the last job's error."""
        counts = await self.counts()
        async with self._read() as connection:
            found: dict[str, str | int | None] = {
                "database": self._where,
                "version": await connection.scalar(text("SELECT version_num FROM alembic_version")),
                **counts,
            }
            failed = (await connection.execute(_LAST_ERROR.limit(1))).one_or_none()
        found["last_error"] = failed and self._cipher.open_text(failed.error, "jobs.error", failed.id)
        if self._on_sqlite:
            found["integrity"] = await self.integrity()
            file = database_file(self._engine.url)
            found["bytes"] = file.stat().st_size if file else 0
        return found

    async def integrity(self) -> str:
        """SQLite's own check of the file: "ok", or the first thing that is wrong with it."""
        return " ".join(str((await self._outside_transaction("PRAGMA quick_check(1)"))[0][0]).split())

    async def backup(self, path: Path) -> None:
        """Writes a consistent copy to a new file while the database is in use. The key file is not in it: it is
        needed to restore, and belongs in another place. Raises StorageError."""
        if not self._on_sqlite:
            raise StorageError("A PostgreSQL database is backed up with its own tool: pg_dump.")
        partial = _create_partial(path)
        try:
            await self._outside_transaction("VACUUM INTO ?", str(partial))
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def _create_partial(path: Path) -> Path:
    """An empty file that only its owner can read, for the backup to be written into and then renamed."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        if path.exists():
            raise StorageError(f"{path} exists already. Name a new file for the backup.")
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    except OSError as error:
        raise StorageError(f"The backup {path} cannot be written: {error.strerror}.") from error
    return partial
