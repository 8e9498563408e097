"""Target and preference become one weighted sequence."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from pmg_engine.condition import SOFT_TOKENS, Part, concatenate, soft_part, weight_grid
from pmg_engine.errors import ModelError


def part(rows: int, tokens: int, value: float) -> Part:
    return Part(torch.full((rows, tokens, 3), value), torch.ones(rows, tokens, dtype=torch.bool))


def test_weights_scale_the_states_and_zero_masks_them_out() -> None:
    weights = torch.tensor([(2.0, 1.5, 0.5), (1.0, 0.0, 0.0)])
    condition = concatenate([part(2, 4, 1.0), part(2, 2, 4.0), part(2, 3, 10.0)], weights)
    assert condition.states.shape == (2, 9, 3)
    assert condition.states[0, :, 0].tolist() == [2.0] * 4 + [6.0] * 2 + [5.0] * 3
    assert condition.mask[0].all()
    assert condition.mask[1].tolist() == [True] * 4 + [False] * 5


@given(st.integers(0, SOFT_TOKENS + 2), st.integers(1, 5))
def test_a_soft_preference_fits_or_is_refused(tokens: int, width: int) -> None:
    soft = tuple((float(i + 1),) * width for i in range(tokens))
    if tokens > SOFT_TOKENS or (tokens and width != 3):
        with pytest.raises(ModelError, match="read it anew"):
            soft_part(soft, 3)
        return
    found = soft_part(soft, 3)
    assert found.states.shape == (1, SOFT_TOKENS, 3)
    assert found.states[0, :, 0].tolist() == [*range(1, tokens + 1), *[0] * (SOFT_TOKENS - tokens)]
    assert int(found.mask.sum()) == tokens


@given(st.integers(0, 100), st.integers(1, 16))
def test_the_grid_leaves_the_person_out_at_strength_zero_only(strength: int, candidates: int) -> None:
    grid = weight_grid(strength, candidates)
    assert len(grid) == candidates
    assert all((w_p == 0) == (strength == 0) and w_t > 0 for w_p, w_t in grid)


@pytest.mark.parametrize("strength", [1, 50, 100])
def test_the_grid_offers_a_real_choice(strength: int) -> None:
    assert len(set(weight_grid(strength, 4))) == 4
