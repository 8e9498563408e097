"""A causal language model that can only write what a grammar allows. Knows no scenario, attribute or sticker."""

from pmg_engine.language_model.load import load_language_model
from pmg_engine.language_model.model import Context, LanguageModel

__all__ = ["Context", "LanguageModel", "load_language_model"]
