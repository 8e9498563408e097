"""The evaluation of a scenario from users to page: `main.py evaluate --scenario poster|clothing`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from pmg_engine.evaluate.likeness import Measures, Pixels, decoded
from pmg_engine.evaluate.measures import Row
from pmg_engine.evaluate.run import writable
from pmg_engine.evaluate.scenario_figures import sheet
from pmg_engine.evaluate.scenario_report import Table, figures, page
from pmg_engine.evaluate.scenario_trials import PictureBench
from pmg_engine.evaluate.trials import ROWS, run_trials
from pmg_engine.profiles import PictureGeneratorProfile
from pmg_engine.scenario_engine import picture_bytes
from pmg_engine.scenarios.cases import Case, Item
from pmg_engine.train.progress import progress

PICTURES = "pictures"


def evaluate_scenario(bench: PictureBench, measures: Measures, out: Path, runs: Path, fresh: bool = False) -> list[str]:
    """Makes and measures all pictures, writes page, figures and sheet into `out`, and returns the table's lines.

    Pictures of an earlier run in `runs` are not made again, unless `fresh` is set; they are measured anew. Raises
    EngineError where a folder can't be written or a picture can't be read.
    """
    for case in bench.cases:  # a picture that can't be read is told before hours of drawing, not after
        for item in (*case.history, case.target):
            _picture(item)
    folder, planned = runs / bench.key, bench.planned()
    name = bench.engine.scenario.name
    with writable():
        if fresh:
            (folder / ROWS).unlink(missing_ok=True)
        out.mkdir(parents=True, exist_ok=True)
        made = []
        with progress("pictures", len(planned)) as step:
            for row in run_trials(planned, folder, bench.make, PICTURES):
                made.append(row)
                step()
        rows = _measured(made, bench.cases, folder / PICTURES, measures)
        profile = bench.engine.profile
        by_pictures = profile.soft is None and isinstance(profile.generator, PictureGeneratorProfile)
        found = Table(rows, name, bench.engine.model_revision, bench.strength, measures, by_pictures)
        (out / f"evaluation-{name}.md").write_text(page(found), encoding="utf-8")
        written = json.dumps(figures(found), ensure_ascii=False, allow_nan=False, indent=1)
        (out / f"evaluation-{name}.json").write_text(f"{written}\n", encoding="utf-8")
        picture = sheet(bench.cases, found.names, folder / PICTURES)
        picture.save(out / f"evaluation-{name}.webp", quality=85)
    told = [f"{title}: {_told(found, condition)}" for condition, title in found.names.items()]
    return [*told, *(f"not measured: {what}" for what in measures.missing)]


def _told(found: Table, condition: str) -> str:
    shown = {"LPIPS history": "lpips_history", "SSIM history": "ssim_history", "CLIP-I history": "clip_history"}
    return ", ".join(f"{name} {found.estimate(condition, column)}" for name, column in shown.items())


def _measured(rows: list[Row], cases: Sequence[Case], folder: Path, measures: Measures) -> list[Row]:
    """The rows with what their pictures measure against the user's own target and history."""
    measured = []
    with progress("measured", len(rows)) as step:
        for row in rows:
            if "failed" not in row:
                case = cases[row["case"]]
                data = (folder / f"{row['id']}.webp").read_bytes()
                row = row | _likeness(decoded(data, row["id"]), case, measures)
            measured.append(row)
            step()
    return measured


def _likeness(mine: Pixels, case: Case, measures: Measures) -> Row:
    history = [picture for item in case.history if (picture := _picture(item)) is not None]
    target = _picture(case.target)
    others = [*([target] if target is not None else []), *history]
    row: Row = {}
    for name, values in measures.compare(mine, others).items():
        theirs = values[len(others) - len(history) :]
        row |= {f"{name}_target": values[0]} if target is not None else {}
        row |= {f"{name}_history": float(np.mean(theirs))} if theirs else {}
        row |= {"copy": max(theirs)} if name == "ssim" and theirs else {}
    return {name: round(value, 5) for name, value in row.items()}


@lru_cache(maxsize=64)
def _picture(item: Item) -> Pixels | None:
    """Kept for a while: all conditions of a user are measured against the same ones."""
    return decoded(picture_bytes(item.picture), str(item.picture)) if item.picture else None
