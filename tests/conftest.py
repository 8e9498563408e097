"""What every test shares: reproducible property tests, and no settings of the person who runs them."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from bot.settings import Settings
from tests.auxil.program import Run, start

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A token or an address in the environment must not reach a test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    assert "TELEGRAM_BOT_TOKEN" not in os.environ


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Starts main.py in an empty folder."""
    return partial(start, tmp_path)
