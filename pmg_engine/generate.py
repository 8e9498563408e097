"""`main.py generate`: one picture of a scenario for one user of a data set, with the reasons."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pmg_engine.errors import RequestError
from pmg_engine.scenario_engine import MadePicture, PictureRequest, ScenarioEngine, ScenarioPreference
from pmg_engine.scenarios.cases import Case, Item

FORMATS = {".png": "PNG", ".webp": "WEBP"}


@dataclass(frozen=True, slots=True)
class Generated:
    """What was asked for, read and made."""

    engine: ScenarioEngine
    case: Case
    request: PictureRequest
    made: MadePicture

    def explanation(self) -> dict[str, object]:
        """The JSON object that `generate --explain` prints."""
        preference = self.request.preference
        return {
            "scenario": self.engine.scenario.name,
            "user": self.case.user,
            "history": [_item(item) for item in self.case.history],
            "preference": _preference(preference),
            "target": {**_item(self.case.target), "keywords": list(self.request.target)},
            "strength": self.request.strength,
            "seed": self.request.seed,
            "candidates": [candidate.explanation() for candidate in self.made.candidates],
            "chosen": self.made.chosen,
            "model_revision": self.engine.model_revision,
            "timings_ms": {name: round(ms, 2) for name, ms in self.made.timings_ms.items()},
        }


def generate(engine: ScenarioEngine, case: Case, strength: int, seed: int) -> Generated:
    """History -> preference, item -> target, and the picture of both. At strength 0 the history isn't looked at."""
    target = engine.read_target(case.target, seed)
    preference = engine.read_preference(case.history, seed) if strength else ScenarioPreference()
    request = PictureRequest(target, preference, strength, seed)
    return Generated(engine, case, request, engine.make(request))


def check_format(path: Path) -> str:
    """Pillow's name of the format that a file's ending asks for. Raises RequestError."""
    if (found := FORMATS.get(path.suffix.lower())) is None:
        raise RequestError(f"{path} should end in {' or '.join(FORMATS)}")
    return found


def encode(picture: NDArray[np.uint8], kind: str) -> bytes:
    """(h, w, 3) to the bytes of a PNG or WEBP."""
    buffer = io.BytesIO()
    settings: dict[str, Any] = {"quality": 95, "method": 4} if kind == "WEBP" else {}
    Image.fromarray(picture).save(buffer, kind, **settings)
    return buffer.getvalue()


def _item(item: Item) -> dict[str, object]:
    return {"id": item.id, "text": item.text, "picture": item.picture.name if item.picture else None}


def _preference(preference: ScenarioPreference) -> dict[str, object]:
    merged = [
        {"attribute": name, "keyword": k.keyword, "weight": k.weight, "evidence": list(k.evidence)}
        for name, k in preference.merged
    ]
    by_attribute = {name: list(keywords) for name, keywords in preference.by_attribute.items()}
    return {"by_attribute": by_attribute, "merged": merged, "soft_tokens": len(preference.soft)}
