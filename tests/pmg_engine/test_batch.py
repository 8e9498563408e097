"""Lines in, lines out: one answer each, whatever a line holds."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmg_engine.batch import answer_lines, check_text, parse_line, to_json, write_sticker
from pmg_engine.errors import RequestError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
LONE_SURROGATES = st.text(st.characters(categories=["Cs"]), min_size=1, max_size=1)


def _echo(line: dict[str, Any]) -> dict[str, Any]:
    return {"length": len(check_text(line.get("text")))}


@given(JSON)
def test_an_id_of_any_type_comes_back(identity: object) -> None:
    raw = json.dumps({"id": identity, "text": "so fun!"}).encode()
    assert list(answer_lines([raw], _echo)) == [{"id": identity, "length": 7}]


@given(st.lists(st.binary()))
def test_every_line_gets_one_answer_that_is_json(lines: list[bytes]) -> None:
    answers = [json.loads(to_json(answer)) for answer in answer_lines(lines, _echo)]
    assert [answer["line"] for answer in answers if "error" in answer] == [
        number for number, answer in enumerate(answers, 1) if "length" not in answer
    ]
    assert len(answers) == len(lines)


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (b"", "not JSON"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        (b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b"[1, 2]", "not a JSON object"),
        (b'{"id": 1, "text": "\xff"}', "not UTF-8"),
        (b'{"seed": NaN}', "NaN"),
        (b'{"seed": 1e999}', "too large"),
        (b'{"seed": ' + b"9" * 5000 + b"}", "not JSON"),
    ],
    ids=lambda value: str(value[:24]),
)
def test_a_bad_line_says_what_is_wrong_and_the_next_goes_on(raw: bytes, complaint: str) -> None:
    bad, good = answer_lines([raw, b'{"id": "b", "text": "hi"}'], _echo)
    assert complaint in bad["error"]
    assert (bad["id"], bad["line"]) == (None, 1)
    assert good == {"id": "b", "length": 2}


def test_a_byte_order_mark_is_no_part_of_the_line() -> None:
    assert parse_line(b'\xef\xbb\xbf{"id": 1}') == {"id": 1}


@pytest.mark.parametrize("value", [None, 3, True, [], {}, "", " \n", "a\0b", "a\ud800"])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(RequestError, match="text"):
        check_text(value)


@given(LONE_SURROGATES)
def test_an_answer_is_valid_utf8_whatever_it_echoes(identity: str) -> None:
    assert json.loads(to_json({"id": identity}).encode("ascii")) == {"id": identity}


@given(st.recursive(st.floats(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_what_has_no_score_is_null(value: object) -> None:
    text = to_json({"z": value})
    assert "NaN" not in text
    assert "Infinity" not in text


def test_an_id_too_deep_to_write_does_not_stop_the_batch() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert json.loads(to_json({"id": deep, "error": "x"})) == {"id": None, "error": "x"}
    assert math.isfinite(json.loads(to_json({"id": 1.5}))["id"])


@pytest.mark.parametrize("name", ["missing/x.webp", ".", "a\0b", "x" * 5000, "/dev/full", "\ud800"])
def test_a_picture_that_cannot_be_written_names_its_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(RequestError, match="can't write"):
        write_sticker(tmp_path / name, b"webp")
