"""How well wishes written by hand are read, before anything is drawn.

    python -m pmg_engine.evaluate.reading

A wish whose character or expression no weights know is left out. One set is there to improve the reading on; the other
only measures.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pmg_engine.art.drawable import Drawable
from pmg_engine.art.vocabulary import ArtVocabulary, every_name, trained_vocabulary
from pmg_engine.emotion import EmotionGate
from pmg_engine.keywords import RetrievalReader
from pmg_engine.text_encoder import TextEncoder

DATA = Path(__file__).parent / "data"
DEVELOPMENT, MEASURING = "paraphrases-development.tsv", "paraphrases.tsv"
ASKED = "draw me"  # a bare mention is no wish: "the dog jumped" asks for no dog


@dataclass(frozen=True, slots=True)
class Asked:
    """A message and what it asks for."""

    text: str
    character: str
    expression: str

    def read_rightly(self, target: Mapping[str, str]) -> tuple[bool, bool]:
        """Whether a target has the character, and the expression."""
        return target.get("character") == self.character, target.get("expression") == self.expression


@dataclass(frozen=True, slots=True)
class Reading:
    """Shares in [0, 1] of wishes read rightly."""

    wishes: int
    character: float
    expression: float
    both: float


def paraphrases(known: ArtVocabulary | None = None, name: str = MEASURING) -> list[Asked]:
    """The messages of a file whose character and expression are known; None means by the bundled weights."""
    known = known or trained_vocabulary()
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = [Asked(*row) for row in csv.reader((x for x in file if not x.startswith("#")), delimiter="\t")]
    if name == MEASURING:
        rows = [Asked(f"{ASKED} {row.text}", row.character, row.expression) for row in rows]
    return [row for row in rows if row.character in known.characters and row.expression in known.expressions]


def scored(asked: Sequence[Asked], targets: Sequence[Mapping[str, str]]) -> Reading:
    """The shares of targets that are as asked; at least one is needed."""
    right = np.array([wish.read_rightly(target) for wish, target in zip(asked, targets, strict=True)]).reshape(-1, 2)
    character, expression = right.mean(0).tolist()
    return Reading(len(right), character, expression, float(right.all(1).mean()))


class WishReader:
    """Messages to targets in the words of the art, as the engine reads them, without anything that draws."""

    def __init__(self, known: ArtVocabulary, encoder: TextEncoder) -> None:
        self._gate, self._reader = EmotionGate.load(encoder), RetrievalReader(encoder)
        self._tables = {"character": known.characters, "expression": known.expressions, "style": known.styles}
        self._drawable = {name: Drawable(table, encoder) for name, table in self._tables.items()}

    def read(self, text: str) -> dict[str, str]:
        """k_t of a message without context."""
        target = self._reader.target(text, (), self._gate.read(text))
        return {name: self._drawable[name].nearest(word) for name, word in target.items()}


def main() -> None:
    """The command line: a table of both sets."""
    parser = argparse.ArgumentParser(description="Measure how wishes are read.")
    parser.add_argument("--misread", action="store_true", help="list what is misread of the development set")
    parser.add_argument("--tables", action="store_true", help="with all that the tables hold, not only the weights")
    arguments = parser.parse_args()
    known = every_name() if arguments.tables else trained_vocabulary()
    reader = WishReader(known, TextEncoder())
    lines = ["| wishes | how many | character | expression | both |", "| --- | --- | --- | --- | --- |"]
    for name in (DEVELOPMENT, MEASURING):
        asked = paraphrases(known, name)
        targets = [reader.read(wish.text) for wish in asked]
        told = scored(asked, targets)
        lines.append(f"| {name} | {told.wishes} | {told.character:.3f} | {told.expression:.3f} | {told.both:.3f} |")
        if arguments.misread and name == DEVELOPMENT:
            wrong = [(w, t) for w, t in zip(asked, targets, strict=True) if not all(w.read_rightly(t))]
            lines[:0] = [f"{w.text}: {w.expression} {w.character}, read as {t}" for w, t in wrong]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
