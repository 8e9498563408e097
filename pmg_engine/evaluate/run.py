"""The evaluation from people to page: `main.py evaluate`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pmg_engine.errors import EngineError
from pmg_engine.evaluate.figures import plot, sheet
from pmg_engine.evaluate.people import messages, people
from pmg_engine.evaluate.report import Results, bars, markdown
from pmg_engine.evaluate.trials import ROWS, Maker, run_trials, trials
from pmg_engine.keywords.reader import REVISION
from pmg_engine.train.progress import progress
from pmg_engine.weights import FOLDER, JUDGE, digest, revision


def evaluate(count: int, out: Path, folder: Path, make: Maker, models: str, fresh: bool = False) -> list[str]:
    """Makes and judges all stickers, writes the page and its pictures into `out`, and returns the bars in words.

    `make` makes what is not in `folder` yet, everything where `fresh` is set; `models` names them on the page. Raises
    EngineError where a folder can't be written.
    """
    planned = trials(count)
    with writable():
        if fresh:
            (folder / ROWS).unlink(missing_ok=True)
        out.mkdir(parents=True, exist_ok=True)
        rows = []
        with progress("stickers", len(planned)) as step:
            for row in run_trials(planned, folder, make):
                rows.append(row)
                step()
        results = Results(rows, people(count), messages())
        (out / "evaluation.md").write_text(markdown(results, models), encoding="utf-8")
        plot(results).save(out / "evaluation.webp", quality=85)
        sheet(results, folder / "stickers").save(out / "evaluation-stickers.webp", quality=80)
    return [f"{'ok    ' if bar.met else 'missed'}  {bar.name}: {bar.found}" for bar in bars(results)]


def revision_of(profile: str) -> str:
    """Names what draws, reads and judges; results of another revision are not mixed in."""
    return f"{profile}-{revision()}-{REVISION}-judge-{digest(FOLDER / f'{JUDGE}.safetensors')[:6]}"


@contextmanager
def writable() -> Iterator[None]:
    """What a folder that can't be written raises becomes an EngineError that says what to do."""
    try:
        yield
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        raise EngineError(f"the evaluation stops at {what}: choose another folder, or start --fresh") from None
