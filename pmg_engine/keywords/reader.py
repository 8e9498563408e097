"""The hard preference: a history to weighted keywords for character, style, usual emotion and dislikes.

Each item gives each thing it names one vote. A vote's worth depends on what the person did (choosing a sticker says
more than a word in passing) and on how many later items speak of the same kind of thing: taste changes, small talk
between two stickers does not age it. A sticker that comes without words votes by its picture.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from pmg_engine.clean import clean_text
from pmg_engine.history import in_order
from pmg_engine.keywords.cues import Stance, clauses, judged, means_earlier, stance
from pmg_engine.keywords.pictures import PictureReader
from pmg_engine.keywords.retrieval import Retrieval
from pmg_engine.keywords.target import Target
from pmg_engine.keywords.weighing import CHOSEN, KEYWORDS, Vote, weigh
from pmg_engine.keywords.words import Kind, Mention, WordIndex
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.types import Emotion, HistoryItem, Preference
from pmg_engine.vocabulary.tokens import fold

LIKED, REJECTED = 4.0, -3.0  # against CHOSEN
SAID_OUTRIGHT, MENTIONED, EMOJI = 2.5, 0.6, 1.2
REMEMBERED = 32_768  # items
PICTURES = 64  # the newest whose pictures are looked at: some 20 ms each, once
SEEN = 0.8  # of what a word says, where a picture says it
REVISION = "keywords-3"

_SPEAKS_OF_LOOKS = re.compile(
    r"\b(?:styles?|looks?|art|drawings?|graphics|colou?rs|stickers?|aesthetic|vibe|design|render|pictures?|images?"
    r"|animations?|games?)\b"
)
_COMMON_ENGLISH = 20_000  # word pieces are numbered from common to rare


Meant = tuple[str, Kind, str, float]  # clause, and what it paraphrases: kind, name, likeness


class RetrievalReader:
    """Reads histories and messages. Remembers what it has read, so that reading a longer history costs what is new.

    `words` is its index of everything it knows by name.
    """

    revision = REVISION

    def __init__(self, text_encoder: TextEncoder, pictures: PictureReader | None = None) -> None:
        ranks: dict[str, int] = text_encoder._tokenizer.get_vocab()
        english = frozenset(word for word, rank in ranks.items() if rank < _COMMON_ENGLISH and word.isalpha())
        self.words = WordIndex(english)
        self._pictures = pictures
        self._retrieval = Retrieval(text_encoder)
        self._target = Target(self.words, self._retrieval)
        self._remembered: OrderedDict[bytes, tuple[Vote, ...]] = OrderedDict()  # by digest: no text is kept

    def read(self, history: Sequence[HistoryItem]) -> Preference:
        """The preference of a history, oldest first; empty for an empty one."""
        items = _picturesque(in_order(history))
        digests = [_digest(item) for item in items]
        new = {d: item for d, item in zip(digests, items, strict=True) if d not in self._remembered}
        self._learn(new)
        votes = [(item, self._remembered[digest]) for item, digest in zip(items, digests, strict=True)]
        self._forget(digests)
        characters, against = weigh(votes, "character")
        styles, against_styles = weigh(votes, "style")
        emotions, _ = weigh(votes, "emotion")
        dislikes = sorted((*against, *against_styles), key=lambda keyword: -keyword.weight)
        return Preference(characters, styles, emotions, tuple(dislikes[:KEYWORDS]), content_hash(history))

    def target(self, text: str, context: Sequence[str], emotion: Emotion, seed: int = 0) -> dict[str, str]:
        """k_t of a message: `expression` always, `character` and `style` where it asks for them; whatever the seed."""
        return self._target.read(text, context, emotion)

    def _learn(self, new: Mapping[bytes, HistoryItem]) -> None:
        """Reads new items; the sentence encoder sees what no word explains, all of it in one go."""
        unclear = {digest: self._unclear(item) for digest, item in new.items()}
        found = self._retrieval.find([clause for clauses_ in unclear.values() for clause in clauses_])
        for digest, item in new.items():
            meant = [(clause, *answer) for clause in unclear[digest] for answer in found[clause]]
            votes = self._message(item, meant) if item.kind == "message" else self._sticker(item, meant)
            self._remembered[digest] = _strongest(votes)

    def _forget(self, used: Iterable[bytes]) -> None:
        for digest in used:
            self._remembered.move_to_end(digest)
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    def _message(self, item: HistoryItem, meant: Sequence[Meant]) -> Iterator[Vote]:
        before: list[Mention] = []
        for clause in clauses(fold(clean_text(item.text))):
            named = self.words.find(clause)
            for m in named:
                yield _vote(m.kind, m.name, stance(clause, m.start), m.clear, m.by_emoji)
            things = [m for m in named if m.kind != "emotion"]
            if not things and judged(clause) and means_earlier(clause):
                for m in before:
                    yield _vote(m.kind, m.name, stance(clause, len(clause)), m.clear, m.by_emoji)
            before = things or before
        for clause, kind, name, likeness in meant:
            yield _vote(kind, name, stance(clause, len(clause)), likeness, by_emoji=False)

    def _sticker(self, item: HistoryItem, meant: Sequence[Meant]) -> list[Vote]:
        worth = REJECTED if item.liked is False else LIKED if item.liked else CHOSEN
        named = self.words.find(f"{fold(clean_text(item.emoji))} {fold(clean_text(item.description))}")
        votes = [Vote(m.kind, m.name, worth * m.clear) for m in named]
        votes += [Vote(kind, name, worth * likeness) for _, kind, name, likeness in meant]
        if item.image is not None and self._pictures is not None:
            # words name a thing more reliably than its picture does
            told = {vote.kind for vote in votes if abs(vote.worth) >= abs(worth) * SEEN}
            shown = self._pictures.read(item.image)
            votes += [Vote(s.kind, s.name, worth * s.certainty * SEEN) for s in shown if s.kind not in told]
        return votes

    def _unclear(self, item: HistoryItem) -> list[str]:
        """English clauses that may paraphrase a thing: descriptions, and what is judged or speaks of looks."""
        text = fold(clean_text(item.description if item.kind == "sticker" else item.text))
        return [clause for clause in clauses(text) if _may_paraphrase(clause, item.kind) and not self._names(clause)]

    def _names(self, clause: str) -> bool:
        return any(mention.kind != "emotion" and not mention.by_emoji for mention in self.words.find(clause))


def content_hash(history: Sequence[HistoryItem], revision: str = REVISION) -> str:
    """Identifies a history's content and the way it is read."""
    digest = sha256(revision.encode())
    for item in history:
        digest.update(_digest(item, item.id, item.at.isoformat() if item.at else ""))
    return digest.hexdigest()


def _digest(item: HistoryItem, *more: str) -> bytes:
    """Identifies what of an item its votes depend on, and whatever is given beside."""
    digest = sha256(sha256(item.image).digest() if item.image is not None else b"")
    for field in (item.kind, item.text, item.emoji, item.description, str(item.liked), *more):
        data = field.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


def _picturesque(items: Sequence[HistoryItem]) -> list[HistoryItem]:
    """The items, oldest first, without any pictures but the newest: what is older hardly counts."""
    shown = [at for at, item in enumerate(items) if item.image is not None]
    old = set(shown[:-PICTURES])
    return [replace(item, image=None) if at in old else item for at, item in enumerate(items)]


def _strongest(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """At most one vote for each name: the one worth most, of equals the last said."""
    best: dict[tuple[Kind, str], Vote] = {}
    for vote in votes:
        known = best.get((vote.kind, vote.name))
        if known is None or abs(vote.worth) >= abs(known.worth):
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
