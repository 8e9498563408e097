"""The gate's three small networks: English text, character n-grams in any language, and the rule that joins them.

Each of the first two gives 28 + 8 + n logits: GoEmotions' labels, Plutchik's, and the expressions with neutral last.
The n-gram reader adds how English the text looks, and the 8 of the table of phrases: `counted` below is all of these.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from pmg_engine.emotion.encoder import Upper
from pmg_engine.emotion.text import BUCKETS, SURFACE
from pmg_engine.text_encoder import TextEncoder

GO, XED = 28, 8
RANK = 32
ADAPTED = 2
DIMENSIONS = 28
ENGLISH = -1 - XED  # where `counted` says how English the text looks
SIGNS = 6  # what the sharpness of the confidence depends on


class TextTower(nn.Module):
    """The adapted upper layers of MiniLM and the heads on them."""

    def __init__(self, text_encoder: TextEncoder, expressions: int) -> None:
        super().__init__()
        self.upper = Upper(text_encoder, ADAPTED, RANK)
        self.heads = nn.Linear(self.upper.width, GO + XED + expressions)
        self.dropout = nn.Dropout(0.2)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """states (n, L, 384) and mask (n, L) to logits (n, 36 + expressions)."""
        logits: Tensor = self.heads(self.dropout(self.upper(states, mask)))
        return logits

    def trained(self) -> dict[str, Tensor]:
        """The part of the weights that training changes."""
        return {name: p for name, p in self.state_dict().items() if _is_trained(name)}


def _is_trained(name: str) -> bool:
    return name.endswith((".down", ".up")) or name.startswith(("heads.", "upper.attention."))


class NgramModel(nn.Module):
    """A mean of hashed n-gram vectors (fastText, arXiv 1607.01759), a hidden layer, and the same heads.

    One more output says how English the text looks.
    """

    def __init__(self, expressions: int, buckets: int = BUCKETS) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(buckets, DIMENSIONS, mode="mean")
        self.hidden = nn.Linear(DIMENSIONS, 64)
        self.heads = nn.Linear(DIMENSIONS + 64, GO + XED + expressions + 1)
        nn.init.normal_(self.vectors.weight, std=0.05)

    def forward(self, indices: Tensor, offsets: Tensor) -> Tensor:
        """Flat bucket indices and the start of each text to logits (n, 36 + expressions + 1)."""
        mean = self.vectors(indices, offsets)
        logits: Tensor = self.heads(torch.cat([mean, torch.relu(self.hidden(mean))], -1))
        return logits


def bags(buckets: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Bucket lists to what EmbeddingBag takes: flat indices, offsets (n,)."""
    lengths = torch.tensor([0, *map(len, buckets)])
    flat = torch.tensor([index for row in buckets for index in row], dtype=torch.long)
    return flat, lengths.cumsum(0)[:-1]


class Combiner(nn.Module):
    """The learned rule: both logits and the surface marks to expressions given that there is one, and to emotive.

    What it trusts follows from the input: the marks of script, the English logit and emoji are among its features.
    """

    def __init__(self, expressions: int) -> None:
        super().__init__()
        width = 2 * (GO + XED + expressions) + 1 + XED + SURFACE
        self.mean = nn.Parameter(torch.zeros(width), requires_grad=False)
        self.scale = nn.Parameter(torch.ones(width), requires_grad=False)
        self.hidden = nn.Linear(width, 96)
        self.dropout = nn.Dropout(0.3)
        self.out = nn.Linear(96, expressions)  # the last one is the logit of neutral against all others
        self.temperature = nn.Parameter(torch.ones(1), requires_grad=False)  # of neutral
        self.foreign = nn.Parameter(torch.zeros(1), requires_grad=False)  # added to neutral where nothing is English
        self.sharpness = nn.Parameter(torch.zeros(1 + SIGNS), requires_grad=False)  # of expressions: bias and weights

    def forward(self, text: Tensor, counted: Tensor, marks: Tensor) -> Tensor:
        """(n, expressions) probabilities that sum to 1, neutral last."""
        expressive, neutral = self.logits(text, counted, marks)
        calm = torch.sigmoid(neutral / self.temperature)
        shown = sharpened(expressive, signs(expressive, neutral, counted, marks), self.sharpness)
        return torch.cat([(1 - calm) * shown, calm], -1)

    def logits(self, text: Tensor, counted: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the expressions (n, expressions - 1) and of neutral (n, 1)."""
        features = (torch.cat([text, counted, marks], -1) - self.mean) / self.scale
        out = self.out(self.dropout(torch.nn.functional.gelu(self.hidden(features))))
        return out[:, :-1], out[:, -1:] + self.foreign * (1 - torch.sigmoid(counted[:, ENGLISH, None]))


def signs(expressive: Tensor, neutral: Tensor, counted: Tensor, marks: Tensor) -> Tensor:
    """(n, SIGNS) of how far the likeliest expression can be trusted: its lead, the doubt, the language, the length."""
    chances = expressive.softmax(-1)
    top = chances.amax(-1, keepdim=True)
    doubt = -(chances * chances.clamp_min(1e-9).log()).sum(-1, keepdim=True) / math.log(chances.shape[-1])
    foreign = 1 - torch.sigmoid(counted[:, ENGLISH, None])
    return torch.cat([top, doubt, foreign, foreign * top, marks[:, :1], torch.tanh(neutral / 2)], -1)


def sharpened(expressive: Tensor, seen: Tensor, sharpness: Tensor) -> Tensor:
    """Probabilities of the expressions under a temperature of the text's own, which leaves their order as it is.

    Parameterised temperature scaling (arXiv 2102.12182), with a linear map of `signs` in place of its network.
    """
    inverse = torch.exp((sharpness[0] + seen @ sharpness[1:]).clamp(-3, 3))
    return (expressive * inverse[:, None]).softmax(-1)
