"""A figure on a plain ground is cut out; nothing else is."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pmg_engine.generator.cut_out import cut_out

SIDE = 64


def disc(ground: float, colour: tuple[float, float, float], hole: bool = False) -> tuple[torch.Tensor, torch.Tensor]:
    """A smooth disc as (1, 3, s, s) in [-1, 1], and its coverage (s, s)."""
    y, x = torch.meshgrid(torch.arange(SIDE), torch.arange(SIDE), indexing="ij")
    radius = ((y - 32.0) ** 2 + (x - 32.0) ** 2).sqrt()
    coverage = (20.5 - radius).clamp(0, 1)
    inside = coverage * ((radius - 5).clamp(0, 1) if hole else 1)
    rgb = inside * torch.tensor(colour)[:, None, None] + (1 - inside) * ground
    return (rgb * 2 - 1)[None], coverage


@pytest.mark.parametrize("ground", [1.0, 0.9, 0.5])
def test_a_disc_gets_its_own_coverage_as_alpha_and_keeps_its_colour(ground: float) -> None:
    picture, coverage = disc(ground, (0.9, 0.1, 0.2))
    cut = (cut_out(picture)[0] + 1) / 2
    torch.testing.assert_close(cut[3], coverage, atol=0.06, rtol=0)
    torch.testing.assert_close(cut[:3], torch.tensor((0.9, 0.1, 0.2))[:, None, None] * coverage, atol=0.06, rtol=0)


def test_what_looks_like_the_ground_but_lies_inside_stays() -> None:
    cut = cut_out(disc(1.0, (0.1, 0.1, 0.8), hole=True)[0])[0]
    assert (cut[3, 32, 32], cut[3, 0, 0]) == (1, -1)


def test_a_busy_ground_is_left_as_it_is() -> None:
    noise = torch.rand(1, 3, SIDE, SIDE, generator=torch.Generator().manual_seed(0)) * 2 - 1
    cut = cut_out(noise)
    torch.testing.assert_close(cut[:, :3], noise)
    assert bool((cut[:, 3] == 1).all())


def test_what_is_not_finite_stays_so_that_it_is_rejected() -> None:
    picture = disc(1.0, (0.0, 0.0, 0.0))[0]
    picture[0, 1, 3, 3] = float("nan")
    assert not bool(torch.isfinite(cut_out(picture)).all())


@given(arrays(np.float32, (1, 3, 9, 12), elements=st.floats(-2, 2, width=32)))
def test_any_picture_comes_out_premultiplied(values: np.ndarray) -> None:
    cut = (cut_out(torch.from_numpy(values)) + 1) / 2
    assert cut.shape == (1, 4, 9, 12)
    assert bool(((cut >= -1e-6) & (cut <= 1 + 1e-6)).all())
    assert bool((cut[:, :3] <= cut[:, 3:] + 1e-5).all())
