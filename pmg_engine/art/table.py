"""The art as data: characters, expressions, styles and outfits, each a few lines of TOML beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SIDE = 32.0  # units of a glyph
INK = "#402a32"  # of eyes, brows and mouths in the flat set
SETS = ("flat", "glossy")
DEFAULT_CHARACTER = "smiley"

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a smiley's feature goes: the height of its middle, its scale, and the horizontal middle."""

    y: float
    scale: float
    x: float = SIDE / 2


@dataclass(frozen=True, slots=True)
class Patch:
    """An ellipse on the head, below the face: middle, radii, colour."""

    x: float
    y: float
    rx: float
    ry: float
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Character:
    """A head that takes any expression."""

    name: str
    glyph: str
    emoji: str
    eyes: Placement
    mouth: Placement
    erase: tuple[Box, ...]
    others: dict[str, Character]
    nose: Patch | None
    patch: Patch | None
    ink: str | None
    synonyms: tuple[str, ...]

    def within(self, which: str) -> Character:
        """The character as a glyph set has it, where that differs."""
        return self.others.get(which, self)


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
    with_mouth: tuple[int, ...]
    marks: tuple[Mark, ...]
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """A glyph set and an optional picture operation."""

    name: str
    glyphs: str
    effect: str | None
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accessory:
    """Something worn: a glyph, where it goes ("head", "side", "eyes", "ears", "neck") and its size in units."""

    name: str
    glyph: str
    at: str
    size: float
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Palette:
    """A colour variant: what dark and light tones of a head become, as #rrggbb."""

    name: str
    dark: str
    light: str
    synonyms: tuple[str, ...]


@cache
def characters() -> dict[str, Character]:
    """Every character by name, in the table's order."""
    return {name: _character(name, row) for name, row in _rows("characters").items()}


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
            tuple(row.get("with_mouth", ())),
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


@cache
def accessories() -> dict[str, Accessory]:
    """Everything that can be worn, by name."""
    return {
        name: Accessory(name, row["glyph"], row["at"], row["size"], tuple(row["synonyms"]))
        for name, row in _rows("accessories").items()
    }


@cache
def palettes() -> dict[str, Palette]:
    """Every colour variant by name."""
    return {
        name: Palette(name, row["dark"], row["light"], tuple(row["synonyms"]))
        for name, row in _rows("palettes").items()
    }


def _character(name: str, row: dict[str, Any]) -> Character:
    return Character(
        name,
        row["glyph"],
        row["emoji"],
        Placement(*row["eyes"]),
        Placement(*row["mouth"]),
        tuple((b[0], b[1], b[2], b[3]) for b in row["erase"]),
        {which: _character(name, row | row[which] | {which: None}) for which in SETS if row.get(which)},
        Patch(*row["nose"]) if "nose" in row else None,
        Patch(*row["patch"]) if "patch" in row else None,
        row.get("ink"),
        tuple(row["synonyms"]),
    )


def _rows(name: str) -> dict[str, dict[str, Any]]:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
