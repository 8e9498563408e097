"""Keywords: the hard preference of a history (k_p) and the target of a message (k_t)."""

from pmg_engine.keywords.reader import KeywordReader, content_hash

__all__ = ["KeywordReader", "content_hash"]
