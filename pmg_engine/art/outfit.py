"""What a character wears and how it is dyed: tastes that go beyond a character and a style."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from pmg_engine.art.glyphs import glyphs
from pmg_engine.art.raster import document, own_ids, rasterize
from pmg_engine.art.table import SIDE, Character, accessories, palettes

_GRID = 128  # pixels of the raster that shows where a head ends
_SUNK = 1.2  # units that hats sit below the top of the head
_TOP, _BOTTOM = -1.2, SIDE + 1.2  # of what may be drawn


@dataclass(frozen=True, slots=True)
class Outfit:
    """Names from the tables of accessories and palettes; None for a character as it is."""

    accessory: str | None = None
    palette: str | None = None


def worn(outfit: Outfit, character: Character, which: str) -> str:
    """The accessory's SVG where it belongs on this character; nothing where there is none. Raises KeyError."""
    if outfit.accessory is None:
        return ""
    accessory = accessories()[outfit.accessory]
    glyph = glyphs(which)[accessory.glyph]
    box = glyph.box
    k = accessory.size / SIDE
    if accessory.at in ("eyes", "ears"):
        k *= min(character.eyes.scale / 0.66, 32 / accessory.size)
    x, y, fits = _place(accessory.at, character, which, ((box[2] - box[0]) * k, (box[3] - box[1]) * k))
    k *= fits
    left, top = x - (box[0] + box[2]) / 2 * k, y - (box[1] + box[3]) / 2 * k
    return f'<g transform="translate({left},{top}) scale({k})">{own_ids(glyph.body, "worn")}</g>'


def dyed(head: str, outfit: Outfit) -> str:
    """A head's SVG with its colours moved between the palette's dark and light one. Raises KeyError."""
    if outfit.palette is None:
        return head
    palette = palettes()[outfit.palette]
    dark, light = (np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)]) / 255 for c in (palette.dark, palette.light))
    rows = [
        f"{0.3 * span:.4f} {0.59 * span:.4f} {0.11 * span:.4f} 0 {low:.4f}"
        for low, span in zip(dark, light - dark, strict=True)
    ]
    matrix = " ".join([*rows, "0 0 0 1 0"])
    dye = f'<feColorMatrix type="matrix" values="{matrix}"/>'
    return f'<filter id="dye" color-interpolation-filters="sRGB">{dye}</filter><g filter="url(#dye)">{head}</g>'


def _place(at: str, character: Character, which: str, size: tuple[float, float]) -> tuple[float, float, float]:
    """The middle of the accessory in units, and what it must shrink by to fit; `size` is its own."""
    eyes, mouth, (width, height) = character.eyes, character.mouth, size
    if at == "eyes":
        return eyes.x, eyes.y, 1.0
    if at == "ears":
        return eyes.x, max(eyes.y, _TOP + height / 2), 1.0
    if at == "neck":
        return mouth.x, min(mouth.y + 4.5 * mouth.scale + height / 2, _BOTTOM - height / 2), 1.0
    x = eyes.x - (7.0 if at == "side" else 0.0)
    top = _top(character.glyph, which, x)
    lids = eyes.y - 4.5 * eyes.scale
    if at == "side":
        y = max(top + height / 2, _TOP + height / 2)
        room = eyes.x - 10 * eyes.scale - _TOP
        return (x, y, 1.0) if y + height / 2 <= lids else (_TOP + min(width, room) / 2, y, min(1.0, room / width))
    brim = min(max(top + _SUNK, _TOP + height), lids)
    fits = min(1.0, (brim - _TOP) / height)
    return x, brim - height * fits / 2, fits


@cache
def _top(glyph: str, which: str, x: float) -> float:
    """The height of a head at some place, in units."""
    filled = rasterize(document(glyphs(which)[glyph].body, SIDE), _GRID)[..., 3] > 127
    unit = SIDE / _GRID
    rows = np.flatnonzero(filled[:, int((x - 1.5) / unit) : int((x + 1.5) / unit)].any(1))
    return float(rows[0]) * unit if len(rows) else 0.0
