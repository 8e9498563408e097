"""Trains the scorer: pictures of the art against the names of what they show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.art.vocabulary import words
from pmg_engine.generator.autoencoder import to_tensor
from pmg_engine.generator.layout import channels_last
from pmg_engine.scorer.clip import Clip, build_clip, on_ground
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.art import Art, load_art
from pmg_engine.train.loop import Schedule, autocast, device_of, fit

_TEMPLATES = ("{}", "a {}", "{} sticker")


@dataclass(frozen=True, slots=True)
class Labels:
    """The keywords of one attribute: pooled text states of each name's wordings, and each picture's index."""

    wordings: list[Tensor]  # per name (wordings, 384)
    index: Tensor  # (pictures,)


def train_scorer(
    art_folder: Path, out: Path, steps: int, batch: int = 48, device: str = "auto", width: int = 24, resume: bool = True
) -> Clip:
    """Returns the averaged model."""
    art, where = load_art(art_folder), device_of(device)
    labels, small = _labels(art, TextEncoder(), where), _halved(art)
    seen, held = art.indices(held_out=False), art.indices(held_out=True)
    torch.manual_seed(0)
    model = channels_last(build_clip(width).to(where))

    def loss_of(step: int) -> Tensor:
        random = np.random.default_rng((7, step))
        rows = random.choice(seen, batch)
        pictures = augment(_pictures(small, rows, where), torch.Generator().manual_seed(step))
        return pair_loss(model, on_ground(pictures), labels, torch.from_numpy(rows), random)

    def sheet(average: Clip, path: Path) -> dict[str, float]:
        return accuracies(average, small, labels, held[:400], where)

    schedule = Schedule(steps, 1.5e-3, weight_decay=0.05, ema=0.995, checkpoint_every=200, sheet_every=200)
    return fit("scorer", model, loss_of, schedule, out, sheet, resume)


def pair_loss(model: Clip, pictures: Tensor, labels: list[Labels], rows: Tensor, random: np.random.Generator) -> Tensor:
    """A sigmoid for each picture and name, and a softmax over the names of each attribute."""
    with autocast(pictures.device):
        v = model.visual(pictures)
    v = F.normalize(v.float(), dim=-1)
    losses = []
    for label in labels:
        chosen = torch.stack([w[int(random.integers(len(w)))] for w in label.wordings])
        logits = model.logit_scale.exp() * v @ F.normalize(model.text.proj(chosen), dim=-1).T + model.logit_bias
        truth = label.index[rows].to(v.device)
        one_hot = F.one_hot(truth, len(chosen)).float()
        losses += [F.binary_cross_entropy_with_logits(logits, one_hot) * 4, F.cross_entropy(logits, truth)]
    return torch.stack(losses).sum()


def augment(x: Tensor, generator: torch.Generator) -> Tensor:
    """Small turns, zooms, shifts, blur and noise, as in what a denoiser draws; and die-cut borders, as in stickers."""
    n = len(x)
    r = torch.randn(n, 4, generator=generator)
    angle, zoom, shift = r[:, 0] * 0.1, 0.96 + r[:, 1] * 0.09, r[:, 2:] * 0.04
    matrix = torch.zeros(n, 2, 3)
    matrix[:, 0, 0], matrix[:, 0, 1] = angle.cos() * zoom, -angle.sin() * zoom
    matrix[:, 1, 0], matrix[:, 1, 1] = angle.sin() * zoom, angle.cos() * zoom
    matrix[:, :, 2] = shift
    field = F.affine_grid(matrix.to(x.device), [n, 4, 128, 128], align_corners=False)
    x = F.grid_sample(x + 1, field, align_corners=False) - 1
    cut = (torch.rand(n, generator=generator) < 0.4).to(x.device)[:, None, None, None]
    x = torch.where(cut, _bordered(x), x)
    if torch.rand((), generator=generator) < 0.4:
        x = F.interpolate(F.avg_pool2d(x, 2), scale_factor=2.0, mode="bilinear")
    return (x + 0.05 * torch.randn(x.shape, generator=generator).to(x.device)).clamp(-1, 1)


def _bordered(x: Tensor) -> Tensor:
    """With white around the figure, as the finished sticker has it."""
    alpha = (x[:, 3:] + 1) / 2
    grown = F.max_pool2d(alpha, 5, 1, 2)
    return torch.cat([x[:, :3] + 2 * (grown - alpha), grown * 2 - 1], 1)


@torch.no_grad()
def accuracies(
    model: Clip, small: Tensor, labels: list[Labels], rows: np.ndarray, device: torch.device
) -> dict[str, float]:
    """Top-1 by attribute over the plain names."""
    parts = [model.visual(on_ground(_pictures(small, rows[i : i + 64], device))) for i in range(0, len(rows), 64)]
    v = F.normalize(torch.cat(parts).float(), dim=-1)
    order = torch.from_numpy(rows)
    found = {}
    for name, label in zip(("character", "expression", "style"), labels, strict=True):
        plain = F.normalize(model.text.proj(torch.stack([w[0] for w in label.wordings])), dim=-1)
        found[name] = float(((v @ plain.T).argmax(1).cpu() == label.index[order]).float().mean())
    return found


def _labels(art: Art, encoder: TextEncoder, device: torch.device) -> list[Labels]:
    result = []
    known = art.vocabulary
    tables = {"character": known.characters, "expression": known.expressions, "style": known.styles}
    for attribute, table in tables.items():
        names = list(table)
        wordings = [
            encoder.encode([t.format(w) for w in words(table, name) for t in _TEMPLATES]).pooled.to(device)
            for name in names
        ]
        index = torch.tensor([names.index(getattr(row, attribute)) for row in art.rows])
        result.append(Labels(wordings, index))
    return result


def _halved(art: Art) -> Tensor:
    """All pictures at half size, (n, 4, s, s) bytes, premultiplied: the scorer sees no more, and it fits in memory."""
    parts = [F.avg_pool2d(to_tensor(art.pictures[i : i + 128]), 2) for i in range(0, len(art.rows), 128)]
    return torch.cat([((part + 1) * 127.5).round().byte() for part in parts])


def _pictures(small: Tensor, rows: np.ndarray, device: torch.device) -> Tensor:
    return small[torch.from_numpy(rows)].to(device).float() / 127.5 - 1
