"""Trains the soft preference by the denoising loss on the picture that a person would like (PMG, section 3.2).

Everything else is frozen. People with different tastes are kept apart by a dispersion loss with a margin, in the manner
of Premier (2026): as a plain negative term it would be unbounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.soft_preference import SoftConfig, SoftPreference
from pmg_engine.train.loop import Schedule, autocast, fit
from pmg_engine.train.sheets import grid
from pmg_engine.train.soft_bench import Bench

SEED = 23
DISPERSION = 0.05  # of the denoising loss
APART = 0.5  # cosine above which two tastes are too alike
TESTED = 64  # people of the held-out figures
DRAWN = 12  # of them on the sheet


@dataclass(frozen=True, slots=True)
class SoftSettings:
    """K, S, and the share of the dispersion loss."""

    tokens: int = 4
    prefix: int = 4
    dispersion: float = DISPERSION


def train_soft(
    bench: Bench,
    out: Path,
    steps: int,
    batch: int = 32,
    settings: SoftSettings | None = None,
    resume: bool = True,
    rate: float = 1e-3,
    start: SoftPreference | None = None,
) -> SoftPreference:
    """Returns the averaged model. `start` is an earlier one to go on from where there is no checkpoint; then K and S
    are its own."""
    settings = settings or SoftSettings()
    torch.manual_seed(SEED)
    width = bench.vectors.shape[1]
    config = SoftConfig.of(bench.language_model, width, bench.text_width, settings.tokens, settings.prefix)
    model = (start or SoftPreference(config)).to(bench.device).train().requires_grad_(True)

    def loss_of(step: int) -> Tensor:
        people, examples = bench.people(bench.seen, batch, np.random.default_rng((SEED, step)))
        with autocast(bench.device):
            soft = model(bench.language_model, bench.histories(people))
        apart = dispersion(soft, [person.taste for person in people])
        return bench.loss(people, examples, soft, step) + settings.dispersion * apart

    def sheet(average: SoftPreference, path: Path) -> dict[str, float]:
        return _sheet(average, bench, path)

    schedule = Schedule(steps, rate, weight_decay=0.01, ema=0.995, checkpoint_every=250, sheet_every=250)
    return fit("soft", model, loss_of, schedule, out, sheet, resume)


def dispersion(soft: Tensor, tastes: Sequence[object]) -> Tensor:
    """Mean of max(0, cos - APART)² over pairs of E_soft, (n, K, d), whose people like different things."""
    unit = F.normalize((soft - soft.mean(0, keepdim=True)).flatten(1), dim=-1)
    apart = torch.tensor([[a != b for b in tastes] for a in tastes], device=soft.device)
    return ((unit @ unit.T - APART).clamp(min=0).pow(2) * apart).sum() / apart.sum().clamp(min=1)


@torch.no_grad()
def _sheet(model: SoftPreference, bench: Bench, path: Path) -> dict[str, float]:
    """Held-out people with their own E_soft, without one, and with another's: the losses; and pictures."""
    people, examples = bench.people(bench.unseen, TESTED, np.random.default_rng(SEED))
    with autocast(bench.device):
        soft = model(bench.language_model, bench.histories(people))
    alone = [replace(e, weights=(e.weights[0], 0.0, e.weights[2])) for e in examples]
    figures = {
        "own_loss": bench.loss(people, examples, soft, SEED).item(),
        "none_loss": bench.loss(people, alone, soft, SEED).item(),
        "another_loss": bench.loss(people, examples, soft.roll(TESTED // 2, 0), SEED).item(),
    }
    drawn = bench.drawn(examples[:DRAWN], soft[:DRAWN].float())
    step = max(1, bench.art.pictures.shape[1] // drawn.shape[1])
    targets = np.stack([bench.art.pictures[person.target][::step, ::step] for person in people[:DRAWN]])
    same = targets.shape == drawn.shape
    grid(np.concatenate([targets, drawn]) if same else drawn, DRAWN).save(path)
    return figures
