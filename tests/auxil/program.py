"""Starts main.py as a person does, and reads what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

MAIN = Path(__file__).parents[2] / "main.py"

Argument = str | bytes | Path
Run = Callable[..., subprocess.CompletedProcess[bytes]]


def start(
    folder: Path, *arguments: Argument, stdin: bytes = b"", **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs main.py in a folder that is its home too; its standard error must never hold a traceback."""
    done = subprocess.run(
        [sys.executable, MAIN, *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "HF_HUB_OFFLINE": "1", **settings},
        input=stdin,
        capture_output=True,
        timeout=600,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


def refused(done: subprocess.CompletedProcess[bytes], *words: str) -> None:
    """It ended with a message that holds these words, and printed no result."""
    assert 1 <= done.returncode <= 125
    assert done.stdout == b""
    message = done.stderr.decode()
    assert [word for word in words if word not in message] == []
