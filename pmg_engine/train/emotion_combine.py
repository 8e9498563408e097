"""Trains the rule that joins the English and the n-gram logits, and calibrates it.

GoEmotions and XED know nothing of "sleepy" or "pleading". Their labels are carried over by a learned map: how the
GoEmotions (or Plutchik) head answers to hand-written sentences of each expression gives P(label | expression); a text
with known labels then gets the posterior of its own expressions under it.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.emotion.model import GO, XED, Combiner
from pmg_engine.train.progress import progress


@dataclass(frozen=True, slots=True)
class Features:
    """What the rule sees of n texts: text (n, 36 + e), ngrams (n, 37 + e), marks (n, SURFACE)."""

    text: Tensor
    ngrams: Tensor
    marks: Tensor

    def rows(self, index: Tensor) -> Features:
        """The rows of an index or a mask."""
        return Features(self.text[index], self.ngrams[index], self.marks[index])

    def all(self) -> Tensor:
        """Side by side."""
        return torch.cat([self.text, self.ngrams, self.marks], -1)


@dataclass(frozen=True, slots=True)
class Truth:
    """expressions (n, e - 1) sums to 1, or NaN; emotive (n,) 1 or 0, or NaN; weight (n,)."""

    expressions: Tensor
    emotive: Tensor
    weight: Tensor

    def rows(self, index: Tensor) -> Truth:
        """The rows of an index or a mask."""
        return Truth(self.expressions[index], self.emotive[index], self.weight[index])


def label_given_expression(probabilities: Tensor, expressions: Tensor) -> Tensor:
    """P(label | expression), (e, labels), rows sum to 1: the head's mean answer to sentences of each expression.

    probabilities (n, labels) of the head; expressions (n, e) of the same sentences.
    """
    table = expressions.T @ probabilities / expressions.sum(0)[:, None].clamp_min(1e-6)
    table = table / table.mean(0).clamp_min(1e-6)  # what a label answers to everything says nothing
    return table / table.sum(1, keepdim=True)


def carried_over(labels: Tensor, prior: Tensor, table: Tensor) -> Tensor:
    """Posterior over expressions (n, e) of texts with known labels (n, labels) under P(label | expression).

    prior (n, e): what the texts' own expression heads say. Texts without a label of the table get NaN.
    """
    likelihood = labels @ table.T / labels.sum(1, keepdim=True)
    posterior = prior.sqrt() * likelihood
    return posterior / posterior.sum(1, keepdim=True)


def prior_of(features: Features, expressions: int) -> Tensor:
    """Mean of both expression heads without neutral, (n, expressions - 1)."""
    heads = (x[:, GO + XED : GO + XED + expressions - 1].softmax(-1) for x in (features.text, features.ngrams))
    return torch.stack(list(heads)).mean(0)


def train_combiner(
    combiner: Combiner, features: Features, truth: Truth, steps: int, held: tuple[Tensor, Tensor], seed: int = 0
) -> None:
    """AdamW on all rows but the held ones; then the temperatures on those.

    held: two masks (n,), of rows that calibrate the expressions and of rows that calibrate neutral.
    """
    torch.manual_seed(seed)
    seen = features.all()
    combiner.mean.copy_(seen.mean(0))
    combiner.scale.copy_(seen.std(0).clamp_min(1e-2))
    learning, learned = features.rows(~(held[0] | held[1])), truth.rows(~(held[0] | held[1]))
    parameters = [p for p in combiner.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(parameters, lr=3e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    combiner.train()
    with progress("rule", steps) as step:
        for _ in range(steps):
            part = torch.randint(len(learning.text), (1_024,))
            chosen = learning.rows(part)
            loss = _loss(*combiner.logits(chosen.text, chosen.ngrams, chosen.marks), learned.rows(part))
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
            step(loss=loss.item())
    combiner.eval()
    _calibrate(combiner, features, truth, held)


def _loss(expressive: Tensor, neutral: Tensor, truth: Truth) -> Tensor:
    known, judged = ~truth.expressions[:, 0].isnan(), ~truth.emotive.isnan()
    expression = F.cross_entropy(expressive[known], truth.expressions[known], reduction="none")
    emotive = F.binary_cross_entropy_with_logits(-neutral[judged, 0], truth.emotive[judged], reduction="none")
    return (expression * truth.weight[known]).mean() + (emotive * truth.weight[judged]).mean()


@torch.no_grad()
def _calibrate(combiner: Combiner, features: Features, truth: Truth, held: tuple[Tensor, Tensor]) -> None:
    """One temperature for the expressions and one for neutral, by a search over a grid."""
    expressive, neutral = combiner.logits(features.text, features.ngrams, features.marks)
    known, judged = held[0] & ~truth.expressions[:, 0].isnan(), held[1] & ~truth.emotive.isnan()

    def of_expressions(temperature: float) -> float:
        return float(F.cross_entropy(expressive[known] / temperature, truth.expressions[known]))

    def of_neutral(temperature: float) -> float:
        return float(F.binary_cross_entropy_with_logits(-neutral[judged, 0] / temperature, truth.emotive[judged]))

    grid = [0.5 * 1.05**n for n in range(48)]
    combiner.temperature.copy_(torch.tensor([min(grid, key=of_expressions), min(grid, key=of_neutral)]))
