"""Plutchik's emotions by logistic regression on hashed n-grams: what the gate remembers of each language.

The mean of vectors in `model.NgramModel` generalises; this table remembers phrases. On subtitles it reads better than
anything of its size that was tried. Its numbers take a byte each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from pmg_engine.emotion.text import PHRASES, phrases

STEPS = 20  # of rarity to the unit: a byte reaches 12.75


class PhraseTable(nn.Module):
    """A weight per n-gram and label, and the rarity of each n-gram (its inverse document frequency)."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(PHRASES, labels, dtype=torch.int8), requires_grad=False)
        self.scale = nn.Parameter(torch.ones(labels), requires_grad=False)
        self.rarity = nn.Parameter(torch.full((PHRASES,), STEPS, dtype=torch.uint8), requires_grad=False)
        self.bias = nn.Parameter(torch.zeros(labels), requires_grad=False)

    @torch.no_grad()
    def forward(self, texts: Sequence[str]) -> Tensor:
        """Logits (n, labels)."""
        rarity = self.rarity.numpy()
        rows = []
        for text in texts:
            index, values = weighted(phrases(text), rarity)
            said = torch.from_numpy(values) @ self.weight[torch.from_numpy(index)].float()
            rows.append(said * self.scale + self.bias)
        return torch.stack(rows)

    def remember(self, weight: Tensor, bias: Tensor) -> None:
        """Keeps weights (PHRASES, labels) in a byte each, and the bias (labels,)."""
        self.scale.copy_(weight.abs().amax(0).clamp_min(1e-6) / 127)
        self.weight.copy_((weight / self.scale).round())
        self.bias.copy_(bias)


def weighted(
    blocks: Sequence[Sequence[int]], rarity: NDArray[np.uint8]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Buckets and their weights (1 + log count) · rarity, each block of unit length: words stay as loud as pieces.

    A bucket that two blocks share is listed twice.
    """
    parts = [np.unique(np.array(block, dtype=np.int64), return_counts=True) for block in blocks]
    values = [(1 + np.log(counts)) * rarity[index] for index, counts in parts]
    units = [value / max(float(np.linalg.norm(value)), 1e-6) for value in values]
    return np.concatenate([index for index, _ in parts]), np.concatenate(units).astype(np.float32)
