"""A character, an expression and a style become one picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pmg_engine.art.effects import EFFECTS
from pmg_engine.art.glyphs import Glyph, glyphs
from pmg_engine.art.raster import document, rasterize
from pmg_engine.art.table import SIDE, Character, Expression, Placement, characters, expressions, styles

MARGIN = 2.0  # units around the glyph: room for the die-cut border
_MIDDLE = SIDE / 2
_INK = "#402a32"  # of eyes, brows and mouths in the flat set
_WHITE = 'fill="#fff"'


@dataclass(frozen=True, slots=True)
class Pose:
    """How the whole drawing is moved: degrees, scale, shift in units."""

    rotation: float = 0.0
    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


def draw(character: str, expression: str, style: str, size: int, pose: Pose | None = None) -> NDArray[np.uint8]:
    """One composed picture, (size, size, 4) RGBA with straight alpha. Raises KeyError for names not in the tables."""
    look = styles()[style]
    svg = compose_svg(characters()[character], expressions()[expression], look.glyphs, pose or Pose())
    if look.effect is None:
        return rasterize(svg, size)
    return EFFECTS[look.effect](rasterize(svg, 2 * size), size)


def compose_svg(character: Character, expression: Expression, which: str, pose: Pose) -> str:
    """The drawing as an SVG document with the margin around it."""
    head = glyphs(which)[character.glyph].body
    if character.nose is not None:
        x, y, rx, ry = character.nose
        head += f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{_INK}"/>'
    face = glyphs("flat")[expression.glyph]
    drawing = head + _mouth(face, expression, character.mouth) + _eyes(face, expression, character)
    for number, mark in enumerate(expression.marks):
        body = _own_ids(glyphs(which)[mark.glyph].body, f"m{number}")
        drawing += f'<g transform="translate({mark.x},{mark.y}) scale({mark.size / SIDE})">{body}</g>'
    turn = f"rotate({pose.rotation} {_MIDDLE} {_MIDDLE})"
    zoom = f"translate({_MIDDLE},{_MIDDLE}) scale({pose.scale}) translate({-_MIDDLE},{-_MIDDLE})"
    moved = f'<g transform="translate({pose.dx},{pose.dy}) {turn} {zoom}">{drawing}</g>'
    return document(moved, SIDE, margin=MARGIN)


def _eyes(face: Glyph, expression: Expression, character: Character) -> str:
    eyeballs = _eyeballs(face, expression.eyes)
    drawn = _placed(face, expression.eyes + expression.with_eyes, _middle(face, eyeballs), character.eyes)
    has_whites = any(_WHITE in face.parts[i] for i in expression.eyes)
    if character.ink is None or has_whites:
        return drawn
    return drawn.replace(_INK, character.ink)


def _mouth(face: Glyph, expression: Expression, place: Placement) -> str:
    return _placed(face, expression.mouth, _middle(face, expression.mouth), place)


def _eyeballs(face: Glyph, parts: tuple[int, ...]) -> tuple[int, ...]:
    """The parts that say where the eyes are: the largest ones where there are any, brows and long tears aside."""
    boxes = {i: face.boxes[i] for i in parts}
    tall = tuple(i for i, box in boxes.items() if box is not None and 5 <= box[3] - box[1] <= 14)
    return tall or tuple(i for i, box in boxes.items() if box is not None and box[3] - box[1] < 14)


def _middle(face: Glyph, parts: tuple[int, ...]) -> float:
    boxes = [box for i in parts if (box := face.boxes[i]) is not None]
    return (min(b[1] for b in boxes) + max(b[3] for b in boxes)) / 2


def _placed(face: Glyph, parts: tuple[int, ...], middle: float, place: Placement) -> str:
    body = "".join(face.parts[i] for i in parts)
    x, y = _MIDDLE * (1 - place.scale), place.y - middle * place.scale
    return f'{face.defs}<g transform="translate({x},{y}) scale({place.scale})">{body}</g>'


@cache
def _own_ids(svg: str, tag: str) -> str:
    """Two glyphs in one document must not share ids."""
    for name in set(re.findall(r'id="([^"]+)"', svg)):
        svg = svg.replace(f'id="{name}"', f'id="{tag}{name}"')
        svg = svg.replace(f"url(#{name})", f"url(#{tag}{name})").replace(f'"#{name}"', f'"#{tag}{name}"')
    return svg
