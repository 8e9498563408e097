"""Euler's method along straight lines."""

from itertools import pairwise

import torch
from hypothesis import given
from hypothesis import strategies as st

from pmg_engine.generator.sampler import guided, integrate, noise, timesteps


def test_noise_of_a_seed_does_not_depend_on_the_batch() -> None:
    alone, together = noise([7], (2, 3, 3)), noise([5, 7, 9], (2, 3, 3))
    assert torch.equal(alone[0], together[1])
    assert not torch.equal(together[0], together[1])


@given(st.integers(1, 30), st.floats(0.5, 4))
def test_times_run_from_noise_to_picture(steps: int, shift: float) -> None:
    times = timesteps(steps, shift)
    assert len(times) == steps + 1
    assert (times[0], times[-1]) == (1.0, 0.0)
    assert all(a > b for a, b in pairwise(times))


@given(st.integers(1, 20))
def test_the_true_velocity_leads_to_the_picture_in_any_number_of_steps(steps: int) -> None:
    picture, epsilon = torch.tensor([1.0, -2.0]), torch.tensor([0.3, 0.4])
    found = integrate(lambda x, t: epsilon - picture, epsilon, timesteps(steps))
    assert torch.allclose(found, picture, atol=1e-5)


def test_guidance_of_one_is_the_conditional() -> None:
    a, b = torch.tensor(3.0), torch.tensor(1.0)
    assert guided(a, b, 1.0) == a
    assert guided(a, b, 2.0) == 5.0
