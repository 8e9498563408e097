"""People for training the soft preference: a hidden outfit, a history that shows it, and a picture they would like.

No keyword of the hard preference says what they like: it is what a figure wears and how it is coloured.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from pmg_engine.art.outfit import Outfit
from pmg_engine.art.table import accessories, palettes
from pmg_engine.soft_preference.reader import PICTURES
from pmg_engine.train.art import Art
from pmg_engine.train.captions import DEFAULT_STYLE, outfit_captions
from pmg_engine.train.conditions import Example, Looks
from pmg_engine.train.emotion_data import hand

PLAIN = 0.25  # of the people like figures as they are
BOTH = 0.5  # of the others like both an accessory and a palette
DISLIKES = 0.25  # of them show what they don't like, too
SAID = 0.3  # of them say it, and of these half do nothing else
LIKED, OPEN, DISLIKED = 2, 1, 0
_SAYINGS = (
    "i love {worn}",
    "{worn} again please",
    "anything with {worn}",
    "{worn} suits me",
    "{worn}!",
    "a {worn} one",
)

_NOTHING = Outfit()


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Rows of the art as history, oldest first, with what was said of each; words; and the row they would like.

    `name` tells people apart whose outfit says nothing of their taste.
    """

    outfit: Outfit
    pictures: tuple[int, ...]
    moods: tuple[int, ...]
    words: str
    target: int
    name: str = ""

    @property
    def taste(self) -> tuple[Outfit, str]:
        """The same for those who like the same."""
        return self.outfit, self.name


class People(Protocol):
    """Whom to train on, or to measure with."""

    def person(self, random: np.random.Generator) -> Newcomer:
        """Someone new."""
        ...


class Crowd:
    """Draws people from the art that may be seen."""

    def __init__(self, art: Art, held_out: bool) -> None:
        looks = Looks(art, held_out)
        self._dressed: dict[Outfit, list[int]] = defaultdict(list)
        for (_, outfit), rows in looks.dressed.items():
            self._dressed[outfit] += rows
        self._plain = [row for rows in looks.plain.values() for row in rows]
        self._worn: dict[str | None, list[int]] = defaultdict(list)
        self._dyed: dict[str | None, list[int]] = defaultdict(list)
        for outfit, rows in self._dressed.items():
            self._worn[outfit.accessory] += rows
            self._dyed[outfit.palette] += rows
        self.outfits = sorted(self._dressed, key=str)
        # what people say that tells nothing of an outfit: feelings, and tastes that keywords hold
        likes = {f"{row.character}, {row.style}" for row in art.rows} | {f"I love {row.character}s" for row in art.rows}
        self._talk = sorted({example.text for example in hand()} | likes)

    def person(self, random: np.random.Generator) -> Newcomer:
        """Someone new."""
        outfit = self._outfit(random)
        alike = self._alike(outfit)
        words, silent = self._words(outfit, random)
        count = 0 if silent else int(random.integers(1, PICTURES))
        pictures = [(int(random.choice(alike)), LIKED if random.random() < 0.4 else OPEN) for _ in range(count)]
        if count > 2 and random.random() < DISLIKES:
            other = self.outfits[int(random.integers(len(self.outfits)))]
            pictures.append((int(random.choice(self._dressed[other])), DISLIKED))
        pictures = [pictures[i] for i in random.permutation(len(pictures))]
        target = int(random.choice(self._dressed[outfit] if outfit != _NOTHING else self._plain))
        return Newcomer(outfit, tuple(row for row, _ in pictures), tuple(mood for _, mood in pictures), words, target)

    def _outfit(self, random: np.random.Generator) -> Outfit:
        if random.random() < PLAIN or not self.outfits:
            return _NOTHING
        while True:
            accessory, palette = str(random.choice(list(accessories()))), str(random.choice(list(palettes())))
            if random.random() < BOTH:
                found = Outfit(accessory, palette)
            else:
                found = Outfit(accessory, None) if random.random() < 0.5 else Outfit(None, palette)
            if found in self._dressed:
                return found

    def _alike(self, outfit: Outfit) -> list[int]:
        """What their stickers may be: of someone who likes scarves, scarves in any colour."""
        if outfit == _NOTHING:
            return self._plain
        if outfit.palette is None:
            return self._worn[outfit.accessory]
        return self._dyed[outfit.palette] if outfit.accessory is None else self._dressed[outfit]

    def _words(self, outfit: Outfit, random: np.random.Generator) -> tuple[str, bool]:
        """What they wrote, and whether that is all there is of them."""
        talk = [self._talk[int(i)] for i in random.integers(len(self._talk), size=int(random.integers(0, 4)))]
        if outfit == _NOTHING or random.random() > SAID:
            return " . ".join(talk), False
        said = str(random.choice(_SAYINGS)).format(worn=str(random.choice(outfit_captions(outfit))))
        return " . ".join(str(text) for text in random.permutation([*talk, said])), bool(random.random() < 0.5)


def wish_of(person: Newcomer, row: tuple[str, str, str], random: np.random.Generator) -> Example:
    """How the target is asked for: its expression by the message; character and style by keywords, or not at all."""
    character, expression, style = row
    known = random.random() < 0.85 or (style != DEFAULT_STYLE)
    preference = f"{character}, {style}" if known else ""
    return Example(
        expression if known else f"{expression} {character}",
        "",
        preference,
        (1.0, 1.0, float(random.uniform(0.85, 1.2)) if known else 0.0),
        row,
        person.outfit,
    )
