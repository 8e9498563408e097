"""What people decide for themselves: settings, keyword marks, packs; pauses of consent; files Telegram keeps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_people"
down_revision = "0001_first_tables"

_row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("consent", sa.Column("paused_until", sa.BigInteger))
    op.add_column("generations", sa.Column("file_id", sa.LargeBinary))
    for name in ("person_settings", "keyword_marks"):
        op.create_table(
            name,
            sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
            sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
            sa.Column("body", sa.LargeBinary, nullable=False),
        )
    op.create_table(
        "pack_changes",
        sa.Column("id", _row_id, primary_key=True),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("generation_id", sa.BigInteger),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("webp", sa.LargeBinary),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("not_before", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("pack_changes_by_person", "pack_changes", ["user_id", "id"])
