"""From results to figures with intervals. Pure functions: they know no models."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from pmg_engine.evaluate.people import Message, Person

Row = dict[str, Any]
RESAMPLES = 2000
MOST = 10.0
CROWD = 20  # people among whom the judge must find the right one
_UNLIKELY = 1e-4


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 95 % bootstrap interval over `count` people."""

    value: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        return f"{_short(self.value)} [{_short(self.low)}–{_short(self.high)}]" if self.count else "–"


def mean(values: Sequence[float]) -> Estimate:
    """The mean and its percentile interval (Efron, 1979)."""
    return _bootstrap([values], lambda drawn: drawn[0].mean(-1))


def ratio(values: Sequence[float], baseline: Sequence[float]) -> Estimate:
    """Mean by mean, of pairs; at most MOST, which is also what anything by nothing is."""

    def divided(drawn: np.ndarray) -> np.ndarray:
        below = drawn[1].mean(-1)
        found: np.ndarray = np.divide(drawn[0].mean(-1), below, out=np.full_like(below, MOST), where=below > 0)
        return found.clip(max=MOST)

    return _bootstrap([values, baseline], divided)


def difference(values: Sequence[float], baseline: Sequence[float]) -> Estimate:
    """Mean less mean, of pairs."""
    return _bootstrap([values, baseline], lambda drawn: drawn[0].mean(-1) - drawn[1].mean(-1))


def _bootstrap(samples: Sequence[Sequence[float]], statistic: Callable[[np.ndarray], np.ndarray]) -> Estimate:
    """samples: one row of values a measure, in the same order of people."""
    table = np.asarray(samples, float)
    count = table.shape[1]
    if count == 0:
        return Estimate(0.0, 0.0, 0.0, 0)
    drawn = np.random.default_rng(0).integers(count, size=(RESAMPLES, count))
    low, high = np.quantile(statistic(table[:, drawn]), (0.025, 0.975))
    return Estimate(float(statistic(table[:, None])[0]), float(low), float(high), count)


def top(row: Row, attribute: str) -> str:
    """What the judge takes a sticker to show."""
    shown: dict[str, float] = row["shown"][attribute]
    return max(shown, key=lambda name: shown[name])


def fits_character(row: Row, person: Person) -> bool:
    """Whether it shows a character they like."""
    return top(row, "character") in person.likes


def fits_style(row: Row, person: Person) -> bool:
    """Whether it is drawn in a style they like."""
    return top(row, "style") in person.styles


def fits_taste(row: Row, person: Person) -> float:
    """Character and style, half each."""
    return (fits_character(row, person) + fits_style(row, person)) / 2


def fits_moment(row: Row, message: Message) -> bool:
    """Whether the expression shown is one that answers the message."""
    return top(row, "expression") in message.expressions


def disliked(row: Row, person: Person) -> bool:
    """Whether it shows a character they dislike."""
    return top(row, "character") in person.dislikes


def whose(row: Row, person: int, everyone: Sequence[Person]) -> float:
    """1 where the judge finds the right one of CROWD people by their hidden tastes; ties share."""
    tastes = [(p.likes, p.styles) for p in everyone]
    others = [i for i, taste in enumerate(tastes) if taste != tastes[person]]
    random = np.random.default_rng((CROWD, person))
    crowd = [person, *random.permutation(others)[: CROWD - 1].tolist()]
    likelihood = [_likelihood(row, everyone[i]) for i in crowd]
    best = max(likelihood)
    return (likelihood[0] == best) / likelihood.count(best)


def _likelihood(row: Row, person: Person) -> float:
    shown = row["shown"]
    character = max(shown["character"].get(name, _UNLIKELY) for name in person.likes)
    style = max(shown["style"].get(name, _UNLIKELY) for name in person.styles)
    return float(character * style)


def middle(rows: Sequence[Row]) -> np.ndarray:
    """The mean of the judge's features: what all stickers have in common, and no likeness."""
    whole: np.ndarray = np.mean([row["features"] for row in rows], 0)
    return whole


def likeness(one: Sequence[float], other: Sequence[float], centre: np.ndarray) -> float:
    """Cosine of features about a centre, in [-1, 1]; 0 where one of them is the centre."""
    a, b = np.asarray(one) - centre, np.asarray(other) - centre
    length = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / length if length else 0.0


def spread(rows: Sequence[Row], centre: np.ndarray) -> float:
    """Mean distance, 1 − likeness, between several stickers, in [0, 2]."""
    return float(np.mean([1 - likeness(a["features"], b["features"], centre) for a, b in combinations(rows, 2)]))


def _short(value: float) -> str:
    """.87, 1.00, -.02"""
    return f"{value:.2f}".replace("0.", ".", 1) if abs(value) < 0.995 else f"{value:.2f}"
