"""What the engine asks of a generator: candidates as one batch, each from its own seed.

Knows no model. Implementations: `emoji` draws what the bundled models were taught, `text`, `flux` and `pictures` what
large pretrained ones know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from torch import Tensor

from pmg_engine.taste import Taste
from pmg_engine.types import HistoryItem, Soft

ConditionT = TypeVar("ConditionT")


@dataclass(frozen=True, slots=True)
class Wish:
    """One candidate to draw: k_t by attribute, k_p, the weights (w_p, w_t) of the two, and the seed of its noise.

    Where w_p is 0, nothing of the person may reach the picture.
    """

    target: Mapping[str, str]
    taste: Taste
    weights: tuple[float, float]
    seed: int


class Generator(Protocol[ConditionT]):
    """Draws. What fails for lack of memory or of a fitting shape raises RuntimeError or MemoryError."""

    @property
    def draws_anything(self) -> bool:
        """Whether any keyword can be drawn, and not only the characters and styles of the art."""
        ...

    def soft(self, history: Sequence[HistoryItem]) -> Soft:
        """The soft preference of a history, oldest first, where this generator reads one; else empty."""
        ...

    def condition(self, wishes: Sequence[Wish], soft: Soft) -> ConditionT:
        """What the wishes come to, a row each. `soft` is what `soft` gave, or empty."""
        ...

    def denoise(self, condition: ConditionT) -> Tensor:
        """One latent a row, (n, channels, h, w); row i depends on its own wish alone."""
        ...

    def decode(self, latents: Tensor) -> Tensor:
        """Latents to premultiplied RGBA in [-1, 1], (n, 4, s, s) float32 on the CPU."""
        ...

    def enlarge(self, drawn: Tensor) -> Tensor:
        """What `decode` gave, at the size that a sticker is made from: (n, 4, s', s') with s' ≥ s."""
        ...
