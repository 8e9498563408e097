"""JSON Lines in, JSON Lines out: many stickers or emotions for one load of the models.

One line in gives one line out, in order. A bad line gives an object with `error`; the rest go on. Relative paths in a
line are meant from the folder of the batch file. Knows nothing of the command line.
"""

from __future__ import annotations

import json
import logging
import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Self, TextIO

from pmg_engine.errors import EngineError, RequestError
from pmg_engine.history import parse_history, read_history
from pmg_engine.types import Emotion, Preference, StickerEngine, StickerRequest

Line = dict[str, Any]
MAX_SEED = 2**63 - 1
_log = logging.getLogger(__name__)


@contextmanager
def open_batch(path: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """The lines of a batch, "-" being standard input, and the folder that its relative paths are meant from."""
    if str(path) == "-":
        yield sys.stdin.buffer, Path.cwd()
        return
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise RequestError(f"can't read {_shown(path)}: {_reason(error)}") from None
    with file:
        yield file, path.absolute().parent


def print_answers(lines: Iterable[bytes], answer: Callable[[Line], Line], out: TextIO) -> None:
    """Writes the answer to each line as soon as it is there, and at the end says how many failed."""
    failed = 0
    for answered in answer_lines(lines, answer):
        failed += "error" in answered
        out.write(to_json(answered) + "\n")
        out.flush()
    if failed:
        _log.warning("%d of the lines failed: each says why in its error", failed)


def answer_lines(lines: Iterable[bytes], answer: Callable[[Line], Line]) -> Iterator[Line]:
    """Answers each line with the object that `answer` makes of it, under the line's own `id`."""
    for number, raw in enumerate(lines, 1):
        identity = None
        try:
            line = parse_line(raw)
            identity = line.get("id")
            yield {"id": identity, **answer(line)}
        except (EngineError, OSError) as error:
            yield {"id": identity, "line": number, "error": str(error)}


def parse_line(raw: bytes) -> Line:
    """One line to a JSON object. Raises RequestError that says what is wrong with it."""
    try:
        value = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number, parse_float=_finite_number)
    except UnicodeDecodeError:
        raise RequestError("the line is not UTF-8 text") from None
    except RecursionError:
        raise RequestError("the line is nested too deeply") from None
    except ValueError as error:
        raise RequestError(f"the line is not JSON: {error}") from None
    if not isinstance(value, dict):
        raise RequestError('the line is not a JSON object such as {"id": 1, "text": "so fun!"}')
    return value


def to_json(value: Line) -> str:
    """One line of ASCII JSON, whatever the texts in it; an `id` too deep to write comes back as null."""
    try:
        return json.dumps(_without_infinities(value), allow_nan=False)
    except RecursionError:
        return json.dumps({**value, "id": None}, allow_nan=False)


def check_text(value: object) -> str:
    """A text as the engine takes it. Raises RequestError for what can't be one."""
    if not isinstance(value, str):
        raise RequestError("text must be a string")
    if not value.strip():
        raise RequestError("text is empty: give the message that the sticker should answer")
    if "\0" in value:
        raise RequestError("text holds a NUL character: remove it")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise RequestError("text is not valid Unicode: give it as UTF-8")
    return value


def check_writable(path: Path) -> None:
    """Raises RequestError where writing would be hopeless, before the models are loaded for it."""
    try:
        target = path if path.exists() else path.parent
        hopeless = path.is_dir() or not target.exists() or not os.access(target, os.W_OK)
    except (OSError, ValueError) as error:
        raise RequestError(f"can't write {_shown(path)}: {_reason(error)}; choose another path") from None
    if hopeless:
        raise RequestError(f"can't write {_shown(path)}: name a file in a folder that exists and is yours")


def write_sticker(path: Path, webp: bytes) -> None:
    """Writes the picture. Raises RequestError that names the path."""
    try:
        path.write_bytes(webp)
    except (OSError, ValueError) as error:
        raise RequestError(f"can't write {_shown(path)}: {_reason(error)}; choose another path") from None


@dataclass(slots=True)
class StickerLines:
    """Answers `{"id", "text", "history", "strength", "seed", "out"}`; all but the text are optional.

    history is a path or a list of the objects a history file holds; a picture is written only where `out` is given.
    """

    engine: StickerEngine
    folder: Path
    strength: int = 50
    seed: int = 0
    history: Path | None = None
    _preferences: dict[Path, Preference] = field(default_factory=dict)

    def __call__(self, line: Line) -> Line:
        """Makes the sticker of one line. Raises EngineError."""
        request = StickerRequest(
            text=check_text(line.get("text")),
            strength=_whole_number(line, "strength", self.strength, 100),
            seed=_whole_number(line, "seed", self.seed, MAX_SEED),
            preference=self._preference(line.get("history", self.history)),
        )
        out = line.get("out")
        if not isinstance(out, str | None):
            raise RequestError("out must be a path")
        sticker = self.engine.make_sticker(request)
        if out is None:
            return sticker.explanation()
        write_sticker(self.folder / out, sticker.webp)
        return {**sticker.explanation(), "out": out}

    def _preference(self, history: object) -> Preference:
        if history is None:
            return Preference()
        if isinstance(history, list):
            return self.engine.read_preference(parse_history(history, self.folder))
        if not isinstance(history, str | Path):
            raise RequestError("history must be a path or a list of history objects")
        path = self.folder / history
        if path not in self._preferences:
            self._preferences[path] = self.engine.read_preference(read_history(path))
        return self._preferences[path]


@dataclass(frozen=True, slots=True)
class EmotionLines:
    """Answers `{"id", "text"}` with what the gate reads off the text."""

    read: Callable[[str], Emotion]

    @classmethod
    def load(cls) -> Self:
        """With the gate alone: it reads as an engine does and loads faster. Raises ModelError."""
        from pmg_engine.emotion import EmotionGate
        from pmg_engine.text_encoder import TextEncoder

        return cls(EmotionGate.load(TextEncoder()).read)

    def __call__(self, line: Line) -> Line:
        """Reads the emotion of one line. Raises RequestError."""
        return asdict(self.read(check_text(line.get("text"))))


def _whole_number(line: Line, name: str, default: int, highest: int) -> int:
    value = line.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= highest:
        raise RequestError(f"{name} must be a whole number from 0 to {highest}")
    return value


def _without_infinities(value: object) -> Any:
    # a rejected candidate may have no score, and JSON has no word for that but null
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _without_infinities(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_infinities(item) for item in value]
    return value


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is not a number that JSON knows")


def _finite_number(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("a number is too large")
    return value


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode()


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
