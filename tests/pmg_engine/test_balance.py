"""The balance is a total function and does what its formula says."""

import math

from hypothesis import given
from hypothesis import strategies as st

from pmg_engine.balance import balance, best

scores = st.floats(allow_nan=True, allow_infinity=True)
probabilities = st.floats(1e-6, 1 - 1e-6)
strengths = st.integers(0, 100)


@given(scores, scores, strengths)
def test_any_scores_give_a_number_or_minus_infinity(d_p: float, d_t: float, strength: int) -> None:
    z = balance(d_p, d_t, strength)
    assert z == -math.inf or math.isfinite(z)
    usable = all(math.isfinite(d) and 0 <= d <= 1 for d in (d_p, d_t))
    assert math.isfinite(z) == usable


@given(probabilities, probabilities, strengths)
def test_it_is_the_formula(d_p: float, d_t: float, strength: int) -> None:
    alpha = strength / 100
    assert math.isclose(balance(d_p, d_t, strength), alpha * math.log(d_p) + (1 - alpha) * math.log(d_t), abs_tol=1e-12)


@given(probabilities, probabilities, probabilities)
def test_at_the_ends_only_one_score_counts(d_p: float, other: float, d_t: float) -> None:
    assert balance(d_p, d_t, 0) == balance(other, d_t, 0)
    assert balance(d_p, d_t, 100) == balance(d_p, other, 100)


@given(st.lists(scores, max_size=8))
def test_the_best_is_finite_largest_and_first_of_equals(zs: list[float]) -> None:
    finite = [z for z in zs if math.isfinite(z)]
    chosen = best(zs)
    if not finite:
        assert chosen is None
    else:
        assert chosen == zs.index(max(finite))
