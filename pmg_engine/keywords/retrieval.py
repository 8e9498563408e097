"""What an English clause means without naming it: nearest neighbours among MiniLM sentences.

"my purring friend" is near "cat", "blocky old video game look" near "pixel art".
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from pmg_engine.keywords.words import Kind, drawn_names
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.vocabulary import vocabulary

THRESHOLD: dict[Kind, float] = {"character": 0.52, "style": 0.5}  # set by eye on talk of other things
BATCH = 32

Found = tuple[tuple[Kind, str, float], ...]


class Retrieval:
    """Clauses to the concepts they paraphrase."""

    def __init__(self, text_encoder: TextEncoder) -> None:
        self._encoder = text_encoder
        self._names: list[tuple[Kind, str]] = []
        self._prototypes: Tensor | None = None  # (names, 384), made at the first question

    def find(self, clauses: Sequence[str]) -> dict[str, Found]:
        """For each clause at most one concept per kind, with its likeness above the threshold."""
        different = sorted(set(clauses), key=len)
        parts = [different[at : at + BATCH] for at in range(0, len(different), BATCH)]
        return {clause: found for part in parts for clause, found in zip(part, self._nearest(part), strict=True)}

    def _nearest(self, clauses: Sequence[str]) -> list[Found]:
        likeness = self._encoder.encode(clauses, 32).pooled @ self._table().T
        answers: list[Found] = []
        for row in likeness:
            best: dict[Kind, tuple[Kind, str, float]] = {}
            for value, place in zip(*torch.topk(row, 6), strict=True):
                kind, name = self._names[int(place)]
                if float(value) >= THRESHOLD[kind]:
                    best.setdefault(kind, (kind, name, float(value)))
            answers.append(tuple(best.values()))
        return answers

    def _table(self) -> Tensor:
        if self._prototypes is None:
            texts: list[str] = []
            styles = drawn_names()["style"]
            for concept in vocabulary().concepts.values():
                for word in concept.words["en"][:12]:
                    self._names.append(("character", concept.name))
                    texts.append(word)
            for style, words in vocabulary().styles.items():
                drawn = styles.get(style)
                for word in words["en"] if drawn else ():
                    self._names.append(("style", drawn or ""))
                    texts.append(f"{word} style")
            parts = [self._encoder.encode(texts[at : at + 64], 16).pooled for at in range(0, len(texts), 64)]
            self._prototypes = torch.cat(parts)
        return self._prototypes
