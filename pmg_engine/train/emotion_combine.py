"""Trains the rule that joins the English and the n-gram logits, and calibrates what it says.

GoEmotions and XED know nothing of "sleepy" or "pleading". Their labels are carried over by a learned map: how the
GoEmotions (or Plutchik) head answers to hand-written sentences of each expression gives P(label | expression); a text
with known labels then gets the posterior of its own expressions under it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import torch
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.emotion.model import ENGLISH, GO, XED, Combiner, sharpened, signs
from pmg_engine.train.progress import progress

FALSE_ALARMS = 0.15  # share of held plain texts in other languages that may trigger
PENALTY = 1e-4  # keeps the sharpness finite where a sign never varies


@dataclass(frozen=True, slots=True)
class Features:
    """What the rule sees of n texts: text (n, 36 + e), counted (n, 45 + e), marks (n, SURFACE)."""

    text: Tensor
    counted: Tensor
    marks: Tensor

    def rows(self, index: Tensor) -> Features:
        """The rows of an index or a mask."""
        return Features(self.text[index], self.counted[index], self.marks[index])

    def all(self) -> Tensor:
        """Side by side."""
        return torch.cat([self.text, self.counted, self.marks], -1)


@dataclass(frozen=True, slots=True)
class Truth:
    """expressions (n, e - 1) sums to 1, or NaN; right (n, e) bool: what fits; emotive (n,) 1, 0 or NaN; weight (n,).

    has_neutral (n,) bool: whether the text's source has neutral ones too.
    """

    expressions: Tensor
    right: Tensor
    emotive: Tensor
    has_neutral: Tensor
    weight: Tensor

    def rows(self, index: Tensor) -> Truth:
        """The rows of an index or a mask."""
        return Truth(*(getattr(self, field.name)[index] for field in fields(self)))


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
    heads = (x[:, GO + XED : GO + XED + expressions - 1].softmax(-1) for x in (features.text, features.counted))
    return torch.stack(list(heads)).mean(0)


def train_combiner(
    combiner: Combiner, features: Features, truth: Truth, steps: int, held: tuple[Tensor, Tensor], seed: int = 0
) -> None:
    """AdamW on all rows but the held ones; then the calibration on those.

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
            loss = _loss(*combiner.logits(chosen.text, chosen.counted, chosen.marks), learned.rows(part))
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


def _calibrate(combiner: Combiner, features: Features, truth: Truth, held: tuple[Tensor, Tensor]) -> None:
    """What other languages add to neutral; its temperature by a search over a grid; the sharpness by L-BFGS."""
    combiner.foreign.copy_(_foreign_shift(combiner, features, truth, held[0]))
    with torch.no_grad():
        expressive, neutral = combiner.logits(features.text, features.counted, features.marks)
    seen = signs(expressive, neutral, features.counted, features.marks)
    judged = held[1] & ~truth.emotive.isnan()

    def of_neutral(temperature: float) -> float:
        return float(F.binary_cross_entropy_with_logits(-neutral[judged, 0] / temperature, truth.emotive[judged]))

    combiner.temperature.fill_(min((0.5 * 1.05**n for n in range(48)), key=of_neutral))
    emotive = torch.sigmoid(-neutral[:, 0] / combiner.temperature)
    shown = held[0] & (emotive >= 0.5)
    share = emotive.where(truth.has_neutral, 1.0)  # where nothing is neutral, given that there is an expression
    right = truth.right.gather(1, expressive.argmax(-1, keepdim=True))[:, 0].float()
    given = [part[shown] for part in (expressive, seen, share, right, truth.weight)]
    combiner.sharpness.copy_(_fit_sharpness(*given))


@torch.no_grad()
def _foreign_shift(combiner: Combiner, features: Features, truth: Truth, held: Tensor) -> Tensor:
    """The least, (1,) ≥ 0, that keeps all but FALSE_ALARMS of the held plain texts silent that are not in English.

    A shift for these alone: learnt by the rule with weight, their silence cost the English ones accuracy.
    """
    foreign = 1 - torch.sigmoid(features.counted[:, ENGLISH])
    plain = held & (truth.emotive == 0) & (foreign > 0.5)
    if not plain.any():
        return torch.zeros(1)
    _, neutral = combiner.logits(features.text[plain], features.counted[plain], features.marks[plain])
    return torch.quantile(-neutral[:, 0] / foreign[plain], 1 - FALSE_ALARMS).clamp_min(0)[None]


def _fit_sharpness(expressive: Tensor, seen: Tensor, share: Tensor, right: Tensor, weight: Tensor) -> Tensor:
    """The sharpness under which the likeliest expression's probability times share is that of its being right.

    expressive (n, e - 1), seen (n, SIGNS), share (n,) in [0, 1], right (n,) 1 or 0, weight (n,).
    """
    sharpness = torch.zeros(1 + seen.shape[1], requires_grad=True)
    if not len(right):
        return sharpness.detach()
    optimiser = torch.optim.LBFGS([sharpness], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimiser.zero_grad()
        confidence = (share * sharpened(expressive, seen, sharpness).amax(-1)).clamp(1e-6, 1 - 1e-6)
        loss = F.binary_cross_entropy(confidence, right, weight) / weight.mean() + PENALTY * sharpness.square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    return sharpness.detach()
