"""A picture on a plain ground becomes a figure on nothing: flood fill from the borders, and a soft edge.

Generators of photographs know no transparency, so the prompt asks for a plain ground. Where it isn't plain, the
picture stays as it is, a whole rectangle: better than holes.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import ndimage
from torch import Tensor

TOLERANCE = 0.12  # how far a colour may lie from the ground's, in any channel
PLAIN = 0.6  # the share of border pixels of the ground's colour from which a ground counts as plain
EDGE = 2  # pixels to each side of the outline in which figure and ground may be mixed

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]


def cut_out(pictures: Tensor) -> Tensor:
    """(n, 3, h, w) RGB in [-1, 1] to (n, 4, h, w) premultiplied RGBA in [-1, 1], float32 on the CPU.

    What is not finite stays so.
    """
    return torch.stack([_cut_out(picture) for picture in pictures.float().cpu()])


def _cut_out(picture: Tensor) -> Tensor:
    if not bool(torch.isfinite(picture).all()):
        return torch.cat([picture, torch.ones_like(picture[:1])])
    rgb = ((picture + 1) / 2).clamp(0, 1).permute(1, 2, 0).numpy()
    ground, flooded = _ground(rgb)
    alpha = np.ones(rgb.shape[:2], np.float32) if flooded is None else _alpha(rgb, ground, ~flooded)
    colour = np.clip(rgb - (1 - alpha[..., None]) * ground, 0, alpha[..., None])
    whole = np.concatenate([colour, alpha[..., None]], -1)
    return torch.from_numpy(whole).permute(2, 0, 1) * 2 - 1


def _ground(rgb: Plane) -> tuple[Plane, Mask | None]:
    """The ground's colour (3,) and where it reaches in from the borders; None where the borders aren't plain."""
    border = np.ones(rgb.shape[:2], bool)
    border[1:-1, 1:-1] = False
    ground: Plane = np.median(rgb[border], 0).astype(np.float32)
    alike = np.abs(rgb - ground).max(-1) < TOLERANCE
    if alike[border].mean() < PLAIN:
        return ground, None
    return ground, ndimage.binary_propagation(border & alike, mask=alike)


def _alpha(rgb: Plane, ground: Plane, figure: Mask) -> Plane:
    """Opacity of each pixel: along the outline, how far its colour lies from the ground towards the figure inside."""
    inside = ndimage.binary_erosion(figure, iterations=EDGE)
    if not inside.any():
        return figure.astype(np.float32)
    rows, columns = ndimage.distance_transform_edt(~inside, return_distances=False, return_indices=True)
    span = rgb[rows, columns] - ground
    mixed = ((rgb - ground) * span).sum(-1) / np.maximum((span**2).sum(-1), 1e-3)
    alpha: Plane = np.clip(mixed, 0, 1).astype(np.float32)
    alpha[inside] = 1
    alpha[~ndimage.binary_dilation(figure)] = 0
    return alpha
