"""From weighted keywords to what the candidates are asked to show.

Several tastes may live side by side: the first candidate follows the strongest keywords, the others are drawn in
proportion to the weights, so that asking again also brings the second favourite.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pmg_engine.prompts import load_prompt
from pmg_engine.types import Keyword, Preference

MOMENT = 1.5  # how much more a taste counts in exactly its mood
_FAMILIES = (
    {"happy", "laughing", "celebrating", "amazed", "proud", "cool", "yummy", "relieved", "hugging"},
    {"in love", "kissing", "winking", "hugging"},
    {"winking", "silly", "mischievous", "laughing"},
    {"shocked", "scared", "nervous", "confused", "embarrassed", "shy"},
    {"confused", "thinking", "nerdy"},
    {"sad", "crying", "pleading"},
    {"angry", "furious", "annoyed", "disgusted"},
    {"sleepy", "relieved"},
    {"sick", "disgusted", "dizzy", "freezing", "overheated"},
)


@dataclass(frozen=True, slots=True)
class Taste:
    """One character and one style, or None where nothing is known or the message decides.

    `keywords` are k_p in scenarios that know neither; a sticker's taste has none.
    """

    character: str | None
    style: str | None
    keywords: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """k_p as the generator was taught to read it; empty where nothing is known."""
        values = self.asked()
        if not values:
            return ""
        name = "preference" if len(values) == 2 else f"preference_{next(iter(values))}"
        return load_prompt("emoticon", name).render(**values)

    def asked(self) -> dict[str, str]:
        """What is known of it, by attribute."""
        known = {"character": self.character, "style": self.style}
        return {name: value for name, value in known.items() if value}


def allowed(preference: Preference, negative: tuple[str, ...]) -> Preference:
    """The preference without what the person dislikes or the request rules out."""
    unwanted = {k.keyword for k in preference.dislikes} | set(negative)

    def keep(keywords: tuple[Keyword, ...]) -> tuple[Keyword, ...]:
        return tuple(k for k in keywords if k.keyword not in unwanted and k.weight > 0)

    return Preference(
        keep(preference.character),
        keep(preference.style),
        preference.emotion,
        preference.dislikes,
        preference.content_hash,
        preference.soft,
    )


def within_styles(
    target: dict[str, str], preference: Preference, styles: tuple[str, ...], strength: int
) -> tuple[dict[str, str], Preference]:
    """Target and preference with one of `styles` as the target's style, so that every candidate is drawn in it: the
    message's own, else the person's favourite among them, else the first. Nothing changes where `styles` is empty."""
    if not styles:
        return target, preference
    liked = tuple(k for k in preference.style if k.keyword in styles)
    favourites = [k.keyword for k in liked] if strength else []
    style = next((name for name in (target.get("style"), *favourites) if name in styles), styles[0])
    return {**target, "style": style}, replace(preference, style=liked)


def for_moment(preference: Preference, expression: str) -> Preference:
    """The preference with more weight on what this person shows in moods like this one.

    History weighted by its similarity to the target, after RAGAR (2025, arXiv 2505.01657), with an expression for
    the target: w' = w (1 + MOMENT · Σ share · kinship). The strongest keyword keeps the strongest weight.
    """

    def weighted(keywords: tuple[Keyword, ...]) -> tuple[Keyword, ...]:
        fits = [sum(share * _kinship(mood, expression) for mood, share in k.moods) for k in keywords]
        raised = [k.weight * (1 + MOMENT * fit) for k, fit in zip(keywords, fits, strict=True)]
        scale = max((k.weight for k in keywords), default=1.0) / max(raised, default=1.0)
        changed = [replace(k, weight=weight * scale) for k, weight in zip(keywords, raised, strict=True)]
        return tuple(sorted(changed, key=lambda k: -k.weight))

    return replace(preference, character=weighted(preference.character), style=weighted(preference.style))


def _kinship(mood: str, expression: str) -> float:
    """1 for the same expression, 0.5 for one of the same family, else 0."""
    if mood == expression:
        return 1.0
    return 0.5 if any(mood in family and expression in family for family in _FAMILIES) else 0.0


def tastes(preference: Preference, target: dict[str, str], candidates: int, seed: int) -> list[Taste]:
    """One taste a candidate. What the message itself asks for is left to the target; what is drawn of the one
    attribute does not depend on whether the other was asked for."""
    random = np.random.default_rng(seed)
    drawn = [(_pick(preference.character, i, random), _pick(preference.style, i, random)) for i in range(candidates)]
    return [
        Taste(None if "character" in target else character, None if "style" in target else style)
        for character, style in drawn
    ]


def _pick(keywords: tuple[Keyword, ...], index: int, random: np.random.Generator) -> str | None:
    if not keywords:
        return None
    weights = np.array([k.weight for k in keywords], float) ** 2
    drawn = int(random.choice(len(keywords), p=weights / weights.sum()))
    return keywords[0 if index == 0 else drawn].keyword
