"""k_t: what a message asks the sticker to show. Knows no history.

A character or style counts when the message asks for it ("draw a fox", "sleepy dog please", 🐱 alone, "angry cat") or
is about the writer's own animal ("my dog is ill"); a mention in passing does not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from pmg_engine.clean import clean_text
from pmg_engine.keywords.cues import asks, clauses, owned, refers_back, stance
from pmg_engine.keywords.retrieval import Retrieval
from pmg_engine.keywords.words import Kind, Mention, WordIndex, drawn_names
from pmg_engine.types import NEUTRAL, Emotion
from pmg_engine.vocabulary.tokens import EMOJI, WORD, fold

BARE_WORDS = 4  # "angry cat in neon": a text of so few words that names something is a wish
SURE = 0.25  # an expression less likely than this is not read into a calm wish
DEFAULT_EXPRESSION = "happy"
TRUST = 0.5  # how much the gate's log probability counts; this and the next set on development wishes
TEMPERATURE = 0.1
_ASKING = re.compile(
    r"\b(?:(?:can|could|would|will) (?:you|i)|i(?:'d| would) (?:like|love)|i (?:want|need)|how about|please|pls|plz"
    r"|draw(?:ing of)?|paint|sketch|doodle|make|give|show|send|create|generate|get|have|see|do|me|us"
    r"|(?:a )?(?:sticker|picture) of|stickers?)\b"
)
_FOR_A_PICTURE = re.compile(
    r"\b(?:draw(?:ing)?|paint|sketch|doodle|sticker|picture)\b|\b(?:make|show|give|send|get) (?:me|us) an?\b"
    r"|\bi(?:'d| would) (?:like|love) an?\b|\b(?:can|could) (?:you (?:make|do)|i (?:have|get)) an?\b"
)
_AFTER_THING = re.compile(
    r"[,.;:!?\"]|\b(?:that|who|which|whose|with|without|wearing|having|doing|while|as|in|on|at|to|for|like|is|are"
    r"|just|so|very)\b|(?<=\w) \w+ing\b"
)
_LINKS = frozenset({"that", "that's", "who", "who's", "which", "whose", "is", "are", "was", "has", "it", "its", "it's"})
_FILLER = re.compile("an?|the|in|on|with|of|and|style|one|very|some|my|cute|little|un|una|le|der|die|das")


class Target:
    """Reads wishes."""

    def __init__(self, words: WordIndex, retrieval: Retrieval) -> None:
        self._words, self._retrieval = words, retrieval
        self._drawn = drawn_names()["emotion"]

    def read(self, text: str, context: Sequence[str], emotion: Emotion) -> dict[str, str]:
        """`expression` always; `character` and `style` where asked for."""
        folded = fold(clean_text(text))
        wishes = self._wishes(folded)
        if _asks(folded) and "character" not in wishes and "style" not in wishes and refers_back(folded):
            for earlier in reversed(context):
                wishes |= {k: v for k, v in self._wishes(fold(clean_text(earlier))).items() if k != "emotion"}
                if wishes:
                    break
        described = self._described(folded) if _asks(folded) and "style" not in wishes else ""
        if described and "character" not in wishes and (thing := self._thing(described)):
            wishes["character"] = thing
        target = {"expression": self._expression(wishes, described, emotion)}
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

    def _described(self, folded: str) -> str:
        """What an English wish says of the picture: without the asking, in plain letters; else empty."""
        if not _FOR_A_PICTURE.search(folded):
            return ""
        said = _ASKING.sub(" ", folded)
        english = said.isascii() and self._words.is_english(said)
        return " ".join(said.split()) if english else ""

    def _thing(self, described: str) -> str | None:
        """The character nearest to what is asked for, where that names no feeling: "a hug" is no heart."""
        phrases = _noun_phrases(described)
        if not phrases or any(mention.kind == "emotion" for mention in self._words.find(phrases[-1])):
            return None
        return self._retrieval.thing(phrases)

    def _expression(self, wishes: dict[Kind, str], described: str, emotion: Emotion) -> str:
        """What a word says; else what the gate and the nearest words say together; else the gate alone."""
        if "emotion" in wishes:
            return wishes["emotion"]
        if "character" in wishes and (rest := _without_thing(described, self._words)):
            return self._likeliest(rest, emotion)
        return self._drawn.get(name := _felt(emotion), name)

    def _likeliest(self, described: str, emotion: Emotion) -> str:
        """Of the expressions that can be drawn the one with the largest p(gate)^a · exp(likeness / temperature)."""
        likeness = self._retrieval.likeness(described)
        gate = dict.fromkeys(likeness, 0.0)
        for name, p in emotion.probabilities.items():
            if (drawn := self._drawn.get(name)) in gate:
                gate[drawn] += p
        score = {name: TRUST * math.log(gate[name] + 1e-3) + value / TEMPERATURE for name, value in likeness.items()}
        return max(score, key=lambda name: score[name])

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


def _felt(emotion: Emotion) -> str:
    if emotion.emotion != NEUTRAL:
        return emotion.emotion
    likely = {name: p for name, p in emotion.probabilities.items() if name != NEUTRAL}
    best = max(likely, key=lambda name: likely[name], default=DEFAULT_EXPRESSION)
    return best if likely.get(best, 0.0) >= SURE else DEFAULT_EXPRESSION


def _noun_phrases(described: str) -> list[str]:
    """What is asked for, and its last words: "a masked bandit that waves" gives "masked bandit", "bandit"."""
    words = [m[0] for m in WORD.finditer(_AFTER_THING.split(described, maxsplit=1)[0])]
    words = [word for word in words if not _FILLER.fullmatch(word)][:6]
    return list(dict.fromkeys(" ".join(words[at:]) for at in range(len(words))))


def _without_thing(described: str, words: WordIndex) -> str:
    """The description without the names of things, which say nothing of a feeling."""
    for mention in reversed([m for m in words.find(described) if m.kind == "character" and not m.by_emoji]):
        described = f"{described[: mention.start]} {described[mention.end :]}"
    kept = [m[0] for m in WORD.finditer(described) if not _FILLER.fullmatch(m[0]) and m[0] not in _LINKS]
    return " ".join(kept)
