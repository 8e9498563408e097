"""What a sticker's picture shows, told by the scorer's image tower: for stickers that come without words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from pmg_engine.art.table import DEFAULT_CHARACTER
from pmg_engine.art.vocabulary import ArtVocabulary
from pmg_engine.generator.autoencoder import to_tensor
from pmg_engine.keywords.words import Kind
from pmg_engine.picture import decode_picture
from pmg_engine.scorer.protocol import Scorer

SURE = 0.5  # a probability from which a name counts
CLEAR = 2.0  # and how many times the next one's it must be


@dataclass(frozen=True, slots=True)
class Shown:
    """A name that a picture shows, and how surely, in (0, 1)."""

    kind: Kind
    name: str
    certainty: float


class PictureReader:
    """Encoded pictures to names. Keeps nothing: the keyword reader remembers what came of an item."""

    def __init__(self, tower: Scorer, known: ArtVocabulary) -> None:
        """known: the names that the tower was taught."""
        self._tower = tower
        # the art's own default says nothing of anyone's taste
        named: list[tuple[Kind, list[str]]] = [
            ("character", [name for name in known.characters if name != DEFAULT_CHARACTER]),
            ("style", list(known.styles)),
            ("emotion", list(known.expressions)),
        ]
        self._names = named

    @torch.inference_mode()
    def read(self, data: bytes) -> tuple[Shown, ...]:
        """At most one name of each kind; none for what can't be decoded or recognised."""
        picture = decode_picture(data)
        if picture is None:
            return ()
        seen = self._tower.embed_pictures(to_tensor(picture[None]))
        return tuple(shown for kind, names in self._names if (shown := self._clearest(seen, kind, names)))

    def _clearest(self, seen: Tensor, kind: Kind, names: Sequence[str]) -> Shown | None:
        likely = sorted(((float(self._tower.probability(seen, name)), name) for name in names), reverse=True)
        (first, name), (second, _) = likely[:2]
        # rounded: the last bits of a processor are no reason to weigh anew
        return Shown(kind, name, round(first, 2)) if first >= SURE and first >= CLEAR * second else None
