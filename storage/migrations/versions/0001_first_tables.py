"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_first_tables"
down_revision = None

_row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _meta_and_inbox()
    _people()
    _history()
    _jobs_and_generations()


def _meta_and_inbox() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("finished_at", sa.BigInteger),
    )
    op.create_index("inbox_by_finish", "inbox", ["finished_at", "received_at"])


def _people() -> None:
    op.create_table(
        "consent",
        sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("granted_at", sa.BigInteger, nullable=False),
    )
    op.create_index("consent_by_chat", "consent", ["chat_id"])
    op.create_table(
        "preferences",
        sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("settings", sa.LargeBinary, nullable=False),
    )


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("id", _row_id, primary_key=True),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("image", sa.LargeBinary),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("stored_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("chat_id", "message_id", "user_id", "kind", name="history_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("history_in_order", "history", ["user_id", "chat_id", "at", "id"])
    op.create_index("history_by_storing", "history", ["user_id", "chat_id", "stored_at"])
    op.create_index("history_by_age", "history", ["at"])


def _jobs_and_generations() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", _row_id, primary_key=True),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("failed_at", sa.BigInteger),
        sa.Column("error", sa.LargeBinary),
        sqlite_autoincrement=True,
    )
    op.create_index("jobs_by_failure", "jobs", ["failed_at"])
    op.create_table(
        "generations",
        sa.Column("id", _row_id, primary_key=True),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("strength", sa.Integer, nullable=False),
        sa.Column("explanation", sa.LargeBinary, nullable=False),
        sa.Column("model_revision", sa.String, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("job_id", sa.BigInteger),
        sa.Column("feedback", sa.LargeBinary),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("generations_in_order", "generations", ["user_id", "chat_id", "id"])
    op.create_index("generations_by_job", "generations", ["job_id"])
    op.create_index("generations_by_age", "generations", ["created_at"])
    op.create_table(
        "pictures",
        sa.Column("generation_id", _row_id, sa.ForeignKey("generations.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("webp", sa.LargeBinary, nullable=False),
    )
