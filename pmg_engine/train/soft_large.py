"""The soft preference of a large profile: its causal language model reads, its generator's own loss teaches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.device import resolve
from pmg_engine.errors import ModelError
from pmg_engine.generator import load_generator
from pmg_engine.generator.autoencoder import to_pictures, to_tensor
from pmg_engine.generator.pretrained import PretrainedGenerator
from pmg_engine.generator.protocol import Wish
from pmg_engine.language_model import LanguageModel, load_language_model
from pmg_engine.models import ModelStore
from pmg_engine.profiles import Profile
from pmg_engine.scorer import load_scorer
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.taste import Taste
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.art import Art
from pmg_engine.train.conditions import Example
from pmg_engine.train.soft_bench import Bench, image_vectors
from pmg_engine.train.soft_people import Newcomer

GROUND = 1.0  # white under transparent pixels: the plain ground that large generators are asked for


class LargeBench(Bench):
    """A pretrained generator and a causal language model, both frozen."""

    def __init__(
        self, art: Art, generator: PretrainedGenerator, reader: LanguageModel, tower: Scorer, folder: Path
    ) -> None:
        """All of one profile; `folder` keeps the art's image vectors."""
        vectors = image_vectors(art, tower, folder)
        super().__init__(art, vectors, reader.body, reader.padded, torch.device(reader.body.device))
        self._generator, self.text_width = generator, generator.text_width

    def loss(self, people: list[Newcomer], examples: list[Example], soft: Tensor, seed: int) -> Tensor:
        """By the generator's own loss, on the pictures over white."""
        x = to_tensor(np.stack([self.art.pictures[person.target] for person in people])) / 2 + 0.5
        flat = x[:, :3] + (1 - x[:, 3:]) * GROUND
        side = self._generator.side
        pictures = F.interpolate(flat, (side, side), mode="bilinear", antialias=True).clamp(0, 1) * 2 - 1
        states = self._generator.states(_wishes(examples), self._weighted(examples, soft))
        return self._generator.denoising_loss(pictures, states, torch.Generator().manual_seed(seed)).to(soft.device)

    def drawn(self, examples: list[Example], soft: Tensor) -> NDArray[np.uint8]:
        """One by one, as E_soft is one for a whole condition."""
        pictures = []
        for wish, rows in zip(_wishes(examples), soft.tolist(), strict=True):
            condition = self._generator.condition([wish], tuple(map(tuple, rows)))
            pictures.append(to_pictures(self._generator.decode(self._generator.denoise(condition))))
        return np.concatenate(pictures)

    def _weighted(self, examples: list[Example], soft: Tensor) -> Tensor:
        """Without E_soft where w_s is 0; else it shares w_p, as when stickers are made."""
        shares = torch.tensor([float(e.weights[1] > 0) for e in examples], device=soft.device)
        return soft * shares[:, None, None]


def load_bench(profile: Profile, art: Art, store: ModelStore, folder: Path, device: str) -> LargeBench:
    """All parts of a large profile; `folder` keeps the art's image vectors.

    Raises ModelError that says what the profile or the machine lacks.
    """
    place = resolve(device)
    settings = store.language_model(profile, device)
    if settings is None:
        raise ModelError(f"profile {profile.name} has no language model to read histories with: take another")
    encoder = TextEncoder()
    generator = load_generator(profile, encoder, store, place)
    if not isinstance(generator, PretrainedGenerator):
        raise ModelError(f"profile {profile.name} draws with the bundled models: leave --profile out")
    return LargeBench(
        art, generator, load_language_model(settings), load_scorer(profile, encoder, store, place), folder
    )


def _wishes(examples: list[Example]) -> list[Wish]:
    """The examples as a large generator is asked."""
    wishes = []
    for number, example in enumerate(examples):
        character, expression, style = example.shows
        known = example.weights[2] > 0
        target = {"expression": expression} if known else {"expression": expression, "character": character}
        taste = Taste(character, style) if known else Taste(None, None)
        wishes.append(Wish(target, taste, (example.weights[2] or 1.0, example.weights[0]), number))
    return wishes
