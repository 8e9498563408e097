"""Trains the denoiser: rectified flow on latents, conditioned as conditions.py says."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from pmg_engine.art.outfit import Outfit
from pmg_engine.condition import Condition
from pmg_engine.generator.autoencoder import Autoencoder, to_pictures
from pmg_engine.generator.bundled import Generator
from pmg_engine.generator.layout import channels_last
from pmg_engine.generator.unet import WIDTHS, new_unet, plain_attention, predict
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.art import Row, load_art
from pmg_engine.train.captions import UNCONDITIONAL, outfit_captions
from pmg_engine.train.conditions import Captions, Example, Looks, draw_examples
from pmg_engine.train.latents import latents_of
from pmg_engine.train.loop import Schedule, autocast, device_of, fit
from pmg_engine.train.sheets import grid

RATE = 1e-3


def train_denoiser(
    art_folder: Path,
    autoencoder: Autoencoder,
    out: Path,
    steps: int,
    batch: int = 32,
    device: str = "auto",
    widths: tuple[int, ...] = WIDTHS,
    resume: bool = True,
    start: nn.Module | None = None,
    rate: float = RATE,
) -> nn.Module:
    """Returns the averaged UNet. `start` is an earlier one to go on from where there is no checkpoint; a lower `rate`
    keeps what it knows."""
    art, where = load_art(art_folder), device_of(device)
    out.mkdir(parents=True, exist_ok=True)
    latents = latents_of(art, autoencoder, out, where)
    texts = Captions(TextEncoder(), where, art.vocabulary)
    looks = Looks(art, held_out=False)
    weight = expression_weight(latents, art.rows)
    torch.manual_seed(0)
    model = channels_last((start or new_unet(latents.shape[1], latents.shape[2], widths)).to(where))
    model.train().requires_grad_(True)
    if where.type == "cpu":
        plain_attention(model)

    def loss_of(step: int) -> Tensor:
        random = np.random.default_rng((4, step))
        examples, rows = draw_examples(texts, looks, batch, random)
        generator = torch.Generator().manual_seed(step)
        return flow_loss(model, latents[rows].float(), texts.condition(examples), generator, weight)

    unseen = Looks(art, held_out=True)
    held = {"held_out_loss": _plain_examples(texts, unseen, 96), "dressed_loss": _dressed_examples(texts, unseen, 48)}

    def sheet(average: nn.Module, path: Path) -> dict[str, float]:
        figures = {}
        for name, examples in held.items():
            if examples:
                x = latents[[unseen.of(example)[0] for example in examples]].float()
                with torch.no_grad():
                    loss = flow_loss(average, x, texts.condition(examples), torch.Generator().manual_seed(5))
                figures[name] = loss.item()
        _sheet(average, autoencoder, texts, [example for some in held.values() for example in some[:24]], path)
        return figures

    schedule = Schedule(steps, rate, ema=0.9985, checkpoint_every=250, sheet_every=500)
    average = fit("denoiser", model, loss_of, schedule, out, sheet, resume)
    return average


def flow_loss(
    model: nn.Module, x: Tensor, condition: Condition, generator: torch.Generator, weight: Tensor | None = None
) -> Tensor:
    """Mean of (v - (ε - x))² at logit-normal times (Esser et al., 2024, arXiv 2403.03206); weight is (h, w)."""
    t = torch.sigmoid(torch.randn(len(x), generator=generator)).to(x.device)
    epsilon = torch.randn(x.shape, generator=generator).to(x.device)
    mixed = torch.lerp(x, epsilon, t[:, None, None, None]).contiguous(memory_format=torch.channels_last)
    with autocast(x.device):
        v = predict(model, mixed, t, condition)
    error = (v.float() - (epsilon - x)).pow(2)
    return (error if weight is None else error * weight).mean()


def expression_weight(latents: Tensor, rows: list[Row]) -> Tensor:
    """(h, w) of mean 1: more where expressions differ, since a face is a small part of a picture."""
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if not row.held_out and row.outfit == Outfit():
            groups[row.character, row.style, row.variant].append(i)
    spread = [latents[found].float().var(0, correction=0).mean(0) for found in groups.values() if len(found) > 1]
    if not spread:
        return torch.ones(latents.shape[-2:], device=latents.device)
    average = torch.stack(spread).mean(0)
    weight = (average / average.mean()).clamp(0.5, 3.0)
    return weight / weight.mean()


def _plain_examples(texts: Captions, looks: Looks, count: int) -> list[Example]:
    triples = sorted(looks.plain)
    order = np.random.default_rng(6).permutation(len(triples))[:count]
    return [
        Example(texts.target[e][0], "", texts.preference[c, s][0], (1.0, 0.0, 1.0), (c, e, s))
        for c, e, s in (triples[i] for i in order)
    ]


def _dressed_examples(texts: Captions, looks: Looks, count: int) -> list[Example]:
    order = np.random.default_rng(6).permutation(len(looks.outfits))[:count]
    return [
        Example(
            texts.target[e][0], outfit_captions(worn)[0], texts.preference[c, s][0], (1.0, 1.0, 1.0), (c, e, s), worn
        )
        for (c, e, s), worn in (looks.outfits[i] for i in order)
    ]


def _sheet(model: nn.Module, autoencoder: Autoencoder, texts: Captions, examples: list[Example], path: Path) -> None:
    none = Example(UNCONDITIONAL, "", UNCONDITIONAL, (1.0, 0.0, 0.0), ("", "", ""))
    generator = Generator(autoencoder, model, steps=12, guidance_scale=3.0)
    seeds = list(range(len(examples)))
    latents = generator.denoise(texts.condition(examples), texts.condition([none] * len(examples)), seeds)
    grid(to_pictures(generator.decode(latents).cpu()), 8).save(path)
