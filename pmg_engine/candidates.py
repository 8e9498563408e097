"""Candidates, as stickers and the other scenarios share them: drawn as one batch, then balanced."""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from torch import Tensor

from pmg_engine.balance import balance
from pmg_engine.clock import Clock
from pmg_engine.generator.protocol import Generator, Wish
from pmg_engine.profiles import SafetyProfile
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.types import Candidate, Soft


def candidate_seed(seed: int, candidate: int) -> int:
    """A candidate's own seed, below 2^63."""
    digest = sha256(f"{seed}/{candidate}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def draw_all(generator: Generator[Any], wishes: Sequence[Wish], soft: Soft, clock: Clock) -> Tensor:
    """One picture a wish, premultiplied RGBA in [-1, 1], (n, 4, s, s). Raises what the generator raises."""
    with clock("condition"):
        condition = generator.condition(wishes, soft)
    with clock("denoise"):
        latents = generator.denoise(condition)
    with clock("decode"):
        return generator.decode(latents)


def balanced(
    wishes: Sequence[Wish], d_p: Tensor, d_t: Tensor, rejections: Sequence[str | None], strength: int
) -> tuple[Candidate, ...]:
    """The candidates with z = α · log d_p + (1 − α) · log d_t; d_p and d_t are (n,), a rejected one's z is -inf."""
    judged = []
    for wish, p, t, reason in zip(wishes, d_p.tolist(), d_t.tolist(), rejections, strict=True):
        z = -math.inf if reason else balance(p, t, strength)
        judged.append(Candidate(wish.weights, wish.seed, p, t, z, reason))
    return tuple(judged)


def unsafe(scorer: Scorer, seen: Tensor, safety: SafetyProfile | None) -> str | None:
    """The first unsafe thing that a picture's embedding (1, d) shows, where the profile says what is."""
    if safety is None:
        return None
    found = (name for name in safety.unsafe if float(scorer.probability(seen, name)) > safety.threshold)
    return next(found, None)
