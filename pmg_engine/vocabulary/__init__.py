"""Names of things, styles and expressions in some forty languages, from CLDR, emojibase and hand-written tables."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pmg_engine.errors import ModelError

FILE = Path(__file__).parent / "words.json.gz"
Words = dict[str, list[str]]  # language to folded words


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing with its emoji and words. `weak` emoji decorate messages and say little about taste."""

    name: str
    emoji: tuple[str, ...]
    weak: tuple[str, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`emoji`: plain emoji to English name; the others by name, in the order of the tables."""

    emoji: dict[str, str]
    concepts: dict[str, Concept]
    expressions: dict[str, Concept]
    styles: dict[str, Words]


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary, read once. Raises ModelError where the file is missing or broken."""
    try:
        data = json.loads(gzip.decompress(FILE.read_bytes()))
    except (OSError, EOFError, ValueError) as error:
        raise ModelError(f"{FILE} can't be read ({error}): restore it from the repository") from error
    return Vocabulary(
        emoji=data["emoji"],
        concepts={name: _concept(name, row) for name, row in data["concepts"].items()},
        expressions={name: _concept(name, row) for name, row in data["expressions"].items()},
        styles=data["styles"],
    )


def _concept(name: str, row: dict[str, object]) -> Concept:
    words = row["words"]
    assert isinstance(words, dict)  # noqa: S101  narrows the type of a file we built
    return Concept(name, _strings(row.get("emoji")), _strings(row.get("weak")), words)


def _strings(values: object) -> tuple[str, ...]:
    return tuple(str(value) for value in values) if isinstance(values, list) else ()
