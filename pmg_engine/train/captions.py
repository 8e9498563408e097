"""What a picture may be called, for training: keywords, their synonyms and a few templates."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from pmg_engine.art.table import DEFAULT_CHARACTER

DEFAULT_STYLE = "3d"
DEFAULT_EXPRESSION = "happy"
UNCONDITIONAL = ""

_TARGET = ("{expression}", "{expression} face", "feeling {expression}", "so {expression}")
_TARGET_CHARACTER = ("{expression} {character}", "{character} feeling {expression}", "a {expression} {character}")
_TARGET_STYLE = ("{expression} {character}, {style}", "a {expression} {character} in {style} style")
_PREFERENCE = ("{character}, {style}", "a {character} in {style} style", "{style} {character}")


def target_captions(expression: Sequence[str]) -> list[str]:
    """Ways to ask for an expression alone. Arguments here hold a name and its synonyms, the plain name first."""
    return [t.format(expression=e) for t, e in product(_TARGET, expression)]


def asked_captions(expression: Sequence[str], character: Sequence[str], style: Sequence[str]) -> list[str]:
    """Ways to ask for an expression of a character, in a style or, where there is none, in any."""
    if not style:
        return [t.format(expression=e, character=c) for t, e, c in product(_TARGET_CHARACTER, expression, character)]
    every = product(_TARGET_STYLE, expression, character, style)
    return [t.format(expression=e, character=c, style=s) for t, e, c, s in every]


def preference_captions(heads: Sequence[str], looks: Sequence[str]) -> list[str]:
    """Ways to say a taste for characters and styles; either half may be empty."""
    if not looks:
        return [t.format(character=c) for t, c in product(("{character}", "a {character}"), heads)]
    if not heads:
        return [t.format(style=s) for t, s in product(("{style}", "{style} style"), looks)]
    return [t.format(character=c, style=s) for t, c, s in product(_PREFERENCE, heads, looks)]


__all__ = [
    "DEFAULT_CHARACTER",
    "DEFAULT_EXPRESSION",
    "DEFAULT_STYLE",
    "UNCONDITIONAL",
    "asked_captions",
    "preference_captions",
    "target_captions",
]
