"""E_soft: what a person likes and no keyword says, as tokens of the generator's condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmg_engine.errors import ModelError
from pmg_engine.profiles import Profile, TrainedSoftProfile
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.soft_preference.model import SoftConfig, SoftHistory, SoftPreference, load_soft, save_soft
from pmg_engine.soft_preference.reader import SoftReader
from pmg_engine.text_encoder import TextEncoder

if TYPE_CHECKING:
    from pmg_engine.language_model import LanguageModel

__all__ = ["SoftConfig", "SoftHistory", "SoftPreference", "SoftReader", "load_soft", "load_soft_reader", "save_soft"]


def load_soft_reader(
    profile: Profile, encoder: TextEncoder, language_model: LanguageModel | None, tower: Scorer
) -> SoftReader | None:
    """The profile's, where it has one. Raises ModelError naming what is missing, broken or does not fit."""
    if profile.soft is None:
        return None
    if not isinstance(profile.soft, TrainedSoftProfile):
        return SoftReader(load_soft(), encoder.model, encoder.tokens, tower)
    if language_model is None:
        raise ModelError(f"the soft preference of profile {profile.name} needs its language model, and there is none")
    model = load_soft(profile.soft.folder)
    body = language_model.body
    if model.config.width != body.config.hidden_size:
        raise ModelError(f"{profile.soft.folder} was trained with another language model: train it anew")
    return SoftReader(model.to(body.device), body, language_model.padded, tower)
