"""k_t: what a message asks the sticker to show. Knows no history.

A character or style counts when the message asks for it ("draw a fox", "sleepy dog please", 🐱 alone, "angry cat") or
is about the writer's own animal ("my dog is ill"); a mention in passing does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmg_engine.clean import clean_text
from pmg_engine.keywords.cues import asks, clauses, owned, refers_back, stance
from pmg_engine.keywords.words import Kind, Mention, WordIndex
from pmg_engine.types import NEUTRAL, Emotion
from pmg_engine.vocabulary.tokens import EMOJI, WORD, fold

BARE_WORDS = 4  # "angry cat in neon": a text of so few words that names something is a wish
SURE = 0.25  # an expression less likely than this is not read into a calm wish
DEFAULT_EXPRESSION = "happy"
_FILLER = re.compile("an?|the|in|on|with|of|and|style|one|very|some|my|cute|little|un|una|le|der|die|das")


class Target:
    """Reads wishes."""

    def __init__(self, words: WordIndex) -> None:
        self._words = words

    def read(self, text: str, context: Sequence[str], emotion: Emotion) -> dict[str, str]:
        """`expression` always; `character` and `style` where asked for."""
        folded = fold(clean_text(text))
        wishes = self._wishes(folded)
        if _asks(folded) and "character" not in wishes and "style" not in wishes and refers_back(folded):
            for earlier in reversed(context):
                wishes |= {k: v for k, v in self._wishes(fold(clean_text(earlier))).items() if k != "emotion"}
                if wishes:
                    break
        target = {"expression": _expression(wishes, emotion)}
        for kind in ("character", "style"):
            if kind in wishes:
                target[kind] = wishes[kind]
        return target

    def _wishes(self, folded: str) -> dict[Kind, str]:
        asked = _asks(folded) or self._is_bare(folded)
        wishes: dict[Kind, str] = {}
        for clause in clauses(folded):
            for mention in self._words.find(clause):
                wanted = asked or (mention.kind == "character" and _about_own(clause, mention))
                if wanted and mention.clear >= 0.5 and stance(clause, mention.start).sign >= 0:
                    wishes.setdefault(mention.kind, mention.name)
        if not ("character" in wishes or "style" in wishes):
            wishes.pop("emotion", None)  # the gate reads a feeling better than single words do
        return wishes

    def _is_bare(self, folded: str) -> bool:
        """Few words, and each of them names something or fills."""
        mentions = self._words.find(folded)
        named = {place for mention in mentions for place in range(mention.start, mention.end)}
        words = [m for m in WORD.finditer(EMOJI.sub(lambda m: " " * len(m[0]), folded)) if not _FILLER.fullmatch(m[0])]
        return bool(mentions) and len(words) <= BARE_WORDS and all(word.start() in named for word in words)


def _asks(folded: str) -> bool:
    return any(asks(clause) > 0 for clause in clauses(folded))


def _about_own(clause: str, mention: Mention) -> bool:
    """As in "my dog is ill": the clause begins with the writer's own animal and says something about it."""
    said = clause[mention.end :].split()
    return owned(clause, mention.start) and mention.start <= 16 and len(said) >= 1 and not mention.by_emoji


def _expression(wishes: dict[Kind, str], emotion: Emotion) -> str:
    if "emotion" in wishes:
        return wishes["emotion"]
    if emotion.emotion != NEUTRAL:
        return emotion.emotion
    likely = {name: p for name, p in emotion.probabilities.items() if name != NEUTRAL}
    best = max(likely, key=lambda name: likely[name], default=DEFAULT_EXPRESSION)
    return best if likely.get(best, 0.0) >= SURE else DEFAULT_EXPRESSION
