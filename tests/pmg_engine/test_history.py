"""The history file is read defensively: any bytes give events or a HistoryError that names the line."""

from __future__ import annotations

import json
import struct
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmg_engine.clean import MAX_CHARACTERS, clean_text
from pmg_engine.errors import HistoryError
from pmg_engine.history import MAX_IMAGE_BYTES, parse_history, read_history

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
events = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["message", "sticker", "other"]) | json_values,
        "text": json_values,
        "emoji": json_values,
        "description": json_values,
        "image": st.sampled_from(["../x.png", "/etc/passwd", "", "\0"]) | json_values,
        "liked": json_values,
        "at": st.sampled_from(["2024-05-01T12:00:00Z", "0001-01-01T00:00:00+23:59", "soon"]) | json_values,
    },
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "history.jsonl"


def write(file: Path, *lines: str | bytes) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    return file


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def test_a_good_file_gives_its_events_in_order(file: Path) -> None:
    write(
        file,
        '{"kind": "message", "text": "so fun!", "at": "2024-05-01T14:00:00+02:00"}',
        "",
        '{"kind": "sticker", "emoji": "🦊", "description": "a fox", "image": "fox.png", "liked": true}',
    )
    (file.parent / "fox.png").write_bytes(png())
    message, sticker = read_history(file)
    assert (message.id, message.kind, message.text) == ("1", "message", "so fun!")
    assert message.at == datetime(2024, 5, 1, 12, tzinfo=UTC)
    assert (sticker.id, sticker.emoji, sticker.description, sticker.liked) == ("3", "🦊", "a fox", True)
    assert sticker.image == png()


def test_an_empty_file_is_a_history_of_nothing(file: Path) -> None:
    assert read_history(write(file)) == ()


def test_a_line_separator_inside_a_message_does_not_split_it(file: Path) -> None:
    line = json.dumps({"kind": "message", "text": "a\u2028b\x85c"}, ensure_ascii=False)
    assert len(read_history(write(file, line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe",
        "not json",
        "[" * 100_000,
        '{"a":' * 100_000,
        "[]",
        "null",
        "{}",
        '{"kind": "dance"}',
        '{"kind": ["message"]}',
        '{"kind": "message", "text": 5}',
        '{"kind": "message", "at": 5}',
        '{"kind": "message", "at": "yesterday"}',
        '{"kind": "sticker", "liked": "yes"}',
        '{"kind": "sticker", "emoji": []}',
        '{"kind": "sticker", "image": 5}',
        '{"kind": "sticker", "image": "gone.png"}',
        '{"kind": "sticker", "image": "."}',
        '{"kind": "sticker", "image": "a\\u0000b"}',
        '{"kind": "sticker", "image": "/etc/hostname"}',
        '{"kind": "sticker", "image": "../secret.png"}',
        '{"kind": "message", "text": "' + "x" * 300_000 + '"}',
    ],
)
def test_a_broken_line_is_named(file: Path, line: str | bytes) -> None:
    with pytest.raises(HistoryError, match=r"Line 2 "):
        read_history(write(file, '{"kind": "message", "text": "fine"}', line))


def test_a_message_of_odd_characters_is_cleaned(file: Path) -> None:
    (item,) = read_history(write(file, r'{"kind": "message", "text": "a\u0000b\ud83d c"}'))
    assert item.text == "a b c"


def test_a_missing_file_or_a_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(HistoryError, match="can't be read"):
            read_history(path)


def test_an_image_behind_a_link_out_of_the_folder_is_refused(file: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png())
    write(file, '{"kind": "sticker", "image": "link.png"}')
    (file.parent / "link.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(HistoryError, match="outside"):
        read_history(file)
    (file.parent / "link.png").unlink()
    (file.parent / "link.png").symlink_to(file.parent / "link.png")
    with pytest.raises(HistoryError, match="Line 1 "):
        read_history(file)


def test_an_image_that_is_none_or_too_large_is_refused(file: Path) -> None:
    write(file, '{"kind": "sticker", "image": "x.png"}')
    for data, why in ((b"not a picture", "not a WEBP"), (png() + b"\0" * MAX_IMAGE_BYTES, "larger than 8 MB")):
        (file.parent / "x.png").write_bytes(data)
        with pytest.raises(HistoryError, match=why):
            read_history(file)


def test_images_need_a_folder() -> None:
    with pytest.raises(HistoryError, match="beside"):
        parse_history([{"kind": "sticker", "image": "x.png"}])


@given(st.lists(events | json_values, max_size=4))
def test_any_json_gives_items_or_a_history_error(values: list[object]) -> None:
    with suppress(HistoryError):
        assert [item.id for item in parse_history(values)] == [str(n + 1) for n in range(len(values))]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_any_bytes_give_items_or_an_engine_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.jsonl"
    path.write_bytes(data)
    with suppress(HistoryError):
        assert len(read_history(path)) <= data.count(b"\n") + 1


@given(st.text(st.characters(), max_size=300) | st.text(st.sampled_from("a \n\t\0\ud800\u200dé\u0301😀\U000e0041")))
def test_cleaning_is_total_and_settles(text: str) -> None:
    clean = clean_text(text)
    assert clean == clean_text(clean)
    clean.encode("utf-8")
    assert "\0" not in clean
    assert "  " not in clean


def test_cleaning_keeps_words_and_emoji_and_bounds_the_rest() -> None:
    assert clean_text("  so\u0000fun\r\n 👨‍👩‍👧 cafe\u0301 ") == "so fun 👨‍👩‍👧 café"
    assert len(clean_text("ab " * 50_000)) <= MAX_CHARACTERS
