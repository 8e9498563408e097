"""The evaluation of a scenario as Markdown and JSON, laid out as publications lay out theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from string import Template

from pmg_engine.evaluate.likeness import SIDE, Measures
from pmg_engine.evaluate.measures import Estimate, Row, difference, mean
from pmg_engine.evaluate.people import DATA
from pmg_engine.evaluate.report import table
from pmg_engine.evaluate.scenario_trials import CONDITIONS

COLUMNS = {
    "lpips_target": "LPIPS target ↓",
    "lpips_history": "LPIPS history ↓",
    "ssim_target": "SSIM target ↑",
    "ssim_history": "SSIM history ↑",
    "clip_target": "CLIP-I target ↑",
    "clip_history": "CLIP-I history ↑",
    "copy": "nearest of the history, SSIM",
}
NAMES = {
    "none": "no personalization",
    "hard": "keywords only",
    "soft": "soft preference only",
    "both": "keywords and soft preference",
    "other": "another user's history",
}
WITH_PICTURES = {"soft": "IP-Adapter on the history's pictures", "both": "keywords and IP-Adapter"}


@dataclass(frozen=True, slots=True)
class Table:
    """All measured rows of a run, and what it was a run of."""

    rows: Sequence[Row]
    scenario: str
    models: str
    strength: int
    measures: Measures
    by_pictures: bool

    @property
    def names(self) -> dict[str, str]:
        """Of the conditions that were made. Where an IP-Adapter draws, it is the soft preference."""
        made = {row["condition"] for row in self.rows}
        names = NAMES | (WITH_PICTURES if self.by_pictures else {})
        return {condition: names[condition] for condition in CONDITIONS if condition in made}

    @property
    def failed(self) -> int:
        """Trials without a usable candidate."""
        return sum("failed" in row for row in self.rows)

    def estimate(self, condition: str, measure: str) -> Estimate:
        """The mean over users."""
        return mean([row[measure] for row in self._of(condition) if measure in row])

    def gain(self, condition: str, measure: str) -> Estimate:
        """How much more than without personalization, over the users that have both."""
        before = {row["case"]: row for row in self._of("none") if measure in row}
        both = [row for row in self._of(condition) if measure in row and row["case"] in before]
        return difference([row[measure] for row in both], [before[row["case"]][measure] for row in both])

    def _of(self, condition: str) -> list[Row]:
        return [row for row in self.rows if row["condition"] == condition]


def page(found: Table) -> str:
    """The whole page: data/scenario.md with its tables."""
    text = Template((DATA / "scenario.md").read_text("utf-8"))
    clip = found.measures.clip_name
    return text.substitute(
        scenario=found.scenario,
        users=len({row["case"] for row in found.rows}),
        pictures=len(found.rows) - found.failed,
        failed=found.failed,
        models=found.models,
        strength=found.strength,
        side=SIDE,
        judge=f"CLIP-I is the cosine in `{clip}`, which did not choose." if clip else "",
        missing="\n".join(f"- Not measured: {what}." for what in found.measures.missing),
        table=_estimates(found),
        gains=_gains(found),
    )


def figures(found: Table) -> dict[str, object]:
    """The same as JSON: estimates by condition and measure, and every row."""
    return {
        "scenario": found.scenario,
        "models": found.models,
        "strength": found.strength,
        "clip": found.measures.clip_name or None,
        "missing": list(found.measures.missing),
        "failed": found.failed,
        "estimates": {
            condition: {name: asdict(found.estimate(condition, name)) for name in COLUMNS} for condition in found.names
        },
        "rows": list(found.rows),
    }


def _estimates(found: Table) -> str:
    rows = [
        [name, *(str(found.estimate(condition, column)) for column in COLUMNS)]
        for condition, name in found.names.items()
    ]
    return table(["", *COLUMNS.values()], rows)


def _gains(found: Table) -> str:
    measured = [column for column in COLUMNS if column != "copy"]
    rows = [
        [name, *(str(found.gain(condition, column)) for column in measured)]
        for condition, name in found.names.items()
        if condition != "none"
    ]
    return table(["", *(COLUMNS[column] for column in measured)], rows)
