"""From votes to weighted keywords: newer counts more, what is disliked goes, and each keyword keeps its moods.

Knows no words and no pictures: only who voted for what, in which order.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from pmg_engine.keywords.words import Kind
from pmg_engine.types import HistoryItem, Keyword

KEYWORDS = 8  # of each attribute, as the article asks for
HALF_LIFE_ITEMS = 5.0  # later items of the same attribute
HALF_LIFE = timedelta(days=60)
FLOOR = 0.02  # what an old vote keeps
CHOSEN = 3.0  # a vote's worth where the person chose a sticker; one such vote ages the older ones by one item
MENTIONS_AT_MOST = 2.5  # all passing mentions of one thing together
SATURATION = 3.0  # votes after which more of the same hardly adds certainty
LEAST = 0.03

Keywords = tuple[Keyword, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """One item's vote for a name: worth > 0 for, < 0 against; `passing` where it is only mentioned."""

    kind: Kind
    name: str
    worth: float
    passing: bool = False


@dataclass(slots=True)
class _Tally:
    """What speaks for and against one name."""

    liked: float = 0.0
    passing: float = 0.0
    disliked: float = 0.0
    evidence: list[str] = field(default_factory=list)  # newest first
    against: list[str] = field(default_factory=list)
    moods: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def count(self, vote: Vote, fresh: float, item: HistoryItem, moods: Sequence[str]) -> None:
        """Adds a vote, aged."""
        worth = abs(vote.worth) * fresh
        if vote.worth < 0:
            self.disliked += worth
            self.against.append(item.id)
            return
        self.evidence.append(item.id)
        if vote.passing:
            self.passing += worth
        else:
            self.liked += worth
        for mood in moods:
            self.moods[mood] += worth / len(moods)

    @property
    def wanted(self) -> float:
        """All that speaks for it; mentions in passing add up to MENTIONS_AT_MOST."""
        return self.liked + MENTIONS_AT_MOST * (1 - math.exp(-self.passing / MENTIONS_AT_MOST))

    def shares(self) -> tuple[tuple[str, float], ...]:
        """Each mood's share of all that speaks for it, largest first."""
        whole = self.liked + self.passing
        found = [(mood, round(worth / whole, 4)) for mood, worth in self.moods.items()] if whole else []
        return tuple(sorted(((m, share) for m, share in found if share >= LEAST), key=lambda pair: (-pair[1], pair[0])))


def weigh(votes: Sequence[tuple[HistoryItem, tuple[Vote, ...]]], kind: Kind) -> tuple[Keywords, Keywords]:
    """Keywords for and against, strongest first, of votes by item, oldest first.

    What is disliked more than liked is not among the likes.
    """
    newest = max((item.at for item, _ in votes if item.at), default=None)
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    later = 0.0
    for item, cast in reversed(votes):
        mine = [vote for vote in cast if vote.kind == kind and vote.worth]
        moods = [vote.name for vote in cast if vote.kind == "emotion" and vote.worth > 0]
        age = (newest - item.at) / HALF_LIFE if newest and item.at else 0.0
        fresh = FLOOR + (1 - FLOOR) * 0.5 ** (later / HALF_LIFE_ITEMS) * 0.5**age
        for vote in mine:
            tallies[vote.name].count(vote, fresh, item, moods)
        later += min(1.0, max((abs(vote.worth) for vote in mine), default=0.0) / CHOSEN)
    against = {name: t.disliked for name, t in tallies.items() if t.disliked and t.disliked >= 0.75 * t.wanted}
    wanted = {name: t.wanted - t.disliked for name, t in tallies.items() if name not in against}
    liked = [
        Keyword(name, weight, tuple(reversed(tallies[name].evidence)), tallies[name].shares())
        for name, weight in _weights(wanted)
    ]
    disliked = [Keyword(name, weight, tuple(reversed(tallies[name].against))) for name, weight in _weights(against)]
    return tuple(liked), tuple(disliked)


def _weights(worth: Mapping[str, float]) -> list[tuple[str, float]]:
    """Weights in (0, 1], strongest first: the share of the strongest, times how sure the strongest is."""
    most = max(worth.values(), default=0.0)
    if most <= 0:
        return []
    sure = 1 - math.exp(-most / SATURATION)
    ordered = sorted(worth.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(name, round(sure * value / most, 4)) for name, value in ordered if sure * value / most >= LEAST][:KEYWORDS]
