"""The generators. Which one a profile names is decided here, and only that one's libraries are imported."""

from __future__ import annotations

from typing import Any

import torch

from pmg_engine.errors import ModelError
from pmg_engine.generator.drawing import STICKER, drawing_of
from pmg_engine.generator.protocol import Generator
from pmg_engine.models import ModelStore
from pmg_engine.profiles import GeneratorProfile, PictureGeneratorProfile, Profile
from pmg_engine.text_encoder import TextEncoder


def load_generator(
    profile: Profile, encoder: TextEncoder | None, store: ModelStore, device: torch.device, scenario: str = STICKER
) -> Generator[Any]:
    """A profile's generator, drawing for a scenario. Raises ModelError naming the file that is missing or broken.

    Only the bundled generator needs the encoder, and it draws stickers only.
    """
    wanted, drawing = profile.generator, drawing_of(scenario)
    if isinstance(wanted, GeneratorProfile):
        from pmg_engine.generator import bundled, emoji, upsampler

        if encoder is None or scenario != STICKER:
            raise ModelError(
                f"the profile {profile.name} can draw only stickers: for {scenario} take one with a large generator,"
                " such as --profile gpu or --profile paper"
            )
        model = bundled.load_generator(wanted.steps, wanted.guidance_scale)
        return emoji.EmojiGenerator(model, encoder, upsampler.load_upsampler())
    folder = store.verified(profile.model(wanted.model), profile.name)
    if isinstance(wanted, PictureGeneratorProfile):
        from pmg_engine.generator.pictures import load_picture_generator

        adapter = store.verified(profile.model(wanted.adapter), profile.name)
        return load_picture_generator(folder, adapter, wanted, device, drawing)
    if wanted.kind == "flux2-klein":
        from pmg_engine.generator.flux import load_flux2_klein

        return load_flux2_klein(folder, wanted, device, drawing)
    from pmg_engine.generator.stable_diffusion import load_stable_diffusion

    return load_stable_diffusion(folder, wanted, device, drawing)
