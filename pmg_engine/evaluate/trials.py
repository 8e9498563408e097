"""What is made to be measured: one trial a sticker, each with the person, the condition and the strength.

Trials run in worker processes, one thread each; results are JSON Lines, so that an interrupted run goes on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pmg_engine.evaluate.judge import GROUND, Judge, Verdict, load_judge, pixels, verdicts
from pmg_engine.evaluate.people import Message, Person, changed_taste, messages, people
from pmg_engine.types import HistoryItem, Keyword, Preference, Sticker, StickerEngine, StickerRequest

Condition = Literal["none", "own", "other", "art", "again", "changed"]
Row = dict[str, Any]
Result = tuple[Row, bytes]

STRENGTHS = (25, 50, 75, 100)
USUAL = 50
AGAIN = 3  # more seeds, for every fifth person
PICTURE = 96  # pixels along a side when pictures are compared
ROWS = "rows.jsonl"
_LEAST = 0.001  # probabilities below are not written


@dataclass(frozen=True, slots=True)
class Trial:
    """One sticker: whose (a place in the list of people), under which condition, and how it is drawn."""

    person: int
    condition: Condition
    strength: int
    seed: int

    @property
    def id(self) -> str:
        """Names the trial in files."""
        return f"{self.person:03}-{self.condition}-{self.strength}-{self.seed}"


def trials(count: int) -> list[Trial]:
    """All trials of the first `count` people, person by person.

    `none`: no personalization. `own`: their history. `other`: someone else's. `art`: their history, drawn as vector
    art, which shows what reading and planning alone give. `again`: other seeds. `changed`: eight newer
    items of a new taste.
    """
    planned = []
    for person in range(count):
        planned.append(Trial(person, "none", 0, person))
        planned += [Trial(person, "own", strength, person) for strength in STRENGTHS]
        planned += [Trial(person, "other", USUAL, person), Trial(person, "art", USUAL, person)]
        if person % 5 == 0:
            planned += [Trial(person, "again", USUAL, 1000 * more + person) for more in range(1, AGAIN + 1)]
        if person % 2 == 0:
            planned.append(Trial(person, "changed", USUAL, person))
    return planned


@dataclass(frozen=True, slots=True)
class Bench:
    """What runs trials. The judge sees only finished stickers."""

    engine: StickerEngine
    judge: Judge
    people: list[Person]
    messages: list[Message]

    def run(self, trial: Trial) -> Result:
        """The result of one trial and its sticker."""
        history = self._history(trial)
        preference = self.engine.read_preference(history) if trial.strength else Preference()
        number = trial.person % len(self.messages)
        made = self.engine.make_sticker(
            StickerRequest(
                self.messages[number].text, trial.strength, trial.seed, preference, vector=trial.condition == "art"
            )
        )
        verdict = verdicts(self.judge, [made.webp])[0]
        shown = {name: _likely(getattr(verdict, name)) for name in ("character", "expression", "style")}
        row = {
            "id": trial.id,
            "person": trial.person,
            "condition": trial.condition,
            "strength": trial.strength,
            "message": number,
            "shown": shown,
            **_reasons(made),
            **_likeness(made.webp, verdict, history, self.judge),
        }
        return row, made.webp

    def _history(self, trial: Trial) -> tuple[HistoryItem, ...]:
        if trial.condition == "changed":
            return changed_taste(self.people[trial.person])[1]
        if trial.condition == "other":
            return self.people[stranger(trial.person, len(self.people))].history()
        return self.people[trial.person].history()


Maker = Callable[[Sequence[Trial]], Iterator[Result]]


def stranger(person: int, count: int) -> int:
    """Whose history stands in for a person's own."""
    return (person + count // 2) % count


class Named(Protocol):
    """Any trial."""

    @property
    def id(self) -> str:
        """Names it in files."""
        ...


NamedT = TypeVar("NamedT", bound=Named)


def run_trials(
    planned: Iterable[NamedT],
    folder: Path,
    make: Callable[[Sequence[NamedT]], Iterator[Result]],
    pictures: str = "stickers",
) -> Iterator[Row]:
    """Yields the rows of all trials, those of an earlier run first; new ones are written to `folder` as they come.

    A result without picture bytes has its row alone.
    """
    (folder / pictures).mkdir(parents=True, exist_ok=True)
    path = folder / ROWS
    known = _known(path)
    wanted = list(planned)
    yield from (known[trial.id] for trial in wanted if trial.id in known)
    with path.open("a", encoding="utf-8") as file:
        for row, sticker in make([trial for trial in wanted if trial.id not in known]):
            if sticker:
                (folder / pictures / f"{row['id']}.webp").write_bytes(sticker)
            file.write(json.dumps(row) + "\n")
            file.flush()
            yield row


def in_processes(count: int, profile: str, workers: int) -> Maker:
    """Makes stickers in worker processes, in this one where one is enough; results come as they are finished."""

    def make(missing: Sequence[Trial]) -> Iterator[Result]:
        if workers == 1 or not missing:
            yield from (_run(trial, count, profile) for trial in missing)
            return
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            futures = [pool.submit(_run, trial, count, profile) for trial in missing]
            try:
                for future in as_completed(futures):
                    yield future.result()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    return make


def _run(trial: Trial, count: int, profile: str) -> Result:
    return _bench(count, profile).run(trial)


@cache
def _bench(count: int, profile: str) -> Bench:
    """A process's own, on one thread: two processes of one thread do more than one of two."""
    import torch

    from pmg_engine.engine import load_engine

    engine = load_engine(profile)
    torch.set_num_threads(1)
    return Bench(engine, load_judge(), people(count), messages())


def _known(path: Path) -> dict[str, Row]:
    """Rows by id. A last line that was cut off is left out, and away."""
    if not path.exists():
        return {}
    whole = [line for line in path.read_text("utf-8").splitlines(keepends=True) if line.endswith("\n")]
    path.write_text("".join(whole), encoding="utf-8")
    return {row["id"]: row for row in map(json.loads, whole)}


def _reasons(made: Sticker) -> Row:
    """What the engine says it did."""

    def named(keywords: tuple[Keyword, ...]) -> list[str]:
        return [keyword.keyword for keyword in keywords]

    return {
        "target": made.target["expression"],
        "characters": named(made.preference.character),
        "styles": named(made.preference.style),
        "dislikes": named(made.preference.dislikes),
        "generator": made.generator,
        "weights": list(made.candidates[made.chosen].weights) if made.candidates else None,
        "ms": round(made.timings_ms["total"]),
    }


def _likeness(webp: bytes, verdict: Verdict, history: Iterable[HistoryItem], judge: Judge) -> Row:
    """The judge's features; where the history has pictures their mean features and the largest SSIM to one of them."""
    row: Row = {"features": _rounded(verdict.features)}
    images = [item.image for item in history if item.image is not None]
    if images:
        mine = small(webp)
        row["copy"] = max(similarity(mine, small(image)) for image in images)
        row["history"] = _rounded(np.mean([v.features for v in verdicts(judge, images)], 0))
    return row


def _rounded(features: Iterable[float]) -> list[float]:
    return [round(float(value), 3) for value in features]


def small(sticker: bytes) -> NDArray[np.float64]:
    """A sticker on grey, (PICTURE, PICTURE, 3) in [0, 1]."""
    picture = Image.fromarray(pixels(sticker)).resize((PICTURE, PICTURE), Image.Resampling.BOX)
    rgba = np.asarray(picture, np.float64) / 255
    shown: NDArray[np.float64] = rgba[..., :3] * rgba[..., 3:] + GROUND * (1 - rgba[..., 3:])
    return shown


def similarity(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """SSIM (Wang et al., 2004) of two pictures, in [-1, 1]; 1 is the same picture."""
    from skimage.metrics import structural_similarity

    found: float = structural_similarity(one, other, channel_axis=-1, data_range=1.0)  # type: ignore[no-untyped-call]
    return float(found)


def _likely(probabilities: dict[str, float]) -> dict[str, float]:
    return {name: round(p, 4) for name, p in probabilities.items() if p >= _LEAST}
