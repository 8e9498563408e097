"""Keywords: the hard preference of a history (k_p) and the target of a message (k_t)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmg_engine.keywords.pictures import PictureReader
from pmg_engine.keywords.protocol import KeywordReader
from pmg_engine.keywords.reader import RetrievalReader, content_hash
from pmg_engine.text_encoder import TextEncoder

if TYPE_CHECKING:
    from pmg_engine.language_model import LanguageModel

__all__ = ["KeywordReader", "RetrievalReader", "content_hash", "load_reader"]

SCENARIO = "emoticon"


def load_reader(
    language_model: LanguageModel | None, encoder: TextEncoder, pictures: PictureReader | None = None
) -> KeywordReader:
    """Retrieval, or by the profile's language model. Raises ModelError where that reads too little at once."""
    if language_model is None:
        return RetrievalReader(encoder, pictures)
    from pmg_engine.keywords.hard_preference import HardPreferenceReader
    from pmg_engine.keywords.language_model_reader import LanguageModelReader
    from pmg_engine.scenarios import load_scenario

    return LanguageModelReader(HardPreferenceReader(language_model, load_scenario(SCENARIO)))
