"""A profile, ready to be loaded from: what it names is there and whole, and where it runs is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from pmg_engine.device import AUTO, resolve
from pmg_engine.models import ModelStore
from pmg_engine.models.store import DEFAULT_ROOT
from pmg_engine.profiles import Profile, load_profile

if TYPE_CHECKING:
    from pmg_engine.language_model import LanguageModel


@dataclass(frozen=True, slots=True)
class Opened:
    """A profile, the store its models lie in, and the device they run on."""

    profile: Profile
    store: ModelStore
    device: torch.device


def open_profile(name: str, models: Path = DEFAULT_ROOT, device: str = AUTO) -> Opened:
    """Verifies all of a profile's models before the first is loaded, which takes long, and sets its threads.

    The bundled models run on the CPU whatever `device` says. Raises ModelError that names what is missing or broken.
    """
    profile, store = load_profile(name), ModelStore(models)
    place = resolve(device if profile.models else "cpu")
    torch.set_num_threads(profile.threads)
    for model in profile.models:
        store.verified(model, profile.name)
    return Opened(profile, store, place)


def load_profile_language_model(opened: Opened, device: str) -> LanguageModel | None:
    """The profile's, where it has one; only then are the libraries for it imported. Raises ModelError."""
    wanted = opened.store.language_model(opened.profile, device)
    if wanted is None:
        return None
    from pmg_engine.language_model import load_language_model

    return load_language_model(wanted)
