"""What a clause says about the things it names: liked, disliked, someone else's, asked for. Knows no thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pmg_engine.vocabulary import FILE
from pmg_engine.vocabulary.tokens import fold

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CLAUSE = re.compile(
    r"[.,;:!?…\n—–。，、！？；]+|\s-\s|\b(?:but|while|yet|although|however|pero|mais|aber|mas|ma|maar|но|а|але|ale|ama|fakat)\b"
    "|但是|但|不过|可是|でも|けど|لكن|بس"
)
_THEM = re.compile(
    r"\b(?:them|they|those|these|(?:that|this) (?:sticker|one|thing|pack)|los odio|las odio|ihnen|их|они)\b|它们|它們"
)
_KEPT_NEGATION = re.compile(r"\b(?:don't|dont|doesn't|didn't|not|never)\s+(?:really\s+)?$")
_WHO_DOES_NOT = re.compile(r"\bwho (?:doesn't|wouldn't|does not)\b")
_NOT_AFTER = re.compile(r"[^.]{0,16}\b(?:nicht|niet)\b(?! nur| alleen)")  # "mag ich gar nicht"
NEAR = 24  # characters between a negation and the word it turns


@dataclass(frozen=True, slots=True)
class Stance:
    """How a clause stands to a mention: sign −1, 0 or 1 (said outright), and a factor for what is only mentioned."""

    sign: int
    factor: float


def clauses(folded: str) -> list[str]:
    """A folded text cut at punctuation and contrasts; empty pieces left out."""
    return [piece.strip() for piece in _CLAUSE.split(folded) if piece.strip()]


def stance(clause: str, start: int) -> Stance:
    """The stance of a folded clause towards what it names at `start`."""
    signs = _signs(clause)
    before = [sign for at, sign in signs if at <= start]
    after = [sign for at, sign in signs if at > start]
    sign = before[-1] if before else after[0] if after else 0
    if any(match.start() < start for match in _cue("compared").finditer(clause)) and sign > 0:
        return Stance(0, 0.0)
    return Stance(sign or asks(clause), _whose(clause, start))


def asks(clause: str) -> int:
    """1 where a folded clause asks for a picture, −1 where it asks for none ("don't draw"), else 0."""
    found = [match.start() for match in _cue("ask").finditer(clause)]
    refused = any(0 <= at - no.end() <= 2 for at in found for no in _cue("not").finditer(clause))
    return -1 if refused else int(bool(found))


def refers_back(folded: str) -> bool:
    """Whether a text speaks of something named before: "again", "that one"."""
    return _cue("again").search(folded) is not None


def owned(clause: str, start: int) -> bool:
    """Whether the thing named at `start` is the writer's own: "my dog"."""
    return any(0 <= start - match.end() <= 12 for match in _cue("own").finditer(clause))


def means_earlier(clause: str) -> bool:
    """Whether a folded clause says what it judges by a pronoun alone: "I can't stand them"."""
    return _THEM.search(clause) is not None


def judged(clause: str) -> bool:
    """Whether a clause likes or dislikes anything at all."""
    return bool(_signs(clause))


def _signs(clause: str) -> list[tuple[int, int]]:
    """Places and signs of what the clause says it likes (1) or dislikes (−1), in order."""
    clause = _WHO_DOES_NOT.sub(lambda m: " " * len(m[0]), clause)
    found: list[tuple[int, int]] = []
    disliked: list[range] = []
    for match in _cue("dislike").finditer(clause):
        disliked.append(range(match.start(), match.end()))
        if not _KEPT_NEGATION.search(clause[: match.start()]):
            found.append((match.start(), -1))
    for match in _cue("like").finditer(clause):
        if any(match.start() in span for span in disliked) or clause[match.end() : match.end() + 3] in (" a ", " an"):
            continue
        negated = any(0 <= match.start() - no.end() <= NEAR for no in _cue("not").finditer(clause))
        negated = negated or _NOT_AFTER.match(clause, match.end()) is not None
        found.append((match.start(), -1 if negated else 1))
    return sorted(found)


def _whose(clause: str, start: int) -> float:
    """Someone else's animal says little about taste, one's own a little more than a mention."""
    other = [match.start() for match in _cue("other").finditer(clause) if match.end() <= start]
    mine = [match.start() for match in _cue("own").finditer(clause) if match.end() <= start]
    if other and (not mine or other[-1] > mine[-1]):
        return 0.25
    return 1.3 if owned(clause, start) else 1.0


@cache
def _cue(role: str) -> re.Pattern[str]:
    """The pattern of a role's words; CJK ones may stand anywhere, others only as whole words."""
    spaced: list[str] = []
    unspaced: list[str] = []
    for line in (Path(FILE).parent / "cues.tsv").read_text(encoding="utf-8").splitlines():
        name, _, words = line.partition("\t")
        if name == role:
            for word in map(fold, words.split(",")):
                stem, rest = re.escape(word.removesuffix("*")), r"\w*" if word.endswith("*") else ""
                if _UNSPACED.search(word):
                    unspaced.append(stem)
                else:
                    spaced.append(stem + rest)
    whole = rf"(?<!\w)(?:{'|'.join(sorted(spaced, key=len, reverse=True))})(?!\w)"
    return re.compile("|".join([whole, *unspaced]))
