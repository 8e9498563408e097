"""GoEmotions, XED and hand-written sentences as labelled texts. Knows no model.

GoEmotions (arXiv 2005.00547) comes with its own split. XED (arXiv 2011.01612) has none: a hash of the text decides, so
that the same line never stands on both sides, in whichever language's file it occurs.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pmg_engine.emotion.text import normalise
from pmg_engine.types import NEUTRAL
from pmg_engine.vocabulary import vocabulary
from pmg_engine.vocabulary.tokens import fold

Split = Literal["train", "dev", "test"]
Source = Literal["go", "xed", "hand", "cldr"]
PLUTCHIK = ("anger", "anticipation", "disgust", "fear", "joy", "sadness", "surprise", "trust")
XED_FILES = {  # file to language; tw repeats cn in the other script, so it is left out
    "ar": "ar", "br": "pt", "cn": "zh", "cs": "cs", "de": "de", "en-annotated": "en", "es": "es", "fa": "fa",
    "fr": "fr", "he": "he", "id": "id", "it": "it", "ja": "ja", "ms": "ms", "nl": "nl", "pl": "pl", "pt": "pt",
    "ru": "ru", "sv": "sv", "tr": "tr", "vi": "vi", "zh": "zh",
}  # fmt: skip
_XED_ROW = re.compile(r"(.+)\t([1-8](?:, ?[1-8])*)\s*")
SENTENCES = Path(__file__).parents[1] / "emotion" / "sentences.tsv"


@dataclass(frozen=True, slots=True)
class Example:
    """A normalised text with the labels of its source: GoEmotions' 28, Plutchik's 8 (none: neutral), or expressions."""

    text: str
    labels: tuple[str, ...]
    source: Source
    language: str
    split: Split


def split_of(text: str) -> Split:
    """80 % train, 10 % dev, 10 % test, by the folded text alone."""
    place = zlib.crc32(fold(text).encode("utf-8", "replace")) % 10
    return "test" if place == 0 else "dev" if place == 1 else "train"


def goemotions(data: Path) -> Iterator[Example]:
    """GoEmotions in its published split."""
    names = goemotions_labels(data)
    splits: tuple[Split, ...] = ("train", "dev", "test")
    for split in splits:
        for line in (data / "goemotions" / f"{split}.tsv").read_text(encoding="utf-8").splitlines():
            text, ids, _ = line.split("\t")
            yield Example(normalise(text), tuple(names[int(i)] for i in ids.split(",")), "go", "en", split)


def goemotions_labels(data: Path) -> list[str]:
    """The 28 labels in order, neutral last."""
    return (data / "goemotions" / "labels.txt").read_text(encoding="utf-8").split()


def xed(data: Path) -> Iterator[Example]:
    """XED in every language; English with its neutral lines."""
    for file, language in XED_FILES.items():
        path = data / "xed" / f"{file}.tsv"
        if not path.exists():
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            row = _XED_ROW.fullmatch(line)
            if row:  # some files carry stretches of unlabelled alignment lines
                labels = tuple(sorted({PLUTCHIK[int(i) - 1] for i in row[2].split(",")}))
                text = normalise(row[1])
                yield Example(text, labels, "xed", language, split_of(text))
    neutral = data / "xed" / "en-neutral.txt"
    if neutral.exists():
        for line in neutral.read_text(encoding="utf-8").splitlines():
            text = normalise(line.partition("\t")[2])
            yield Example(text, (), "xed", "en", split_of(text))


def hand(path: Path = SENTENCES) -> Iterator[Example]:
    """Sentences written for this project.

    A row of the file is `language <tab> expression[,expression] <tab> sentence | sentence | …`.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, labels, sentences = line.split("\t")
            for text in map(normalise, sentences.split(" | ")):
                yield Example(text, tuple(labels.split(",")), "hand", language, split_of(text))


def faces() -> Iterator[Example]:
    """The emoji of each expression, alone and repeated, and CLDR's words for them; animals and food are neutral."""
    carried: dict[str, list[str]] = {}
    for expression in vocabulary().expressions.values():
        for emoji in expression.emoji:
            carried.setdefault(emoji, []).append(expression.name)
        for language, words in expression.words.items():
            for word in words:
                yield Example(normalise(word), (expression.name,), "cldr", language, "train")
    for emoji, names in carried.items():
        for text in (emoji, emoji * 2, emoji * 3):
            yield Example(text, tuple(names), "hand", "emoji", "train")
    for concept in vocabulary().concepts.values():
        for emoji in concept.emoji:
            if emoji not in carried:
                yield Example(emoji, (NEUTRAL,), "hand", "emoji", "train")
