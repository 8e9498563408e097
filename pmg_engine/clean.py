"""A person's text made safe for the engine: total on every str. It does not know what the text is for."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 2_000

# Lone surrogates, private use, noncharacters. Cf stays: ZWJ holds emoji sequences together; so does Cn: emoji newer
# than this Python's Unicode tables are "unassigned" to it.
_DROPPED = re.compile("[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """NFC, no control characters or lone surrogates, single spaces, at most 2,000 characters.

    Idempotent. The raw text is cut before it is looked at, so that the cost is bounded for input of any length.
    """
    raw = text[: 4 * MAX_CHARACTERS]
    if not raw.isascii():
        raw = unicodedata.normalize("NFC", _DROPPED.sub("", raw))
    return _SPACE.sub(" ", _CONTROL.sub(" ", raw)).strip()[:MAX_CHARACTERS].strip()
