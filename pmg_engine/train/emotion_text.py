"""Trains the adapters and heads on MiniLM's cached lower states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.emotion.encoder import Lower
from pmg_engine.emotion.model import ADAPTED, GO, XED, TextTower
from pmg_engine.emotion.text import english
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.progress import progress

BATCH = 64


@dataclass(frozen=True, slots=True)
class Targets:
    """Per text: go (n, 28), xed (n, 8), expressions (n, m), each a row of NaN where the source does not say."""

    go: Tensor
    xed: Tensor
    expressions: Tensor

    def rows(self, index: Tensor) -> Targets:
        """The rows of an index."""
        return Targets(self.go[index], self.xed[index], self.expressions[index])


class States:
    """Lower states of texts, ragged, in half precision."""

    def __init__(self, text_encoder: TextEncoder, texts: Sequence[str]) -> None:
        lower = Lower(text_encoder, ADAPTED).eval()
        readable = [english(text, lower.ranks) for text in texts]
        self.order = sorted(range(len(texts)), key=lambda i: len(readable[i]))
        rows: list[Tensor] = [torch.empty(0)] * len(texts)
        batches = range(0, len(texts), BATCH)
        with progress("encode", len(batches)) as step, torch.autocast("cpu", torch.bfloat16):
            for start in batches:
                index = self.order[start : start + BATCH]
                ids, mask = lower.tokens([readable[i] for i in index])
                states = lower(ids, mask).half()
                for row, i in enumerate(index):
                    rows[i] = states[row, : int(mask[row].sum())].clone()
                step()
        self.rows = rows

    @classmethod
    def cached(cls, path: Path, text_encoder: TextEncoder, texts: Sequence[str]) -> Self:
        """The states of these texts from a file, which is made where it is missing."""
        if not path.exists():
            made = cls(text_encoder, texts)
            path.parent.mkdir(parents=True, exist_ok=True)
            lengths = torch.tensor([len(row) for row in made.rows])
            save_file({"states": torch.cat(made.rows), "lengths": lengths, "order": torch.tensor(made.order)}, path)
            return made
        stored = load_file(path)
        states = cls.__new__(cls)
        states.rows = list(torch.split(stored["states"], stored["lengths"].tolist()))
        states.order = stored["order"].tolist()
        return states

    def batch(self, index: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Padded states (n, L, 384) in single precision, and mask (n, L)."""
        states = torch.nn.utils.rnn.pad_sequence([self.rows[i] for i in index], batch_first=True).float()
        lengths = torch.tensor([len(self.rows[i]) for i in index])
        return states, torch.arange(states.shape[1]) < lengths[:, None]


def train_tower(
    tower: TextTower, states: States, targets: Targets, epochs: int, seed: int = 0, checkpoint: Path | None = None
) -> None:
    """AdamW with a cosine to zero; losses of the three label sets added, each over the texts that have it."""
    parameters = [p for name, p in tower.named_parameters() if name in tower.trained()]
    steps = epochs * -(-len(states.rows) // BATCH)
    optimiser = torch.optim.AdamW(parameters, lr=1.5e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1.5e-3, total_steps=steps, pct_start=0.1)
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    tower.train()
    for layer in tower.upper.layers:
        layer.drop = torch.nn.Dropout(0.1)
    with progress("text", steps) as step:
        for _ in range(epochs):
            for index in _batches(states, rng):
                x, mask = states.batch(index)
                with torch.autocast("cpu", torch.bfloat16):
                    logits = tower(x, mask)
                loss = losses(logits.float(), targets.rows(torch.tensor(index)))
                optimiser.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                torch.nn.utils.clip_grad_norm_(parameters, 1.0)
                optimiser.step()
                schedule.step()
                step(loss=loss.item())
            if checkpoint:
                torch.save(tower.trained(), checkpoint)
    tower.eval()


def losses(logits: Tensor, targets: Targets) -> Tensor:
    """Binary cross-entropy over GoEmotions' and Plutchik's labels, cross-entropy over the expressions."""
    parts = logits[:, :GO], logits[:, GO : GO + XED], logits[:, GO + XED : GO + XED + targets.expressions.shape[1]]
    go, xed, expressions = (~target[:, 0].isnan() for target in (targets.go, targets.xed, targets.expressions))
    total = logits.new_zeros(())
    if go.any():
        total = total + 10 * F.binary_cross_entropy_with_logits(parts[0][go], targets.go[go]) * go.float().mean()
    if xed.any():
        total = total + 2 * F.binary_cross_entropy_with_logits(parts[1][xed], targets.xed[xed]) * xed.float().mean()
    if expressions.any():
        total = total + F.cross_entropy(parts[2][expressions], targets.expressions[expressions]) * 0.1
    return total


def teach_expressions(
    tower: TextTower, states: States, expressions: Tensor, new: Sequence[int], steps: int = 300
) -> None:
    """Fits the rows of the expression head that the tower was not trained for; everything else stays as it is.

    expressions (n, m) shares that sum to 1; new: which of the m are unknown to the tower.
    """
    if not new:
        return
    known, rows = tower_logits(tower, states)[:, GO + XED :], torch.tensor(new)
    pooled = _pooled(tower, states)
    head = torch.nn.Linear(pooled.shape[1], len(new))
    torch.nn.init.zeros_(head.weight)
    optimiser = torch.optim.AdamW(head.parameters(), lr=3e-3, weight_decay=0.5)
    for _ in range(steps):
        optimiser.zero_grad()
        loss = F.cross_entropy(known.index_copy(1, rows, head(pooled)), expressions)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    with torch.no_grad():
        tower.heads.weight[GO + XED + rows] = head.weight
        tower.heads.bias[GO + XED + rows] = head.bias


@torch.no_grad()
def _pooled(tower: TextTower, states: States) -> Tensor:
    """What the heads see of every text, (n, 1152)."""
    rows: list[Tensor] = [torch.empty(0)] * len(states.rows)
    with torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(states.order), 256):
            index = states.order[start : start + 256]
            for i, row in zip(index, tower.upper(*states.batch(index)).float(), strict=True):
                rows[i] = row
    return torch.stack(rows)


@torch.no_grad()
def tower_logits(tower: TextTower, states: States) -> Tensor:
    """Logits of every text, (n, 36 + expressions)."""
    tower.eval()
    rows: list[Tensor] = [torch.empty(0)] * len(states.rows)
    with torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(states.order), 256):
            index = states.order[start : start + 256]
            for i, row in zip(index, tower(*states.batch(index)).float(), strict=True):
                rows[i] = row
    return torch.stack(rows)


def _batches(states: States, rng: np.random.Generator) -> Iterator[list[int]]:
    """Batches of texts of like length in random order: little padding, no drift from short to long."""
    lengths = np.array([len(row) for row in states.rows])
    order = np.argsort(lengths + rng.uniform(-2, 2, len(lengths)), kind="stable")
    starts = np.arange(0, len(order), BATCH)
    rng.shuffle(starts)
    for start in starts:
        yield order[start : start + BATCH].tolist()
