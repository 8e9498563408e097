"""What the engine asks of a scorer, and the two scores that it makes of that: d_p and d_t of the balance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor

from pmg_engine.types import Keyword

FLOOR = 1e-4  # scores stay this far from 0 and 1


class Scorer(Protocol):
    """Pictures against keywords."""

    def embed_pictures(self, pictures: Tensor) -> Tensor:
        """(n, 4, s, s) premultiplied RGBA in [-1, 1] to (n, d) of unit length."""
        ...

    def probability(self, embeddings: Tensor, text: str) -> Tensor:
        """How surely each picture shows what a keyword says, (n,) within [FLOOR, 1 - FLOOR]."""
        ...


def all_of(scorer: Scorer, embeddings: Tensor, keywords: Sequence[str]) -> Tensor:
    """d_t: the geometric mean of the keywords' probabilities, (n,) in (0, 1); 0.5 where there is no keyword."""
    if not keywords:
        return torch.full((len(embeddings),), 0.5)
    return torch.stack([scorer.probability(embeddings, text).log() for text in keywords]).mean(0).exp()


def any_of(scorer: Scorer, embeddings: Tensor, keywords: Sequence[Keyword]) -> Tensor:
    """The best keyword's probability, weaker ones discounted by their weight against the strongest."""
    strongest = max(k.weight for k in keywords)
    found = [scorer.probability(embeddings, k.keyword) * (k.weight / strongest) for k in keywords]
    return torch.stack(found).amax(0).clamp(FLOOR, 1 - FLOOR)


def preference(scorer: Scorer, embeddings: Tensor, *attributes: Sequence[Keyword]) -> Tensor:
    """d_p: the geometric mean over attributes of the best keyword in each, (n,); 0.5 without any keyword.

    A picture shows one character in one style, so within an attribute several tastes are alternatives.
    """
    known = [any_of(scorer, embeddings, keywords).log() for keywords in attributes if keywords]
    if not known:
        return torch.full((len(embeddings),), 0.5)
    return torch.stack(known).mean(0).exp()
