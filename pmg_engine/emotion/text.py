"""What the gate sees of a message: English-ready text, n-gram buckets and surface marks. Knows no labels."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pmg_engine.clean import clean_text
from pmg_engine.vocabulary import vocabulary
from pmg_engine.vocabulary.tokens import EMOJI, WORD, find_emoji, plain_emoji

BUCKETS = 1 << 16
PHRASES = 3 << 18
MAX_NGRAMS = 1_500
START, END = 300, 150  # characters that are read of a very long text
SURFACE = 12  # number of surface marks
_PLACEHOLDER = re.compile(r"\[(NAME|RELIGION)\]")
_LONG = re.compile(r"(\w)\1{2,}")
_LONG_WORD = re.compile(r"\w*(\w)\1{2,}\w*")
_LINK = re.compile(r"https?://\S+|www\.\S+")
_EMOTICON = re.compile(r"(?<!\w)[:;=xX8][-'^o]?[)(DPpOo/\\|*3\]\[]+(?!\w)|<3|\^_+\^|[>T][._][<T]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


def normalise(text: str) -> str:
    """Cleaned; the data sets' placeholders replaced by plain words; of a very long text only the start and the end."""
    text = clean_text(text if len(text) <= START + END else f"{text[:START]} {text[-END:]}")
    return _PLACEHOLDER.sub(lambda m: {"NAME": "Alex", "RELIGION": "religion"}[m[1]], text)


def english(text: str, ranks: Mapping[str, int]) -> str:
    """A normalised text as MiniLM can read it: emoji as their CLDR names, "soooo" as "so", links dropped.

    ranks: word pieces by id; a lower id is a commoner word, which decides between "cool" and "col".
    """
    names = vocabulary().emoji
    named = EMOJI.sub(lambda m: f" {names.get(plain_emoji(m[0]), '')} ", _LINK.sub(" ", text))
    return _LONG_WORD.sub(lambda m: _shorten(m[0], ranks), named).strip() or "."


def _shorten(word: str, ranks: Mapping[str, int]) -> str:
    once, twice = _LONG.sub(r"\1", word), _LONG.sub(r"\1\1", word)
    unknown = len(ranks)
    return once if ranks.get(once.lower(), unknown) <= ranks.get(twice.lower(), unknown) else twice


def ngrams(text: str) -> list[int]:
    """Hash buckets (0 … BUCKETS-1) of words, word pairs, characters 1–5 inside words, emoji, emoticons, punctuation."""
    words = _words(text)
    return _hashed([*_said(text, words), *(piece for word in words for piece in _inside(word))], BUCKETS)


def phrases(text: str) -> tuple[list[int], list[int]]:
    """The same n-grams in finer buckets (0 … PHRASES-1): those of words and marks, and those inside words."""
    words = _words(text)
    pieces = [piece for word in words for piece in _inside(word)]
    return _hashed(_said(text, words), PHRASES), _hashed(pieces, PHRASES)


def _words(text: str) -> list[str]:
    return WORD.findall(_LONG.sub(r"\1\1", _LINK.sub(" ", text).casefold()))[:120]


def _said(text: str, words: list[str]) -> list[str]:
    found = [f"E{emoji}" for emoji in find_emoji(text)] + [f"M{mark}" for mark in _EMOTICON.findall(text)]
    found += [f"P{mark}" for mark in re.findall(r"[!?¿¡…。！？]+|\.{2,}", text)]
    return [*found, *(f"W{word}" for word in words), *(f"B{a} {b}" for a, b in pairwise(words))]


def _hashed(found: list[str], buckets: int) -> list[int]:
    return [zlib.crc32(item.encode("utf-8", "replace")) % buckets for item in found[:MAX_NGRAMS]]


def _inside(word: str) -> list[str]:
    if _UNSPACED.search(word):
        return [word[i : i + n] for n in (1, 2, 3, 4) for i in range(min(len(word), 60) - n + 1)]
    marked = f"<{word[:30]}>"
    return [marked[i : i + n] for n in (3, 4, 5) for i in range(len(marked) - n + 1)]


def surface(text: str) -> NDArray[np.float32]:
    """(SURFACE,) marks in about [0, 1]: length, capitals, elongation, repetition, punctuation, emoji, script."""
    words = WORD.findall(text)
    letters = [c for c in text if c.isalpha()]
    emoji = find_emoji(text)
    count = max(len(words), 1)
    return np.array(
        [
            min(len(words), 40) / 40,
            sum(c.isupper() for c in letters) / max(len(letters), 1),
            float(sum(len(w) > 2 and w.isupper() for w in words) > 0),
            min(len(_LONG.findall(text)), 3) / 3,
            1 - len({w.casefold() for w in words}) / count if words else 0.0,
            min(text.count("!") + text.count("！"), 4) / 4,
            min(text.count("?") + text.count("？"), 4) / 4,
            float("..." in text or "…" in text),
            min(len(emoji), 4) / 4,
            float(bool(emoji) and not words),
            sum(ord(c) > 0x24F for c in letters) / max(len(letters), 1),
            min(sum(c.isdigit() for c in text), 8) / 8,
        ],
        dtype=np.float32,
    )
