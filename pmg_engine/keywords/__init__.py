"""Keywords: the hard preference of a history (k_p) and the target of a message (k_t)."""

from __future__ import annotations

from pmg_engine.keywords.pictures import PictureReader
from pmg_engine.keywords.protocol import KeywordReader
from pmg_engine.keywords.reader import RetrievalReader, content_hash
from pmg_engine.profiles import LanguageModelProfile
from pmg_engine.text_encoder import TextEncoder

__all__ = ["KeywordReader", "RetrievalReader", "content_hash", "load_reader"]

SCENARIO = "emoticon"


def load_reader(
    language_model: LanguageModelProfile | None, encoder: TextEncoder, pictures: PictureReader | None = None
) -> KeywordReader:
    """Retrieval, or the profile's language model. Raises ModelError that says what is missing or broken."""
    if language_model is None:
        return RetrievalReader(encoder, pictures)
    from pmg_engine.keywords.hard_preference import HardPreferenceReader
    from pmg_engine.keywords.language_model_reader import LanguageModelReader
    from pmg_engine.language_model import load_language_model
    from pmg_engine.scenarios import load_scenario

    return LanguageModelReader(HardPreferenceReader(load_language_model(language_model), load_scenario(SCENARIO)))
