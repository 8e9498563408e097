"""A consent of its own to models being trained on what is kept; nobody has given it yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_training"
down_revision = "0002_people"


def upgrade() -> None:
    op.add_column("consent", sa.Column("training_since", sa.BigInteger))
