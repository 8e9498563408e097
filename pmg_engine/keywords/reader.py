"""The hard preference: a history to weighted keywords for character, style, usual emotion and dislikes.

Each item gives each thing it names one vote. A vote's worth depends on what the person did (choosing a sticker says
more than a word in passing) and on how many later items speak of the same kind of thing: taste changes, small talk
between two stickers does not age it.
"""

from __future__ import annotations

import math
import re
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import NamedTuple

from pmg_engine.clean import clean_text
from pmg_engine.history import in_order
from pmg_engine.keywords.cues import Stance, clauses, judged, stance
from pmg_engine.keywords.retrieval import Retrieval
from pmg_engine.keywords.target import Target
from pmg_engine.keywords.words import Kind, WordIndex
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.types import Emotion, HistoryItem, Keyword, Preference
from pmg_engine.vocabulary.tokens import fold

KEYWORDS = 8  # of each attribute, as the article asks for
HALF_LIFE_ITEMS = 5.0  # later items of the same attribute
HALF_LIFE = timedelta(days=60)
FLOOR = 0.02  # what an old vote keeps
CHOSEN, LIKED, REJECTED = 3.0, 4.0, -3.0
SAID_OUTRIGHT, MENTIONED, EMOJI = 2.5, 0.6, 1.2
MENTIONS_AT_MOST = 2.5  # all passing mentions of one thing together
SATURATION = 3.0  # votes after which more of the same hardly adds certainty
LEAST = 0.03
REMEMBERED = 32_768  # events
REVISION = "keywords-1"

_SPEAKS_OF_LOOKS = re.compile(
    r"\b(?:styles?|looks?|art|drawings?|graphics|colou?rs|stickers?|aesthetic|vibe|design|render|pictures?|images?"
    r"|animations?|games?)\b"
)
_COMMON_ENGLISH = 20_000  # word pieces are numbered from common to rare


@dataclass(frozen=True, slots=True)
class Vote:
    """One item's vote for a name: worth > 0 for, < 0 against; `passing` where it is only mentioned."""

    kind: Kind
    name: str
    worth: float
    passing: bool = False


class Event(NamedTuple):
    """What of a history item its votes depend on."""

    kind: str
    text: str
    emoji: str
    description: str
    liked: bool | None


Keywords = tuple[Keyword, ...]
Meant = tuple[str, Kind, str, float]  # clause, and what it paraphrases: kind, name, likeness


class RetrievalReader:
    """Reads histories and messages. Remembers what it has read, so that reading a longer history costs what is new.

    `words` is its index of everything it knows by name.
    """

    revision = REVISION

    def __init__(self, text_encoder: TextEncoder) -> None:
        ranks: dict[str, int] = text_encoder._tokenizer.get_vocab()
        english = frozenset(word for word, rank in ranks.items() if rank < _COMMON_ENGLISH and word.isalpha())
        self.words = WordIndex(english)
        self._retrieval = Retrieval(text_encoder)
        self._target = Target(self.words)
        self._remembered: OrderedDict[Event, tuple[Vote, ...]] = OrderedDict()

    def read(self, history: Sequence[HistoryItem]) -> Preference:
        """The preference of a history, oldest first; empty for an empty one."""
        items = in_order(history)
        events = [Event(item.kind, item.text, item.emoji, item.description, item.liked) for item in items]
        self._learn([event for event in dict.fromkeys(events) if event not in self._remembered])
        votes = [(item, self._remembered[event]) for item, event in zip(items, events, strict=True)]
        self._forget(events)
        characters, against = _weigh(votes, "character")
        styles, against_styles = _weigh(votes, "style")
        emotions, _ = _weigh(votes, "emotion")
        dislikes = sorted((*against, *against_styles), key=lambda keyword: -keyword.weight)
        return Preference(characters, styles, emotions, tuple(dislikes[:KEYWORDS]), content_hash(history))

    def target(self, text: str, context: Sequence[str], emotion: Emotion) -> dict[str, str]:
        """k_t of a message: `expression` always, `character` and `style` where the message asks for them."""
        return self._target.read(text, context, emotion)

    def _learn(self, events: Sequence[Event]) -> None:
        """Reads new events; the sentence encoder sees what no word explains, all of it in one go."""
        unclear = {event: self._unclear(event) for event in events}
        found = self._retrieval.find([clause for clauses_ in unclear.values() for clause in clauses_])
        for event in events:
            meant = [(clause, *answer) for clause in unclear[event] for answer in found[clause]]
            votes = self._message(event, meant) if event.kind == "message" else self._sticker(event, meant)
            self._remembered[event] = _strongest(votes)

    def _forget(self, used: Iterable[Event]) -> None:
        for event in used:
            self._remembered.move_to_end(event)
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    def _message(self, event: Event, meant: Sequence[Meant]) -> Iterator[Vote]:
        for clause in clauses(fold(clean_text(event.text))):
            for m in self.words.find(clause):
                yield _vote(m.kind, m.name, stance(clause, m.start), m.clear, m.by_emoji)
        for clause, kind, name, likeness in meant:
            yield _vote(kind, name, stance(clause, len(clause)), likeness, by_emoji=False)

    def _sticker(self, event: Event, meant: Sequence[Meant]) -> Iterator[Vote]:
        worth = REJECTED if event.liked is False else LIKED if event.liked else CHOSEN
        for m in self.words.find(f"{fold(clean_text(event.emoji))} {fold(clean_text(event.description))}"):
            yield Vote(m.kind, m.name, worth * m.clear)
        for _, kind, name, likeness in meant:
            yield Vote(kind, name, worth * likeness)

    def _unclear(self, event: Event) -> list[str]:
        """English clauses that may paraphrase a thing: descriptions, and what is judged or speaks of looks."""
        text = fold(clean_text(event.description if event.kind == "sticker" else event.text))
        return [clause for clause in clauses(text) if _may_paraphrase(clause, event.kind) and not self._names(clause)]

    def _names(self, clause: str) -> bool:
        return any(mention.kind != "emotion" and not mention.by_emoji for mention in self.words.find(clause))


def content_hash(history: Sequence[HistoryItem], revision: str = REVISION) -> str:
    """Identifies a history's content and the way it is read."""
    digest = sha256(revision.encode())
    for item in history:
        image = sha256(item.image).hexdigest() if item.image is not None else ""
        at = item.at.isoformat() if item.at else ""
        fields = (item.id, item.kind, item.text, item.emoji, item.description, image, str(item.liked), at)
        for field in fields:
            data = field.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _strongest(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """At most one vote for each name: the one worth most."""
    best: dict[tuple[Kind, str], Vote] = {}
    for vote in votes:
        known = best.get((vote.kind, vote.name))
        if known is None or abs(vote.worth) > abs(known.worth):
            best[vote.kind, vote.name] = vote
    return tuple(best.values())


def _vote(kind: Kind, name: str, towards: Stance, clear: float, by_emoji: bool) -> Vote:
    if towards.sign:
        return Vote(kind, name, towards.sign * SAID_OUTRIGHT * clear * min(towards.factor, 1.0))
    return Vote(kind, name, (EMOJI if by_emoji else MENTIONED) * clear * towards.factor, passing=True)


def _may_paraphrase(clause: str, kind: str) -> bool:
    if not (2 <= len(clause.split()) <= 16 and clause.isascii()):
        return False
    return kind == "sticker" or judged(clause) or _SPEAKS_OF_LOOKS.search(clause) is not None


def _weigh(votes: Sequence[tuple[HistoryItem, tuple[Vote, ...]]], kind: Kind) -> tuple[Keywords, Keywords]:
    """Keywords for and against, strongest first. What is disliked more than liked is not among the likes."""
    newest = max((item.at for item, _ in votes if item.at), default=None)
    liked: dict[str, float] = defaultdict(float)
    passing: dict[str, float] = defaultdict(float)
    disliked: dict[str, float] = defaultdict(float)
    evidence: dict[tuple[str, bool], list[str]] = defaultdict(list)
    later = 0.0
    for item, cast in reversed(votes):
        mine = [vote for vote in cast if vote.kind == kind and vote.worth]
        age = (newest - item.at) / HALF_LIFE if newest and item.at else 0.0
        fresh = FLOOR + (1 - FLOOR) * 0.5 ** (later / HALF_LIFE_ITEMS) * 0.5**age
        for vote in mine:
            table = disliked if vote.worth < 0 else passing if vote.passing else liked
            table[vote.name] += abs(vote.worth) * fresh
            evidence[vote.name, vote.worth > 0].append(item.id)
        later += min(1.0, max((abs(vote.worth) for vote in mine), default=0.0) / CHOSEN)
    for name, worth in passing.items():
        liked[name] += MENTIONS_AT_MOST * (1 - math.exp(-worth / MENTIONS_AT_MOST))
    against = {name: worth for name, worth in disliked.items() if worth >= 0.75 * liked.get(name, 0.0)}
    wanted = {name: worth - disliked.get(name, 0.0) for name, worth in liked.items() if name not in against}
    return _keywords(wanted, evidence, True), _keywords(against, evidence, False)


def _keywords(
    worth: dict[str, float], evidence: dict[tuple[str, bool], list[str]], positive: bool
) -> tuple[Keyword, ...]:
    """Weights in (0, 1]: the share of the strongest, times how sure the strongest is."""
    most = max(worth.values(), default=0.0)
    if most <= 0:
        return ()
    sure = 1 - math.exp(-most / SATURATION)
    found = [
        Keyword(name, round(sure * value / most, 4), tuple(reversed(evidence[name, positive])))
        for name, value in sorted(worth.items(), key=lambda pair: (-pair[1], pair[0]))
        if sure * value / most >= LEAST
    ]
    return tuple(found[:KEYWORDS])
