"""Styles that imitate a material: watercolour, wax crayon, printed halftone, embroidery.

Like every operation here they take an RGBA picture at twice the wanted side and give one at that side, straight alpha.
Their textures are always the same, so that the same wish gives the same picture.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from PIL import Image, ImageFilter
from scipy import ndimage

from pmg_engine.art.planes import Picture, Plane, join, lines, luminance, resize, shrink, split

_SLANT = 62.0  # degrees of the threads
_WINDOW = 9  # pixels of 256, wider than a drawn stroke
_DARK = np.array([0.13, 0.1, 0.16], np.float32)


def watercolour(picture: Picture, side: int) -> Picture:
    """Watercolour: washes that pool at their rims, blooms inside, edges that run."""
    size = picture.shape[0]
    rgb, alpha = split(_waved(picture, 0.007))
    soft = _smooth(rgb, alpha, size / 200)
    pool = _rims(soft * alpha[..., None], alpha, size / 90)
    wash = np.clip(_clouds(size, 14) * 0.5 + _clouds(size, 60) * 0.25, -1, 1)
    thin = (0.3 + 0.22 * wash - 0.34 * pool)[..., None]
    paint = _saturated(soft, 1.25) * (1 - thin) + thin * np.array([1.0, 0.99, 0.96], np.float32)
    paint = paint * (1 - 0.28 * pool[..., None])
    run = _frayed(alpha, size / 160, 0.16 * _clouds(size, 40))
    return shrink(np.clip(paint, 0, 1), np.clip((run - 0.42) * 6, 0, 1), side)


def crayon(picture: Picture, side: int) -> Picture:
    """Wax crayon: slanting strokes with paper between them, a wobbly dark line around each colour."""
    size = picture.shape[0]
    waved = _waved(picture, 0.005)
    rgb, alpha = split(waved)
    drawn = lines(waved, width=size / 170)
    filled, gaps = _waxed(_saturated(rgb, 1.2), drawn)
    line = drawn * np.clip(1.25 - 0.55 * np.abs(_clouds(size, 120)) - gaps[..., 0], 0, 1)
    amount = 0.7 * line[..., None]
    rough = np.clip((_frayed(alpha, size / 300, 0.2 * _clouds(size, 128)) - 0.42) * 5, 0, 1)
    return shrink(np.clip(filled * (1 - amount) + 0.35 * rgb * amount, 0, 1), np.maximum(rough, line), side)


def pop_art(picture: Picture, side: int) -> Picture:
    """Pop art: few loud colours, thick black lines, shade printed as dots."""
    size = picture.shape[0]
    rgb, alpha = split(picture)
    loud = np.clip(np.round(_saturated(rgb, 1.5) * 4) / 4, 0, 1)
    printed = loud * (1 - 0.42 * _dots(rgb))
    line = lines(picture, width=size / 120)[..., None]
    return shrink(printed * (1 - line) + _DARK * line, np.maximum(alpha, line[..., 0]), side)


def embroidery(picture: Picture, side: int) -> Picture:
    """Embroidery: every colour laid in slanting threads that catch the light, a darker seam at the rim."""
    size = picture.shape[0]
    light, back = _threads(size)
    angle = np.deg2rad(_SLANT)
    ys, xs = np.mgrid[:size, :size].astype(np.float32)
    rows = np.clip(np.rint(ys + back * np.sin(angle)), 0, size - 1).astype(np.intp)
    columns = np.clip(np.rint(xs + back * np.cos(angle)), 0, size - 1).astype(np.intp)
    rgb, alpha = split(picture[rows, columns])
    seam = np.clip(ndimage.gaussian_filter(alpha, size / 60) * 2 - 0.95, 0, 1)
    return shrink(np.clip(rgb * (light * (0.62 + 0.38 * seam))[..., None], 0, 1), alpha, side)


def rewaxed(picture: Picture) -> Picture:
    """Crayon that a model drew, whose strokes ran into each other, with its strokes again; any side."""
    rgb, alpha = _calmed(picture)
    filled, _ = _waxed(rgb, lines(join(rgb, alpha), width=picture.shape[0] / 170))
    return join(np.clip(filled, 0, 1), alpha)


def reprinted(picture: Picture) -> Picture:
    """Pop art that a model drew, with its dots again; what they darken was drawn that dark already."""
    rgb, alpha = split(picture)
    dots = _dots(rgb)
    return join(np.clip(rgb * (1 - 0.42 * dots) / (1 - 0.42 * dots.mean()), 0, 1), alpha)


def restitched(picture: Picture) -> Picture:
    """Embroidery that a model drew, with its threads again."""
    rgb, alpha = _calmed(picture)
    light, _ = _threads(picture.shape[0])
    return join(np.clip(rgb * (light / light.mean())[..., None], 0, 1), alpha)


def _calmed(picture: Picture) -> tuple[Plane, Plane]:
    """Colour and alpha without the strokes and threads that were drawn; thin dark lines, such as mouths, stay."""
    size = picture.shape[0]
    rgb, alpha = split(picture)
    half = Image.fromarray(picture).convert("RGB").resize((size // 2, size // 2), Image.Resampling.BOX)
    even = half.filter(ImageFilter.MedianFilter(_WINDOW)).resize((size, size), Image.Resampling.BICUBIC)
    calm = np.asarray(even, np.float32) / 255
    darker = luminance(calm) - ndimage.gaussian_filter(luminance(rgb), size / 256)
    kept = ndimage.gaussian_filter(np.clip(6 * darker - 0.9, 0, 1), size / 340)[..., None]
    return calm * (1 - kept) + rgb * kept, alpha


def _waxed(rgb: Plane, drawn: Plane) -> tuple[Plane, Plane]:
    """Colour laid on in strokes, and the gaps where paper shows, (s, s, 1); `drawn` are the lines of the picture."""
    size = rgb.shape[0]
    strokes = _strokes(size)
    careful = np.clip(2.5 * ndimage.gaussian_filter(drawn, size / 70), 0, 0.85)  # no gaps where eyes and mouth are
    gaps = (np.clip((strokes - 0.75) * 2.2, 0, 1) * (1 - careful))[..., None]
    wax = rgb * (1 + 0.12 * strokes[..., None])
    return wax * (1 - 0.85 * gaps) + 0.85 * gaps * np.array([1.0, 0.99, 0.95], np.float32), gaps


def _dots(rgb: Plane) -> Plane:
    """Halftone of a picture, (s, s, 1): the lighter and the lower the larger."""
    size = rgb.shape[0]
    u, v = _slanted(size, 45)
    pitch = size / 42
    away = np.hypot((u / pitch) % 1 - 0.5, (v / pitch) % 1 - 0.5) * 2
    down = np.linspace(0, 1, size, dtype=np.float32)[:, None]
    dark = np.clip(0.25 + 0.75 * down, 0, 1) * np.clip(0.35 + 0.65 * luminance(rgb), 0, 1)
    dots: Plane = np.clip((0.95 * dark - away) * pitch / 3, 0, 1)[..., None]
    return dots


@cache
def _threads(size: int) -> tuple[Plane, Plane]:
    """How the threads of embroidery catch the light, and how far it is to the middle of each in pixels."""
    thread, stitch = size / 64, size / 11
    u, v = _slanted(size, _SLANT)
    number = np.floor(u / thread)
    begun = np.floor(v / stitch + 0.37 * number)
    along = v / stitch + 0.37 * number - begun
    light = 0.62 + 0.5 * np.sin(np.pi * (u / thread - number)) - 0.2 * (np.abs(along - 0.5) * 2) ** 6
    light *= 1 + 0.09 * np.sin(12.9898 * number + 78.233 * begun)
    return light, (number + 0.5) * thread - u


def _waved(picture: Picture, strength: float) -> Picture:
    """Moved about by a smooth field, by at most some `strength` of the side: a hand is never straight."""
    size = picture.shape[0]
    ys, xs = np.mgrid[:size, :size]
    dy, dx = (strength * size * _clouds(size, 18, seed) for seed in (11, 12))
    rows = np.clip(np.rint(ys + dy), 0, size - 1).astype(np.intp)
    columns = np.clip(np.rint(xs + dx), 0, size - 1).astype(np.intp)
    waved: Picture = picture[rows, columns]
    return waved


def _frayed(alpha: Plane, sigma: float, noise: Plane) -> Plane:
    """A softened edge with noise on it, but none on the empty ground."""
    soft = ndimage.gaussian_filter(alpha, sigma)
    frayed: Plane = soft + noise * np.minimum(1, 4 * soft)
    return frayed


def _smooth(rgb: Plane, alpha: Plane, sigma: float) -> Plane:
    weight = np.maximum(ndimage.gaussian_filter(alpha, sigma), 1e-3)
    return np.stack([ndimage.gaussian_filter(rgb[..., c] * alpha, sigma) / weight for c in range(3)], -1)


def _rims(rgb: Plane, alpha: Plane, sigma: float) -> Plane:
    """How near a border between colours is, on its darker side: 0…1."""
    grey = luminance(rgb) + (1 - alpha)
    rims: Plane = np.clip(3.5 * (ndimage.gaussian_filter(grey, sigma) - grey), 0, 1)
    return rims


def _saturated(rgb: Plane, factor: float) -> Plane:
    grey = luminance(rgb)[..., None]
    return np.clip(grey + (rgb - grey) * factor, 0, 1)


@cache
def _clouds(size: int, cells: int, seed: int = 5) -> Plane:
    """Smooth noise of unit deviation with some `cells` bumps along a side."""
    coarse = np.random.default_rng(seed).normal(size=(cells, cells)).astype(np.float32)
    fine = ndimage.zoom(coarse, size / cells, order=3)[:size, :size]
    return np.asarray(fine / fine.std(), np.float32)


@cache
def _strokes(size: int) -> Plane:
    """Noise drawn out along a slant, of unit deviation: what a crayon leaves on paper."""
    noise = np.random.default_rng(9).normal(size=(size // 2, size // 2)).astype(np.float32)
    noise = ndimage.gaussian_filter(noise, (size / 420, size / 36), mode="wrap")
    turned = ndimage.rotate(np.tile(noise, (2, 2)), 35, reshape=False, mode="wrap", order=1)
    turned = resize(turned, size) if turned.shape[0] != size else turned
    return np.asarray(turned / turned.std(), np.float32)


@cache
def _slanted(size: int, degrees: float) -> tuple[Plane, Plane]:
    """Coordinates in pixels across and along a slant."""
    angle = np.deg2rad(degrees)
    ys, xs = np.mgrid[:size, :size].astype(np.float32)
    return xs * np.cos(angle) + ys * np.sin(angle), ys * np.cos(angle) - xs * np.sin(angle)
