"""Run by alembic: applies migrations over the connection that `storage.migrations.upgrade` lends."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
