"""Trains the denoiser: rectified flow on latents, conditioned on weighted target and preference states.

What a weight means is learned here: a preference of weight w_p < 1 is followed with probability w_p, and so is a
target of weight w_t < 1; else the picture shows the default. So the grid of weights is a real choice later.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from pmg_engine.art.vocabulary import ArtVocabulary, words
from pmg_engine.condition import TARGET_TOKENS, Condition, Part, concatenate
from pmg_engine.generator.autoencoder import Autoencoder, to_pictures, to_tensor
from pmg_engine.generator.bundled import Generator
from pmg_engine.generator.layout import channels_last
from pmg_engine.generator.unet import WIDTHS, new_unet, plain_attention, predict
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train import captions
from pmg_engine.train.art import Art, Row, load_art
from pmg_engine.train.loop import Schedule, autocast, device_of, fit
from pmg_engine.train.sheets import grid

WORDINGS = 4  # kept of each asked-for combination: there are very many
Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One training condition: two captions, their weights, and the (character, expression, style) to show."""

    target: str
    preference: str
    weights: tuple[float, float]
    shows: Triple


class Captions:
    """The training captions of everything, and their text states."""

    def __init__(self, encoder: TextEncoder, device: torch.device, vocabulary: ArtVocabulary) -> None:
        self._encoder, self._device, self.vocabulary = encoder, device, vocabulary
        self._read: dict[str, tuple[Tensor, Tensor]] = {}
        self._random = np.random.default_rng(3)
        feelings = {e: words(vocabulary.expressions, e) for e in vocabulary.expressions}
        heads: dict[str | None, list[str]] = {None: []}
        heads |= {c: words(vocabulary.characters, c) for c in vocabulary.characters}
        looks: dict[str | None, list[str]] = {None: []}
        looks |= {s: words(vocabulary.styles, s) for s in vocabulary.styles}
        self.target = {e: captions.target_captions(said) for e, said in feelings.items()}
        self.asked = {
            (e, c, s): self._few(captions.asked_captions(feelings[e], heads[c], looks[s]))
            for e, c, s in product(feelings, vocabulary.characters, looks)
        }
        self.preference = {
            (c, s): captions.preference_captions(heads[c], looks[s])
            for c, s in product(heads, looks)
            if (c, s) != (None, None)
        }

    def part(self, texts: list[str]) -> Part:
        """States of some captions; each is read once, in batches of what is new."""
        new = sorted(set(texts) - set(self._read))
        if new:
            read = self._encoder.encode(new, TARGET_TOKENS, pad=True)
            states, mask = read.states.half().to(self._device), read.mask.to(self._device)
            self._read |= {text: (states[i], mask[i]) for i, text in enumerate(new)}
        return Part(
            torch.stack([self._read[text][0] for text in texts]).float(),
            torch.stack([self._read[text][1] for text in texts]),
        )

    def condition(self, examples: list[Example]) -> Condition:
        """The weighted condition of some examples."""
        weights = torch.tensor([e.weights for e in examples], device=self._device)
        return concatenate(
            self.part([e.target for e in examples]), self.part([e.preference for e in examples]), weights
        )

    def _few(self, texts: list[str]) -> list[str]:
        rest = self._random.permutation(texts[1:])[: WORDINGS - 1]
        return [texts[0], *(str(t) for t in rest)]


def draw_example(texts: Captions, random: np.random.Generator) -> Example:
    """A random condition and what it should show; see the module's docstring for the weights."""
    known = texts.vocabulary
    e, c, s = (str(random.choice(list(table))) for table in (known.expressions, known.characters, known.styles))
    kind = random.random()
    if kind < 0.1:
        return Example(captions.UNCONDITIONAL, captions.UNCONDITIONAL, (0.0, 1.0), (c, e, s))
    if kind < 0.15:
        default = (captions.DEFAULT_CHARACTER, e, captions.DEFAULT_STYLE)
        return Example(_one(texts.target[e], random), captions.UNCONDITIONAL, (0.0, 1.0), default)
    if kind < 0.3:
        asked = s if random.random() < 0.6 else None
        shows = (c, e, asked or captions.DEFAULT_STYLE)
        return Example(_one(texts.asked[e, c, asked], random), captions.UNCONDITIONAL, (0.0, 1.0), shows)
    return _personal(texts, random, e, c, s)


def _personal(texts: Captions, random: np.random.Generator, e: str, c: str, s: str) -> Example:
    w_p, w_t = _weight(random), _weight(random)
    kind = random.random()
    taste = (None, s) if kind < 0.1 else (c, None) if kind < 0.2 else (c, s)
    follows = random.random() < w_p
    shown_c = taste[0] if follows and taste[0] else captions.DEFAULT_CHARACTER
    shown_s = taste[1] if follows and taste[1] else captions.DEFAULT_STYLE
    target = _one(texts.target[e], random)
    shown_e = e if random.random() < w_t else captions.DEFAULT_EXPRESSION
    if taste[0] is None and kind < 0.06:
        target, shown_c, shown_e = _one(texts.asked[e, c, None], random), c, e
        w_t = 1.0
    return Example(target, _one(texts.preference[taste], random), (w_p, w_t), (shown_c, shown_e, shown_s))


def _weight(random: np.random.Generator) -> float:
    return 1.0 if random.random() < 0.55 else float(random.uniform(0.4, 1.4))


def _one(choices: list[str], random: np.random.Generator) -> str:
    """The plain wording half of the time: it is what the engine writes."""
    return choices[0] if random.random() < 0.5 else choices[int(random.integers(len(choices)))]


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
) -> nn.Module:
    """Returns the averaged UNet. `start` is an earlier one to go on from where there is no checkpoint."""
    art, where = load_art(art_folder), device_of(device)
    out.mkdir(parents=True, exist_ok=True)
    latents = _latents(art, autoencoder, out, where)
    texts = Captions(TextEncoder(), where, art.vocabulary)
    known = _lookup(art, held_out=False)
    weight = expression_weight(latents, art.rows)
    torch.manual_seed(0)
    model = channels_last((start or new_unet(latents.shape[1], latents.shape[2], widths)).to(where))
    model.train().requires_grad_(True)
    if where.type == "cpu":
        plain_attention(model)

    def loss_of(step: int) -> Tensor:
        random = np.random.default_rng((4, step))
        examples, rows = _draw(texts, known, batch, random)
        generator = torch.Generator().manual_seed(step)
        return flow_loss(model, latents[rows].float(), texts.condition(examples), generator, weight)

    held = _held_out_examples(texts, art, 96)
    rows = [_lookup(art, held_out=True)[example.shows][0] for example in held]

    def sheet(average: nn.Module, path: Path) -> dict[str, float]:
        with torch.no_grad():
            loss = flow_loss(average, latents[rows].float(), texts.condition(held), torch.Generator().manual_seed(5))
        _sheet(average, autoencoder, texts, held[:24], path)
        return {"held_out_loss": loss.item()}

    schedule = Schedule(steps, 1e-3, ema=0.9985, checkpoint_every=250, sheet_every=500)
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
        if not row.held_out:
            groups[row.character, row.style, row.variant].append(i)
    spread = [latents[found].float().var(0, correction=0).mean(0) for found in groups.values() if len(found) > 1]
    if not spread:
        return torch.ones(latents.shape[-2:], device=latents.device)
    average = torch.stack(spread).mean(0)
    weight = (average / average.mean()).clamp(0.5, 3.0)
    return weight / weight.mean()


def _draw(
    texts: Captions, known: dict[Triple, list[int]], batch: int, random: np.random.Generator
) -> tuple[list[Example], list[int]]:
    examples: list[Example] = []
    while len(examples) < batch:
        example = draw_example(texts, random)
        if example.shows in known:
            examples.append(example)
    return examples, [int(random.choice(known[example.shows])) for example in examples]


def _lookup(art: Art, held_out: bool) -> dict[Triple, list[int]]:
    found: dict[Triple, list[int]] = defaultdict(list)
    for i in art.indices(held_out):
        row: Row = art.rows[i]
        found[row.character, row.expression, row.style].append(int(i))
    return dict(found)


def _held_out_examples(texts: Captions, art: Art, count: int) -> list[Example]:
    triples = sorted(_lookup(art, held_out=True))
    order = np.random.default_rng(6).permutation(len(triples))[:count]
    return [
        Example(texts.target[e][0], texts.preference[c, s][0], (1.0, 1.0), (c, e, s))
        for c, e, s in (triples[i] for i in order)
    ]


def _sheet(model: nn.Module, autoencoder: Autoencoder, texts: Captions, examples: list[Example], path: Path) -> None:
    none = Example(captions.UNCONDITIONAL, captions.UNCONDITIONAL, (0.0, 1.0), ("", "", ""))
    generator = Generator(autoencoder, model, steps=12, guidance_scale=3.0)
    seeds = list(range(len(examples)))
    latents = generator.denoise(texts.condition(examples), texts.condition([none] * len(examples)), seeds)
    grid(to_pictures(generator.decode(latents).cpu()), 8).save(path)


@torch.no_grad()
def _latents(art: Art, autoencoder: Autoencoder, folder: Path, device: torch.device) -> Tensor:
    """Every picture's normalised latent, float16, computed once for each autoencoder and set of pictures."""
    fingerprint = sha256(str(art.pictures.shape).encode())
    for tensor in autoencoder.cpu().state_dict().values():
        fingerprint.update(tensor.contiguous().numpy().tobytes())
    path = folder / f"latents-{fingerprint.hexdigest()[:12]}.safetensors"
    if path.exists():
        return load_file(path, device=str(device))["latents"]
    parts = []
    channels_last(autoencoder.to(device))
    for start in range(0, len(art.rows), 64):
        x = to_tensor(art.pictures[start : start + 64]).to(device).contiguous(memory_format=torch.channels_last)
        with autocast(device):
            parts.append(autoencoder.encode(x).half().contiguous())
    save_file({"latents": torch.cat(parts)}, path)
    return torch.cat(parts)
