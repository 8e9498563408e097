"""The tables as SQLAlchemy sees them; `migrations/` makes them. Sealed columns are marked so.

Plain are only ids, times and counts: what queries need.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class UtcTime(TypeDecorator[datetime]):
    """A timezone-aware time, kept as whole microseconds since 1970: sorts and round-trips on every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else microseconds(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


def microseconds(at: datetime) -> int:
    """Microseconds since 1970. Raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("Times must carry a time zone.")
    return (at - _EPOCH) // _MICROSECOND


# SQLite counts rows up in a column of exactly this type.
RowId = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", LargeBinary),  # sealed
    Column("received_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
    Index("inbox_by_finish", "finished_at", "received_at"),
)

consent = Table(
    "consent",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("granted_at", UtcTime, nullable=False),
    Column("paused_until", UtcTime),
    Column("training_since", UtcTime),
    Index("consent_by_chat", "chat_id"),
)

# Messages and sticker choices share a table: one order in time, one row of ids, one index.
history = Table(
    "history",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("message_id", BigInteger),
    Column("body", LargeBinary, nullable=False),  # sealed: text, emoji, description, liked
    Column("image", LargeBinary),  # sealed
    Column("at", UtcTime, nullable=False),
    Column("stored_at", UtcTime, nullable=False),
    UniqueConstraint("chat_id", "message_id", "user_id", "kind", name="history_once"),
    Index("history_in_order", "user_id", "chat_id", "at", "id"),
    Index("history_by_storing", "user_id", "chat_id", "stored_at"),
    Index("history_by_age", "at"),
    sqlite_autoincrement=True,
)

preferences = Table(
    "preferences",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", LargeBinary, nullable=False),  # sealed: content hash and keywords
    Column("updated_at", UtcTime, nullable=False),
)

# Whose job it is stands inside the payload: an open job names nobody to who lacks the key.
jobs = Table(
    "jobs",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("payload", LargeBinary),  # sealed: owner and request
    Column("attempts", Integer, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("failed_at", UtcTime),
    Column("error", LargeBinary),  # sealed
    Index("jobs_by_failure", "failed_at"),
    sqlite_autoincrement=True,
)

# Ids are never used twice: old buttons carry them.
generations = Table(
    "generations",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("strength", Integer, nullable=False),
    Column("explanation", LargeBinary, nullable=False),  # sealed
    Column("model_revision", String, nullable=False),
    Column("message_id", BigInteger),
    Column("job_id", BigInteger),
    Column("feedback", LargeBinary),  # sealed
    Column("file_id", LargeBinary),  # sealed: Telegram's copy of the sticker
    Column("created_at", UtcTime, nullable=False),
    Index("generations_in_order", "user_id", "chat_id", "id"),
    Index("generations_by_job", "job_id"),
    Index("generations_by_age", "created_at"),
    sqlite_autoincrement=True,
)

# Apart from their generation, so that reading an explanation does not read the picture.
pictures = Table(
    "pictures",
    metadata,
    Column("generation_id", RowId, ForeignKey("generations.id", ondelete="CASCADE"), primary_key=True),
    Column("webp", LargeBinary, nullable=False),  # sealed
)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("settings", LargeBinary, nullable=False),  # sealed
)

# What people decided for themselves. The body of either is sealed.
person_settings, keyword_marks = (
    Table(
        name,
        metadata,
        Column("user_id", BigInteger, primary_key=True, autoincrement=False),
        Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
        Column("body", LargeBinary, nullable=False),
    )
    for name in ("person_settings", "keyword_marks")
)

pack_changes = Table(
    "pack_changes",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("generation_id", BigInteger),
    Column("body", LargeBinary, nullable=False),  # sealed: what to change
    Column("webp", LargeBinary),  # sealed
    Column("attempts", Integer, nullable=False),
    Column("not_before", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Index("pack_changes_by_person", "user_id", "id"),
    sqlite_autoincrement=True,
)
