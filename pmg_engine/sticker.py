"""A candidate's picture becomes a sticker: 512 px, die-cut with a white border and a soft shadow, WEBP."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from scipy import ndimage

SIDE = 512
MAX_BYTES = 512 * 1024
_BORDER = 7.0  # the blur, in pixels, whose outskirts are the white border: about 10 px wide, with round corners
_CUT = 0.09  # of the blurred figure: where the border ends
_MARGIN = 20  # pixels kept free for border and shadow
_NIGHT = np.array([0.12, 0.12, 0.2], np.float32)
_QUALITIES = (90, 80, 60, 40)  # method 4 throughout: method 6 takes seconds
_SEEN = 110  # alpha from which a pixel belongs to the figure: below lies what a denoiser leaves around it
_SPECK = 0.012  # of the figure's area: smaller islands are noise
_HOLE = 0.04  # of the figure's area: smaller holes are noise; no art has any
_SMOOTH = 0.005  # deviation of the blur along the edge, in sides: about half of a decoder's tooth
_STEEP = 3.0  # how much the blurred edge is steepened again
_RIM = 0.008  # of the side: only so near to the edge a figure may let through what is behind it
_SHADOW = (3, 4.0, 0.25)  # pixels down, blur, opacity


def die_cut(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(s, s, 4) straight RGBA of any side to (SIDE, SIDE, 4) with border and shadow. Raises ValueError if empty."""
    figure = _enlarge(_without_holes(_without_specks(picture)))
    alpha = figure[..., 3:]
    border = np.clip((_blurred(figure[..., 3], _BORDER) - _CUT) * 2 * _BORDER + 0.5, 0, 1)[..., None]
    cut = np.maximum(border, alpha)
    down, blur, opacity = _SHADOW
    shadow = np.roll(_blurred(cut[..., 0], blur), down, 0)[..., None] * opacity
    whole = cut + (1 - cut) * shadow
    colour = cut * (figure[..., :3] * alpha + 1 - alpha) + (1 - cut) * shadow * _NIGHT
    out = np.concatenate([colour / np.maximum(whole, 1e-4), whole], -1)
    sticker: NDArray[np.uint8] = (np.clip(out, 0, 1) * 255 + 0.5).astype(np.uint8)
    return sticker


def _blurred(plane: NDArray[np.floating[Any]], radius: float) -> NDArray[np.floating[Any]]:
    image = Image.fromarray((plane * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(image, np.float32) / 255


def with_even_edge(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(s, s, 4) straight RGBA of a decoder, whose edge has a tooth to each of its blocks, with a smooth one."""
    values = _without_holes(picture).astype(np.float32) / 255
    values[..., :3] *= values[..., 3:]
    radius = _SMOOTH * len(picture)
    blurred = np.stack([ndimage.gaussian_filter(values[..., c], radius, truncate=2.5) for c in range(4)], -1)
    colour = blurred[..., :3] / np.maximum(blurred[..., 3:], 1e-3)  # of the gaps between teeth, from beside them
    sure = np.clip(2 * values[..., 3:] - 1, 0, 1)
    straight = values[..., :3] / np.maximum(values[..., 3:], 1e-3)
    alpha = np.clip((blurred[..., 3:] - 0.5) * _STEEP + 0.5, 0, 1)
    even = np.concatenate([sure * straight + (1 - sure) * colour, alpha], -1)
    smooth: NDArray[np.uint8] = (np.clip(even, 0, 1) * 255 + 0.5).astype(np.uint8)
    return smooth


def is_empty(picture: NDArray[np.uint8]) -> bool:
    """Whether there is next to nothing to see: under 3 % of the picture covered."""
    return bool((picture[..., 3] > 127).mean() < 0.03)


def to_webp(picture: NDArray[np.uint8]) -> bytes:
    """(SIDE, SIDE, 4) to WEBP bytes that Telegram takes: at most MAX_BYTES."""
    image = Image.fromarray(picture)
    for quality in _QUALITIES:
        buffer = io.BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=4)
        if buffer.tell() <= MAX_BYTES:
            break
    return buffer.getvalue()


def _without_specks(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    labels, count = ndimage.label(picture[..., 3] > _SEEN)
    if count == 0 or is_empty(picture):
        raise ValueError("the picture is empty")
    areas = np.bincount(labels.ravel())[1:]
    figures = np.isin(labels, np.flatnonzero(areas >= _SPECK * areas.sum()) + 1)
    cleaned = picture.copy()
    cleaned[~ndimage.binary_dilation(figures, iterations=_rim(picture))] = 0  # a speck's faint rim goes with it
    return cleaned


def _without_holes(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Solid inside, small holes too: to a decoder of premultiplied colour a black nose is nearly a hole."""
    seen = picture[..., 3] > _SEEN
    labels, _ = ndimage.label(ndimage.binary_fill_holes(seen) & ~seen)
    small = np.flatnonzero(np.bincount(labels.ravel())[1:] < _HOLE * seen.sum()) + 1
    filled = picture.copy()
    hole = np.isin(labels, small)
    hole |= ndimage.binary_erosion(seen | hole, iterations=_rim(picture))
    filled[hole] = np.concatenate([filled[hole, :3] * (filled[hole, 3:] / 255), np.full((hole.sum(), 1), 255)], -1)
    return filled


def _rim(picture: NDArray[np.uint8]) -> int:
    return max(1, round(_RIM * len(picture)))


def _enlarge(picture: NDArray[np.uint8]) -> NDArray[np.floating[Any]]:
    """Crops to the figure, scales it to fill the sticker, and steepens the alpha edge that scaling made soft."""
    ys, xs = np.where(picture[..., 3] > _SEEN)
    top, bottom, left, right = ys.min(), ys.max() + 1, xs.min(), xs.max() + 1
    values = picture[top:bottom, left:right].astype(np.float32) / 255
    values[..., :3] *= values[..., 3:]
    room = SIDE - 2 * _MARGIN
    scale = room / max(values.shape[:2])
    size = (max(1, round(values.shape[1] * scale)), max(1, round(values.shape[0] * scale)))
    planes = [np.asarray(Image.fromarray(values[..., c]).resize(size, Image.Resampling.BICUBIC)) for c in range(4)]
    large = np.stack(planes, -1)
    colour = (np.clip(large[..., :3] / np.maximum(large[..., 3:], 1e-3), 0, 1) * 255).astype(np.uint8)
    sharp = np.asarray(Image.fromarray(colour).filter(ImageFilter.UnsharpMask(2, 60, 0)), np.float32) / 255
    alpha = np.clip((large[..., 3:] - 0.5) * max(1.0, scale) * 1.2 + 0.5, 0, 1)
    whole = np.zeros((SIDE, SIDE, 4), np.float32)
    y, x = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    whole[y : y + size[1], x : x + size[0]] = np.concatenate([sharp, alpha], -1)
    return whole
