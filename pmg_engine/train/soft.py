"""Trains the soft preference by the denoising loss on the picture that a person would like (PMG, section 3.2).

Everything else is frozen. People with different tastes are kept apart by a dispersion loss with a margin, in the manner
of Premier (2026): as a plain negative term it would be unbounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from pmg_engine.art.outfit import Outfit
from pmg_engine.condition import PREFERENCE_TOKENS, TARGET_TOKENS, Condition, Part, concatenate
from pmg_engine.generator.autoencoder import Autoencoder, to_pictures
from pmg_engine.generator.bundled import Generator
from pmg_engine.generator.layout import channels_last
from pmg_engine.generator.unet import plain_attention
from pmg_engine.scorer.clip import Clip, on_ground
from pmg_engine.soft_preference import SoftConfig, SoftHistory, SoftPreference
from pmg_engine.soft_preference.reader import PICTURES, WORDS
from pmg_engine.text_encoder import WIDTH, TextEncoder
from pmg_engine.train.art import Art, load_art
from pmg_engine.train.captions import UNCONDITIONAL
from pmg_engine.train.conditions import Captions, Example, Looks
from pmg_engine.train.denoiser import flow_loss
from pmg_engine.train.latents import latents_of
from pmg_engine.train.loop import Schedule, autocast, device_of, fit
from pmg_engine.train.progress import progress
from pmg_engine.train.reconstructions import floats, halved
from pmg_engine.train.scorer import bordered
from pmg_engine.train.sheets import grid
from pmg_engine.train.soft_people import Crowd, Newcomer, wish_of

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


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is trained against: nothing of it changes."""

    autoencoder: Autoencoder
    unet: nn.Module
    tower: Clip
    encoder: TextEncoder


class Bench:
    """The art as latents and image vectors, and people drawn from it."""

    def __init__(self, art: Art, frozen: Frozen, folder: Path, device: torch.device) -> None:
        self.art, self.frozen, self.device = art, frozen, device
        self.latents = latents_of(art, frozen.autoencoder, folder.parent / "denoiser", device)
        self.vectors = image_vectors(art, frozen.tower)
        self.texts = Captions(frozen.encoder, device, art.vocabulary)
        self.seen, self.unseen = (Crowd(Looks(art, held_out)) for held_out in (False, True))

    def people(self, crowd: Crowd, count: int, random: np.random.Generator) -> tuple[list[Newcomer], list[Example]]:
        """People, and what each asks for."""
        drawn = [crowd.person(random) for _ in range(count)]
        rows = [self.art.rows[person.target] for person in drawn]
        triples = [(row.character, row.expression, row.style) for row in rows]
        return drawn, [wish_of(person, triple, random) for person, triple in zip(drawn, triples, strict=True)]

    def histories(self, people: list[Newcomer]) -> SoftHistory:
        """What the soft preference reads of them."""
        pictures = torch.zeros(len(people), PICTURES, self.vectors.shape[1])
        moods = torch.ones(len(people), PICTURES, dtype=torch.long)
        there = torch.zeros(len(people), PICTURES, dtype=torch.bool)
        for i, person in enumerate(people):
            n = len(person.pictures)
            pictures[i, :n], moods[i, :n] = self.vectors[list(person.pictures)].float(), torch.tensor(person.moods)
            there[i, :n] = True
        words, mask = self.frozen.encoder.tokens([person.words for person in people], WORDS)
        return SoftHistory(*(part.to(self.device) for part in (words, mask, pictures, there, moods)))

    def condition(self, examples: list[Example], soft: Tensor) -> Condition:
        """c with E_soft, (n, K, d), in its place."""
        weights = torch.tensor([e.weights for e in examples], device=self.device)
        there = torch.ones(soft.shape[:2], dtype=torch.bool, device=self.device)
        target = self.texts.part([e.target for e in examples], TARGET_TOKENS)
        preference = self.texts.part([e.preference for e in examples], PREFERENCE_TOKENS)
        return concatenate([target, Part(soft, there), preference], weights)

    def loss(self, people: list[Newcomer], examples: list[Example], soft: Tensor, seed: int) -> Tensor:
        """The denoising loss on the targets, (n,) pictures."""
        x = self.latents[[person.target for person in people]].float()
        return flow_loss(self.frozen.unet, x, self.condition(examples, soft), torch.Generator().manual_seed(seed))


def train_soft(
    art_folder: Path,
    frozen: Frozen,
    out: Path,
    steps: int,
    batch: int = 32,
    device: str = "auto",
    settings: SoftSettings | None = None,
    resume: bool = True,
    rate: float = 1e-3,
) -> SoftPreference:
    """Returns the averaged model."""
    settings, where = settings or SoftSettings(), device_of(device)
    for part in (frozen.unet, frozen.encoder.model):
        channels_last(part.to(where)).eval().requires_grad_(False)
    if where.type == "cpu":
        plain_attention(frozen.unet)
    bench = Bench(load_art(art_folder), frozen, out, where)
    torch.manual_seed(SEED)
    language_model = frozen.encoder.model
    config = SoftConfig.of(language_model, bench.vectors.shape[1], WIDTH, settings.tokens, settings.prefix)
    model = SoftPreference(config).to(where)

    def loss_of(step: int) -> Tensor:
        people, examples = bench.people(bench.seen, batch, np.random.default_rng((SEED, step)))
        with autocast(where):
            soft = model(language_model, bench.histories(people))
        apart = dispersion(soft, [person.outfit for person in people])
        return bench.loss(people, examples, soft, step) + settings.dispersion * apart

    def sheet(average: SoftPreference, path: Path) -> dict[str, float]:
        return _sheet(average, bench, path)

    schedule = Schedule(steps, rate, weight_decay=0.01, ema=0.995, checkpoint_every=250, sheet_every=250)
    return fit("soft", model, loss_of, schedule, out, sheet, resume)


def dispersion(soft: Tensor, outfits: list[Outfit]) -> Tensor:
    """Mean of max(0, cos - APART)² over pairs of E_soft, (n, K, d), whose people like different things."""
    unit = F.normalize((soft - soft.mean(0, keepdim=True)).flatten(1), dim=-1)
    apart = torch.tensor([[a != b for b in outfits] for a in outfits], device=soft.device)
    return ((unit @ unit.T - APART).clamp(min=0).pow(2) * apart).sum() / apart.sum().clamp(min=1)


@torch.no_grad()
def image_vectors(art: Art, tower: Clip) -> Tensor:
    """Each picture as a finished sticker is seen: (n, d) of unit length, float16."""
    parts = []
    with progress("image vectors", len(range(0, len(art.rows), 64))) as step:
        for at in range(0, len(art.rows), 64):
            rows = np.arange(at, min(at + 64, len(art.rows)))
            pictures = bordered(floats(halved(art, rows), torch.device("cpu")))
            parts.append(F.normalize(tower.visual(on_ground(pictures)).float(), dim=-1).half())
            step()
    return torch.cat(parts)


@torch.no_grad()
def _sheet(model: SoftPreference, bench: Bench, path: Path) -> dict[str, float]:
    """Held-out people with their own E_soft, without one, and with another's: the losses; and pictures."""
    people, examples = bench.people(bench.unseen, TESTED, np.random.default_rng(SEED))
    with autocast(bench.device):
        soft = model(bench.frozen.encoder.model, bench.histories(people))
    alone = [Example(e.target, "", e.preference, (e.weights[0], 0.0, e.weights[2]), e.shows) for e in examples]
    figures = {
        "own_loss": bench.loss(people, examples, soft, SEED).item(),
        "none_loss": bench.loss(people, alone, soft, SEED).item(),
        "another_loss": bench.loss(people, examples, soft.roll(TESTED // 2, 0), SEED).item(),
    }
    few = slice(0, DRAWN)
    condition = bench.condition(examples[few], soft[few].float())
    nothing = Example(UNCONDITIONAL, "", UNCONDITIONAL, (1.0, 0.0, 0.0), ("", "", ""))
    generator = Generator(bench.frozen.autoencoder, bench.frozen.unet, steps=12, guidance_scale=3.0)
    latents = generator.denoise(condition, bench.condition([nothing] * DRAWN, soft[few].float()), list(range(DRAWN)))
    targets = np.stack([bench.art.pictures[person.target] for person in people[few]])
    grid(np.concatenate([targets, to_pictures(generator.decode(latents).cpu())]), DRAWN).save(path)
    return figures
