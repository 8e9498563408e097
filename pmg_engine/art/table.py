"""The art as data: characters, expressions and styles, each a few lines of TOML beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SIDE = 32.0  # units of a glyph
DEFAULT_CHARACTER = "smiley"

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a smiley's feature goes: the height of its middle and its scale."""

    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Character:
    """A head that takes any expression."""

    name: str
    glyph: str
    emoji: str
    eyes: Placement
    mouth: Placement
    erase: tuple[Box, ...]
    nose: Box | None
    ink: str | None
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A small glyph beside the head: its corner and size in units."""

    glyph: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Expression:
    """Part numbers of a flat smiley, and marks."""

    name: str
    glyph: str
    emoji: str
    eyes: tuple[int, ...]
    mouth: tuple[int, ...]
    with_eyes: tuple[int, ...]
    marks: tuple[Mark, ...]
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """A glyph set and an optional picture operation."""

    name: str
    glyphs: str
    effect: str | None
    synonyms: tuple[str, ...]


@cache
def characters() -> dict[str, Character]:
    """Every character by name, in the table's order."""
    return {
        name: Character(
            name,
            row["glyph"],
            row["emoji"],
            Placement(*row["eyes"]),
            Placement(*row["mouth"]),
            tuple((b[0], b[1], b[2], b[3]) for b in row["erase"]),
            tuple(row["nose"]) if "nose" in row else None,
            row.get("ink"),
            tuple(row["synonyms"]),
        )
        for name, row in _rows("characters").items()
    }


@cache
def expressions() -> dict[str, Expression]:
    """Every expression by name, in the table's order."""
    return {
        name: Expression(
            name,
            row["glyph"],
            row["emoji"],
            tuple(row["eyes"]),
            tuple(row["mouth"]),
            tuple(row.get("with_eyes", ())),
            tuple(Mark(*mark) for mark in row.get("marks", ())),
            tuple(row["synonyms"]),
        )
        for name, row in _rows("expressions").items()
    }


@cache
def styles() -> dict[str, Style]:
    """Every style by name, in the table's order."""
    return {
        name: Style(name, row["glyphs"], row.get("effect"), tuple(row["synonyms"]))
        for name, row in _rows("styles").items()
    }


def _rows(name: str) -> dict[str, dict[str, Any]]:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
