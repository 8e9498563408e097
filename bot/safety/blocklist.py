"""The block list: which category of unwanted things a text asks for, if any. The words are in blocklist.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path

from bot.safety.disguise import folded, read
from bot.safety.wordlist import WordList

FILE = Path(__file__).with_name("blocklist.toml")
_YOUNG, _ORDINARY = "young", "ordinary"


class Category(StrEnum):
    """Why a text is not drawn; the first that fits counts."""

    MINORS = "minors"
    SEXUAL = "sexual"
    SLURS = "slurs"
    VIOLENCE = "violence"
    SELF_HARM = "self_harm"
    SUGGESTIVE = "suggestive"  # in groups only
    GORE = "gore"  # likewise


_STRICT = frozenset({Category.SUGGESTIVE, Category.GORE})
_LEWD = frozenset({Category.SEXUAL, Category.SUGGESTIVE})


class Blocklist:
    """Word lists by category. `words` maps a category, "young" and "ordinary" to entries by language."""

    def __init__(self, words: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        flat = {name: list(chain.from_iterable(languages.values())) for name, languages in words.items()}
        self._harmless = [folded(phrase) for phrase in flat.pop(_ORDINARY, ())]
        self._lists = {name: WordList(entries) for name, entries in flat.items()}

    def category(self, text: str, *, strict: bool = False) -> Category | None:
        """The category that a text falls into, or None; `strict` is for groups."""
        reading = read(text, self._harmless)
        found = {name for name, entries in self._lists.items() if entries.found_in(reading)}
        if _YOUNG in found and found & _LEWD:
            return Category.MINORS
        counted = (category for category in Category if strict or category not in _STRICT)
        return next((category for category in counted if category in found), None)


def load_blocklist(file: Path = FILE) -> Blocklist:
    """The block list of a file in the form of blocklist.toml."""
    return Blocklist(tomllib.loads(file.read_text("utf-8")))
