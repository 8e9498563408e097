"""The scorers. Which one a profile names is decided here, and only that one's libraries are imported."""

from __future__ import annotations

import torch

from pmg_engine.models import ModelStore
from pmg_engine.profiles import PretrainedScorerProfile, Profile
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.text_encoder import TextEncoder


def load_scorer(profile: Profile, encoder: TextEncoder, store: ModelStore, device: torch.device) -> Scorer:
    """A profile's scorer. Raises ModelError naming the file that is missing or broken."""
    if isinstance(profile.scorer, PretrainedScorerProfile):
        from pmg_engine.scorer.pretrained import load_open_clip

        return load_open_clip(store.verified(profile.model(profile.scorer.model), profile.name), device)
    from pmg_engine.scorer import clip

    return clip.load_scorer(encoder)
