"""E_soft: what a person likes and no keyword says, as tokens of the generator's condition."""

from __future__ import annotations

from pmg_engine.soft_preference.model import SoftConfig, SoftHistory, SoftPreference, load_soft, save_soft
from pmg_engine.soft_preference.reader import SoftReader

__all__ = ["SoftConfig", "SoftHistory", "SoftPreference", "SoftReader", "load_soft", "save_soft"]
