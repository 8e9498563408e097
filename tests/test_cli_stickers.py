"""Stickers and emotions from the command line, by the bundled models; one load serves most of the tests."""

from __future__ import annotations

import io
import json
import math
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.auxil.program import MAIN, Run, refused, start

CATS = [{"kind": "message", "text": text} for text in ("I love my cat", "cats are the best", "look, a kitten 😻")] * 4
REQUESTS: list[dict[str, Any]] = [
    {"id": "personal", "text": "so fun!", "history": "cats.jsonl", "strength": 70, "seed": 7, "out": "a.webp"},
    {"id": "again", "text": "so fun!", "history": CATS, "strength": 70, "seed": 7, "out": "b.webp"},
    {"id": "other seed", "text": "so fun!", "history": CATS, "strength": 70, "seed": 8, "out": "c.webp"},
    {"id": "impersonal", "text": "so fun!", "history": CATS, "strength": 0, "seed": 7, "out": "d.webp"},
    {"id": "nobody's", "text": "so fun!", "strength": 0, "seed": 7, "out": "e.webp"},
    {"id": ["any", {"json": None}], "text": "-_-"},
    {"id": "no text"},
    {"id": "strength", "text": "hi", "strength": 900},
    {"id": "kind", "text": "hi", "strength": "50"},
    {"id": "history", "text": "hi", "history": "missing.jsonl"},
    {"id": "picture", "text": "hi", "history": [{"kind": "sticker", "image": "../secret.png"}]},
    {"id": "out", "text": "hi", "out": "missing/a.webp"},
    {"id": "NUL", "text": "a\0b"},
    {"id": "\ud800", "text": "\ud800"},
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch")
    (folder / "cats.jsonl").write_text("\n".join(map(json.dumps, CATS)))
    lines = [json.dumps(request).encode() for request in REQUESTS]
    (folder / "requests.jsonl").write_bytes(b"\n".join([*lines, b"\xff", b"[" * 100_000]))
    return folder


@pytest.fixture(scope="module")
def answers(folder: Path) -> list[dict[str, Any]]:
    done = start(folder, "sticker", "--batch", "requests.jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def by_id(answers: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(answer["id"]): answer for answer in answers}


def test_every_line_gets_one_answer_in_order(answers: list[dict[str, Any]]) -> None:
    assert [answer["id"] for answer in answers] == [*(request["id"] for request in REQUESTS), None, None]
    assert [answer["id"] for answer in answers if "error" not in answer] == [r["id"] for r in REQUESTS[:6]]
    assert all(answer["error"] for answer in answers[6:])


def test_a_sticker_is_512_pixels_wide_and_transparent(by_id: dict[str, Any], folder: Path) -> None:
    data = (folder / by_id["personal"]["out"]).read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("WEBP", "RGBA", (512, 512))
        assert image.getchannel("A").getextrema() == (0, 255)
    assert len(data) <= 512 * 1024


def test_the_same_request_gives_the_same_bytes(by_id: dict[str, Any], folder: Path, run: Run, tmp_path: Path) -> None:
    first = (folder / "a.webp").read_bytes()
    assert (folder / "b.webp").read_bytes() == first
    assert (folder / "c.webp").read_bytes() != first
    asked = ["--strength", "70", "--seed", "7", "--history", folder / "cats.jsonl", "--out", "alone.webp", "--explain"]
    alone = run("sticker", "so fun!", *asked)
    assert (tmp_path / "alone.webp").read_bytes() == first
    explanation = json.loads(alone.stdout)
    differing = {"id", "out", "timings_ms"}
    assert {k: v for k, v in by_id["personal"].items() if k not in differing} == {
        k: v for k, v in explanation.items() if k not in differing
    }


def test_at_strength_zero_the_person_does_not_matter(by_id: dict[str, Any], folder: Path) -> None:
    assert (folder / "d.webp").read_bytes() == (folder / "e.webp").read_bytes()
    assert "character" not in by_id["impersonal"]["target"]


def test_the_explanation_says_why(by_id: dict[str, Any]) -> None:
    why = by_id["personal"]
    assert why["preference"]["character"][0]["keyword"] == "cat"
    assert math.isclose(sum(why["emotion"]["probabilities"].values()), 1, abs_tol=1e-3)
    usable = [candidate for candidate in why["candidates"] if candidate["rejected"] is None]
    assert all(math.isfinite(candidate[name]) for candidate in usable for name in ("d_p", "d_t", "z"))
    assert why["candidates"][why["chosen"]] == max(usable, key=lambda candidate: candidate["z"])
    assert why["generator"] == "diffusion"
    assert why["timings_ms"]["total"] > 0


def test_text_may_begin_with_a_dash(run: Run) -> None:
    assert json.loads(run("emotion", "-_-").stdout)["emotion"]
    assert json.loads(run("emotion", "--", "--help").stdout)["emotion"]


def test_emotions_by_batch_are_those_of_stickers(run: Run, by_id: dict[str, Any]) -> None:
    lines = (
        b'{"id": 1, "text": "so fun!"}\n{"id": 2}\n{"id": 3, "text": 5}\n{"id": 4, "text": "oh no \xf0\x9f\x98\xad"}\n'
    )
    answers = [json.loads(line) for line in run("emotion", "--batch", "-", stdin=lines).stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2, 3, 4]
    assert {**by_id["personal"]["emotion"], "id": 1} == answers[0]
    assert ["error" in answer for answer in answers] == [False, True, True, False]


def test_an_answer_comes_before_the_next_line_is_there(tmp_path: Path) -> None:
    command = [sys.executable, MAIN, "emotion", "--batch", "-"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            process.stdin.write(b'{"id": %d, "text": "hi"}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.send_signal(signal.SIGINT)
    assert process.returncode == 130


def test_an_unknown_profile_is_a_message(run: Run) -> None:
    refused(run("sticker", "hi", "--profile", "nothing"), "nothing", "bundled")
    refused(run("sticker", "hi", PMG_PROFILE="../bundled"), "bundled")


def test_a_reader_that_leaves_is_no_error_of_ours(folder: Path) -> None:
    command = [sys.executable, MAIN, "emotion", "--batch", "-"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, cwd=folder, input=b'{"text": "hi"}\n', stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.returncode in range(1, 126)
    assert b"Traceback" not in done.stderr
