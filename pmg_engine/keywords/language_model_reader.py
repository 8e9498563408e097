"""The engine's reader in large profiles: the emoticon scenario's hard preference by a language model."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from pmg_engine.errors import ModelError
from pmg_engine.history import in_order
from pmg_engine.keywords.hard_preference import HardPreferenceReader, Line, used
from pmg_engine.keywords.reader import content_hash
from pmg_engine.types import NEUTRAL, Emotion, HistoryItem, Keyword, Preference

log = logging.getLogger(__name__)


class LanguageModelReader:
    """Reads what people wrote and which stickers they chose; a sticker's picture is left to the soft preference."""

    def __init__(self, hard: HardPreferenceReader) -> None:
        self._hard = hard

    @property
    def revision(self) -> str:
        """Changes with the model and the prompts."""
        return self._hard.revision

    def read(self, history: Sequence[HistoryItem]) -> Preference:
        """k_p, weighted by rank: w_r = 1 − r / K for the keyword of rank r of at most K.

        The evidence of each is every item the model has read: it does not say which of them it went by. Raises
        ModelError where the model fails.
        """
        items = [(item, line) for item in in_order(history) if (line := _line(item)).text.strip()]
        found = self._hard.preference([line for _, line in items])
        evidence = tuple(item.id for item, _ in items[len(items) - found.read :])
        count = self._hard.scenario.keywords
        k_p = [(name, _ranked(keyword, rank, count, evidence)) for rank, (name, keyword) in enumerate(found.merged)]
        disliked = found.by_attribute.get("dislikes", ())
        return Preference(
            character=tuple(keyword for name, keyword in k_p if name == "character"),
            style=tuple(keyword for name, keyword in k_p if name == "style"),
            emotion=tuple(keyword for name, keyword in k_p if name == "emotion"),
            dislikes=tuple(_ranked(keyword, rank, count, evidence) for rank, keyword in enumerate(disliked)),
            content_hash=content_hash(history, self.revision),
        )

    def target(self, text: str, context: Sequence[str], emotion: Emotion, seed: int = 0) -> dict[str, str]:
        """k_t: `expression` is the model's emotion, `face` and `posture` say how it shows.

        The gate's emotion stands in where the model fails.
        """
        try:
            k_t = used(self._hard.target(text, context, seed), self._hard.scenario.target)
        except ModelError as error:
            log.warning("%s The gate's emotion is taken.", error)
            likely = {name: p for name, p in emotion.probabilities.items() if name != NEUTRAL}
            return {"expression": max(likely, key=lambda name: likely[name])}
        target = {"expression": k_t["emotion"], "face": k_t["expression"], "posture": k_t["posture"]}
        asked = {name: k_t[name] for name in ("character", "style")}
        return {name: ", ".join(keywords) for name, keywords in (target | asked).items() if keywords}


def _line(item: HistoryItem) -> Line:
    if item.kind == "message":
        return Line(item.text)
    mark = "" if item.liked is None else "liked" if item.liked else "disliked"
    return Line(f"{item.emoji} {item.description}", "sticker", mark)


def _ranked(keyword: str, rank: int, count: int, evidence: tuple[str, ...]) -> Keyword:
    return Keyword(keyword, round(1 - rank / count, 4), evidence)
