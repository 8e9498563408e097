"""The glyphs the art is composed of: imported once from icon packages, kept beside this file.

Fluent Emoji flat and glossy (Microsoft, MIT), modified: native eyes and mouths are taken out of the characters.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pmg_engine.art.table import FOLDER, SIDE, Box, Character, characters, expressions

FILE = FOLDER / "glyphs.json.gz"
PACKAGES = {"flat": "fluent-emoji-flat", "glossy": "fluent-emoji"}
_SLACK = 0.3  # glossy shapes spill a little over the flat ones


@dataclass(frozen=True, slots=True)
class Glyph:
    """SVG text of a glyph: shared definitions and its parts in drawing order; boxes in units, None if invisible."""

    defs: str
    parts: tuple[str, ...]
    boxes: tuple[Box | None, ...]

    @property
    def body(self) -> str:
        """All parts together, with their definitions."""
        return self.defs + "".join(self.parts)


@cache
def glyphs(which: str) -> dict[str, Glyph]:
    """The glyph set "flat" or "glossy", by the package's glyph name."""
    with gzip.open(FILE, "rt", encoding="utf-8") as file:
        data = json.load(file)[which]
    return {
        name: Glyph(g["defs"], tuple(g["parts"]), tuple(None if b is None else tuple(b) for b in g["boxes"]))
        for name, g in data.items()
    }


def import_glyphs(packages: Path, out: Path = FILE) -> None:
    """Reads the icon packages in a node_modules/@iconify-json folder and writes the glyphs that the tables name."""
    heads = {c.glyph: c for c in characters().values()}
    faces = {e.glyph for e in expressions().values()}
    marks = {mark.glyph for e in expressions().values() for mark in e.marks}
    data: dict[str, dict[str, object]] = {}
    for which, package in PACKAGES.items():
        icons = json.loads((packages / package / "icons.json").read_text(encoding="utf-8"))["icons"]
        wanted = set(heads) | marks | (faces if which == "flat" else set())
        data[which] = {name: _import(icons[name]["body"], heads.get(name)) for name in sorted(wanted)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    out.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _import(body: str, head: Character | None) -> dict[str, object]:
    from pmg_engine.art.svg import inside, take_apart

    parts, defs = take_apart(body, SIDE)
    if head is not None:
        boxes = [(x0 - _SLACK, y0 - _SLACK, x1 + _SLACK, y1 + _SLACK) for x0, y0, x1, y1 in head.erase]
        parts = [p for p in parts if p.box is not None and not any(inside(p.box, box) for box in boxes)]
    return {
        "defs": _short(defs),
        "parts": [_short(p.svg) for p in parts],
        "boxes": [None if p.box is None else [round(float(v), 2) for v in p.box] for p in parts],
    }


def _short(svg: str) -> str:
    """Numbers to three digits behind the point: a thousandth of a unit is a hundredth of a pixel."""
    svg = re.sub(r'\sxmlns(:\w+)?="[^"]+"', "", svg)
    return re.sub(r"(\.\d{3})\d+", r"\1", svg)
