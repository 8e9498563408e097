"""Stable Diffusion with an IP-Adapter: the person's taste taken from the pictures of their history, not from words.

The baseline to beat (Ye et al., 2023, arXiv 2308.06721): decoupled cross-attention over an image embedding.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from PIL import Image
from torch import Tensor

from pmg_engine.device import precision
from pmg_engine.errors import ModelError
from pmg_engine.generator.drawing import Drawing
from pmg_engine.generator.pretrained import TextCondition
from pmg_engine.generator.protocol import Wish
from pmg_engine.generator.stable_diffusion import StableDiffusion, stable_diffusion_pipeline
from pmg_engine.profiles import PictureGeneratorProfile
from pmg_engine.quiet import quiet_loading
from pmg_engine.types import HistoryItem, Soft

NEWEST = 5  # pictures that are looked at
MAX_PIXELS = 4096 * 4096
DIGITS = 5  # kept of each number: the preference is stored

log = logging.getLogger(__name__)


class PictureGenerator(StableDiffusion):
    """Takes the soft preference as an image embedding, and weights it by w_p; 0 is what means "no picture" to it."""

    def soft(self, history: Sequence[HistoryItem]) -> Soft:
        """One row: the mean embedding of the newest stickers that weren't disliked; empty where there is none."""
        stickers = [item for item in history if item.image is not None and item.liked is not False]
        pictures = [picture for item in stickers[-NEWEST:] if (picture := _picture(item.image)) is not None]
        if not pictures:
            return ()
        mean = self._embed(pictures).mean(0)
        return (tuple(round(value, DIGITS) for value in mean.tolist()),)

    def condition(self, wishes: Sequence[Wish], soft: Soft) -> TextCondition:
        """The words' condition, and beside it the picture's: w_p · e, (n, 1, d)."""
        words = super().condition(wishes, ())
        unet = self._pipeline.unet
        width = self._pipeline.image_encoder.config.projection_dim
        row = torch.tensor(soft[:1] or ((0.0,) * width,), dtype=unet.dtype, device=unet.device)
        if row.shape[1] != width:
            raise ModelError(f"the soft preference is {row.shape[1]} wide, this IP-Adapter takes {width}: read it anew")
        return replace(words, pictures=words.weights.to(row.dtype)[:, None, None] * row[None])

    def _besides(self, condition: TextCondition) -> dict[str, Any]:
        pictures = condition.pictures
        if pictures is None:
            raise ModelError("an IP-Adapter draws only what it was given a picture's condition for")
        both = torch.cat([torch.zeros_like(pictures), pictures]) if self._guided else pictures
        return {**super()._besides(condition), "ip_adapter_image_embeds": [both]}

    def _embed(self, pictures: Sequence[Image.Image]) -> Tensor:
        encoder = self._pipeline.image_encoder
        pixels = self._pipeline.feature_extractor(list(pictures), return_tensors="pt").pixel_values
        embeds: Tensor = encoder(pixels.to(encoder.device, encoder.dtype)).image_embeds.float()
        return embeds


def load_picture_generator(
    folder: Path, adapter: Path, profile: PictureGeneratorProfile, device: torch.device, drawing: Drawing
) -> PictureGenerator:
    """The pipeline with its adapter, from local folders. Raises ModelError that says what is missing or broken."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file
    from transformers import CLIPImageProcessor

    encoder = _image_encoder(adapter / profile.image_encoder, precision(profile.dtype, device))
    pipeline = stable_diffusion_pipeline(folder, profile, device, encoder)
    size = encoder.config.image_size
    pipeline.register_modules(feature_extractor=CLIPImageProcessor(size=size, crop_size=size))
    path = adapter / profile.adapter_weights
    try:
        pipeline.load_ip_adapter(_by_part(load_file(path)), subfolder="", weight_name=path.name)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise ModelError(f"{path} can't be loaded as an IP-Adapter: {type(error).__name__}") from None
    return PictureGenerator(pipeline, profile, drawing)


def _by_part(tensors: dict[str, Tensor]) -> dict[str, dict[str, Tensor]]:
    """As the adapter's loader wants it: "image_proj.x" and "ip_adapter.y" taken apart at the first dot."""
    parts: dict[str, dict[str, Tensor]] = {}
    for name, tensor in tensors.items():
        part, _, rest = name.partition(".")
        parts.setdefault(part, {})[rest] = tensor
    return parts


def _image_encoder(folder: Path, dtype: torch.dtype) -> Any:
    from safetensors import SafetensorError
    from transformers import CLIPVisionModelWithProjection

    try:
        with quiet_loading():
            return CLIPVisionModelWithProjection.from_pretrained(
                str(folder), dtype=dtype, use_safetensors=True, local_files_only=True
            )
    except (OSError, ValueError, RuntimeError, SafetensorError):
        raise ModelError(f"{folder} holds no image encoder as safetensors: download the model completely") from None


def _picture(data: bytes | None) -> Image.Image | None:
    """A sticker's picture on white; None for what is none, or is too large."""
    if data is None:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=("WEBP", "PNG", "JPEG", "GIF")) as image:
            if image.width * image.height > MAX_PIXELS:
                return None
            picture = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        log.warning("a picture of the history can't be read and is left out")
        return None
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
