"""What else has been proposed for learned preferences, tried on the bundled one: dislikes, newcomers, two tastes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from pmg_engine.evaluate.judge import Judge, Verdict, verdicts
from pmg_engine.evaluate.measures import CROWD, Estimate, mean
from pmg_engine.evaluate.soft import STRENGTH, Dresser, likelihood, message_for, stranger_of, whose
from pmg_engine.generator.autoencoder import to_tensor
from pmg_engine.picture import decode_picture
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.soft_preference import SoftReader
from pmg_engine.types import HistoryItem, Preference, Soft, StickerEngine, StickerRequest

DISLIKED = 3  # stickers of a history
KNOWN = 60  # people whose E_soft a newcomer's is mixed of
_SHARP = 0.02  # of the softmax over cosines

Table = dict[str, dict[str, Estimate]]
Histories = Mapping[str, Soft]


@dataclass(frozen=True, slots=True)
class Studio:
    """Who draws, who judges, and who reads E_soft."""

    engine: StickerEngine
    judge: Judge
    reader: SoftReader
    tower: Scorer

    def drawn(self, number: int, preference: Preference, soft: Soft, character: str | None = None) -> Verdict:
        """What the judge sees in the sticker for one person's message."""
        text, given = message_for(number).text, replace(preference, soft=soft)
        made = self.engine.make_sticker(StickerRequest(text, STRENGTH, number, given, character=character))
        return verdicts(self.judge, [made.webp])[0]

    def vectors(self, history: Sequence[HistoryItem]) -> Tensor:
        """The image vectors of a history's stickers, (n, d)."""
        pictures = [decode_picture(item.image or b"") for item in history]
        return self.tower.embed_pictures(torch.cat([to_tensor(p[None]) for p in pictures if p is not None]))


def dislikes(studio: Studio, people: Sequence[Dresser], step: Callable[[], None]) -> Table:
    """Three stickers of someone else in the crowd are disliked (after ViPer, 2024): does E_soft keep away from them?"""

    def readings(number: int, own: tuple[HistoryItem, ...]) -> Histories:
        theirs = people[stranger_of(number, len(people))].history()[:DISLIKED]
        marked = tuple(replace(item, id=f"{item.id}-not", liked=False) for item in theirs)
        unmarked = tuple(replace(item, liked=None) for item in marked)
        return {
            "told apart": studio.reader.read(_mixed(own, marked)),
            "left out": studio.reader.read(own),
            "taken for liked": studio.reader.read(_mixed(own, unmarked)),
        }

    found = _seen(studio, people, readings, step)
    return {
        name: {
            "theirs": mean([whose(v, i, people) for i, v in enumerate(seen)]),
            "what they dislike": mean([whose(v, stranger_of(i, len(people)), people) for i, v in enumerate(seen)]),
        }
        for name, seen in found.items()
    }


def newcomers(studio: Studio, people: Sequence[Dresser], known: Sequence[Dresser], step: Callable[[], None]) -> Table:
    """Only one sticker is known: read as it is, or as a mixture of what is known of others (after Premier, 2026)."""
    bank = [(studio.vectors(p.history()).mean(0), torch.tensor(studio.reader.read(p.history()))) for p in known]
    seen_of, soft_of = (torch.stack(parts) for parts in zip(*bank, strict=True))

    def readings(_: int, own: tuple[HistoryItem, ...]) -> Histories:
        alike = torch.nn.functional.cosine_similarity(studio.vectors(own[:1]), seen_of)
        mixture = ((alike / _SHARP).softmax(0)[:, None, None] * soft_of).sum(0)
        return {
            "nothing": (),
            "as it is": studio.reader.read(own[:1]),
            "a mixture": tuple(map(tuple, mixture.tolist())),
        }

    found = _seen(studio, people, readings, step)
    return {name: {"theirs": mean([whose(v, i, people) for i, v in enumerate(seen)])} for name, seen in found.items()}


def two_tastes(studio: Studio, people: Sequence[Dresser], step: Callable[[], None]) -> Table:
    """Two characters, each dressed in its own way, and one is asked for (after RAGAR, 2025): what is like it counts."""
    found: dict[str, list[float]] = {}
    for number, own in enumerate(people):
        other = people[(number + CROWD) % len(people)]  # of the next crowd: another character
        history = _mixed(own.history()[:4], tuple(replace(i, id=f"{i.id}-other") for i in other.history()[:4]))
        asked = studio.tower.probability(studio.vectors(history), own.character)
        nearest = sorted(asked.argsort(descending=True)[:4].tolist())
        preference = studio.engine.read_preference(history)
        rival = replace(other, character=own.character, style=own.style)
        for name, items in {"all": history, "the most alike half": tuple(history[i] for i in nearest)}.items():
            seen = studio.drawn(number, preference, studio.reader.read(items), own.character)
            mine, theirs = likelihood(seen, own), likelihood(seen, rival)
            found.setdefault(name, []).append(0.5 if mine == theirs else float(mine > theirs))
        step()
    return {name: {"dressed as asked, not as the other": mean(right)} for name, right in found.items()}


def _seen(
    studio: Studio,
    people: Sequence[Dresser],
    readings: Callable[[int, tuple[HistoryItem, ...]], Histories],
    step: Callable[[], None],
) -> dict[str, list[Verdict]]:
    """What each way of reading gives for everyone, with the keywords of their own stickers."""
    found: dict[str, list[Verdict]] = {}
    for number, person in enumerate(people):
        own = person.history()
        preference = studio.engine.read_preference(own)
        for name, soft in readings(number, own).items():
            found.setdefault(name, []).append(studio.drawn(number, preference, soft))
        step()
    return found


def _mixed(own: tuple[HistoryItem, ...], others: tuple[HistoryItem, ...]) -> tuple[HistoryItem, ...]:
    """One of each in turn, as far as they go."""
    turns = [item for pair in zip(own, others, strict=False) for item in pair]
    shorter = min(len(own), len(others))
    return (*turns, *own[shorter:], *others[shorter:])
