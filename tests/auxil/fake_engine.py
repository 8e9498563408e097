"""A quick engine for tests of the bot: it reads a few words, counts cats and dogs, and draws real 512 px WEBPs."""

from __future__ import annotations

import io
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PIL import Image, ImageDraw

from pmg_engine.errors import RenderError
from pmg_engine.types import (
    NEUTRAL,
    Candidate,
    Emotion,
    HistoryItem,
    Keyword,
    Palette,
    Preference,
    Sticker,
    StickerRequest,
)

_FEELINGS = {"fun": "laughing", "happy": "happy", "sad": "sad", "angry": "angry", "love": "in love", "😂": "laughing"}
_CHARACTERS = ("cat", "dog", "fox")
_EMOJI = {"laughing": "😂", "happy": "😀", "sad": "😢", "angry": "😠", "in love": "😍"}
_STYLES = {"3d": "", "flat": "", "neon": ""}
UNDRAWABLE = "undrawable"


class FakeEngine:
    """Implements StickerEngine. `seconds` is what one sticker takes; `requests` and `read` say what it was asked."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.requests: list[StickerRequest] = []
        self.read: list[tuple[HistoryItem, ...]] = []
        self.before_drawing: Callable[[], object] = lambda: None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Drawing does not begin before the end of this context."""
        release = threading.Event()
        self.before_drawing = lambda: release.wait(60)
        try:
            yield
        finally:
            self.before_drawing = lambda: None
            release.set()

    @property
    def model_revision(self) -> str:
        """The name of this fake."""
        return "fake-1"

    @property
    def palette(self) -> Palette:
        """More characters than fit one page of a menu."""
        pages = {f"animal {number}": "" for number in range(20)}
        return Palette(
            {name: mark for name, mark in _EMOJI.items()}, {"cat": "🐱", "dog": "🐶", "fox": "🦊", **pages}, _STYLES
        )

    def read_emotion(self, text: str) -> Emotion:
        """The first word that stands for a feeling."""
        felt = next((name for word, name in _FEELINGS.items() if word in text.lower()), NEUTRAL)
        rest = {name: 0.02 for name in {*_FEELINGS.values(), NEUTRAL} - {felt}}
        confidence = 1 - sum(rest.values())
        return Emotion(felt, confidence, felt != NEUTRAL, {**rest, felt: confidence})

    def read_preference(self, history: tuple[HistoryItem, ...]) -> Preference:
        """The animals in messages and stickers; what was disliked counts against."""
        self.read.append(history)
        likes: Counter[str] = Counter()
        dislikes: Counter[str] = Counter()
        evidence: dict[str, list[str]] = {}
        for item in history:
            words = f"{item.text} {item.description}".lower()
            for name in _CHARACTERS:
                if name in words:
                    (dislikes if item.liked is False else likes)[name] += 1
                    evidence.setdefault(name, []).append(item.id)
        return Preference(_keywords(likes, evidence), dislikes=_keywords(dislikes, evidence), content_hash="fake")

    def make_sticker(self, request: StickerRequest) -> Sticker:
        """A coloured disc whose colour is the seed's."""
        self.requests.append(request)
        self.before_drawing()
        time.sleep(self.seconds)
        if UNDRAWABLE in request.text:
            raise RenderError("nothing could be drawn")
        emotion = self.read_emotion(request.text)
        shown = request.expression or (emotion.emotion if emotion.emotive else "happy")
        weight = request.strength / 100
        target = {"expression": shown}
        target |= {n: v for n, v in (("character", request.character), ("style", request.style)) if v}
        unwanted = {k.keyword for k in request.preference.dislikes} | set(request.negative)
        liked = [k.keyword for k in request.preference.character if k.keyword not in unwanted] if weight else []
        styled = [k.keyword for k in request.preference.style if k.keyword not in unwanted] if weight else []
        mixed = {name: names[0] for name, names in (("character", liked), ("style", styled)) if names}
        candidates = (
            Candidate((0.0, 1.0), request.seed, 0.2, 0.8, -1.0),
            Candidate((weight, 1 - weight), request.seed, 0.61, 0.42, -0.5),
        )
        return Sticker(
            webp=draw(request.seed),
            emoji=_EMOJI.get(shown, "🙂"),
            emotion=emotion,
            preference=request.preference,
            target=target,
            strength=request.strength,
            seed=request.seed,
            candidates=candidates,
            chosen=1,
            generator="vector" if request.vector else "diffusion",
            model_revision=self.model_revision,
            timings_ms={"total": 1.0},
            shown=mixed | target,
        )


def draw(seed: int) -> bytes:
    """A 512 px WEBP on a transparent ground."""
    image = Image.new("RGBA", (512, 512))
    ImageDraw.Draw(image).ellipse((56, 56, 456, 456), fill=(seed % 256, seed // 256 % 256, 128, 255))
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=80, method=0)
    return buffer.getvalue()


def _keywords(counts: Counter[str], evidence: dict[str, list[str]]) -> tuple[Keyword, ...]:
    total = sum(counts.values())
    return tuple(Keyword(name, count / total, tuple(evidence[name])) for name, count in counts.most_common())
