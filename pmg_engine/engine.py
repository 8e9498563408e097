"""PMG, read from top to bottom: history -> keywords ‖ soft preference -> condition -> candidates -> balance -> sticker.

Knows nothing of Telegram, chats, databases or asyncio, and of the models only the two Protocols.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pmg_engine.art.compose import draw
from pmg_engine.art.drawable import Drawable
from pmg_engine.art.effects import TEXTURES
from pmg_engine.art.table import DEFAULT_CHARACTER, characters, expressions, styles
from pmg_engine.art.vocabulary import ArtVocabulary, trained_vocabulary
from pmg_engine.balance import best
from pmg_engine.candidates import balanced, candidate_seed, draw_all, unsafe
from pmg_engine.clock import Clock
from pmg_engine.condition import weight_grid
from pmg_engine.device import AUTO
from pmg_engine.emotion import EmotionGate
from pmg_engine.errors import RequestError
from pmg_engine.generator import load_generator
from pmg_engine.generator.autoencoder import to_pictures
from pmg_engine.generator.protocol import Generator, Wish
from pmg_engine.keywords import KeywordReader, load_reader
from pmg_engine.keywords.pictures import PictureReader
from pmg_engine.loading import load_profile_language_model, open_profile
from pmg_engine.models.store import DEFAULT_ROOT
from pmg_engine.profiles import Profile
from pmg_engine.scorer import load_scorer
from pmg_engine.scorer.protocol import Scorer, all_of
from pmg_engine.scorer.protocol import preference as any_of_each
from pmg_engine.soft_preference import SoftReader, load_soft_reader, trained_soft_revision
from pmg_engine.sticker import die_cut, is_empty, to_webp, with_even_edge
from pmg_engine.taste import Taste, allowed, for_moment, tastes, within_styles
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.types import Candidate, Emotion, HistoryItem, Keyword, Palette, Preference, Sticker, StickerRequest
from pmg_engine.weights import revision

log = logging.getLogger(__name__)

DEFAULT_STYLE = "3d"
UNWANTED = 0.5  # a candidate that shows a disliked character this surely is out
MAX_TEXT = 50_000

Picture = NDArray[np.uint8]


class Engine:
    """One profile, loaded. Calls block; stickers are made one at a time."""

    def __init__(
        self,
        profile: Profile,
        encoder: TextEncoder,
        gate: EmotionGate,
        reader: KeywordReader,
        generator: Generator[Any],
        scorer: Scorer,
        model_revision: str,
        vocabulary: ArtVocabulary | None = None,
        soft: SoftReader | None = None,
    ) -> None:
        """`vocabulary` is what the generator and the scorer know; None means what the bundled ones know.

        `soft` reads E_soft; without it the generator may read one of its own.
        """
        self._profile, self._encoder, self._gate, self._reader = profile, encoder, gate, reader
        self._generator, self._scorer, self._revision = generator, scorer, model_revision
        self._soft = soft
        known = vocabulary or trained_vocabulary()
        self._characters = Drawable(known.characters, encoder)
        self._expressions = Drawable(known.expressions, encoder)
        self._styles = Drawable(known.styles, encoder)
        self._known = known
        self._lock = threading.Lock()

    @property
    def model_revision(self) -> str:
        """Changes with any of the weights, and with the way histories are read."""
        return self._revision

    @property
    def palette(self) -> Palette:
        """What the models were taught, with the emoji of the art tables."""
        faces, heads = expressions(), characters()
        return Palette(
            {name: faces[name].emoji if name in faces else "" for name in self._known.expressions},
            {name: heads[name].emoji if name in heads else "" for name in self._known.characters},
            dict.fromkeys(self._known.styles, ""),
        )

    def read_emotion(self, text: str) -> Emotion:
        """The gate's verdict on one message."""
        return self._gate.read(text)

    def read_preference(self, history: tuple[HistoryItem, ...]) -> Preference:
        """The preference of a history, oldest item first: k_p, and E_soft where the profile reads one."""
        preference = self._reader.read(history)
        with torch.inference_mode():
            soft = self._soft.read(history) if self._soft else self._generator.soft(history)
        return replace(preference, soft=soft) if soft else preference

    def make_sticker(self, request: StickerRequest) -> Sticker:
        """Draws the candidates as one batch and keeps the best. Raises RequestError for values out of range."""
        _check(request, self._known)
        with self._lock, torch.inference_mode():
            return self._make(request)

    def _make(self, request: StickerRequest) -> Sticker:
        clock = Clock()
        with clock("emotion"):
            emotion = self._gate.read(request.text)
        with clock("keywords"):
            target = self._target(request, emotion)
            preference = allowed(request.preference, request.negative)
            if not self._generator.draws_anything:
                target = self._in_the_art(target)
                # in the words of the art too: "dragon" is not drawn
                preference = allowed(self._drawable(preference), request.negative)
            preference = for_moment(preference, target["expression"])
            target, preference = within_styles(target, preference, request.styles, request.strength)
        candidates, picture = self._diffuse(request, target, preference, clock)
        chosen = best([c.z for c in candidates])
        taste = _mixed(request, target, preference, candidates, chosen)
        if picture is None or chosen is None:
            with clock("vector"):
                picture = _vector(self._in_the_art(target), self._taste_in_the_art(taste))
        with clock("encode"):
            webp = to_webp(die_cut(picture))
        return Sticker(
            webp=webp,
            emoji=expressions()[target["expression"]].emoji,
            emotion=emotion,
            preference=request.preference,
            target=target,
            strength=request.strength,
            seed=request.seed,
            candidates=candidates,
            chosen=chosen or 0,
            generator="vector" if "vector" in clock.ms else "diffusion",
            model_revision=self._revision,
            timings_ms=clock.total(),
            shown=taste.asked() | target,
        )

    def _diffuse(
        self, request: StickerRequest, target: dict[str, str], preference: Preference, clock: Clock
    ) -> tuple[tuple[Candidate, ...], Picture | None]:
        """The candidates with their scores, and the best one's picture; none where the generator fails."""
        if request.vector:
            return (), None
        wishes = self._wishes(request, target, preference)
        try:
            drawn = draw_all(self._generator, wishes, preference.soft, clock)
        except (RuntimeError, MemoryError) as error:
            log.warning("the generator failed, drawing vector art: %s", type(error).__name__)
            return (), None
        with clock("score"):
            candidates = self._judge(request, target, preference, wishes, drawn)
        chosen = best([c.z for c in candidates])
        if chosen is None:
            return candidates, None
        wanted = {target.get("style"), *(k.keyword for k in preference.style)}
        return candidates, self._finished(drawn[chosen : chosen + 1], wanted)

    def _target(self, request: StickerRequest, emotion: Emotion) -> dict[str, str]:
        """k_t: the expression, and the character and style where the message itself asks for them."""
        target = dict(self._reader.target(request.text, request.context, emotion, request.seed))
        asked = {"expression": request.expression, "character": request.character, "style": request.style}
        target |= {name: wanted for name, wanted in asked.items() if wanted is not None}
        likely = max(self._known.expressions, key=lambda name: emotion.probabilities.get(name, 0.0))
        return {**target, "expression": self._expressions.nearest(target.get("expression", likely))}

    def _in_the_art(self, target: dict[str, str]) -> dict[str, str]:
        """The target with the nearest character and style of the art."""
        tables = {"character": self._characters, "style": self._styles}
        return {name: tables[name].nearest(word) if name in tables else word for name, word in target.items()}

    def _taste_in_the_art(self, taste: Taste) -> Taste:
        """The same of a taste."""
        character = taste.character and self._characters.nearest(taste.character)
        return Taste(character, taste.style and self._styles.nearest(taste.style))

    def _drawable(self, preference: Preference) -> Preference:
        """The preference in the words of the art; of keywords that come to the same the strongest stays."""

        def translated(keywords: tuple[Keyword, ...], names: Drawable) -> tuple[Keyword, ...]:
            best_of: dict[str, Keyword] = {}
            for k in keywords:
                best_of.setdefault(names.nearest(k.keyword), k)
            return tuple(replace(k, keyword=name) for name, k in best_of.items())

        return replace(
            preference,
            character=translated(preference.character, self._characters),
            style=translated(preference.style, self._styles),
        )

    def _wishes(self, request: StickerRequest, target: dict[str, str], preference: Preference) -> list[Wish]:
        """What each candidate is to show: one target, a taste each, and its place in the grid of weights."""
        count = self._profile.generator.candidates
        chosen = tastes(preference, target, count, request.seed)
        grid = weight_grid(request.strength, count)
        return [
            Wish(target, taste, (w_p if taste.text or preference.soft else 0.0, w_t), candidate_seed(request.seed, i))
            for i, ((w_p, w_t), taste) in enumerate(zip(grid, chosen, strict=True))
        ]

    def _judge(
        self,
        request: StickerRequest,
        target: dict[str, str],
        preference: Preference,
        wishes: list[Wish],
        drawn: Tensor,
    ) -> tuple[Candidate, ...]:
        seen = self._scorer.embed_pictures(drawn)
        d_t = all_of(self._scorer, seen, list(target.values()))
        left = (getattr(preference, name) for name in ("character", "style") if name not in target)
        d_p = any_of_each(self._scorer, seen, *left)  # what the message itself asks for is no matter of taste
        unwanted = self._unwanted(request, preference)
        pictures = to_pictures(drawn)
        rejections = [
            self._rejection(seen[i : i + 1], drawn[i], pictures[i], unwanted, target) for i in range(len(wishes))
        ]
        return balanced(wishes, d_p, d_t, rejections, request.strength)

    def _unwanted(self, request: StickerRequest, preference: Preference) -> list[str]:
        """What no candidate may show. What can't be drawn need not be looked for: nothing is like it."""
        disliked = [k.keyword for k in preference.dislikes] if request.strength else []
        everything = (*disliked, *request.negative)
        return [name for name in everything if self._generator.draws_anything or name in self._known.characters]

    def _finished(self, drawn: Tensor, wanted: set[str | None]) -> Picture:
        """(1, 4, s, s) to a picture of full size; a style's texture, which no decoder hits to the pixel, is laid on."""
        picture: Picture = to_pictures(self._generator.enlarge(drawn))[0]
        if self._generator.draws_anything:
            return picture
        picture = with_even_edge(picture)
        seen = self._scorer.embed_pictures(drawn)
        effects = {name: style.effect for name, style in styles().items() if name in wanted}
        for name, effect in effects.items():
            if effect in TEXTURES and float(self._scorer.probability(seen, name)) > 0.5:
                return TEXTURES[effect](picture)
        return picture

    def _rejection(
        self, seen: Tensor, drawn: Tensor, picture: Picture, unwanted: list[str], target: dict[str, str]
    ) -> str | None:
        if not bool(torch.isfinite(drawn).all()):
            return "not finite"
        if is_empty(picture):
            return "empty"
        if shown := unsafe(self._scorer, seen, self._profile.safety):
            return f"unsafe: {shown}"
        for name in unwanted:
            if name != target.get("character") and float(self._scorer.probability(seen, name)) > UNWANTED:
                return f"shows a disliked {name}"
        return None


def load_engine(profile: str = "bundled", models: Path = DEFAULT_ROOT, device: str = AUTO) -> Engine:
    """Loads a profile by its name or its file. `models` is where downloaded models lie, `device` where they run.

    The bundled ones run on the CPU whatever `device` says. Raises ModelError that names what is missing or broken.
    """
    opened = open_profile(profile, models, device)
    settings, store, place = opened.profile, opened.store, opened.device
    encoder = TextEncoder()
    scorer = load_scorer(settings, encoder, store, place)
    pictures = PictureReader(scorer, trained_vocabulary())
    language_model = load_profile_language_model(opened, device)
    reader = load_reader(language_model, encoder, pictures)
    return Engine(
        settings,
        encoder,
        EmotionGate.load(encoder),
        reader,
        load_generator(settings, encoder, store, place),
        scorer,
        "-".join(
            [
                settings.name,
                revision(),
                reader.revision,
                *trained_soft_revision(settings),
                *store.revisions(settings.models),
            ]
        ),
        soft=load_soft_reader(settings, encoder, language_model, scorer),
    )


def _mixed(
    request: StickerRequest,
    target: dict[str, str],
    preference: Preference,
    candidates: tuple[Candidate, ...],
    chosen: int | None,
) -> Taste:
    """The taste in the chosen candidate, or in vector art where none was chosen."""
    if not request.strength:
        return Taste(None, None)
    if chosen is None:
        return tastes(preference, target, 1, 0)[0]
    return tastes(preference, target, len(candidates), request.seed)[chosen]


def _vector(target: dict[str, str], taste: Taste) -> Picture:
    """The same wish drawn from layers: the fallback."""
    character = target.get("character") or taste.character or DEFAULT_CHARACTER
    return draw(character, target["expression"], target.get("style") or taste.style or DEFAULT_STYLE, 512)


def _check(request: StickerRequest, known: ArtVocabulary) -> None:
    if not 0 <= request.strength <= 100:
        raise RequestError(f"strength must lie between 0 and 100, not {request.strength}")
    if not 0 <= request.seed < 2**63:
        raise RequestError("seed must lie between 0 and 2^63 - 1")
    if len(request.text) > MAX_TEXT:
        raise RequestError(f"the text is too long: at most {MAX_TEXT} characters")
    if unknown := [name for name in request.styles if name not in known.styles]:
        raise RequestError(f"there is no style {unknown[0]!r}: choose of {', '.join(known.styles)}")
    if request.expression is not None and request.expression not in known.expressions:
        names = ", ".join(known.expressions)
        raise RequestError(f"there is no expression {request.expression!r}: choose one of {names}")
