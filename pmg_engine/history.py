"""Reads a history file: JSON Lines, oldest first. Trusts nothing in it. Knows no models.

A line is `{"kind": "message", "text": …, "at": …}` or `{"kind": "sticker", "emoji": …, "description": …, "image": path,
"liked": true│false│null, "at": …}`; all but `kind` optional.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pmg_engine.clean import clean_text
from pmg_engine.errors import HistoryError
from pmg_engine.types import HistoryItem

MAX_FILE_BYTES = 64 * 2**20
MAX_LINE_CHARACTERS = 200_000
MAX_DEPTH = 8
MAX_IMAGE_BYTES = 8 * 2**20
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF")


def read_history(path: Path) -> tuple[HistoryItem, ...]:
    """Every event of the file; an empty file gives none.

    Image paths are relative to the file's folder. Raises HistoryError, naming the line.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise HistoryError(
                f"The history file {path} is larger than {MAX_FILE_BYTES >> 20} MB; keep the newest part."
            )
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        raise HistoryError(f"The history file {path} can't be read: {_why(error)}.") from error
    # Bytes are split, not text: only \n ends a line of JSON Lines, whatever other separators a message holds.
    return tuple(
        _read_line(line, number, path.parent)
        for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1)
        if line.strip()
    )


def parse_history(events: Iterable[object], folder: Path | None = None) -> tuple[HistoryItem, ...]:
    """The same from JSON values already read, as in a batch line. Without a folder, images are refused."""
    return tuple(_item(event, number, folder) for number, event in enumerate(events, 1))


def in_order(history: Sequence[HistoryItem]) -> list[HistoryItem]:
    """By time where every item has one, else as given."""
    if all(item.at for item in history):
        return sorted(history, key=lambda item: item.at.timestamp() if item.at else 0.0)
    return list(history)


def _read_line(line: bytes, number: int, folder: Path) -> HistoryItem:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _broken(number, "it is not UTF-8") from error
    if len(text) > MAX_LINE_CHARACTERS:
        raise _broken(number, f"it is longer than {MAX_LINE_CHARACTERS:,} characters")
    if _depth(text) > MAX_DEPTH:  # the parser recurses: deep nesting would exhaust the stack
        raise _broken(number, "it is nested too deeply")
    try:
        event = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _broken(number, "it is not JSON") from error
    return _item(event, number, folder)


def _item(event: object, number: int, folder: Path | None) -> HistoryItem:
    if not isinstance(event, Mapping):
        raise _broken(number, "it is not a JSON object")
    kind = event.get("kind")
    if kind == "message":
        return HistoryItem(str(number), "message", text=_text(event, "text", number), at=_time(event, number))
    if kind == "sticker":
        liked = event.get("liked")
        if not (liked is None or isinstance(liked, bool)):
            raise _broken(number, '"liked" must be true, false or null')
        return HistoryItem(
            str(number),
            "sticker",
            emoji=_text(event, "emoji", number),
            description=_text(event, "description", number),
            image=_image(event, number, folder),
            liked=liked,
            at=_time(event, number),
        )
    raise _broken(number, '"kind" must be "message" or "sticker"')


def _text(event: Mapping[object, object], name: str, number: int) -> str:
    value = event.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _broken(number, f'"{name}" must be a text')
    return clean_text(value)


def _time(event: Mapping[object, object], number: int) -> datetime | None:
    """`at` in UTC. A time without a zone is taken as UTC, which the format asks for."""
    value = event.get("at")
    if value is None:
        return None
    if not isinstance(value, str):
        raise _broken(number, '"at" must be a time like "2024-05-01T12:00:00Z"')
    try:
        time = datetime.fromisoformat(value)
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise _broken(number, '"at" must be a time like "2024-05-01T12:00:00Z"') from error


def _image(event: Mapping[object, object], number: int, folder: Path | None) -> bytes | None:
    """The picture's bytes, still encoded. The path may not lead out of the folder, not by a link either."""
    name = event.get("image")
    if name is None:
        return None
    if not isinstance(name, str) or not name:
        raise _broken(number, '"image" must be the path of a picture')
    if folder is None:
        raise _broken(number, "a picture needs a history file to lie beside")
    try:
        root = folder.resolve()
        path = (root / name).resolve()
        if Path(name).is_absolute() or not path.is_relative_to(root):
            raise _broken(number, "its image lies outside the history file's folder")
        if not path.is_file():
            raise _broken(number, "its image is not a file")
        with path.open("rb") as file:
            data = file.read(MAX_IMAGE_BYTES + 1)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of links
        raise _broken(number, f"its image can't be read: {_why(error)}") from error
    if len(data) > MAX_IMAGE_BYTES:
        raise _broken(number, f"its image is larger than {MAX_IMAGE_BYTES >> 20} MB")
    if not data.startswith(_PICTURES):
        raise _broken(number, "its image is not a WEBP, PNG, JPEG or GIF picture")
    return data


def _depth(text: str) -> int:
    """Deepest nesting of brackets outside strings."""
    depth = deepest = 0
    quoted = escaped = False
    for character in text:
        if quoted:
            quoted = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            quoted, escaped = True, False
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _broken(number: int, what: str) -> HistoryError:
    return HistoryError(f"Line {number} of the history is broken: {what}.")


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)) or type(error).__name__
