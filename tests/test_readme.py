"""What the readme says must be there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.auxil.program import Run

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "NOTICE")]
README = PAGES[0].read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_named_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    linked = [target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
    named = re.findall(r"\((licences/[\w.-]+|bot/[\w./-]+)\)", text)
    assert [target for target in linked + named if not (ROOT / target).exists()] == []


def test_every_setting_is_explained() -> None:
    assert [name for name in Settings.model_fields if f"`{name.upper()}`" not in README] == []


def test_every_command_is_explained(run: Run) -> None:
    listed = run("--help").stdout.decode().split("Commands:")[1]
    commands = re.findall(r"^  (\w+)", listed, re.MULTILINE)
    assert len(commands) >= 9
    assert [name for name in commands if f"main.py {name}" not in README] == []
