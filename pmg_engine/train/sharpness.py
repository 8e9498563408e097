"""What makes a picture crisp, as losses: where edges are, and how steep they are."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

_WINDOW, _STEP = 8, 4  # pixels
_FLOOR = 1e-4  # under the root, whose slope is infinite at 0


def gradient_loss(y: Tensor, goal: Tensor) -> Tensor:
    """Mean of |∇y - ∇goal|, both axes summed: (n, c, h, w) each."""
    return torch.stack([(a - b).abs().mean() for a, b in _gradients(y, goal)]).sum()


def steepness_loss(y: Tensor, goal: Tensor) -> Tensor:
    """How far Σ|∇| and (Σ|∇|²)^½ of each small window are from the goal's.

    Pixel by pixel, an edge that may lie here or there is drawn least wrongly as a blur. In a window it keeps its sum of
    |∇| then, but loses energy; a ringing edge keeps the energy and has too large a sum. So only a steep edge is right.
    """
    apart = []
    for a, b in _gradients(y, goal):
        apart.append((_pooled(a.abs()) - _pooled(b.abs())).abs().mean())
        apart.append(((_pooled(a**2) + _FLOOR).sqrt() - (_pooled(b**2) + _FLOOR).sqrt()).abs().mean())
    return torch.stack(apart).sum()


def gradient_energy(x: Tensor) -> float:
    """Mean of squared differences between neighbouring pixels."""
    return float(x.diff(dim=2).pow(2).mean() + x.diff(dim=3).pow(2).mean())


def _gradients(y: Tensor, goal: Tensor) -> list[tuple[Tensor, Tensor]]:
    return [(y.diff(dim=axis), goal.diff(dim=axis)) for axis in (2, 3)]


def _pooled(x: Tensor) -> Tensor:
    return F.avg_pool2d(x, min(_WINDOW, x.shape[2], x.shape[3]), _STEP)
