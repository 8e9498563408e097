"""What a picture may be called, for training: keywords, their synonyms and a few templates."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from pmg_engine.art.outfit import Outfit
from pmg_engine.art.table import DEFAULT_CHARACTER, accessories, palettes

DEFAULT_STYLE = "3d"
DEFAULT_EXPRESSION = "happy"
UNCONDITIONAL = ""

_TARGET = ("{expression}", "{expression} face", "feeling {expression}", "so {expression}")
_TARGET_CHARACTER = ("{expression} {character}", "{character} feeling {expression}", "a {expression} {character}")
_TARGET_STYLE = ("{expression} {character}, {style}", "a {expression} {character} in {style} style")
_OUTFIT = ("{outfit}", "with {outfit}", "wearing {outfit}")
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


def outfit_captions(outfit: Outfit) -> list[str]:
    """Ways to say what is worn, and in which colours; none where there is nothing."""
    worn = [] if outfit.accessory is None else [outfit.accessory, *accessories()[outfit.accessory].synonyms]
    colours = [] if outfit.palette is None else [outfit.palette, *palettes()[outfit.palette].synonyms]
    if not colours:
        return [t.format(outfit=a) for t, a in product(_OUTFIT, worn)]
    return [", ".join(named) for named in product(worn, colours)] if worn else colours


__all__ = [
    "DEFAULT_CHARACTER",
    "DEFAULT_EXPRESSION",
    "DEFAULT_STYLE",
    "UNCONDITIONAL",
    "asked_captions",
    "outfit_captions",
    "preference_captions",
    "target_captions",
]
