"""E_soft: what a person likes and no keyword says, as tokens of the generator's condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pmg_engine.errors import ModelError
from pmg_engine.profiles import GeneratorProfile, Profile, TrainedSoftProfile
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.soft_preference.model import (
    SoftConfig,
    SoftHistory,
    SoftPreference,
    load_soft,
    save_soft,
    soft_revision,
)
from pmg_engine.soft_preference.reader import SoftReader, Tokenizer
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

    One trained with MiniLM needs the encoder, as the bundled one does; others need their language model.
    """
    if profile.soft is None:
        return None
    if not isinstance(profile.soft, TrainedSoftProfile):
        if encoder is None:
            raise ModelError(f"the soft preference of profile {profile.name} is for stickers: take one with its own")
        return SoftReader(load_soft(), encoder.model, encoder.tokens, tower)
    model = load_soft(profile.soft.folder)
    body: Any
    tokens: Tokenizer
    if language_model is not None:
        body, tokens = language_model.body, language_model.padded
    elif encoder is not None and isinstance(profile.generator, GeneratorProfile):
        body, tokens = encoder.model, encoder.tokens
    else:
        raise ModelError(f"the soft preference of profile {profile.name} needs its language model, and there is none")
    if model.config.width != body.config.hidden_size:
        raise ModelError(f"{profile.soft.folder} was trained with another language model: train it anew")
    return SoftReader(model.to(body.device), body, tokens, tower)
