"""What K, S and the dispersion do: a soft preference for each, trained on an equal budget and measured alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from pmg_engine.engine import load_engine
from pmg_engine.evaluate.judge import Judge, load_judge
from pmg_engine.evaluate.measures import CROWD, Estimate
from pmg_engine.evaluate.soft import Dresser, dressers, figures, look
from pmg_engine.evaluate.soft_ideas import KNOWN, Studio, Table, dislikes, newcomers, two_tastes
from pmg_engine.scorer.clip import load_scorer
from pmg_engine.scorer.protocol import Scorer
from pmg_engine.soft_preference import SoftPreference, SoftReader, load_soft, save_soft
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.progress import progress
from pmg_engine.train.soft import SoftSettings, train_soft
from pmg_engine.train.soft_bench import Bench
from pmg_engine.types import Preference, StickerEngine

VARIANTS = {
    "K = 4, S = 4": SoftSettings(),
    "K = 2, S = 4": SoftSettings(tokens=2),
    "K = 8, S = 4": SoftSettings(tokens=8),
    "K = 4, S = 2": SoftSettings(prefix=2),
    "K = 4, S = 8": SoftSettings(prefix=8),
    "K = 4, S = 4, no dispersion": SoftSettings(dispersion=0.0),
}
DRAWN = ("soft", "both", "another's soft")
IDEAS = ("dislikes", "newcomers", "two tastes")
_COLUMNS = ("accessory", "palette", "whose is it")
_CROWDS_APART = 40  # crowds that nobody is measured in lie behind these


def ablate(bench: Bench, folder: Path, steps: int, batch: int, people: int, out: Path) -> None:
    """Trains and measures every variant, then the ideas, and writes soft-ablation.md into `out`.

    What is done is kept in `folder`.
    """
    models = {name: train_variant(bench, name, folder / _slug(name), steps, batch) for name in VARIANTS}
    engine, judge, tower = load_engine(), load_judge(), load_scorer(TextEncoder())
    crowd = dressers(people)
    variants = {
        name: measure_variant(engine, judge, model, tower, crowd, folder / _slug(name))
        for name, model in models.items()
    }
    sizes = {name: sum(p.numel() for p in model.parameters()) for name, model in models.items()}
    ideas = measure_ideas(engine, judge, tower, people, folder / "ideas")
    out.mkdir(parents=True, exist_ok=True)
    told = page(variants, sizes, ideas, f"{steps} steps of {batch}", engine.model_revision)
    (out / "soft-ablation.md").write_text(told, encoding="utf-8")


def train_variant(bench: Bench, name: str, folder: Path, steps: int, batch: int) -> SoftPreference:
    """One of VARIANTS; what was trained before is loaded."""
    weights = folder / "weights"
    if not (weights / "soft.safetensors").exists():
        save_soft(train_soft(bench, folder, steps, batch, VARIANTS[name]), weights)
    return load_soft(weights)


def measure_variant(
    engine: StickerEngine, judge: Judge, model: SoftPreference, tower: Scorer, people: list[Dresser], folder: Path
) -> Table:
    """Its figures under each of DRAWN; what was measured before is read."""
    path = folder / f"figures-{len(people)}.json"
    if not path.exists():
        encoder = TextEncoder()
        reader = SoftReader(model, encoder.model, encoder.tokens, tower)

        def read(person: Dresser) -> Preference:
            history = person.history()
            return replace(engine.read_preference(history), soft=reader.read(history))

        with progress(folder.name, len(people)) as step:
            table = figures(look(engine, judge, people, step, read, DRAWN), people)
        _keep(table, path)
    return _kept(path)


def measure_ideas(engine: StickerEngine, judge: Judge, tower: Scorer, count: int, folder: Path) -> dict[str, Table]:
    """The ideas of soft_ideas.py with the bundled weights; what was measured before is read."""
    encoder = TextEncoder()
    studio = Studio(engine, judge, SoftReader(load_soft(), encoder.model, encoder.tokens, tower), tower)
    people = dressers(count)
    known = dressers((_CROWDS_APART + 1) * CROWD + KNOWN)[-KNOWN:]
    ways: dict[str, Callable[[Callable[[], None]], Table]] = {
        "dislikes": lambda step: dislikes(studio, people, step),
        "newcomers": lambda step: newcomers(studio, people, known, step),
        "two tastes": lambda step: two_tastes(studio, people, step),
    }
    folder.mkdir(parents=True, exist_ok=True)
    tables = {}
    for name in IDEAS:
        path = folder / f"{name.replace(' ', '-')}-{count}.json"
        if not path.exists():
            with progress(name, count) as step:
                _keep(ways[name](step), path)
        tables[name] = _kept(path)
    return tables


def page(variants: dict[str, Table], sizes: dict[str, int], ideas: dict[str, Table], budget: str, revision: str) -> str:
    """The Markdown page of both."""
    heads = [f"{way}: {column}" for way in ("soft", "both") for column in _COLUMNS] + ["another's: whose is it"]
    lines = []
    for name, table in variants.items():
        cells = [table[way][column] for way in ("soft", "both") for column in _COLUMNS]
        told = " | ".join(map(str, [*cells, table["another's soft"]["whose is it"]]))
        lines.append(f"| {name} | {sizes[name]:,} | {told} |")
    return "\n".join(
        [
            "# K, S and other ideas for the soft preference",
            "",
            "Made by `python main.py train soft-ablation`. K tokens of E_soft and a prefix of S tokens, each",
            f"trained anew for {budget} and measured as in [soft-preference.md](soft-preference.md), where no",
            f"personalization and keywords alone are, too. Models `{revision}`.",
            "",
            "| | numbers trained | " + " | ".join(heads) + " |",
            "| --- |" + " --- |" * (len(heads) + 1),
            *lines,
            *(line for name, table in ideas.items() for line in _idea(name, table)),
            "",
        ]
    )


_TOLD = {
    "dislikes": "Three stickers of someone else in the crowd are among the five that someone sent, marked as disliked.",
    "newcomers": f"One sticker is known: nothing read of it, read as it is, or a mixture of {KNOWN} others' E_soft by\n"
    "the likeness of their stickers to it.",
    "two tastes": "Four stickers of one character, four of another, dressed in different ways; one is asked for.",
}


def _idea(name: str, table: Table) -> list[str]:
    columns = list(next(iter(table.values())))
    rows = [f"| {way} | " + " | ".join(str(found[column]) for column in columns) + " |" for way, found in table.items()]
    title = f"## {name.capitalize()}"
    head = ["| | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns)]
    return ["", title, "", _TOLD[name], "", *head, *rows]


def _slug(name: str) -> str:
    return name.lower().replace(" = ", "").replace(", ", "-").replace(" ", "-")


def _keep(table: Table, path: Path) -> None:
    plain = {name: {column: asdict(cell) for column, cell in row.items()} for name, row in table.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(plain, indent=1), encoding="utf-8")


def _kept(path: Path) -> Table:
    plain = json.loads(path.read_text(encoding="utf-8"))
    return {name: {column: Estimate(**cell) for column, cell in row.items()} for name, row in plain.items()}
