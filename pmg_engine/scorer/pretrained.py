"""A pretrained open_clip model as the scorer: ViT-B/32 as in the article, or SigLIP 2.

A model with a bias was trained with a sigmoid for each pair of picture and text, so its own probability is taken:
σ(scale · cos + bias) (Zhai et al., 2023, arXiv 2303.15343). One without was trained with a softmax over texts, so the
keyword competes with fixed others: raw similarities would not be comparable between keywords.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import torch
from torch import Tensor
from torch.nn import functional as F

from pmg_engine import torchvision_repair  # noqa: F401  must come before open_clip
from pmg_engine.errors import ModelError
from pmg_engine.prompts import load_prompt
from pmg_engine.quiet import quiet_loading
from pmg_engine.scorer.clip import on_ground
from pmg_engine.scorer.protocol import FLOOR

SCENARIO = "emoticon"  # whose words are used where no other is named
REMEMBERED = 4096  # texts whose embeddings are kept

Clip: TypeAlias = Any  # open_clip has no types
Tokenizer: TypeAlias = Any


class OpenClipScorer:
    """Pictures against keywords. Texts longer than the model reads are cut by its tokenizer."""

    def __init__(self, model: Clip, tokenizer: Tokenizer, device: torch.device, scenario: str = SCENARIO) -> None:
        from open_clip import get_model_preprocess_cfg

        self._model: Clip = model.eval().requires_grad_(False)
        self._tokenizer, self._device = tokenizer, device
        seen = get_model_preprocess_cfg(model)
        size = seen["size"]
        self._side = int(size if isinstance(size, int) else size[0])
        self._mean, self._std = (torch.tensor(seen[name])[:, None, None] for name in ("mean", "std"))
        self._texts: dict[str, Tensor] = {}
        self._asked = load_prompt(scenario, "score/keyword")
        self._others = load_prompt(scenario, "score/others").template.splitlines()

    @torch.no_grad()
    def embed_pictures(self, pictures: Tensor) -> Tensor:
        """(n, 4, s, s) premultiplied RGBA in [-1, 1] to (n, d) of unit length."""
        shown = (on_ground(pictures, self._side) + 1) / 2
        pixels = ((shown - self._mean) / self._std).to(self._device)
        embeddings: Tensor = self._model.encode_image(pixels, normalize=True).float().cpu()
        return embeddings

    @torch.no_grad()
    def probability(self, embeddings: Tensor, text: str) -> Tensor:
        """How surely each picture shows what a keyword says, (n,) within [FLOOR, 1 - FLOOR]."""
        scale = float(self._model.logit_scale.exp())
        asked = self._asked.render(keyword=text)
        bias = getattr(self._model, "logit_bias", None)
        if bias is not None:
            p = torch.sigmoid(scale * embeddings @ self._embed_texts([asked])[0] + float(bias))
        else:
            p = (scale * embeddings @ self._embed_texts([asked, *self._others]).T).softmax(-1)[:, 0]
        return p.nan_to_num(FLOOR).clamp(FLOOR, 1 - FLOOR)

    def _embed_texts(self, texts: Sequence[str]) -> Tensor:
        """(n, d) of unit length; kept, since keywords recur."""
        if len(self._texts) > REMEMBERED:
            self._texts.clear()
        for text in texts:
            if text not in self._texts:
                tokens = self._tokenizer([text.lower()]).to(self._device)
                self._texts[text] = F.normalize(self._model.encode_text(tokens).float().cpu(), dim=-1)[0]
        return torch.stack([self._texts[text] for text in texts])


def load_open_clip(folder: Path, device: torch.device, scenario: str = SCENARIO) -> OpenClipScorer:
    """A model of open_clip's layout from a local folder, safetensors only. Raises ModelError."""
    import open_clip

    weights = folder / "open_clip_model.safetensors"
    if not weights.is_file():
        raise ModelError(f"{weights} is missing, and other formats are not loaded: download the model completely")
    name = f"local-dir:{folder}"
    try:
        with quiet_loading():
            model = open_clip.create_model(name, device=device, require_pretrained=True)
            tokenizer = open_clip.get_tokenizer(name)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise ModelError(f"{folder} can't be loaded by open_clip: {reason[0]}") from None
    return OpenClipScorer(model, tokenizer, device, scenario)
