"""A character, an expression and a style become one picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pmg_engine.art.effects import EFFECTS
from pmg_engine.art.glyphs import Glyph, glyphs
from pmg_engine.art.outfit import Outfit, dyed, worn
from pmg_engine.art.raster import document, own_ids, rasterize
from pmg_engine.art.table import (
    INK,
    SIDE,
    Box,
    Character,
    Expression,
    Mark,
    Patch,
    Placement,
    characters,
    expressions,
    styles,
)

MARGIN = 2.0  # units around the glyph: room for the die-cut border
_EDGE = 0.8  # units that a mark stays away from the canvas edge
_GAP = 0.8  # and from the eyes
_MIDDLE = SIDE / 2
_WHITE = 'fill="#fff"'


@dataclass(frozen=True, slots=True)
class Pose:
    """How the whole drawing is moved: degrees, scale, shift in units."""

    rotation: float = 0.0
    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


def draw(
    character: str, expression: str, style: str, size: int, pose: Pose | None = None, outfit: Outfit | None = None
) -> NDArray[np.uint8]:
    """One composed picture, (size, size, 4) RGBA with straight alpha. Raises KeyError for names not in the tables."""
    look = styles()[style]
    svg = compose_svg(characters()[character], expressions()[expression], look.glyphs, pose or Pose(), outfit)
    if look.effect is None:
        return rasterize(svg, size)
    return EFFECTS[look.effect](_rasterized(svg, 2 * size), size)


_rasterized = lru_cache(maxsize=2)(rasterize)  # several styles of one drawing are asked for in a row


def compose_svg(
    character: Character, expression: Expression, which: str, pose: Pose, outfit: Outfit | None = None
) -> str:
    """The drawing as an SVG document with the margin around it."""
    outfit = outfit or Outfit()
    character = character.within(which)
    head = glyphs(which)[character.glyph].body
    head += "".join(_ellipse(patch) for patch in (character.patch, character.nose) if patch is not None)
    head = dyed(head, outfit)
    face = glyphs("flat")[expression.glyph]
    drawing = head + _mouth(face, expression, character.mouth) + _eyes(face, expression, character)
    drawing += _placed(face, expression.with_mouth, _middle(face, expression.mouth), character.mouth)
    drawing += worn(outfit, character, which)
    x0, y0, x1, y1 = eyes_box(character, expression)
    eyes = (x0 - _GAP, y0 - _GAP, x1 + _GAP, y1 + _GAP)
    for number, mark in enumerate(expression.marks):
        glyph = glyphs(which)[mark.glyph]
        clear = beside(mark, glyph.box, eyes)
        body = own_ids(glyph.body, f"m{number}")
        drawing += f'<g transform="translate({clear.x},{clear.y}) scale({clear.size / SIDE})">{body}</g>'
    turn = f"rotate({pose.rotation} {_MIDDLE} {_MIDDLE})"
    zoom = f"translate({_MIDDLE},{_MIDDLE}) scale({pose.scale}) translate({-_MIDDLE},{-_MIDDLE})"
    moved = f'<g transform="translate({pose.dx},{pose.dy}) {turn} {zoom}">{drawing}</g>'
    return document(moved, SIDE, margin=MARGIN)


def eyes_box(character: Character, expression: Expression) -> Box:
    """Where the eyes come to lie, brows and long tears aside."""
    face = glyphs("flat")[expression.glyph]
    parts = _eyeballs(face, expression.eyes)
    boxes = [box for i in parts if (box := face.boxes[i]) is not None]
    place, middle = character.eyes, _middle(face, parts)
    return (
        place.x + (min(b[0] for b in boxes) - _MIDDLE) * place.scale,
        place.y + (min(b[1] for b in boxes) - middle) * place.scale,
        place.x + (max(b[2] for b in boxes) - _MIDDLE) * place.scale,
        place.y + (max(b[3] for b in boxes) - middle) * place.scale,
    )


def beside(mark: Mark, glyph: Box, eyes: Box) -> Mark:
    """The mark, moved outwards and where there is too little room made smaller, so that it doesn't cover the eyes.

    `glyph` is what its glyph fills of the square from 0 to SIDE.
    """
    k = mark.size / SIDE
    x0, y0, x1, y1 = mark.x + glyph[0] * k, mark.y + glyph[1] * k, mark.x + glyph[2] * k, mark.y + glyph[3] * k
    if x1 <= eyes[0] or x0 >= eyes[2] or y1 <= eyes[1] or y0 >= eyes[3]:
        return mark
    low, high = -MARGIN + _EDGE, SIDE + MARGIN - _EDGE
    above = (eyes[1] - low) / (y1 - y0)
    left, right = (eyes[0] - low) / (x1 - x0), (high - eyes[2]) / (x1 - x0)
    aside = max(left if x0 + x1 < SIDE else 0, right if x0 + x1 > SIDE else 0)
    fits = min(1.0, max(above, aside))
    size = mark.size * fits
    if above >= aside:
        centred = (x0 + x1) / 2 - (glyph[0] + glyph[2]) / 2 * k * fits
        return Mark(mark.glyph, centred, eyes[1] - glyph[3] * k * fits, size)
    outer = eyes[2] - glyph[0] * k * fits if x0 + x1 > SIDE else eyes[0] - glyph[2] * k * fits
    return Mark(mark.glyph, outer, mark.y, size)


def _ellipse(p: Patch) -> str:
    return f'<ellipse cx="{p.x}" cy="{p.y}" rx="{p.rx}" ry="{p.ry}" fill="{p.colour}"/>'


def _eyes(face: Glyph, expression: Expression, character: Character) -> str:
    eyeballs = _eyeballs(face, expression.eyes)
    drawn = _placed(face, expression.eyes + expression.with_eyes, _middle(face, eyeballs), character.eyes)
    has_whites = any(_WHITE in face.parts[i] for i in expression.eyes)
    if character.ink is None or has_whites:
        return drawn
    return drawn.replace(INK, character.ink)


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
    if not parts:
        return ""
    body = "".join(face.parts[i] for i in parts)
    x, y = place.x - _MIDDLE * place.scale, place.y - middle * place.scale
    return f'{face.defs}<g transform="translate({x},{y}) scale({place.scale})">{body}</g>'
