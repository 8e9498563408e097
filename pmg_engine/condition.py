"""The condition c = concat(w_t · E_t, w_s · E_soft, w_p · E_p): target, soft and hard preference in one sequence.

The weights scale the states, as in PMG (WWW 2024, section 3.3); keywords are never repeated to make them count more.
A part of weight 0 is masked out, so that nothing of it reaches the generator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from pmg_engine.errors import ModelError
from pmg_engine.types import Soft

TARGET_TOKENS = 14
PREFERENCE_TOKENS = 14
SOFT_TOKENS = 8  # the most that E_soft may have for the bundled generator
MOST = 1.3  # w_p; beyond that expressions suffer


@dataclass(frozen=True, slots=True)
class Condition:
    """states (n, L, d) and mask (n, L), True where a token counts; L is the tokens of all parts."""

    states: Tensor
    mask: Tensor


@dataclass(frozen=True, slots=True)
class Part:
    """The states of one text, or of E_soft, a row: (n, tokens, d) and (n, tokens)."""

    states: Tensor
    mask: Tensor


def concatenate(parts: Sequence[Part], weights: Tensor) -> Condition:
    """weights (n, parts), each ≥ 0, one row a candidate, in the order of the parts; these are (n, ·, d) alike."""
    shares = weights.T[..., None, None]
    states = torch.cat([part.states * w for part, w in zip(parts, shares, strict=True)], 1)
    mask = torch.cat([part.mask & (w[..., 0] > 0) for part, w in zip(parts, shares, strict=True)], 1)
    return Condition(states, mask)


def soft_part(soft: Soft, width: int) -> Part:
    """E_soft as a part of one row, always SOFT_TOKENS long: a sequence's length would change the last bits of all else.

    Raises ModelError where it does not fit a generator whose text is `width` wide.
    """
    states = torch.zeros(1, SOFT_TOKENS, width)
    given = torch.tensor(soft) if soft else states[0, :0]
    if len(given) > SOFT_TOKENS or (len(soft) and given.shape[1] != width):
        fits = f"{SOFT_TOKENS} × {width}"
        raise ModelError(f"the soft preference is {len(given)} × {given.shape[1]}, at most {fits} fits: read it anew")
    states[0, : len(given)] = given
    return Part(states, torch.arange(SOFT_TOKENS)[None] < len(soft))


def weight_grid(strength: int, candidates: int) -> list[tuple[float, float]]:
    """The (w_p, w_t) to render at a strength of 0–100 %, α = strength / 100.

    At α = 0 the person must not matter at all, so nothing of the preference is given. Above that the grid lies around
    w_p = 1.15 α + 0.02, and beyond α = 0.5 some candidates give way in w_t: with one grid for every strength the
    balance alone made a dial that had no effect between 25 and 100 (docs/models.md).
    """
    if strength == 0:
        return [(0.0, 1.0)] * candidates
    alpha = strength / 100
    w_p, w_t = max(0.05, 1.15 * alpha + 0.02), min(1.0, 1.2 - 0.4 * alpha)
    grid = [(w_p, 1.0), (0.8 * w_p, 1.0), (0.9 * w_p, w_t), (min(1.2 * w_p, MOST), w_t)]
    return [(round(p, 3), round(t, 3)) for p, t in (grid[i % len(grid)] for i in range(candidates))]
