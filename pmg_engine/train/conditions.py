"""The conditions that the denoiser is trained on, each with what it should show.

What a weight means is learned here: a preference of weight w_p < 1 is followed with probability w_p, and so are a
target of w_t < 1 and an outfit of w_s < 1; else the picture shows the default. So the grid of weights is a real choice
later. What a figure wears is said in the preference or in the place of E_soft, which so learns what belongs there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product

import numpy as np
import torch
from torch import Tensor

from pmg_engine.art.outfit import Outfit
from pmg_engine.art.vocabulary import ArtVocabulary, words
from pmg_engine.condition import PREFERENCE_TOKENS, SOFT_TOKENS, TARGET_TOKENS, Condition, Part, concatenate
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train import captions
from pmg_engine.train.art import Art

WORDINGS = 4  # kept of each asked-for combination: there are very many
DRESSED = 0.4  # of the examples show an outfit, where the art has any
Triple = tuple[str, str, str]

_NOTHING = Outfit()


@dataclass(frozen=True, slots=True)
class Example:
    """One condition: three captions, the weights (w_t, w_s, w_p), and the (character, expression, style) to show."""

    target: str
    soft: str
    preference: str
    weights: tuple[float, float, float]
    shows: Triple
    outfit: Outfit = _NOTHING


class Looks:
    """Which pictures show what."""

    def __init__(self, art: Art, held_out: bool) -> None:
        self.plain: dict[Triple, list[int]] = defaultdict(list)
        self.dressed: dict[tuple[Triple, Outfit], list[int]] = defaultdict(list)
        for i in art.indices(held_out):
            row = art.rows[i]
            triple = (row.character, row.expression, row.style)
            if row.outfit == _NOTHING:
                self.plain[triple].append(int(i))
            else:
                self.dressed[triple, row.outfit].append(int(i))
        self.outfits = list(self.dressed)
        default = (captions.DEFAULT_CHARACTER, captions.DEFAULT_STYLE)
        self.default = [(t, o) for t, o in self.outfits if (t[0], t[2]) == default]

    def of(self, example: Example) -> list[int]:
        """Rows of the pictures that show it; none where there are none."""
        if example.outfit == _NOTHING:
            return self.plain.get(example.shows, [])
        return self.dressed.get((example.shows, example.outfit), [])


class Captions:
    """The training captions of everything, and their text states."""

    def __init__(self, encoder: TextEncoder, device: torch.device, vocabulary: ArtVocabulary) -> None:
        self._encoder, self._device, self.vocabulary = encoder, device, vocabulary
        self._read: dict[tuple[str, int], tuple[Tensor, Tensor]] = {}
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

    def part(self, texts: list[str], tokens: int) -> Part:
        """States of some captions, (n, tokens, d); each is read once, in batches of what is new."""
        new = sorted({text for text in texts if (text, tokens) not in self._read})
        if new:
            read = self._encoder.encode(new, tokens, pad=True)
            states, mask = read.states.half().to(self._device), read.mask.to(self._device)
            self._read |= {(text, tokens): (states[i], mask[i]) for i, text in enumerate(new)}
        found = [self._read[text, tokens] for text in texts]
        return Part(torch.stack([states for states, _ in found]).float(), torch.stack([mask for _, mask in found]))

    def condition(self, examples: list[Example]) -> Condition:
        """The weighted condition of some examples."""
        weights = torch.tensor([e.weights for e in examples], device=self._device)
        target = self.part([e.target for e in examples], TARGET_TOKENS)
        soft = self.part([e.soft for e in examples], SOFT_TOKENS)
        return concatenate([target, soft, self.part([e.preference for e in examples], PREFERENCE_TOKENS)], weights)

    def _few(self, texts: list[str]) -> list[str]:
        rest = self._random.permutation(texts[1:])[: WORDINGS - 1]
        return [texts[0], *(str(t) for t in rest)]


def draw_examples(
    texts: Captions, looks: Looks, count: int, random: np.random.Generator
) -> tuple[list[Example], list[int]]:
    """Random examples and a picture's row for each."""
    examples: list[Example] = []
    rows: list[int] = []
    while len(examples) < count:
        dressed = looks.outfits and random.random() < DRESSED
        example = _dressed(texts, looks, random) if dressed else draw_example(texts, random)
        if found := looks.of(example):
            examples.append(example)
            rows.append(int(random.choice(found)))
    return examples, rows


def draw_example(texts: Captions, random: np.random.Generator) -> Example:
    """A random condition and what it should show, without an outfit; see the module's docstring for the weights."""
    known = texts.vocabulary
    e, c, s = (str(random.choice(list(table))) for table in (known.expressions, known.characters, known.styles))
    kind = random.random()
    if kind < 0.1:
        return _alone(captions.UNCONDITIONAL, (c, e, s))
    if kind < 0.15:
        return _alone(_one(texts.target[e], random), (captions.DEFAULT_CHARACTER, e, captions.DEFAULT_STYLE))
    if kind < 0.3:
        asked = s if random.random() < 0.6 else None
        return _alone(_one(texts.asked[e, c, asked], random), (c, e, asked or captions.DEFAULT_STYLE))
    return _personal(texts, random, e, c, s)


def _alone(target: str, shows: Triple) -> Example:
    """A target without a preference."""
    return Example(target, "", captions.UNCONDITIONAL, (1.0, 0.0, 0.0), shows)


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
    return Example(target, "", _one(texts.preference[taste], random), (w_t, 0.0, w_p), (shown_c, shown_e, shown_s))


def _dressed(texts: Captions, looks: Looks, random: np.random.Generator) -> Example:
    """An outfit, said beside the taste or in the place of E_soft; or alone, where nothing else is known."""
    nobody = looks.default and random.random() < 0.12
    choices = looks.default if nobody else looks.outfits
    shows, outfit = choices[int(random.integers(len(choices)))]
    c, e, s = shows
    target = _one(texts.target[e], random)
    worn = _one(captions.outfit_captions(outfit), random)
    taste = captions.UNCONDITIONAL if nobody else _one(texts.preference[c, s], random)
    w_p = 0.0 if nobody else float(random.uniform(0.85, 1.3))
    if not nobody and random.random() < 0.35:
        return Example(target, "", f"{taste}, {worn}", (1.0, 0.0, w_p), shows, outfit)
    w_s = _weight(random)
    followed = outfit if random.random() < w_s else _NOTHING
    return Example(target, worn, taste, (1.0, w_s, w_p), shows, followed)


def _weight(random: np.random.Generator) -> float:
    return 1.0 if random.random() < 0.55 else float(random.uniform(0.4, 1.4))


def _one(choices: list[str], random: np.random.Generator) -> str:
    """The plain wording half of the time: it is what the engine writes."""
    return choices[0] if random.random() < 0.5 else choices[int(random.integers(len(choices)))]
