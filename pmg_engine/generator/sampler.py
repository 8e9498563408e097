"""Rectified flow: from noise to latents along straight lines, in a few Euler steps.

x_t = (1 - t) x_0 + t ε; the network predicts v = ε - x_0 (Liu et al., 2022, arXiv 2209.03003). Guidance is
classifier-free: v = v_∅ + g (v_c - v_∅) (Ho and Salimans, 2022, arXiv 2207.12598).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import torch
from torch import Tensor

Velocity = Callable[[Tensor, float], Tensor]


def noise(seeds: list[int], shape: tuple[int, int, int]) -> Tensor:
    """One latent of noise a seed, (n, *shape); row i depends on seeds[i] alone."""
    return torch.stack([torch.randn(shape, generator=torch.Generator().manual_seed(seed)) for seed in seeds])


def timesteps(steps: int, shift: float = 1.0) -> list[float]:
    """steps + 1 times from 1 (noise) to 0 (picture); shift > 1 spends more of them near the noise."""
    even = [1 - i / steps for i in range(steps + 1)]
    return [shift * t / (1 + (shift - 1) * t) for t in even]


def integrate(velocity: Velocity, x: Tensor, times: list[float]) -> Tensor:
    """Euler's method along decreasing times."""
    for t, t_next in pairwise(times):
        x = x + (t_next - t) * velocity(x, t)
    return x


def guided(conditional: Tensor, unconditional: Tensor, guidance_scale: float) -> Tensor:
    """v_∅ + g (v_c - v_∅)."""
    return unconditional + guidance_scale * (conditional - unconditional)
