"""What picture operations share: colours and alpha as planes of floats."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

Picture = NDArray[np.uint8]
Plane = NDArray[np.floating[Any]]
_STEEP = 0.42  # gradient from which a place is an edge


def lines(picture: Picture, width: float) -> Plane:
    """Where neighbouring colours differ or the alpha edge lies: 0…1, lines about `width` pixels to each side."""
    drawn: Plane = np.clip(width + 0.5 - _edge_distance(picture.tobytes(), picture.shape[0]), 0, 1).astype(np.float32)
    return drawn


@lru_cache(maxsize=2)  # several styles of one drawing ask in a row
def _edge_distance(pixels: bytes, size: int) -> Plane:
    """Distance to the nearest edge in pixels, (size, size); where nothing is near it is large."""
    rgb, alpha = split(np.frombuffer(pixels, np.uint8).reshape(size, size, 4))
    flat = np.concatenate([rgb * alpha[..., None], alpha[..., None]], -1)
    distance = np.full((size, size), float(size))
    figure = _bounds(alpha, margin=size // 16)
    flat = flat[figure]
    smooth = np.stack([ndimage.gaussian_filter(flat[..., c], 0.7) for c in range(4)], -1)
    across, down = (ndimage.sobel(smooth, axis=a) for a in (0, 1))
    steep = np.sqrt((across**2 + down**2).max(-1))
    if (steep >= _STEEP).any():
        distance[figure] = ndimage.distance_transform_edt(steep < _STEEP)
    return distance


def _bounds(alpha: Plane, margin: int) -> tuple[slice, slice]:
    """The rows and columns in which anything shows, and some more."""
    filled = [np.flatnonzero(alpha.any(axis)) for axis in (1, 0)]
    rows, columns = (slice(max(f[0] - margin, 0), f[-1] + margin + 1) if len(f) else slice(0, 0) for f in filled)
    return rows, columns


def luminance(rgb: Plane) -> Plane:
    """Rec. 601 luma of (…, 3) colours, 0…1."""
    weights: Plane = rgb @ np.array([0.299, 0.587, 0.114], np.float32)
    return weights


def split(picture: Picture) -> tuple[Plane, Plane]:
    """Bytes to colour (h, w, 3) and alpha (h, w), 0…1."""
    values = picture.astype(np.float32) / 255
    return values[..., :3], values[..., 3]


def resize(plane: Plane, side: int) -> Plane:
    """A plane, or each channel of several, to another side by averaging boxes."""
    if plane.ndim == 3:
        return np.stack([resize(plane[..., c], side) for c in range(plane.shape[-1])], -1)
    return np.asarray(Image.fromarray(plane.astype(np.float32)).resize((side, side), Image.Resampling.BOX))


def shrink(rgb: Plane, alpha: Plane, side: int) -> Picture:
    """To the wanted side, colours weighted by alpha so that no dark fringe appears."""
    small = resize(alpha, side)
    colour = resize(rgb * alpha[..., None], side) / np.maximum(small, 1e-3)[..., None]
    return join(colour, small)


def join(rgb: Plane, alpha: Plane) -> Picture:
    """Colour and alpha to bytes."""
    whole = np.concatenate([rgb, alpha[..., None]], -1)
    picture: Picture = (np.clip(whole, 0, 1) * 255 + 0.5).astype(np.uint8)
    return picture
