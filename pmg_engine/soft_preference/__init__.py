"""E_soft: what a person likes and no keyword says, as tokens of the generator's condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmg_engine.errors import ModelError
from pmg_engine.profiles import Profile, TrainedSoftProfile
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.soft_preference.model import (
    SoftConfig,
    SoftHistory,
    SoftPreference,
    load_soft,
    save_soft,
    soft_revision,
)
from pmg_engine.soft_preference.reader import SoftReader
from pmg_engine.text_encoder import TextEncoder

if TYPE_CHECKING:
    from pmg_engine.language_model import LanguageModel

__all__ = [
    "SoftConfig",
    "SoftHistory",
    "SoftPreference",
    "SoftReader",
    "load_soft",
    "load_soft_reader",
    "save_soft",
    "trained_soft_revision",
]


def trained_soft_revision(profile: Profile) -> list[str]:
    """What must be read anew when a soft preference of one's own is trained again; empty where there is none.

    The bundled one counts among the bundled weights. Raises ModelError as loading does.
    """
    return [soft_revision(profile.soft.folder)] if isinstance(profile.soft, TrainedSoftProfile) else []


def load_soft_reader(
    profile: Profile, encoder: TextEncoder | None, language_model: LanguageModel | None, tower: Scorer
) -> SoftReader | None:
    """The profile's, where it has one. Raises ModelError naming what is missing, broken or does not fit.

    Only the bundled one needs the encoder.
    """
    if profile.soft is None:
        return None
    if not isinstance(profile.soft, TrainedSoftProfile):
        if encoder is None:
            raise ModelError(f"the soft preference of profile {profile.name} is for stickers: take one with its own")
        return SoftReader(load_soft(), encoder.model, encoder.tokens, tower)
    if language_model is None:
        raise ModelError(f"the soft preference of profile {profile.name} needs its language model, and there is none")
    model = load_soft(profile.soft.folder)
    body = language_model.body
    if model.config.width != body.config.hidden_size:
        raise ModelError(f"{profile.soft.folder} was trained with another language model: train it anew")
    return SoftReader(model.to(body.device), body, language_model.padded, tower)
