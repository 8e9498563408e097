"""Simulated people: a hidden taste and a history that shows it, by template or written by hand.

The same arguments give the same people. Knows nothing of how the engine reads a history.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

import numpy as np

from pmg_engine.art.compose import draw
from pmg_engine.art.table import DEFAULT_CHARACTER, characters
from pmg_engine.art.vocabulary import ArtVocabulary, trained_vocabulary
from pmg_engine.history import parse_history
from pmg_engine.sticker import die_cut, to_webp
from pmg_engine.types import HistoryItem

DATA = Path(__file__).parent / "data"
PICTURED = 0.3  # of the people by template send stickers without a word
TWO_TASTES = 0.3  # of them like two characters
SEED = 17

Source = Literal["hand", "template", "pictures"]


@dataclass(frozen=True, slots=True)
class Person:
    """A hidden taste, where the history comes from, and the history as JSON values of a history file.

    `pictures` are the (character, expression, style) of stickers to draw and add, which come without a word.
    """

    id: str
    source: Source
    likes: tuple[str, ...]
    styles: tuple[str, ...]
    dislikes: tuple[str, ...]
    events: tuple[dict[str, Any], ...]
    pictures: tuple[tuple[str, str, str], ...] = ()

    def history(self) -> tuple[HistoryItem, ...]:
        """What the engine sees. Draws the pictures, 50 ms each."""
        drawn = (
            HistoryItem(f"p{number}", "sticker", image=_sticker(*look)) for number, look in enumerate(self.pictures)
        )
        return (*parse_history(self.events), *drawn)


@dataclass(frozen=True, slots=True)
class Message:
    """What someone writes and the expressions that answer it, the first the one meant."""

    language: str
    text: str
    expressions: tuple[str, ...]


def people(count: int) -> list[Person]:
    """The first `count` people: those by hand and those by template in turn, as long as there are some by hand."""
    hand = _by_hand()
    made = [_by_template(f"t{number}", np.random.default_rng((SEED, number))) for number in range(count)]
    both = [person for pair in zip_longest(hand, made) for person in pair if person is not None]
    return both[:count]


def changed_taste(person: Person) -> tuple[Person, tuple[HistoryItem, ...]]:
    """Someone new whom the old taste bores, and the history: all of `person`'s, then eight newer items."""
    random = np.random.default_rng((SEED, int(person.id[1:]), ord(person.id[0])))
    character = _one(random, [name for name in _likeable() if name not in (*person.likes, *person.dislikes)])
    style = _one(random, [name for name in _known().styles if name not in person.styles])
    new = Person(f"{person.id}-new", person.source, (character,), (style,), (), ())
    events = [_chosen(random, new) for _ in range(5)] + [_said("likes", random, new) for _ in range(2)]
    events.append(_said("looks", random, new))
    newer = parse_history([events[i] for i in random.permutation(len(events))])
    return new, (*person.history(), *(HistoryItem(f"n{item.id}", *_rest(item)) for item in newer))


def messages() -> list[Message]:
    """All messages, mixed."""
    rows = [line.split("\t") for line in (DATA / "messages.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    read = [Message(language, text, tuple(answers.split(", "))) for language, answers, text in rows]
    return [read[i] for i in np.random.default_rng(SEED).permutation(len(read))]


def _by_hand() -> list[Person]:
    rows = tomllib.loads((DATA / "people.toml").read_text("utf-8"))["person"]
    return [
        Person(
            f"h{number}",
            "hand",
            tuple(row["likes"]),
            tuple(row["styles"]),
            tuple(row["dislikes"]),
            tuple(_event(item) for item in row["items"]),
        )
        for number, row in enumerate(rows)
    ]


def _event(item: str | dict[str, Any]) -> dict[str, Any]:
    return {"kind": "message", "text": item} if isinstance(item, str) else {"kind": "sticker", **item}


def _by_template(name: str, random: np.random.Generator) -> Person:
    liked = random.permutation(_likeable())[:5].tolist()
    likes = tuple(liked[: 1 + int(random.random() < TWO_TASTES)])
    style, disliked, other = _one(random, list(_known().styles)), liked[2], liked[3]
    pictured = bool(random.random() < PICTURED)
    person = Person(name, "pictures" if pictured else "template", likes, (style,), (disliked,), ())
    events = [_said("small_talk", random, person) for _ in range(4)]
    events += [_said("others", random, person, other) for _ in range(4)]
    events += [_said("dislikes", random, person, disliked) for _ in range(2)]
    events.append({"kind": "sticker", "emoji": characters()[disliked].emoji, "description": disliked, "liked": False})
    if not pictured:
        events += [_chosen(random, person) for _ in range(2 + 2 * len(likes))]
        events += [_said("likes", random, person, name) for name in likes] + [_said("looks", random, person)]
    mixed = tuple(events[i] for i in random.permutation(len(events)))
    moods = list(_known().expressions)
    looks = [(thing, _one(random, moods), style) for thing in likes for _ in range(3)] if pictured else []
    return Person(name, person.source, likes, (style,), (disliked,), mixed, tuple(looks))


def _said(kind: str, random: np.random.Generator, person: Person, thing: str | None = None) -> dict[str, Any]:
    template = _one(random, _templates()[kind])
    return {"kind": "message", "text": _filled(template, random, person, thing or _one(random, person.likes))}


def _chosen(random: np.random.Generator, person: Person) -> dict[str, Any]:
    """A sticker of the person's taste that they sent or liked."""
    thing = _one(random, person.likes)
    described = _filled(_one(random, _templates()["descriptions"]), random, person, thing)
    liked = True if random.random() < 0.5 else None
    return {"kind": "sticker", "emoji": characters()[thing].emoji, "description": described, "liked": liked}


def _filled(template: str, random: np.random.Generator, person: Person, thing: str) -> str:
    style = _one(random, _templates()["styles"][_one(random, person.styles)])
    plural = _templates()["plurals"].get(thing, f"{thing}s")
    mood = _one(random, list(_known().expressions))
    return template.format(thing=thing, things=plural, style=style, mood=mood, emoji=characters()[thing].emoji)


def _likeable() -> list[str]:
    return [name for name in _known().characters if name != DEFAULT_CHARACTER]


def _one(random: np.random.Generator, values: list[str] | tuple[str, ...]) -> str:
    return values[int(random.integers(len(values)))]


def _rest(item: HistoryItem) -> tuple[Any, ...]:
    return item.kind, item.text, item.emoji, item.description, item.image, item.liked, item.at


@cache
def _known() -> ArtVocabulary:
    """Nobody likes by template what the weights can't draw."""
    return trained_vocabulary()


@cache
def _templates() -> dict[str, Any]:
    return tomllib.loads((DATA / "templates.toml").read_text("utf-8"))


@cache
def _sticker(character: str, expression: str, style: str) -> bytes:
    return to_webp(die_cut(draw(character, expression, style, 512)))
