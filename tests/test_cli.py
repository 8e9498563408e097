"""The command line as a person meets it: the program itself is started, and what it prints and returns is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.auxil.program import MAIN, Argument, Run, refused

COMMANDS = [
    "sticker",
    "generate",
    "evaluate",
    "emotion",
    "train",
    "play",
    "run",
    "doctor",
    "backup",
    "restore",
    "migrate",
    "training-data",
]
HEAVY = {"torch", "transformers", "diffusers", "telegram", "sqlalchemy", "numpy"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_loads_nothing_heavy(command: str, tmp_path: Path) -> None:
    asked = [command, "--help"] if command else ["--help"]
    done = subprocess.run(
        [sys.executable, "-X", "importtime", MAIN, *asked], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "Usage:" in done.stdout
    assert imported & HEAVY == set()
    assert "typer" in imported


@pytest.mark.parametrize("command", ["sticker", "emotion"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"\xff\xfe", ["text is not valid Unicode"]),
        ("\udce9", ["text is not valid Unicode"]),
        ("", ["text is empty"]),
        (" \n\t ", ["text is empty"]),
    ],
    ids=["bytes", "surrogate", "nothing", "spaces"],
)
def test_a_text_that_is_none_is_refused(run: Run, command: str, text: Argument, words: list[str]) -> None:
    refused(run(command, "--", text), *words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--strength", "900"], ["--strength", "100"]),
        (["--strength", "-1"], ["--strength"]),
        (["--strength", "half"], ["--strength", "integer"]),
        (["--seed", "-1"], ["--seed"]),
        (["--seed", "1e3"], ["--seed"]),
        (["--history", "missing.jsonl"], ["missing.jsonl"]),
        (["--history", "."], ["."]),
        (["--out", "missing/fun.webp"], ["missing/fun.webp"]),
        (["--out", "."], ["can't write ."]),
        (["--out", "x" * 5000], ["can't write"]),
        (["--batch", "missing.jsonl"], ["TEXT", "--batch"]),
        (["more"], ["more"]),
        (["--colour"], ["--colour"]),
    ],
    ids=lambda value: " ".join(value)[:30],
)
def test_a_wrong_option_is_named(run: Run, tmp_path: Path, arguments: list[str], words: list[str]) -> None:
    refused(run("sticker", "so fun!", *arguments), *words)
    assert list(tmp_path.glob("*.webp")) == []


@pytest.mark.parametrize("content", [b"{", b"\xff\n", b"[" * 100_000, b'"word"\n', b'{"kind": "song"}\n'])
def test_a_broken_history_is_named_with_its_line(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.jsonl").write_bytes(b'{"kind": "message", "text": "hi"}\n' + content)
    refused(run("sticker", "so fun!", "--history", "broken.jsonl"), "Line 2", "history")


def test_neither_text_nor_batch_is_refused(run: Run) -> None:
    refused(run("sticker"), "TEXT", "--batch")
    refused(run("emotion"), "TEXT", "--batch")
    refused(run("sticker", "--batch", "missing.jsonl"), "missing.jsonl")


def test_a_wrong_setting_is_named_and_its_value_is_not_shown(run: Run) -> None:
    refused(run("run"), "TELEGRAM_BOT_TOKEN", "make play")
    done = run("run", TELEGRAM_BOT_TOKEN="secret-without-colon")
    refused(done, "TELEGRAM_BOT_TOKEN")
    assert b"secret" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as on POSIX")
def test_control_c_ends_without_a_word_of_python(tmp_path: Path) -> None:
    waiting = [sys.executable, MAIN, "emotion", "--batch", "-"]
    with subprocess.Popen(waiting, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in stderr
