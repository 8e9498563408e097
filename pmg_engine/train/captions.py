"""What a picture may be called, for training: keywords, their synonyms and a few templates."""

from __future__ import annotations

from itertools import product

from pmg_engine.art.table import DEFAULT_CHARACTER, characters, expressions, styles

DEFAULT_STYLE = "3d"
DEFAULT_EXPRESSION = "happy"
UNCONDITIONAL = ""

_TARGET = ("{expression}", "{expression} face", "feeling {expression}")
_TARGET_CHARACTER = ("{expression} {character}", "{character} feeling {expression}", "a {expression} {character}")
_TARGET_STYLE = ("{expression} {character}, {style}", "a {expression} {character} in {style} style")
_PREFERENCE = ("{character}, {style}", "a {character} in {style} style", "{style} {character}")


def target_captions(expression: str) -> list[str]:
    """Ways to ask for an expression alone."""
    names = [expression, *expressions()[expression].synonyms]
    return [t.format(expression=e) for t, e in product(_TARGET, names)]


def asked_captions(expression: str, character: str, style: str | None) -> list[str]:
    """Ways to ask for an expression of a character, in a style or in any."""
    feelings = [expression, *expressions()[expression].synonyms]
    heads = [character, *characters()[character].synonyms]
    if style is None:
        return [t.format(expression=e, character=c) for t, e, c in product(_TARGET_CHARACTER, feelings, heads)]
    looks = [style, *styles()[style].synonyms]
    return [
        t.format(expression=e, character=c, style=s) for t, e, c, s in product(_TARGET_STYLE, feelings, heads, looks)
    ]


def preference_captions(character: str | None, style: str | None) -> list[str]:
    """Ways to say a taste; either half may be missing."""
    heads = [] if character is None else [character, *characters()[character].synonyms]
    looks = [] if style is None else [style, *styles()[style].synonyms]
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
