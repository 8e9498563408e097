"""Trains the scorer: pictures of the art, as they are and reconstructed, against the names of what they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.art.table import accessories, palettes
from pmg_engine.generator.autoencoder import Autoencoder
from pmg_engine.generator.layout import channels_last
from pmg_engine.scorer.clip import Clip, build_clip, on_ground
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.art import Art, load_art
from pmg_engine.train.loop import Schedule, autocast, device_of, fit
from pmg_engine.train.reconstructions import floats, halved, with_reconstructions

SEED = 7
RECONSTRUCTED = 5000  # pictures
NONE = -1
_TEMPLATES = ("{}", "a {}", "{} sticker")


@dataclass(frozen=True, slots=True)
class Labels:
    """The keywords of one attribute: pooled text states of each name's wordings, and each picture's index."""

    wordings: list[Tensor]  # per name (wordings, 384)
    index: Tensor  # (rows of the art,), NONE where a picture shows none of them


def train_scorer(
    art_folder: Path,
    autoencoder: Autoencoder,
    out: Path,
    steps: int,
    batch: int = 48,
    device: str = "auto",
    width: int = 24,
    resume: bool = True,
    start: Clip | None = None,
    rate: float = 1.5e-3,
    reconstructed: int = RECONSTRUCTED,
) -> Clip:
    """Returns the averaged model. `start` is an earlier one to go on from where there is no checkpoint."""
    art, where = load_art(art_folder), device_of(device)
    seen, held = art.indices(held_out=False), art.indices(held_out=True)[:600]
    labels = _labels(art, TextEncoder(), where)
    small, rows = with_reconstructions(art, seen, autoencoder, out, reconstructed, SEED)
    unseen = halved(art, held)
    torch.manual_seed(0)
    model = channels_last((start or build_clip(width)).to(where)).train().requires_grad_(True)

    def loss_of(step: int) -> Tensor:
        random = np.random.default_rng((SEED, step))
        chosen = torch.from_numpy(random.choice(len(rows), batch))
        pictures = augment(floats(small[chosen], where), torch.Generator().manual_seed(step))
        return pair_loss(model, on_ground(pictures), labels, rows[chosen], random)

    def sheet(average: Clip, path: Path) -> dict[str, float]:
        return accuracies(average, unseen, labels, torch.from_numpy(held), where)

    schedule = Schedule(steps, rate, weight_decay=0.05, ema=0.995, checkpoint_every=200, sheet_every=200)
    return fit("scorer", model, loss_of, schedule, out, sheet, resume)


def pair_loss(
    model: Clip, pictures: Tensor, labels: dict[str, Labels], rows: Tensor, random: np.random.Generator
) -> Tensor:
    """A sigmoid for each picture and name, and a softmax over the names of each attribute that is shown."""
    with autocast(pictures.device):
        v = model.visual(pictures)
    v = F.normalize(v.float(), dim=-1)
    losses = []
    for label in labels.values():
        chosen = torch.stack([w[int(random.integers(len(w)))] for w in label.wordings])
        logits = model.logit_scale.exp() * v @ F.normalize(model.text.proj(chosen), dim=-1).T + model.logit_bias
        truth = label.index[rows].to(v.device)
        shown = truth != NONE
        one_hot = F.one_hot(truth.clamp(min=0), len(chosen)).float() * shown[:, None]
        losses.append(F.binary_cross_entropy_with_logits(logits, one_hot) * 4)
        if bool(shown.any()):
            losses.append(F.cross_entropy(logits, truth, ignore_index=NONE))
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
    x = torch.where(cut, bordered(x), x)
    if torch.rand((), generator=generator) < 0.4:
        x = F.interpolate(F.avg_pool2d(x, 2), scale_factor=2.0, mode="bilinear")
    return (x + 0.05 * torch.randn(x.shape, generator=generator).to(x.device)).clamp(-1, 1)


def bordered(x: Tensor) -> Tensor:
    """With white around the figure, as the finished sticker has it."""
    alpha = (x[:, 3:] + 1) / 2
    grown = F.max_pool2d(alpha, 5, 1, 2)
    return torch.cat([x[:, :3] + 2 * (grown - alpha), grown * 2 - 1], 1)


@torch.no_grad()
def accuracies(
    model: Clip, pictures: Tensor, labels: dict[str, Labels], rows: Tensor, device: torch.device
) -> dict[str, float]:
    """Top-1 by attribute over the plain names, of the pictures that show one: (n, 4, s, s) bytes and the rows (n,)."""
    parts = [model.visual(on_ground(floats(pictures[i : i + 64], device))) for i in range(0, len(rows), 64)]
    v = F.normalize(torch.cat(parts).float(), dim=-1)
    found = {}
    for name, label in labels.items():
        plain = F.normalize(model.text.proj(torch.stack([w[0] for w in label.wordings])), dim=-1)
        truth = label.index[rows]
        if bool((truth != NONE).any()):
            found[name] = float(((v @ plain.T).argmax(1).cpu() == truth)[truth != NONE].float().mean())
    return found


def _labels(art: Art, encoder: TextEncoder, device: torch.device) -> dict[str, Labels]:
    known = art.vocabulary
    tables: dict[str, Mapping[str, Sequence[str]]] = {
        "character": known.characters,
        "expression": known.expressions,
        "style": known.styles,
        "accessory": {name: row.synonyms for name, row in accessories().items()},
        "palette": {name: row.synonyms for name, row in palettes().items()},
    }
    result = {}
    for attribute, table in tables.items():
        wordings = [
            encoder.encode([t.format(w) for w in (name, *synonyms) for t in _TEMPLATES]).pooled.to(device)
            for name, synonyms in table.items()
        ]
        place = {name: number for number, name in enumerate(table)} | {None: NONE}
        result[attribute] = Labels(wordings, torch.tensor([place[getattr(row, attribute)] for row in art.rows]))
    return result
