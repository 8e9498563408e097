"""What the soft preference is trained against: people from the art, and a frozen generator that draws for them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from pmg_engine.condition import PREFERENCE_TOKENS, TARGET_TOKENS, Condition, Part, concatenate
from pmg_engine.generator.autoencoder import Autoencoder, to_pictures
from pmg_engine.generator.bundled import Generator, load_autoencoder, load_unet
from pmg_engine.generator.layout import channels_last
from pmg_engine.generator.unet import plain_attention
from pmg_engine.scorer.clip import load_scorer
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.soft_preference import SoftHistory
from pmg_engine.soft_preference.model import LanguageModel
from pmg_engine.soft_preference.reader import PICTURES, WORDS, Tokenizer
from pmg_engine.text_encoder import WIDTH, TextEncoder
from pmg_engine.train.art import Art
from pmg_engine.train.captions import UNCONDITIONAL
from pmg_engine.train.conditions import Captions, Example
from pmg_engine.train.denoiser import flow_loss
from pmg_engine.train.latents import latents_of
from pmg_engine.train.loop import device_of
from pmg_engine.train.progress import progress
from pmg_engine.train.reconstructions import floats, halved
from pmg_engine.train.scorer import bordered
from pmg_engine.train.soft_people import Crowd, Newcomer, People, wish_of

_AT_ONCE = 64  # pictures


class Bench(ABC):
    """The art with its image vectors, people drawn from it, and a language model to read them with."""

    text_width: int

    def __init__(
        self,
        art: Art,
        vectors: Tensor,
        language_model: LanguageModel,
        tokenizer: Tokenizer,
        device: torch.device,
        people: tuple[People, People] | None = None,
    ) -> None:
        """vectors are the art's, (rows, d), from the tower that reads stickers later.

        `people` are whom to train on and whom to measure with; simulated ones by default.
        """
        self.art, self.vectors, self.device = art, vectors, device
        self.language_model, self._tokenizer = language_model, tokenizer
        self.seen, self.unseen = people or (Crowd(art, held_out=False), Crowd(art, held_out=True))

    def people(self, crowd: People, count: int, random: np.random.Generator) -> tuple[list[Newcomer], list[Example]]:
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
        words, mask = self._tokenizer([person.words for person in people], WORDS)
        return SoftHistory(*(part.to(self.device) for part in (words, mask, pictures, there, moods)))

    @abstractmethod
    def loss(self, people: list[Newcomer], examples: list[Example], soft: Tensor, seed: int) -> Tensor:
        """The denoising loss on the pictures that people would like, with E_soft (n, K, d) in the condition."""

    @abstractmethod
    def drawn(self, examples: list[Example], soft: Tensor) -> NDArray[np.uint8]:
        """What the generator draws, (n, s, s, 4) straight RGBA."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """The bundled models: nothing of them changes."""

    autoencoder: Autoencoder
    unet: nn.Module
    tower: Scorer
    encoder: TextEncoder


class BundledBench(Bench):
    """The denoiser and MiniLM."""

    text_width = WIDTH

    def __init__(
        self,
        art: Art,
        frozen: Frozen,
        folder: Path,
        device: torch.device,
        people: tuple[People, People] | None = None,
    ) -> None:
        """`folder` keeps the art's latents and image vectors."""
        for part in (frozen.unet, frozen.encoder.model):
            channels_last(part.to(device)).eval().requires_grad_(False)
        if device.type == "cpu":
            plain_attention(frozen.unet)
        vectors, encoder = image_vectors(art, frozen.tower, folder), frozen.encoder
        super().__init__(art, vectors, encoder.model, encoder.tokens, device, people)
        self._frozen = frozen
        self._latents = latents_of(art, frozen.autoencoder, folder, device)
        self._texts = Captions(frozen.encoder, device, art.vocabulary)

    def condition(self, examples: list[Example], soft: Tensor) -> Condition:
        """c with E_soft, (n, K, d), in its place."""
        weights = torch.tensor([e.weights for e in examples], device=self.device)
        there = torch.ones(soft.shape[:2], dtype=torch.bool, device=self.device)
        target = self._texts.part([e.target for e in examples], TARGET_TOKENS)
        preference = self._texts.part([e.preference for e in examples], PREFERENCE_TOKENS)
        return concatenate([target, Part(soft, there), preference], weights)

    def loss(self, people: list[Newcomer], examples: list[Example], soft: Tensor, seed: int) -> Tensor:
        """By rectified flow on the art's latents."""
        x = self._latents[[person.target for person in people]].float()
        return flow_loss(self._frozen.unet, x, self.condition(examples, soft), torch.Generator().manual_seed(seed))

    def drawn(self, examples: list[Example], soft: Tensor) -> NDArray[np.uint8]:
        """In 12 steps."""
        nothing = Example(UNCONDITIONAL, "", UNCONDITIONAL, (1.0, 0.0, 0.0), ("", "", ""))
        generator = Generator(self._frozen.autoencoder, self._frozen.unet, steps=12, guidance_scale=3.0)
        without = self.condition([nothing] * len(examples), soft)
        latents = generator.denoise(self.condition(examples, soft), without, list(range(len(examples))))
        return to_pictures(generator.decode(latents).cpu())


def load_bundled(
    art: Art, weights: Path, folder: Path, device: str, people: tuple[People, People] | None = None
) -> BundledBench:
    """With the weights of a folder. `folder` keeps the art's latents and image vectors.

    Raises ModelError naming what is broken.
    """
    encoder = TextEncoder()
    frozen = Frozen(load_autoencoder(weights), load_unet(weights), load_scorer(encoder, weights), encoder)
    return BundledBench(art, frozen, folder, device_of(device), people)


@torch.no_grad()
def image_vectors(art: Art, tower: Scorer, folder: Path) -> Tensor:
    """Each picture as a finished sticker is seen: (n, d) of unit length, float16. Kept in `folder` for each tower."""
    first = _vectors(art, tower, 0)
    path = folder / f"vectors-{sha256(first.numpy().tobytes()).hexdigest()[:12]}-{len(art.rows)}.safetensors"
    if path.exists():
        return load_file(path)["vectors"]
    parts = [first]
    with progress("image vectors", len(range(0, len(art.rows), _AT_ONCE))) as step:
        for at in range(_AT_ONCE, len(art.rows), _AT_ONCE):
            step()
            parts.append(_vectors(art, tower, at))
        step()
    folder.mkdir(parents=True, exist_ok=True)
    save_file({"vectors": torch.cat(parts)}, path)
    return torch.cat(parts)


def _vectors(art: Art, tower: Scorer, at: int) -> Tensor:
    rows = np.arange(at, min(at + _AT_ONCE, len(art.rows)))
    pictures = bordered(floats(halved(art, rows), torch.device("cpu")))
    return tower.embed_pictures(pictures).cpu().half().contiguous()
