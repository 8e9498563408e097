"""Reading through disguises: case, accents, zero-width characters, look-alikes, leetspeak, s p a c i n g, s.t.o.p.s.

Elongation ("nooo") is the word lists' matter: they compare runs of letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

LONGEST = 4096  # characters that are read

# Marks that make another letter of a kana are kept; accents, vowel signs and emoji's selectors are not.
_VOICED = {"\u3099", "\u309a"}
_FOLDED = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ى": "ي", "ة": "ه", "ـ": "", "'": "", "’": ""}
)
_LEET = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "€": "e"}
_LEET_I = str.maketrans(_LEET | dict.fromkeys("1!|", "i"))
_LEET_L = str.maketrans(_LEET | dict.fromkeys("1!|", "l"))
_LIKE_LATIN = dict(zip("аеорсухіѕкмтвнӏԁαορνυικτεχ", "aeopcyxiskmtbhldaopvuiktex", strict=True))
_TO_LATIN = str.maketrans(_LIKE_LATIN)
_TO_CYRILLIC = str.maketrans(dict(zip("aeopcyxikmtbh", "аеорсухикмтвн", strict=True)))
_LATIN, _OTHER = re.compile(r"[a-z]"), re.compile(r"[а-яёіѕӏԁα-ω]")
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT_OR_SIGN = re.compile(r"[01345789@$€!|]")
_EDGES = "!|.,:;?()[]{}\"'«»„“”‘’…*_-~#"
_STARRED = re.compile(r"(?<![^\W_])[^\W\d_][^\W\d_*#]*[*#]+[^\W_]+")
_MOST_STARRED = 20
_SHORTEST_RUN, _LONGEST_RUN = 3, 16  # single letters in a row that are put together


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as word lists look at it.

    words: every word it may hold, letters only. lines: its words in order, each letter once, with a space before,
    between and after. unspaced: its letters and digits alone, for scripts written without spaces. starred: words with
    a letter replaced by a star.
    """

    words: frozenset[str] = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
    unspaced: str = field(repr=False)
    starred: tuple[re.Pattern[str], ...] = field(repr=False)


def read(text: str, harmless: Sequence[str] = ()) -> Reading:
    """Reads a text; folded phrases in `harmless` are overlooked."""
    plain = folded(text[:LONGEST])[: 2 * LONGEST]  # one character may stand for a whole phrase
    together = unspaced(plain)
    for phrase in harmless:
        plain = plain.replace(phrase, " ")
        together = together.replace(phrase, " ")
    forms = dict.fromkeys((plain, " ".join(_unleeted(chunk)[0] for chunk in plain.split())))
    return Reading(
        frozenset(_readings(plain)) - set(harmless),
        tuple(f" {' '.join(map(squeezed, words(form)))} " for form in forms),
        together,
        tuple(map(_as_pattern, list(dict.fromkeys(_STARRED.findall(plain)))[:_MOST_STARRED])),
    )


def folded(text: str) -> str:
    """The text in lower case, without accents, apostrophes and what nobody sees."""
    compatible = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(c for c in unicodedata.normalize("NFD", compatible) if not _unseen(c))
    return unicodedata.normalize("NFC", kept).translate(_FOLDED)


def unspaced(text: str) -> str:
    """Of a folded text the letters and digits alone."""
    return "".join(c for c in text if c.isalnum())


def is_unspaced(text: str) -> bool:
    """True for Chinese and Japanese."""
    return _WITHOUT_SPACES.search(text) is not None


def words(text: str) -> list[str]:
    """The words of a folded text as they stand."""
    return _LETTERS.findall(text)


def squeezed(word: str) -> str:
    """The word with each letter once where it is repeated: "noo" is "no"."""
    return "".join(letter for letter, _ in groupby(word))


def _readings(plain: str) -> Iterator[str]:
    chunks = plain.split()
    for chunk in dict.fromkeys(chunks):
        yield from _readings_of(chunk)
    for run in _single_letters(chunks):
        for start in range(len(run)):
            for end in range(start + _SHORTEST_RUN, min(start + _LONGEST_RUN, len(run)) + 1):
                yield from _alike("".join(run[start:end]))


def _readings_of(chunk: str) -> Iterator[str]:
    for form in {chunk, *_unleeted(chunk)}:
        found = _LETTERS.findall(form)
        for word in found:
            yield from _alike(word)
        if len(found) > 1:
            yield from _alike("".join(found))


def _unleeted(chunk: str) -> tuple[str, ...]:
    """The chunk with signs as letters, twice as 1 may be an i or an l; itself where it is a number."""
    core = chunk.strip(_EDGES)
    if not _LETTERS.search(core) or not _DIGIT_OR_SIGN.search(core):
        return (chunk,)
    return core.translate(_LEET_I), core.translate(_LEET_L)


def _alike(word: str) -> Iterator[str]:
    """The word, and where it mixes alphabets also what it looks like in each."""
    yield word
    if _LATIN.search(word) and _OTHER.search(word):
        yield word.translate(_TO_LATIN)
        yield word.translate(_TO_CYRILLIC)


def _single_letters(chunks: list[str]) -> Iterator[list[str]]:
    """Runs of at least three letters that stand alone, as in "s p a c e d"."""
    run: list[str] = []
    for chunk in [*chunks, ""]:
        core = chunk.strip(_EDGES).translate(_LEET_I)
        if len(core) == 1 and core.isalpha():
            run.append(core)
            continue
        if len(run) >= _SHORTEST_RUN:
            yield run
        run = []


def _as_pattern(starred: str) -> re.Pattern[str]:
    return re.compile("".join("." if c in "*#" else re.escape(c) for c in starred))


def _unseen(character: str) -> bool:
    category = unicodedata.category(character)
    invisible = category in {"Cf", "Cc", "Cs", "Me"} and not character.isspace()
    return invisible or (category == "Mn" and character not in _VOICED)
