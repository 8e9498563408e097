"""Trains the judge on the composed art and on what the autoencoder makes of it, disturbed more than for the scorer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.evaluate.judge import NOTHING, Judge, labels_of, on_ground
from pmg_engine.generator.autoencoder import Autoencoder
from pmg_engine.generator.layout import channels_last
from pmg_engine.train.art import load_art
from pmg_engine.train.loop import Schedule, autocast, device_of, fit
from pmg_engine.train.reconstructions import halved, with_reconstructions

SEED = 4001
RECONSTRUCTED = 3000  # pictures


def train_judge(
    art_folder: Path,
    autoencoder: Autoencoder,
    out: Path,
    steps: int,
    batch: int = 64,
    device: str = "auto",
    resume: bool = True,
    reconstructed: int = RECONSTRUCTED,
) -> Judge:
    """Returns the averaged model."""
    art, where = load_art(art_folder), device_of(device)
    seen, held = art.indices(held_out=False), art.indices(held_out=True)
    pictures, rows = with_reconstructions(art, seen, autoencoder, out, reconstructed, SEED)
    labels = labels_of(art.vocabulary)
    truth = {
        name: torch.tensor([names.index(getattr(row, name) or NOTHING) for row in art.rows])
        for name, names in labels.items()
    }
    unseen = halved(art, held)
    torch.manual_seed(SEED)
    model = channels_last(Judge(labels).to(where))

    def loss_of(step: int) -> Tensor:
        random = np.random.default_rng((SEED, step))
        chosen = torch.from_numpy(random.choice(len(rows), batch))
        x = disturbed(pictures[chosen].to(where), torch.Generator().manual_seed(SEED + step))
        with autocast(where):
            features = model.features(x)
        logits = model.logits(features.float())
        losses = [F.cross_entropy(logits[a], truth[a][rows[chosen]].to(where), label_smoothing=0.05) for a in labels]
        return torch.stack(losses).sum()

    def sheet(average: Judge, path: Path) -> dict[str, float]:
        wanted = torch.from_numpy(held)
        return accuracies(average, unseen, {a: truth[a][wanted] for a in labels}, where)

    schedule = Schedule(steps, 2e-3, weight_decay=0.05, ema=0.995, checkpoint_every=250, sheet_every=250)
    return fit("judge", model, loss_of, schedule, out, sheet, resume)


def disturbed(pictures: Tensor, random: torch.Generator) -> Tensor:
    """(n, 4, s, s) bytes, premultiplied, to the judge's input: turned, zoomed, die-cut, recoloured, blurred, hidden."""
    x, n = pictures.float() / 127.5 - 1, len(pictures)
    x = _moved(x, random)
    cut = (torch.rand(n, generator=random) < 0.6).to(x.device)[:, None, None, None]
    x = torch.where(cut, _die_cut(x), x)
    ground = 0.6 + 0.35 * (2 * torch.rand(n, 1, 1, 1, generator=random) - 1).to(x.device)
    seen = on_ground(x, ground)
    r = torch.randn(n, 3, 1, 1, 3, generator=random).to(x.device) * 0.06
    seen = seen * (1 + 2 * r[:, :1, :, :, 0] + r[..., 1]) + r[:, :1, :, :, 2]
    if torch.rand((), generator=random) < 0.5:
        seen = F.interpolate(F.avg_pool2d(seen, 2), scale_factor=2.0, mode="bilinear")
    seen = seen + 0.06 * torch.randn(seen.shape, generator=random).to(x.device)
    return _hidden(seen, random).clamp(-1, 1).contiguous(memory_format=torch.channels_last)


@torch.no_grad()
def accuracies(model: Judge, pictures: Tensor, truth: dict[str, Tensor], device: torch.device) -> dict[str, float]:
    """Top-1 by attribute on undisturbed pictures, (n, 4, s, s) bytes."""
    parts = [
        model.features(on_ground(pictures[i : i + 64].to(device).float() / 127.5 - 1))
        for i in range(0, len(pictures), 64)
    ]
    logits = model.logits(torch.cat(parts))
    return {name: float((logits[name].argmax(1).cpu() == truth[name]).float().mean()) for name in truth}


def _moved(x: Tensor, random: torch.Generator) -> Tensor:
    n = len(x)
    r = torch.rand(n, 4, generator=random) * 2 - 1
    angle, zoom, shift = r[:, 0] * 0.25, 1.0 + r[:, 1] * 0.2, r[:, 2:] * 0.1
    matrix = torch.zeros(n, 2, 3)
    matrix[:, 0, 0], matrix[:, 0, 1] = angle.cos() * zoom, -angle.sin() * zoom
    matrix[:, 1, 0], matrix[:, 1, 1] = angle.sin() * zoom, angle.cos() * zoom
    matrix[:, :, 2] = shift
    field = F.affine_grid(matrix.to(x.device), list(x.shape), align_corners=False)
    return F.grid_sample(x + 1, field, align_corners=False) - 1


def _die_cut(x: Tensor) -> Tensor:
    """With the white border that finished stickers have."""
    alpha = (x[:, 3:] + 1) / 2
    grown = F.avg_pool2d(F.max_pool2d(alpha, 5, 1, 2), 3, 1, 1)
    grown = torch.maximum(grown, alpha)
    return torch.cat([x[:, :3] + 2 * (grown - alpha), grown * 2 - 1], 1)


def _hidden(x: Tensor, random: torch.Generator) -> Tensor:
    """A random patch of every third picture is grey: no single mark may decide."""
    n, _, height, width = x.shape
    for i in torch.nonzero(torch.rand(n, generator=random) < 0.33)[:, 0].tolist():
        side = int(torch.randint(height // 8, height // 3, (), generator=random))
        top, left = (int(torch.randint(0, end - side, (), generator=random)) for end in (height, width))
        x[i, :, top : top + side, left : left + side] = 0
    return x
