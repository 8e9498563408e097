"""The words the engine speaks: what goes in, what comes out.

Knows nothing of Telegram, chats, databases or asyncio.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

NEUTRAL = "neutral"

Soft = tuple[tuple[float, ...], ...]
"""The soft preference E_soft: rows of the width that the profile's generator takes; empty where there is none."""


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One thing a person did: a message they wrote or a sticker they sent or chose.

    `id` names the item in evidence lists. `image` holds encoded picture bytes (WEBP, PNG, JPEG), not yet trusted.
    `liked` is None where nothing was said.
    """

    id: str
    kind: Literal["message", "sticker"]
    text: str = ""
    emoji: str = ""
    description: str = ""
    image: bytes | None = None
    liked: bool | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Emotion:
    """What the gate reads off one message.

    `probabilities` covers every expression of the art and `neutral`, and sums to 1; `confidence` is the calibrated
    probability of `emotion`; `emotive` is the gate's verdict.
    """

    emotion: str
    confidence: float
    emotive: bool
    probabilities: dict[str, float]


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword in plain English, its weight in (0, 1], and the ids of the history items it rests on.

    `moods` are the expressions it came up with and each one's share, in (0, 1], of all that speaks for it.
    """

    keyword: str
    weight: float
    evidence: tuple[str, ...] = ()
    moods: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Preference:
    """The preference of one person: k_p as keywords per attribute, strongest first, and E_soft.

    `soft` is what the profile's generator itself made of the history, where it reads one. `content_hash` identifies the
    history it was read from, so that it is computed again only when that changed.
    """

    character: tuple[Keyword, ...] = ()
    style: tuple[Keyword, ...] = ()
    emotion: tuple[Keyword, ...] = ()
    dislikes: tuple[Keyword, ...] = ()
    content_hash: str = ""
    soft: Soft = ()

    @property
    def empty(self) -> bool:
        """True when there is nothing to personalise with."""
        return not (self.character or self.style or self.emotion or self.soft)


@dataclass(frozen=True, slots=True)
class StickerRequest:
    """One sticker to make.

    strength is α in percent, 0–100. `context` holds a few earlier turns, oldest first. `expression`, `character` and
    `style`, when given, are used instead of what the text asks for. `negative` names characters and styles that are
    not wanted, unless the target asks for them. `vector` asks for vector art at once: when there is no time.
    `styles` are the only styles to draw in, by the engine's own names for them; all where it is empty.
    """

    text: str
    strength: int = 50
    seed: int = 0
    preference: Preference = field(default_factory=Preference)
    context: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    expression: str | None = None
    vector: bool = False
    character: str | None = None
    style: str | None = None
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Palette:
    """What a request may ask for by name: each name with an emoji that stands for it, "" where there is none."""

    expression: dict[str, str]
    character: dict[str, str]
    style: dict[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One rendered candidate: condition weights (w_p, w_t), both scores in (0, 1), and z; or why it is out."""

    weights: tuple[float, float]
    seed: int
    d_p: float
    d_t: float
    z: float
    rejected: str | None = None

    def explanation(self) -> dict[str, object]:
        """As `--explain` prints it: z is null for one that is out."""
        return {
            "weights": list(self.weights),
            "seed": self.seed,
            "d_p": self.d_p,
            "d_t": self.d_t,
            "z": self.z if self.rejected is None else None,
            "rejected": self.rejected,
        }


@dataclass(frozen=True, slots=True)
class Sticker:
    """The result: WEBP bytes (512 px, transparent) and the reasons for the choice.

    `target` is what the message asks for; `shown` adds the taste that was mixed into the chosen candidate.
    """

    webp: bytes
    emoji: str
    emotion: Emotion
    preference: Preference
    target: dict[str, str]
    strength: int
    seed: int
    candidates: tuple[Candidate, ...]
    chosen: int
    generator: Literal["diffusion", "vector"]
    model_revision: str
    timings_ms: dict[str, float]
    shown: dict[str, str] = field(default_factory=dict)

    def explanation(self) -> dict[str, object]:
        """The JSON object that `--explain` prints; see the README for its fields."""
        return {
            "emotion": _emotion(self.emotion),
            "preference": {
                name: [_keyword(k) for k in getattr(self.preference, name)]
                for name in ("character", "style", "emotion", "dislikes")
            },
            "target": self.target,
            "shown": self.shown,
            "strength": self.strength,
            "seed": self.seed,
            "candidates": [candidate.explanation() for candidate in self.candidates],
            "chosen": self.chosen,
            "generator": self.generator,
            "model_revision": self.model_revision,
            "timings_ms": {name: round(ms, 2) for name, ms in self.timings_ms.items()},
        }


class StickerEngine(Protocol):
    """The seam between the bot and the engine. Every call blocks: the bot makes them on a worker thread."""

    @property
    def model_revision(self) -> str:
        """Identifies the weights that draw and choose."""
        ...

    @property
    def palette(self) -> Palette:
        """What requests may ask for by name."""
        ...

    def read_emotion(self, text: str) -> Emotion:
        """The gate: 15 ms or so. Never raises for odd text."""
        ...

    def read_preference(self, history: tuple[HistoryItem, ...]) -> Preference:
        """History, oldest first, to weighted keywords."""
        ...

    def make_sticker(self, request: StickerRequest) -> Sticker:
        """Renders the candidates, chooses one and encodes it. Raises RequestError; falls back to vector art else."""
        ...


def _emotion(emotion: Emotion) -> dict[str, object]:
    return {
        "emotion": emotion.emotion,
        "confidence": emotion.confidence,
        "emotive": emotion.emotive,
        "probabilities": emotion.probabilities,
    }


def _keyword(keyword: Keyword) -> dict[str, object]:
    return {"keyword": keyword.keyword, "weight": keyword.weight, "evidence": list(keyword.evidence)}
