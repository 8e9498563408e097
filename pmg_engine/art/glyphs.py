"""The glyphs the art is composed of: imported once from icon packages, kept beside this file.

Fluent Emoji flat and glossy (Microsoft, MIT), modified: native eyes and mouths are taken out of the characters. What
they lack is drawn in own_glyphs.toml; the glossy set shows it under a light.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pmg_engine.art.table import FOLDER, SIDE, Box, accessories, characters, expressions

FILE = FOLDER / "glyphs.json.gz"
PACKAGES = {"flat": "fluent-emoji-flat", "glossy": "fluent-emoji"}
OWN = FOLDER / "own_glyphs.toml"
# Light on the glossy set's own shapes: a highlight at the top left, shade towards the lower rim.
_LIGHT = (
    '<radialGradient id="shine" gradientUnits="userSpaceOnUse" cx="11" cy="4" r="15">'
    '<stop offset="0" stop-color="#fff" stop-opacity=".75"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>'
    '</radialGradient><radialGradient id="shade" gradientUnits="userSpaceOnUse" cx="13" cy="9" r="23">'
    '<stop offset=".5" stop-color="#3b1050" stop-opacity="0"/><stop offset="1" stop-color="#3b1050" stop-opacity=".6"/>'
    '</radialGradient><mask id="whole" mask-type="alpha" '
    'maskUnits="userSpaceOnUse" x="-2" y="-2" width="36" height="36">'
)
_LIT = (
    '<g mask="url(#whole)"><path fill="url(#shade)" d="M-2-2h36v36H-2z"/>'
    '<path fill="url(#shine)" d="M-2-2h36v36H-2z"/></g>'
)
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

    @property
    def box(self) -> Box:
        """Around all that shows."""
        shown = [box for box in self.boxes if box is not None]
        return (
            min(b[0] for b in shown),
            min(b[1] for b in shown),
            max(b[2] for b in shown),
            max(b[3] for b in shown),
        )


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
    marks |= {accessory.glyph for accessory in accessories().values()}
    with OWN.open("rb") as file:
        own = tomllib.load(file)
    data: dict[str, dict[str, object]] = {}
    for which, package in PACKAGES.items():
        icons = json.loads((packages / package / "icons.json").read_text(encoding="utf-8"))["icons"]
        wanted = set(heads) | marks | (faces if which == "flat" else set())
        erase = {name: heads[name].within(which).erase if name in heads else () for name in sorted(wanted)}
        data[which] = {
            name: _own(own[name], which) if name in own else _import(icons[name]["body"], boxes)
            for name, boxes in erase.items()
        }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    out.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _own(body: str, which: str) -> dict[str, object]:
    from pmg_engine.art.svg import bounding_box

    body = " ".join(body.split())
    lit = which == "glossy"
    defs, part = (f"<defs>{_LIGHT}{body}</mask></defs>", body + _LIT) if lit else ("", body)
    box = bounding_box(part, defs, SIDE)
    return {
        "defs": defs,
        "parts": [part],
        "boxes": [None if box is None else [round(float(v), 2) for v in box]],
    }


def _import(body: str, erase: tuple[Box, ...]) -> dict[str, object]:
    from pmg_engine.art.svg import inside, take_apart

    parts, defs = take_apart(body, SIDE)
    boxes = [(x0 - _SLACK, y0 - _SLACK, x1 + _SLACK, y1 + _SLACK) for x0, y0, x1, y1 in erase]
    if boxes:
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
