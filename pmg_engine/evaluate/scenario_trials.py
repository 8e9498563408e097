"""What is made to measure a scenario: for each user one picture a condition, all with the same target and seed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Literal

from PIL import Image

from pmg_engine.errors import RenderError
from pmg_engine.evaluate.trials import Result, Row, stranger
from pmg_engine.scenario_engine import PictureRequest, ScenarioEngine, ScenarioPreference
from pmg_engine.scenarios.cases import Case

Condition = Literal["none", "hard", "soft", "both", "other"]
CONDITIONS: tuple[Condition, ...] = ("none", "hard", "soft", "both", "other")


@dataclass(frozen=True, slots=True)
class PictureTrial:
    """One picture: whose (a place in the list of cases), and what of a history it is given."""

    case: int
    condition: Condition

    @property
    def id(self) -> str:
        """Names the trial in files; users' own names stay out of paths."""
        return f"{self.case:04}-{self.condition}"


@dataclass
class PictureBench:
    """What runs trials. A preference is read once for all conditions of a user."""

    engine: ScenarioEngine
    cases: Sequence[Case]
    strength: int
    seed: int = 0

    def __post_init__(self) -> None:
        self._read: dict[int, ScenarioPreference] = {}

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Those that this profile can tell apart: without keywords or without a soft preference there are fewer."""
        soft = any(self._preference(place).soft for place in range(min(3, len(self.cases))))
        known = {"hard": self.engine.reads_keywords, "soft": soft, "both": soft and self.engine.reads_keywords}
        enough = {"other": len(self.cases) > 1}
        return tuple(name for name in CONDITIONS if (known | enough).get(name, True))

    @property
    def key(self) -> str:
        """Changes with the engine, the data and the settings: results of another key are not mixed in."""
        data = repr([(case.user, case.target, case.history) for case in self.cases])
        asked = f"{data}/{self.strength}/{self.seed}"
        return f"{self.engine.model_revision}-{sha256(asked.encode()).hexdigest()[:12]}".replace("/", "_")

    def planned(self) -> list[PictureTrial]:
        """User by user."""
        return [PictureTrial(place, name) for place in range(len(self.cases)) for name in self.conditions]

    def make(self, missing: Sequence[PictureTrial]) -> Iterator[Result]:
        """The result of each trial, with a lossless WEBP; none where no candidate could be used."""
        for trial in missing:
            yield self._run(trial)

    def _run(self, trial: PictureTrial) -> Result:
        case, preference = self.cases[trial.case], self._given(trial)
        seed = self.seed + trial.case
        target = self.engine.read_target(case.target, seed)
        strength = 0 if trial.condition == "none" else self.strength
        row: Row = {
            "id": trial.id,
            "case": trial.case,
            "condition": trial.condition,
            "user": case.user,
            "target": list(target),
            "preference": [keyword.keyword for _, keyword in preference.merged],
        }
        try:
            made = self.engine.make(PictureRequest(target, preference, strength, seed))
        except RenderError as error:
            return {**row, "failed": str(error)}, b""
        chosen = made.candidates[made.chosen]
        row |= {"weights": list(chosen.weights), "d_p": chosen.d_p, "d_t": chosen.d_t}
        buffer = io.BytesIO()
        Image.fromarray(made.picture).save(buffer, "WEBP", lossless=True)
        return row, buffer.getvalue()

    def _given(self, trial: PictureTrial) -> ScenarioPreference:
        """What of whose history a condition is given."""
        if trial.condition == "none":
            return ScenarioPreference()
        place = stranger(trial.case, len(self.cases)) if trial.condition == "other" else trial.case
        preference = self._preference(place)
        if trial.condition == "hard":
            return replace(preference, soft=())
        if trial.condition == "soft":
            return replace(preference, by_attribute={}, merged=())
        return preference

    def _preference(self, place: int) -> ScenarioPreference:
        if place not in self._read:
            self._read[place] = self.engine.read_preference(self.cases[place].history, self.seed + place)
        return self._read[place]
