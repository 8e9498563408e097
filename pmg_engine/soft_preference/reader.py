"""A person's history as the soft preference reads it: the newest words and stickers, at a cost that doesn't grow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from pmg_engine.generator.autoencoder import to_tensor
from pmg_engine.picture import decode_picture
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.soft_preference.model import LanguageModel, SoftHistory, SoftPreference
from pmg_engine.types import HistoryItem, Soft

WORDS = 32  # tokens
PICTURES = 8
_MOOD = {False: 0, None: 1, True: 2}

Tokenizer = Callable[[Sequence[str], int], tuple[Tensor, Tensor]]
"""Texts and a length to ids and mask, (n, length) each, cut and padded on the right."""


class SoftReader:
    """Reads E_soft. Keeps nothing of anyone: what is forgotten must be gone from memory, too."""

    def __init__(
        self, model: SoftPreference, language_model: LanguageModel, tokenizer: Tokenizer, tower: Scorer
    ) -> None:
        self._model, self._language_model, self._tokenizer, self._tower = model, language_model, tokenizer, tower

    @torch.inference_mode()
    def read(self, history: Sequence[HistoryItem]) -> Soft:
        """E_soft of a history, oldest item first: K rows; empty where it has no picture.

        Words alone say too little of what keywords leave out: drawn by them, shapes suffered (docs/models.md).
        """
        vectors = self._vectors(history)
        if not vectors:
            return ()
        pictures = torch.zeros(1, PICTURES, self._model.config.picture_width)
        moods = torch.ones(1, PICTURES, dtype=torch.long)
        for place, (mood, vector) in enumerate(vectors):
            pictures[0, place], moods[0, place] = vector, mood
        words, words_mask = self._tokenizer([words_of(history)], WORDS)
        there = torch.arange(PICTURES)[None] < len(vectors)
        given = (part.to(self._model.tokens.device) for part in (words, words_mask, pictures, there, moods))
        soft = self._model(self._language_model, SoftHistory(*given))[0]
        # rounded, so that what is stored and what is read again are the same
        return tuple(tuple(round(float(value), 4) for value in row) for row in soft)

    def _vectors(self, history: Sequence[HistoryItem]) -> list[tuple[int, Tensor]]:
        """Mood and image vector of the newest stickers that can be decoded, oldest first."""
        found: list[tuple[int, Tensor]] = []
        for item in reversed(history):
            if len(found) == PICTURES:
                break
            if item.image is not None and (picture := decode_picture(item.image)) is not None:
                found.append((_MOOD[item.liked], self._tower.embed_pictures(to_tensor(picture[None]))[0].float().cpu()))
        return found[::-1]


def words_of(history: Sequence[HistoryItem]) -> str:
    """The newest words first, since what is too long is cut: messages, and descriptions of stickers not disliked."""
    said = [item.text or item.description for item in reversed(history) if item.liked is not False]
    return " . ".join(text.strip() for text in said if text.strip())[: 8 * WORDS]
