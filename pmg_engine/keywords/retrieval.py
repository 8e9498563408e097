"""What an English clause means without naming it: nearest neighbours among MiniLM sentences.

"my purring friend" is near "cat", "blocky old video game look" near "pixel art".
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from pmg_engine.art.vocabulary import by_word, every_name
from pmg_engine.keywords.words import Kind, drawn_names
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.vocabulary import vocabulary

THRESHOLD: dict[Kind, float] = {"character": 0.52, "style": 0.5}  # set by eye on talk of other things
NAMED = 0.5  # the same of the thing that a wish asks for
BATCH = 32

Found = tuple[tuple[Kind, str, float], ...]


class Retrieval:
    """Clauses to the concepts they paraphrase."""

    def __init__(self, text_encoder: TextEncoder) -> None:
        self._encoder = text_encoder
        self._names: list[tuple[Kind, str]] = []
        self._prototypes: Tensor | None = None  # (names, 384), made at the first question
        self._felt: tuple[list[str], Tensor] | None = None  # names and (names, 384) of expressions, likewise

    def find(self, clauses: Sequence[str]) -> dict[str, Found]:
        """For each clause at most one concept per kind, with its likeness above the threshold."""
        different = sorted(set(clauses), key=len)
        parts = [different[at : at + BATCH] for at in range(0, len(different), BATCH)]
        return {clause: found for part in parts for clause, found in zip(part, self._nearest(part), strict=True)}

    def thing(self, phrases: Sequence[str]) -> str | None:
        """The concept that the first of some phrases names, or the nearest to any of them; None where none is near."""
        known = by_word(every_name().characters)
        for phrase in phrases:
            if phrase in known:
                return known[phrase]
        if not phrases:
            return None
        table = self._table()
        things = torch.tensor([kind == "character" for kind, _ in self._names])
        likeness = (self._encoder.encode(phrases, 16).pooled @ table.T).masked_fill(~things, -1).amax(0)
        best = int(likeness.argmax())
        return self._names[best][1] if float(likeness[best]) >= NAMED else None

    def likeness(self, described: str) -> dict[str, float]:
        """How near a description is to the nearest words of each expression that can be drawn, in [-1, 1]."""
        if self._felt is None:
            drawn = drawn_names()["emotion"]
            words = [
                (drawn[feeling.name], word)
                for feeling in vocabulary().expressions.values()
                for word in (feeling.words["en"] if feeling.name in drawn else ())
            ]
            parts = [
                self._encoder.encode([w for _, w in words[at : at + 64]], 16).pooled for at in range(0, len(words), 64)
            ]
            self._felt = [name for name, _ in words], torch.cat(parts)
        names, table = self._felt
        found: dict[str, float] = {}
        for name, value in zip(
            names, (self._encoder.encode([described], 32).pooled @ table.T)[0].tolist(), strict=True
        ):
            found[name] = max(found.get(name, -1.0), value)
        return found

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
