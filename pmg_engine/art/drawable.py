"""Which drawable character, style or expression a keyword means: by name, else by the nearest meaning."""

from __future__ import annotations

import torch
from torch import Tensor

from pmg_engine.art.vocabulary import Wordings, by_word
from pmg_engine.text_encoder import TextEncoder


class Drawable:
    """Looks keywords up among the names of one attribute."""

    def __init__(self, table: Wordings, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self._by_name = by_word(table)
        self._names = list(self._by_name)
        self._meanings: Tensor | None = None

    def nearest(self, keyword: str) -> str:
        """The table's name for a keyword; for one that can't be drawn ("dragon") the most similar thing that can."""
        known = self._by_name.get(keyword.lower())
        if known is None:
            if self._meanings is None:
                self._meanings = self._encoder.encode(self._names).pooled
            meaning = self._encoder.encode([keyword]).pooled[0]
            known = self._by_name[self._names[int(torch.argmax(self._meanings @ meaning))]]
            self._by_name[keyword.lower()] = known
        return known
