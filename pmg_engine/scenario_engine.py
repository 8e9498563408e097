"""PMG for what is no sticker: a poster, a piece of clothing. The same steps as `engine.py`, on the same parts:

history -> keywords ‖ soft preference -> condition -> candidates -> balance -> picture.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pmg_engine.balance import best
from pmg_engine.candidates import balanced, candidate_seed, draw_all, unsafe
from pmg_engine.clock import Clock
from pmg_engine.condition import weight_grid
from pmg_engine.device import AUTO
from pmg_engine.errors import ModelError, RenderError, RequestError
from pmg_engine.generator import load_generator
from pmg_engine.generator.autoencoder import to_pictures
from pmg_engine.generator.drawing import KEYWORDS
from pmg_engine.generator.protocol import Generator, Wish
from pmg_engine.keywords.hard_preference import HardPreferenceReader, Line, used
from pmg_engine.loading import load_profile_language_model, open_profile
from pmg_engine.models.store import DEFAULT_ROOT
from pmg_engine.picture import MAX_BYTES
from pmg_engine.profiles import PictureGeneratorProfile, Profile
from pmg_engine.prompts import FOLDER
from pmg_engine.scenarios import Scenario, load_scenario
from pmg_engine.scenarios.cases import DataError, Item
from pmg_engine.scorer import load_scorer
from pmg_engine.scorer.protocol import Scorer, all_of
from pmg_engine.scorer.protocol import preference as any_of_each
from pmg_engine.soft_preference import SoftReader, load_soft_reader, trained_soft_revision
from pmg_engine.taste import Taste
from pmg_engine.types import Candidate, HistoryItem, Keyword, Soft

FLAT = 2.0  # a picture whose grey values deviate less than this, of 255, shows nothing


@dataclass(frozen=True, slots=True)
class ScenarioPreference:
    """One user's: k_i by attribute, k_p as (attribute, keyword) with weights, strongest first, and E_soft."""

    by_attribute: dict[str, tuple[str, ...]] = field(default_factory=dict)
    merged: tuple[tuple[str, Keyword], ...] = ()
    soft: Soft = ()


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """One picture to make: k_t, the preference, strength α in percent, 0–100, and the seed."""

    target: tuple[str, ...]
    preference: ScenarioPreference = field(default_factory=ScenarioPreference)
    strength: int = 50
    seed: int = 0


@dataclass(frozen=True, slots=True)
class MadePicture:
    """The result, (side, side, 3) RGB, with what it was chosen from."""

    picture: NDArray[np.uint8]
    candidates: tuple[Candidate, ...]
    chosen: int
    timings_ms: dict[str, float]


class ScenarioEngine:
    """One profile and one scenario, loaded. Calls block; pictures are made one at a time."""

    def __init__(
        self,
        profile: Profile,
        scenario: Scenario,
        reader: HardPreferenceReader | None,
        generator: Generator[Any],
        scorer: Scorer,
        model_revision: str,
        soft: SoftReader | None = None,
    ) -> None:
        """Without a reader no keywords are read, and an item's own words are the target.

        `soft` reads E_soft; without it the generator may read one of its own.
        """
        self.profile, self.scenario, self.model_revision = profile, scenario, model_revision
        self._reader, self._generator, self._scorer, self._soft = reader, generator, scorer, soft
        self._lock = threading.Lock()

    @property
    def reads_keywords(self) -> bool:
        """Whether there is a hard preference."""
        return self._reader is not None

    def read_preference(self, history: Sequence[Item], seed: int = 0) -> ScenarioPreference:
        """k_i, k_p and E_soft of a history, oldest first. The keyword of rank r weighs 1 − r / K, as for stickers.

        Raises ModelError where the language model fails, DataError for a picture that can't be read.
        """
        items = [_as_sticker(item) for item in history]
        with torch.inference_mode():
            soft = self._soft.read(items) if self._soft else self._generator.soft(items)
        if self._reader is None:
            return ScenarioPreference(soft=soft)
        found = self._reader.preference([Line(item.text) for item in history], seed)
        evidence = tuple(item.id for item in history[len(history) - found.read :])
        count = self.scenario.keywords
        merged = tuple(
            (name, Keyword(keyword, round(1 - rank / count, 4), evidence))
            for rank, (name, keyword) in enumerate(found.merged)
        )
        return ScenarioPreference(found.by_attribute, merged, soft)

    def read_target(self, item: Item, seed: int = 0) -> tuple[str, ...]:
        """k_t of an item, never empty: its own words where the language model finds none, or where there is none."""
        if self._reader is not None:
            answer = used(self._reader.target(item.text, seed=seed), self.scenario.target)
            if keywords := tuple(keyword for found in answer.values() for keyword in found):
                return keywords
        words = [word.strip() for word in item.text.split(",") if word.strip()]
        return tuple(words[: self.scenario.target.used])

    def make(self, request: PictureRequest) -> MadePicture:
        """Draws the candidates as one batch and keeps the best.

        Raises RequestError for values out of range, RenderError where no candidate can be used.
        """
        if not 0 <= request.strength <= 100:
            raise RequestError(f"strength must lie between 0 and 100, not {request.strength}")
        if not 0 <= request.seed < 2**63:
            raise RequestError("seed must lie between 0 and 2^63 - 1")
        clock, wishes = Clock(), self._wishes(request)
        with self._lock, torch.inference_mode():
            try:
                drawn = draw_all(self._generator, wishes, request.preference.soft, clock)
            except (RuntimeError, MemoryError) as error:
                raise RenderError(f"the generator failed ({type(error).__name__}): see that it has memory") from error
            with clock("score"):
                candidates = self._judge(request, wishes, drawn)
        chosen = best([c.z for c in candidates])
        if chosen is None:
            raise RenderError(
                f"no candidate can be used ({', '.join(str(c.rejected) for c in candidates)}): try another --seed"
            )
        return MadePicture(to_pictures(drawn[chosen : chosen + 1])[0][..., :3], candidates, chosen, clock.total())

    def _wishes(self, request: PictureRequest) -> list[Wish]:
        """One target, one taste, and a place in the grid of weights each; at strength 0 nothing of the person."""
        count, preference = self.profile.generator.candidates, request.preference
        target = {KEYWORDS: ", ".join(request.target)}
        taste = Taste(None, None, tuple(keyword.keyword for _, keyword in preference.merged))
        known = bool(taste.keywords or preference.soft)
        return [
            Wish(target, taste, (w_p if known else 0.0, w_t), candidate_seed(request.seed, i))
            for i, (w_p, w_t) in enumerate(weight_grid(request.strength, count))
        ]

    def _judge(self, request: PictureRequest, wishes: list[Wish], drawn: Tensor) -> tuple[Candidate, ...]:
        seen = self._scorer.embed_pictures(drawn)
        by_attribute: dict[str, list[Keyword]] = {}
        for name, keyword in request.preference.merged:
            by_attribute.setdefault(name, []).append(keyword)
        d_t = all_of(self._scorer, seen, request.target)
        d_p = any_of_each(self._scorer, seen, *by_attribute.values())
        rejections = [self._rejection(seen[i : i + 1], drawn[i]) for i in range(len(wishes))]
        return balanced(wishes, d_p, d_t, rejections, request.strength)

    def _rejection(self, seen: Tensor, drawn: Tensor) -> str | None:
        if not bool(torch.isfinite(drawn).all()):
            return "not finite"
        if float(drawn[:3].mean(0).std()) * 127.5 < FLAT:
            return "empty"
        shown = unsafe(self._scorer, seen, self.profile.safety)
        return f"unsafe: {shown}" if shown else None


def load_scenario_engine(
    scenario: str, profile: str, models: Path = DEFAULT_ROOT, device: str = AUTO
) -> ScenarioEngine:
    """Loads a profile for a scenario. Raises ModelError that names what is missing, or why the profile won't do."""
    opened, rules = open_profile(profile, models, device), load_scenario(scenario)
    settings = opened.profile
    _check(settings, scenario)
    language_model = load_profile_language_model(opened, device)
    reader = HardPreferenceReader(language_model, rules) if language_model else None
    scorer = load_scorer(settings, None, opened.store, opened.device, scenario)
    return ScenarioEngine(
        settings,
        rules,
        reader,
        load_generator(settings, None, opened.store, opened.device, scenario),
        scorer,
        "-".join(
            [
                settings.name,
                scenario,
                reader.revision if reader else "no-keywords",
                _words(scenario),
                *trained_soft_revision(settings),
                *opened.store.revisions(settings.models),
            ]
        ),
        load_soft_reader(settings, None, language_model, scorer),
    )


def _check(profile: Profile, scenario: str) -> None:
    """Before anything is loaded: whether there is somebody to draw it, and somebody to know the person."""
    if profile.generator.kind == "bundled":
        raise ModelError(
            f"the profile {profile.name} can draw only stickers: for {scenario} take one with a large generator, such"
            " as --profile gpu or --profile paper"
        )
    if profile.language_model is None and not isinstance(profile.generator, PictureGeneratorProfile):
        raise ModelError(
            f"the profile {profile.name} has neither a language model nor an IP-Adapter to know the person by: take"
            " --profile gpu, paper or gpu-ip"
        )


def _words(scenario: str) -> str:
    """Six hex digits that change with the prompts that draw and score."""
    texts = [
        path.read_bytes() for part in ("drawing", "score") for path in sorted((FOLDER / scenario / part).iterdir())
    ]
    return sha256(b"\0".join(texts)).hexdigest()[:6]


def _as_sticker(item: Item) -> HistoryItem:
    """What the soft preference reads: the item's words and its picture."""
    image = picture_bytes(item.picture) if item.picture else None
    return HistoryItem(item.id, "sticker", description=item.text, image=image)


def picture_bytes(path: Path) -> bytes:
    """A picture's file, not yet trusted. Raises DataError where it can't be read or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataError(f"{path} can't be read ({error.strerror}).") from error
    if len(data) > MAX_BYTES:
        raise DataError(f"{path} is larger than {MAX_BYTES // 2**20} MB: make it smaller.")
    return data
