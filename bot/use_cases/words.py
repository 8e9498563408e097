"""Cleaning of what people type, before it is stored or given to the engine.

Knows nothing of Telegram. The result holds no control characters and no surrogates, so that it can be encoded
anywhere; joiners and variation selectors stay, emoji are made of them.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_STORED = 4096
LONGEST_FOR_ENGINE = 1000
_SPACES = re.compile(r"\s+")


def clean(text: str, limit: int = LONGEST_STORED) -> str:
    """One line of at most `limit` characters, or "" where nothing visible is in it. Idempotent."""
    paired = text[: 4 * limit].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    kept = "".join(character for character in _SPACES.sub(" ", paired) if not _unwanted(character))
    line = _SPACES.sub(" ", kept).strip()[:limit].strip()
    return line if any(_visible(character) for character in line) else ""


def for_engine(text: str) -> str:
    """Cleaned and cut to what the engine reads."""
    return clean(text, LONGEST_FOR_ENGINE)


def quote(text: str, length: int = 60) -> str:
    """A short quotation: cleaned, cut at `length` characters with an ellipsis."""
    line = clean(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def set_words(set_name: str) -> str:
    """The words in the name of a sticker set: "CuteCats_by_stickerbot" holds "Cute Cats"."""
    title = re.sub(r"_by_\w+$", "", set_name)
    return clean(re.sub(r"_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])", " ", title))


def _unwanted(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"}


def _visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZC"
