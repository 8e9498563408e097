"""Characters to tokens: emoji cut out whole, words folded. Knows no word of any language."""

from __future__ import annotations

import re
import unicodedata

# An emoji sequence: flags, keycaps, or a pictograph with modifiers, joined by ZWJ; tags (of regional flags) are eaten.
_PICTOGRAPH = (
    "[\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b00-\u2bff\u3030\u303d"
    "\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff\U0001fb00-\U0001fbff]"
)
_MODIFIED = _PICTOGRAPH + "[\ufe0f\U0001f3fb-\U0001f3ff]*"
EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3|"
    + _MODIFIED
    + "(?:\u200d"
    + _PICTOGRAPH.replace("[", "[\u2640\u2642", 1)
    + "[\ufe0f\U0001f3fb-\U0001f3ff]*)*[\U000e0020-\U000e007f]*"
)
_LOOK = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_MARKS = re.compile("[\u064b-\u0652\u0640]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_EITHER_WAY = str.maketrans("أإآىةё’", "ااايهе'")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def plain_emoji(emoji: str) -> str:
    """An emoji without skin tone and presentation selectors."""
    return _LOOK.sub("", emoji)


def find_emoji(text: str) -> list[str]:
    """Every emoji of a text in order, plain."""
    return [plain_emoji(match) for match in EMOJI.findall(text)]


def fold(text: str) -> str:
    """Case folded; letters that are written either way (ё, hamza, curly apostrophes) made one."""
    return _MARKS.sub("", unicodedata.normalize("NFC", text.casefold())).translate(_EITHER_WAY).strip()


def bare(text: str) -> str:
    """Latin letters without accents, as people type them in a hurry."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))
