"""Styles that are operations on the composed picture.

Each takes an RGBA picture at twice the wanted side and gives one at that side, straight alpha throughout.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import ndimage

from pmg_engine.art.materials import crayon, embroidery, pop_art, reprinted, restitched, rewaxed, watercolour
from pmg_engine.art.planes import Picture, Plane, join, lines, luminance, resize, shrink, split

_INK = np.array([0.16, 0.14, 0.2], np.float32)
_NIGHT = np.array([0.07, 0.05, 0.17], np.float32)
_GRID = 40  # pixels of the pixel art


def pixels(picture: Picture, side: int) -> Picture:
    """Pixel art: a coarse grid, hard alpha, few colours, a darker rim."""
    colour, solid = _cells(picture)
    colour = np.round(np.clip(colour, 0, 1) * 7) / 7
    rim = (solid - ndimage.binary_erosion(solid > 0, border_value=0))[..., None]
    return _spread(colour * (1 - 0.45 * rim), solid, side)


def regrid(picture: Picture, side: int) -> Picture:
    """Pixel art that a model drew, snapped back to the grid that all pixel art here lies on; any side to any."""
    return _spread(*_cells(picture), side)


def ink(picture: Picture, side: int) -> Picture:
    """Line art: white paper, dark lines where colours meet, dark places filled."""
    rgb, alpha = split(picture)
    line = lines(picture, width=picture.shape[0] / 150)
    dark = (luminance(rgb) < 0.25).astype(np.float32) * alpha
    amount = np.maximum(line, dark)[..., None]
    paper = np.ones_like(rgb)
    return shrink(paper * (1 - amount) + _INK * amount, np.maximum(alpha, line), side)


def pastel(picture: Picture, side: int) -> Picture:
    """Pastel: light, soft colours that run a little into each other, with a paper grain."""
    rgb, alpha = split(picture)
    blur = picture.shape[0] / 220
    soft = np.stack([ndimage.gaussian_filter(rgb[..., c] * alpha, blur) for c in range(3)], -1)
    soft /= np.maximum(ndimage.gaussian_filter(alpha, blur), 1e-3)[..., None]
    light = 0.46 * soft + 0.54 * np.array([1.0, 0.96, 0.95], np.float32)
    grain = ndimage.zoom(np.random.default_rng(7).normal(size=(24, 24)), picture.shape[0] / 24, order=1)
    light = light * (1 + 0.025 * grain[..., None])
    line = lines(picture, width=picture.shape[0] / 230)[..., None] * 0.35
    return shrink(np.clip(light * (1 - line) + soft * 0.55 * line, 0, 1), alpha, side)


def neon(picture: Picture, side: int) -> Picture:
    """Neon: a night-blue body whose lines glow in their own bright colours."""
    rgb, alpha = split(picture)
    unit = picture.shape[0] / 256
    bright = np.stack([ndimage.maximum_filter(rgb[..., c] * alpha, int(5 * unit)) for c in range(3)], -1)
    peak, low = bright.max(-1, keepdims=True), bright.min(-1, keepdims=True)
    bright = 0.25 + 0.75 * (bright - 0.8 * low) / np.maximum(peak - 0.8 * low, 1e-3)
    line = lines(picture, width=1.9 * unit)
    glow = ndimage.gaussian_filter(line, 4.5 * unit)
    body = _NIGHT + 0.55 * np.clip(1.6 * glow, 0, 1)[..., None] * bright
    amount = line[..., None]
    return shrink(np.clip(body * (1 - amount) + bright * amount, 0, 1), np.maximum(alpha, line), side)


EFFECTS: dict[str, Callable[[Picture, int], Picture]] = {
    "pixels": pixels,
    "ink": ink,
    "pastel": pastel,
    "neon": neon,
    "watercolour": watercolour,
    "crayon": crayon,
    "pop art": pop_art,
    "embroidery": embroidery,
}


TEXTURES: dict[str, Callable[[Picture], Picture]] = {
    "pixels": lambda picture: regrid(picture, picture.shape[0]),
    "crayon": rewaxed,
    "pop art": reprinted,
    "embroidery": restitched,
}
"""For effects whose texture no decoder hits to the pixel: it is laid on again, on any side."""


def _cells(picture: Picture) -> tuple[Plane, Plane]:
    """Mean colour (_GRID, _GRID, 3) and hard alpha (_GRID, _GRID) of each cell."""
    rgb, alpha = split(picture)
    coverage = resize(alpha, _GRID)
    colour = resize(rgb * alpha[..., None], _GRID) / np.maximum(coverage, 1e-3)[..., None]
    return colour, (coverage > 0.5).astype(np.float32)


def _spread(colour: Plane, solid: Plane, side: int) -> Picture:
    index = np.arange(side) * _GRID // side
    return join(colour[index][:, index], solid[index][:, index])
