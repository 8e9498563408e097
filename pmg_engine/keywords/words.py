"""Finds what a text names: characters and things, styles, expressions, by words of many languages and by emoji.

Knows no history and no taste. Words are matched whole, in their inflected forms; a foreign word that is also an English
one ("chat", "ours") counts only where the text shows that it is written in that language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pmg_engine.art.vocabulary import by_word, trained_vocabulary
from pmg_engine.keywords.inflection import adjective_forms, forms, heads, stems
from pmg_engine.vocabulary import FILE, vocabulary
from pmg_engine.vocabulary.neighbours import nearest_of
from pmg_engine.vocabulary.tokens import EMOJI, WORD, bare, fold, plain_emoji

Kind = Literal["character", "style", "emotion"]
LONGEST_PHRASE = 5  # tokens
WEAK = 0.12  # how much an emoji that decorates says, against one that shows an animal
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_PARTICLES = frozenset("のはがをにともでやへ")


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in a text, where it starts and ends there (in folded characters), and how clearly, in (0, 1]."""

    kind: Kind
    name: str
    start: int
    end: int
    clear: float = 1.0
    by_emoji: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    name: str
    language: str


class WordIndex:
    """The vocabulary turned round: from forms to what they name."""

    def __init__(self, english_words: Container[str]) -> None:
        """english_words: common English words, folded."""
        self._english = english_words
        self._forms: dict[str, set[_Entry]] = defaultdict(set)
        self._unspaced: dict[str, _Entry] = {}
        self._emoji: dict[str, list[tuple[Kind, str, float]]] = defaultdict(list)
        self._drawn = drawn_names()
        for kind, name, language, word in _all_words(self._drawn):
            self._add(_Entry(kind, name, language), word)
        for concept in vocabulary().concepts.values():
            for emoji, clear in [(e, 1.0) for e in concept.emoji] + [(e, WEAK) for e in concept.weak]:
                self._emoji[emoji].append(("character", concept.name, clear))
        for expression in vocabulary().expressions.values():
            drawn = self._drawn["emotion"].get(expression.name, "")
            for rank, emoji in enumerate(expression.emoji if drawn else ()):
                if not any(known == drawn for _, known, _ in self._emoji[emoji]):
                    self._emoji[emoji].append(("emotion", drawn, 1.0 if rank < 5 else 0.6))
        longest_first = sorted(self._unspaced, key=len, reverse=True)
        self._unspaced_pattern = re.compile("|".join(map(re.escape, longest_first)))
        self._idioms, self._unspaced_idioms = _idioms()

    def _add(self, entry: _Entry, word: str) -> None:
        if _UNSPACED.search(word):
            self._unspaced.setdefault(word, entry)
            return
        felt = adjective_forms(word, entry.language) if entry.kind == "emotion" else set()
        for form in forms(word, entry.language) | felt:
            self._forms[form].add(entry)
            plain = bare(form)
            if plain != form and plain not in self._english:
                self._forms[plain].add(entry)

    def find(self, folded: str) -> list[Mention]:
        """Every mention in a folded text, in order of place. Overlaps are resolved towards the longest."""
        found = list(self._by_emoji(folded))
        words = EMOJI.sub(lambda m: " " * len(m[0]), folded)
        words = self._idioms.sub(lambda m: " " * len(m[0]), words)
        if _UNSPACED.search(words):
            words = self._unspaced_idioms.sub(lambda m: " " * len(m[0]), words)
            found += self._in_unspaced(words)
        found += self._in_words(words)
        return sorted(found, key=lambda mention: mention.start)

    def is_english(self, folded: str) -> bool:
        """Whether a folded text shows no other language and has mostly common English words."""
        tokens = tuple(m[0] for m in WORD.finditer(folded))
        known = sum(token.removesuffix("'s") in self._english or "-" in token for token in tokens)
        return bool(tokens) and set(_languages(tokens)) <= {"en"} and 2 * known >= len(tokens)

    def _by_emoji(self, folded: str) -> Iterator[Mention]:
        for match in EMOJI.finditer(folded):
            for kind, name, clear in self._emoji.get(plain_emoji(match[0]), ()):
                yield Mention(kind, name, match.start(), match.end(), clear, by_emoji=True)

    def _in_unspaced(self, text: str) -> Iterator[Mention]:
        for match in self._unspaced_pattern.finditer(text):
            if _HIRAGANA.fullmatch(match[0][0]) and not _at_border(text, match.start()):
                continue
            entry = self._unspaced[match[0]]
            yield Mention(entry.kind, entry.name, match.start(), match.end())

    def _in_words(self, text: str) -> Iterator[Mention]:
        tokens = [(m[0], m.start(), m.end()) for m in WORD.finditer(text)]
        spoken = _languages(tuple(token for token, _, _ in tokens))
        at = 0
        while at < len(tokens):
            taken = 1
            for length in range(min(LONGEST_PHRASE, len(tokens) - at), 0, -1):
                phrase = " ".join(token for token, _, _ in tokens[at : at + length])
                entries = self._entries(phrase, spoken, single=length == 1)
                if entries:
                    end = tokens[at + length - 1][2]
                    yield from (Mention(e.kind, e.name, tokens[at][1], end) for e in entries)
                    taken = length
                    break
            at += taken

    def _entries(self, phrase: str, spoken: dict[str, int], single: bool) -> list[_Entry]:
        """What a phrase names in the languages the text may be in: at most one entry per kind."""
        tried = stems(phrase) if single else heads(phrase)
        for form, only in tried:
            entries = [e for e in self._forms.get(form, ()) if only in ("", e.language)]
            chosen: dict[Kind, _Entry] = {}
            for entry in sorted(entries, key=lambda e: (-spoken.get(e.language, 0), e.language != "en", e.name)):
                if self._plausible(phrase, form, entry, spoken):
                    chosen.setdefault(entry.kind, entry)
            if chosen:
                return list(chosen.values())
        return []

    def _plausible(self, token: str, form: str, entry: _Entry, spoken: dict[str, int]) -> bool:
        """A Latin word that English has too names a foreign thing only in a text of that language.

        Its form counts as well: "it's" is no Turkish dog.
        """
        if entry.language == "en" or entry.language in spoken:
            return True
        if spoken and "en" not in spoken:
            return False
        latin = any("a" <= c <= "z" for c in token)
        english = token in self._english or form in self._english
        return not latin or bare(token) != token or (not english and len(token) >= 4)


def drawn_names() -> dict[Kind, dict[str, str]]:
    """Of expressions and styles the name that the weights know them by; those that they can't draw are missing.

    Things keep their own names: a taste for dragons is worth knowing before dragons can be drawn.
    """
    known = trained_vocabulary()
    return {"emotion": nearest_of(known.expressions), "style": by_word(known.styles)}


def _all_words(drawn: dict[Kind, dict[str, str]]) -> Iterator[tuple[Kind, str, str, str]]:
    known = vocabulary()
    for concept in known.concepts.values():
        for language, words in concept.words.items():
            named = words if language == "en" else [word for word in words if word not in _not_names()]
            yield from (("character", concept.name, language, word) for word in named)
    for expression in known.expressions.values():
        for language, words in expression.words.items():
            if name := drawn["emotion"].get(expression.name):
                yield from (("emotion", name, language, word) for word in words)
    for style, table in known.styles.items():
        for language, words in table.items():
            if name := drawn["style"].get(style):
                yield from (("style", name, language, word) for word in words)


@cache
def _idioms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lines = [line for line in _lines("idioms.txt") if not _UNSPACED.search(line)]
    unspaced = [line for line in _lines("idioms.txt") if _UNSPACED.search(line)]
    spaced = "|".join(re.escape(line).replace(r"\*", r"\w*") for line in sorted(lines, key=len, reverse=True))
    return re.compile(rf"\b(?:{spaced})\b"), re.compile("|".join(map(re.escape, unspaced)))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(fold(word.strip()) for line in _lines("not_names.txt") for word in line.split(","))


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for line in _lines("function_words.tsv"):
        language, words = line.split("\t")
        for word in words.split(","):
            table[fold(word)] += (language,)
    return dict(table)


def _languages(tokens: tuple[str, ...]) -> dict[str, int]:
    """How many function words of each Latin-script language a text has. English shows by having none of theirs."""
    counts: dict[str, int] = defaultdict(int)
    for token in tokens:
        head, apostrophe, _ = token.partition("'")
        for language in _function_words().get(token, ()) or _function_words().get(head + apostrophe, ()):
            counts[language] += 1
    english = counts.pop("en", 0)
    best = max(counts.values(), default=0)
    foreign = {language: n for language, n in counts.items() if n >= best and n > english}
    return foreign or ({"en": english} if english else {})


def _at_border(text: str, start: int) -> bool:
    """A word in hiragana begins after a particle or where no hiragana stands before it."""
    before = text[start - 1] if start else " "
    return not _HIRAGANA.fullmatch(before) or before in _PARTICLES


def _lines(name: str) -> list[str]:
    text = (Path(FILE).parent / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
