"""Trains the n-gram model on every language at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.emotion.model import NgramModel
from pmg_engine.emotion.text import ngrams
from pmg_engine.train.emotion_text import Targets, losses
from pmg_engine.train.progress import progress

BATCH = 256
DROPPED = 0.3  # share of n-grams left out of each text at each step


class Bags:
    """The n-grams of many texts: flat (total,) int64 and starts (n + 1,)."""

    def __init__(self, texts: Sequence[str]) -> None:
        rows = [np.array(ngrams(text), dtype=np.int64) for text in texts]
        self.flat = np.concatenate(rows) if rows else np.zeros(0, np.int64)
        self.starts = np.cumsum([0, *map(len, rows)])

    def batch(self, index: NDArray[np.int64], rng: np.random.Generator | None = None) -> tuple[Tensor, Tensor]:
        """Flat buckets and offsets of these texts; with a generator, some n-grams are dropped."""
        rows = [self.flat[self.starts[i] : self.starts[i + 1]] for i in index]
        if rng is not None:
            rows = [row[rng.random(len(row)) >= DROPPED] for row in rows]
        offsets = np.cumsum([0, *map(len, rows)])[:-1]
        return torch.from_numpy(np.concatenate(rows)), torch.from_numpy(offsets)


def train_ngrams(
    model: NgramModel,
    bags: Bags,
    targets: Targets,
    is_english: Tensor,
    weights: NDArray[np.float64],
    steps: int,
    seed: int = 0,
) -> None:
    """Adam; texts are drawn by weight, so that hand-written sentences and small languages are not drowned.

    is_english (n,) is 1 or 0, or NaN for texts of emoji alone.
    """
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=4e-3, weight_decay=0.02, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps, pct_start=0.1)
    chances = weights / weights.sum()
    model.train()
    with progress("n-grams", steps) as step:
        for _ in range(steps):
            index = rng.choice(len(chances), BATCH, p=chances)
            logits = model(*bags.batch(index, rng))
            rows = torch.from_numpy(index)
            known = ~is_english[rows].isnan()
            loss = losses(logits, targets.rows(rows))
            loss = loss + 0.1 * F.binary_cross_entropy_with_logits(logits[known, -1], is_english[rows][known])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
            step(loss=loss.item())
    model.eval()


@torch.no_grad()
def ngram_logits(model: NgramModel, bags: Bags) -> Tensor:
    """Logits of every text, (n, 37 + expressions)."""
    count = len(bags.starts) - 1
    parts = [model(*bags.batch(np.arange(at, min(at + 1024, count)))) for at in range(0, count, 1024)]
    return torch.cat(parts)
