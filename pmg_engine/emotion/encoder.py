"""MiniLM with low-rank adapters in its upper layers: the gate's English reader. Knows no labels.

The lower layers are the shared, frozen ones; only the upper layers differ (LoRA, arXiv 2106.09685): W + B A.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from pmg_engine.text_encoder import WIDTH, TextEncoder

HEADS = 12
MAX_TOKENS = 32
ENDING = 11  # of these, the last tokens of a longer text


class LowRank(nn.Module):
    """A frozen linear layer plus a trained update of low rank; zero at the start."""

    def __init__(self, frozen: nn.Linear, rank: int) -> None:
        super().__init__()
        self.frozen = frozen
        self.down = nn.Parameter(torch.randn(rank, frozen.in_features) / frozen.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(frozen.out_features, rank))

    def forward(self, x: Tensor) -> Tensor:
        """(…, in) to (…, out)."""
        frozen: Tensor = self.frozen(x)
        return frozen + F.linear(F.linear(x, self.down), self.up)

    def merged(self) -> nn.Linear:
        """The same map as one plain linear layer."""
        linear = nn.Linear(self.frozen.in_features, self.frozen.out_features)
        linear.weight = nn.Parameter(self.frozen.weight + self.up @ self.down, requires_grad=False)
        linear.bias = self.frozen.bias
        return linear


class Layer(nn.Module):
    """One BERT layer (post-norm), taken apart so that it runs without the overhead of the general one."""

    def __init__(self, bert: Any, rank: int = 0) -> None:
        super().__init__()
        attention, output = bert.attention, bert.output
        adapt = (lambda linear: LowRank(linear, rank)) if rank else (lambda linear: linear)
        self.query, self.key = adapt(attention.self.query), adapt(attention.self.key)
        self.value, self.mix = adapt(attention.self.value), adapt(attention.output.dense)
        self.widen, self.narrow = adapt(bert.intermediate.dense), adapt(output.dense)
        self.norm_attention, self.norm_output = attention.output.LayerNorm, output.LayerNorm
        self.drop = nn.Dropout(0.0)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x (n, L, 384), mask (n, 1, 1, L) bool or None; the same shape as x."""
        n, length, width = x.shape
        q, k, v = (f(x).view(n, length, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        heads = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(n, length, width)
        x = self.norm_attention(x + self.drop(self.mix(heads)))
        wide = F.gelu(self.widen(x))
        x = self.norm_output(x + self.drop(self.narrow(wide)))
        return x

    def merge(self) -> None:
        """Folds the adapters into the weights, for use without training."""
        for name, part in list(self.named_children()):
            if isinstance(part, LowRank):
                setattr(self, name, part.merged())


class Lower(nn.Module):
    """Tokens to the states that the adapted layers start from; frozen and shared with the text encoder."""

    def __init__(self, text_encoder: TextEncoder, adapted: int) -> None:
        super().__init__()
        model: Any = text_encoder._model
        self._tokenizer = text_encoder._tokenizer.backend_tokenizer
        self.embeddings: nn.Module = model.embeddings
        self.layers = nn.ModuleList(Layer(bert) for bert in model.encoder.layer[:-adapted])
        self.ranks: Mapping[str, int] = self._tokenizer.get_vocab()

    def tokens(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """ids (n, L) and mask (n, L) bool, at most MAX_TOKENS long: the start and the end of a longer text."""
        encoded = self._tokenizer.encode_batch(list(texts))  # may be padded: the shared tokenizer keeps its settings
        rows = [_cut([i for i, kept in zip(e.ids, e.attention_mask, strict=True) if kept]) for e in encoded]
        length = max(map(len, rows))
        ids = torch.tensor([row + [0] * (length - len(row)) for row in rows])
        mask = torch.arange(length) < torch.tensor([[len(row)] for row in rows])
        return ids, mask

    @torch.no_grad()
    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """States (n, L, 384) below the adapted layers."""
        x: Tensor = self.embeddings(input_ids=ids)
        wide = None if bool(mask.all()) else mask[:, None, None]
        for layer in self.layers:
            x = layer(x, wide)
        return x


class Upper(nn.Module):
    """The adapted layers and a pooling over tokens: mean, maximum and learned attention."""

    def __init__(self, text_encoder: TextEncoder, adapted: int, rank: int) -> None:
        super().__init__()
        model: Any = text_encoder._model
        self.layers = nn.ModuleList(Layer(bert, rank) for bert in model.encoder.layer[-adapted:])
        self.attention = nn.Linear(WIDTH, 1)
        self.width = 3 * WIDTH

    def merge(self) -> None:
        """Folds all adapters into the weights, for use without training."""
        for layer in self.layers:
            if isinstance(layer, Layer):
                layer.merge()

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x (n, L, 384), mask (n, L) bool; pooled (n, 1152)."""
        wide = None if bool(mask.all()) else mask[:, None, None]
        for layer in self.layers:
            x = layer(x, wide)
        outside = ~mask[..., None]
        mean = x.masked_fill(outside, 0).sum(1) / mask.sum(1, keepdim=True)
        largest = x.masked_fill(outside, -1e4).amax(1)
        weights = self.attention(x).masked_fill(outside, -1e4).softmax(1)
        return torch.cat([mean, largest, (weights * x).sum(1)], -1)


def _cut(ids: list[int]) -> list[int]:
    return ids if len(ids) <= MAX_TOKENS else [*ids[: MAX_TOKENS - ENDING], *ids[-ENDING:]]
