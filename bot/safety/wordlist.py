"""A list of words, phrases and beginnings of words that is looked for in what people write.

"word" is a whole word, "word*" a beginning, "two words" a phrase, Chinese and Japanese are looked for anywhere.
Letters may be repeated in the text: "woooord" is "word", while "as" is not "ass".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.safety.disguise import Reading, folded, is_unspaced, squeezed, unspaced, words

_Runs = tuple[int, ...]
# Arabic articles, "and" and "with" are written as one with the word
_PREFIXES = re.compile(r"^(?:و|ف)?(?:ال|بال|لل|ب|ل)?(?=\w{3})")
_SHORTEST_STARRED = 3


class WordList:
    """Looks for its entries in a text, whatever they are disguised as."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._whole: dict[str, list[_Runs]] = defaultdict(list)
        self._beginnings: dict[str, list[_Runs]] = defaultdict(list)
        self._phrases: list[str] = []
        self._anywhere: list[str] = []
        for entry in entries:
            self._add(folded(entry).strip())
        self._longest = max(map(len, self._beginnings), default=0)

    def found_in(self, reading: Reading) -> bool:
        """True where the text holds one of the entries."""
        return (
            any(map(self._is_listed, reading.words))
            or any(phrase in line for line in reading.lines for phrase in self._phrases)
            or any(entry in reading.unspaced for entry in self._anywhere)
            or any(map(self._is_meant_by, reading.starred))
        )

    def _add(self, entry: str) -> None:
        if is_unspaced(entry):
            self._anywhere.append(unspaced(entry))
            return
        found, is_beginning = words(entry), entry.endswith("*")
        if len(found) > 1:
            self._phrases.append(f" {' '.join(map(squeezed, found))}{'' if is_beginning else ' '}")
        if together := "".join(found):
            forms = self._beginnings if is_beginning else self._whole
            forms[squeezed(together)].append(_runs(together))

    def _is_listed(self, word: str) -> bool:
        bare = _PREFIXES.sub("", word)
        return self._matches(word) or (bare != word and self._matches(bare))

    def _matches(self, word: str) -> bool:
        once, runs = squeezed(word), _runs(word)
        if any(_covers(runs, wanted) for wanted in self._whole.get(once, ())):
            return True
        return any(
            _covers(runs, wanted)
            for length in range(1, min(len(once), self._longest) + 1)
            for wanted in self._beginnings.get(once[:length], ())
        )

    def _is_meant_by(self, starred: re.Pattern[str]) -> bool:
        return len(starred.pattern) >= _SHORTEST_STARRED and (
            any(map(starred.fullmatch, _spelt(self._whole))) or any(map(starred.fullmatch, _spelt(self._beginnings)))
        )


def _spelt(forms: dict[str, list[_Runs]]) -> Iterator[str]:
    for letters, all_runs in forms.items():
        for runs in all_runs:
            yield "".join(letter * count for letter, count in zip(letters, runs, strict=True))


def _runs(word: str) -> _Runs:
    return tuple(len(list(run)) for _, run in groupby(word))


def _covers(runs: _Runs, wanted: _Runs) -> bool:
    return all(have >= want for have, want in zip(runs, wanted, strict=False))
