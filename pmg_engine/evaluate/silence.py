"""When the gate speaks up, by language, and how long it takes: on sentences that nothing learns from.

python -m pmg_engine.evaluate.silence
"""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import torch

from pmg_engine.emotion import EmotionGate
from pmg_engine.text_encoder import TextEncoder

SENTENCES = Path(__file__).parent / "data" / "gate.tsv"
LONG = "the meeting about the new office went on and on and I am so tired of it all, please let it end! "
LENGTHS = (150, 1_200, 4_800, 48_000)  # characters; the first fills the English reader's tokens


@dataclass(frozen=True, slots=True)
class Spoken:
    """How often the gate speaks up: on plain sentences, where it should not, and on emotive ones, where it should."""

    language: str
    plain: int
    false_triggers: float
    emotive: int
    triggered: float


def sentences() -> dict[str, dict[str, list[str]]]:
    """By language: `plain` and `emotive` sentences."""
    table: dict[str, dict[str, list[str]]] = {}
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, texts = line.split("\t")
            table.setdefault(language, {})[kind] = texts.split(" | ")
    return table


def spoken(gate: EmotionGate, languages: Collection[str] | None = None) -> list[Spoken]:
    """One row a language, in the order of the file; None means all."""
    return [
        Spoken(
            language,
            len(kinds["plain"]),
            _share(gate, kinds["plain"]),
            len(kinds["emotive"]),
            _share(gate, kinds["emotive"]),
        )
        for language, kinds in sentences().items()
        if languages is None or language in languages
    ]


def _share(gate: EmotionGate, texts: Sequence[str]) -> float:
    return sum(emotion.emotive for emotion in gate.read_many(texts)) / len(texts)


def milliseconds(gate: EmotionGate, texts: Sequence[str]) -> list[float]:
    """Processor time of each text, read alone."""
    taken = []
    for text in texts:
        start = time.process_time()
        gate.read(text)
        taken.append(1000 * (time.process_time() - start))
    return taken


def long_text(characters: int) -> str:
    """A text of a length."""
    return (LONG * (characters // len(LONG) + 1))[:characters]


def report(gate: EmotionGate) -> str:
    """Both tables in Markdown."""
    rows = [
        f"| {r.language} | {r.false_triggers:.3f} | {r.plain} | {r.triggered:.3f} | {r.emotive} |" for r in spoken(gate)
    ]
    texts = [text for kinds in sentences().values() for some in kinds.values() for text in some]
    gate.read_many(texts[:20])
    times = milliseconds(gate, texts)
    cuts = quantiles(times, n=20)
    by_length = [(n, median(milliseconds(gate, [long_text(n)] * 15))) for n in LENGTHS]
    return "\n".join(
        [
            "| language | speaks up on plain sentences (≤ .08) | of | speaks up on emotive ones (≥ .85) | of |",
            "|---|---|---|---|---|",
            *rows,
            "",
            "| one message, one thread | ms of processor time (≤ 15) |",
            "|---|---|",
            f"| median of {len(times)} | {median(times):.1f} |",
            f"| 95th percentile | {cuts[-1]:.1f} |",
            *(f"| {n:,} characters, median of 15 | {ms:.1f} |" for n, ms in by_length),
        ]
    )


def main() -> None:
    """The command line: prints both tables of the bundled gate."""
    torch.set_num_threads(1)
    sys.stdout.write(report(EmotionGate.load(TextEncoder())) + "\n")


if __name__ == "__main__":
    main()
