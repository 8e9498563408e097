"""The balance z = α · log d_p + (1 - α) · log d_t: "theirs" against "fitting" (PMG, WWW 2024, equation 9).

A total function: scores are probabilities from the scorer; whatever is not finite or lies outside (0, 1) is rejected
rather than compared, and a tie goes to the earlier candidate.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_LOWEST = 1e-9


def balance(d_p: float, d_t: float, strength: int) -> float:
    """z for scores in [0, 1] and a strength of 0–100 %; -inf where a score is not finite or out of range."""
    if not all(math.isfinite(d) and 0.0 <= d <= 1.0 for d in (d_p, d_t)):
        return -math.inf
    alpha = strength / 100
    return alpha * math.log(max(d_p, _LOWEST)) + (1 - alpha) * math.log(max(d_t, _LOWEST))


def best(zs: Sequence[float]) -> int | None:
    """Index of the largest finite z, the first of equals; None where there is none."""
    usable = [(z, -i) for i, z in enumerate(zs) if math.isfinite(z)]
    return -max(usable)[1] if usable else None
