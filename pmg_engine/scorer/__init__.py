"""The scorers. Which one a profile names is decided here, and only that one's libraries are imported."""

from __future__ import annotations

import torch

from pmg_engine.errors import ModelError
from pmg_engine.generator.drawing import STICKER
from pmg_engine.models import ModelStore
from pmg_engine.profiles import PretrainedScorerProfile, Profile
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.text_encoder import TextEncoder


def load_scorer(
    profile: Profile, encoder: TextEncoder | None, store: ModelStore, device: torch.device, scenario: str = STICKER
) -> Scorer:
    """A profile's scorer, asking in a scenario's words. Raises ModelError naming the file that is missing or broken.

    Only the bundled scorer needs the encoder, and it knows stickers only.
    """
    if isinstance(profile.scorer, PretrainedScorerProfile):
        from pmg_engine.scorer.pretrained import load_open_clip

        return load_open_clip(store.verified(profile.model(profile.scorer.model), profile.name), device, scenario)
    from pmg_engine.scorer import clip

    if encoder is None or scenario != STICKER:
        raise ModelError(f"the scorer of profile {profile.name} knows only stickers: name one of open_clip's in it")
    return clip.load_scorer(encoder)
