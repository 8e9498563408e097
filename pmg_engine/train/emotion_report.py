"""Measures a trained gate on texts it was not trained on, as a Markdown table.

    python -m pmg_engine.train.emotion_report --data DATA

Thresholds and the mix of both readers are chosen on the development split, figures are of the test split. XED is
measured on its annotated lines, as published.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pmg_engine.emotion.gate import EmotionGate
from pmg_engine.emotion.model import GO, XED
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.emotion import Corpus, features_of
from pmg_engine.train.emotion_combine import Features
from pmg_engine.train.emotion_ngrams import Bags, ngram_logits
from pmg_engine.types import NEUTRAL

EKMAN = {  # the grouping published with GoEmotions
    "anger": ("anger", "annoyance", "disapproval"),
    "disgust": ("disgust",),
    "fear": ("fear", "nervousness"),
    "joy": (
        *("joy", "amusement", "approval", "excitement", "gratitude", "love", "optimism", "relief", "pride"),
        *("admiration", "desire", "caring"),
    ),
    "sadness": ("sadness", "disappointment", "embarrassment", "grief", "remorse"),
    "surprise": ("surprise", "realization", "confusion", "curiosity"),
    "neutral": ("neutral",),
}
BINS = 10
SMALLEST = 30  # test lines from which a language is reported
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `least` is what is asked for, `published` what others reached."""

    what: str
    value: float
    least: str = ""
    published: str = ""


@torch.no_grad()
def measure(gate: EmotionGate, encoder: TextEncoder, data: Path, limit: int | None = None) -> list[Row]:
    """Every figure; `limit` lines of each source for a quick look."""
    corpus = Corpus(data, limit)
    counted = ngram_logits(gate.ngrams, Bags([e.text for e in corpus.examples]))

    def features(source: str, split: str) -> tuple[Tensor, Features]:
        rows = corpus.where(source, split, "en")
        return rows, features_of(gate, encoder, corpus, counted, rows)

    go_dev, go_test, xed_dev, xed_test = (
        features(source, split) for source, split in (("go", "dev"), ("go", "test"), ("xed", "dev"), ("xed", "test"))
    )
    truth = corpus.targets.go[go_test[0]].numpy()
    calm = truth[:, -1] == 1
    chance = gate.combiner(go_test[1].text, go_test[1].ngrams, go_test[1].marks)[:, -1].numpy()
    rows = [
        Row("GoEmotions test, 28 labels, macro-F1", _goemotions(corpus, go_dev, go_test), "≥ .44", "BERT-base .46"),
        Row("GoEmotions test, Ekman's labels, macro-F1", _ekman(corpus, go_dev, go_test), "≥ .58", "BERT-base .64"),
        Row("XED English test, macro-F1", _xed_english(corpus, xed_dev, xed_test), "≥ .48", "BERT .54"),
        *_xed_others(corpus, counted),
        Row("emotive or not (GoEmotions neutral against the rest), AUC", area_under_curve(-chance, ~calm), "≥ .80"),
        Row("calibration error of emotive, GoEmotions test", calibration_error(1 - chance, ~calm), "≤ .05"),
    ]
    return rows + _sentences(gate, encoder, corpus, counted)


def markdown(rows: Sequence[Row]) -> str:
    """The rows as a table."""
    lines = ["| on data not trained on | value | at least | published |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {r.what} | {r.value:.3f} | {r.least} | {r.published} |" for r in rows)])


def best_thresholds(truth: Array, scores: Array) -> Array:
    """For each label the score from which saying it gives the best F1. truth and scores (n, labels)."""
    return np.array([_best_threshold(truth[:, k] == 1, scores[:, k]) for k in range(truth.shape[1])])


def macro_f1(truth: Array, said: NDArray[np.bool_]) -> float:
    """Mean over labels of 2 tp / (2 tp + fp + fn); 0 for a label neither true nor said."""
    hits = ((truth == 1) & said).sum(0)
    total = (truth == 1).sum(0) + said.sum(0)
    return float(np.mean(2 * hits / np.maximum(total, 1)))


def area_under_curve(scores: Array, truth: NDArray[np.bool_]) -> float:
    """Chance that a true one scores higher than a false one; ties count half."""
    values, ranks = np.unique(scores, return_inverse=True)
    counts = np.bincount(ranks, minlength=len(values))
    middle = np.cumsum(counts) - (counts - 1) / 2
    positive = truth.sum()
    return float((middle[ranks][truth].sum() - positive * (positive + 1) / 2) / max(positive * (~truth).sum(), 1))


def calibration_error(confidence: Array, right: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten bins of equal width (arXiv 1706.04599)."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [abs(right[bins == b].mean() - confidence[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins)]
    return float(np.sum(gaps))


def _best_threshold(truth: NDArray[np.bool_], scores: Array) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[order])
    f1 = 2 * hits / (np.arange(1, len(scores) + 1) + max(truth.sum(), 1))
    ordered = scores[order]
    last = np.append(ordered[1:] != ordered[:-1], True)  # equal scores stand or fall together
    return float(ordered[int(np.argmax(np.where(last, f1, -1.0)))])


def _mixed(features: Features, first: int, count: int, share: float) -> Array:
    """Logits of both readers, mixed."""
    part = slice(first, first + count)
    return (share * features.text[:, part] + (1 - share) * features.ngrams[:, part]).double().numpy()


def _goemotions(corpus: Corpus, dev: tuple[Tensor, Features], test: tuple[Tensor, Features]) -> float:
    return _tuned(corpus.targets.go, dev, test, 0, GO)


def _tuned(
    targets: Tensor, dev: tuple[Tensor, Features], test: tuple[Tensor, Features], first: int, count: int
) -> float:
    """Macro-F1 on test with the mix and thresholds that do best on dev."""
    known, asked = targets[dev[0]].numpy(), targets[test[0]].numpy()

    def on_dev(share: float) -> float:
        scores = _mixed(dev[1], first, count, share)
        return macro_f1(known, scores >= best_thresholds(known, scores))

    share = max(np.linspace(0.4, 1.0, 7).tolist(), key=on_dev)
    thresholds = best_thresholds(known, _mixed(dev[1], first, count, share))
    return macro_f1(asked, _mixed(test[1], first, count, share) >= thresholds)


def _ekman(corpus: Corpus, dev: tuple[Tensor, Features], test: tuple[Tensor, Features]) -> float:
    groups = [[corpus.go_labels.index(label) for label in labels] for labels in EKMAN.values()]

    def grouped(table: Array) -> Array:
        return np.stack([table[:, group].max(1) for group in groups], 1)

    def scores(features: Features) -> Array:
        return grouped(_mixed(features, 0, GO, 0.8))

    known, asked = (grouped(corpus.targets.go[rows].numpy()) for rows, _ in (dev, test))
    return macro_f1(asked, scores(test[1]) >= best_thresholds(known, scores(dev[1])))


def _xed_english(corpus: Corpus, dev: tuple[Tensor, Features], test: tuple[Tensor, Features]) -> float:
    def annotated(part: tuple[Tensor, Features]) -> tuple[Tensor, Features]:
        kept = corpus.targets.xed[part[0]].sum(1) > 0
        return part[0][kept], part[1].rows(kept)

    return _tuned(corpus.targets.xed, annotated(dev), annotated(test), GO, XED)


def _xed_others(corpus: Corpus, counted: Tensor) -> list[Row]:
    """Each language by the n-gram reader with thresholds of its own, or shared ones where it has few lines."""
    logits = counted[:, GO : GO + XED].double().numpy()
    truth = corpus.targets.xed.numpy()
    languages = sorted({e.language for e in corpus.examples if e.source == "xed"} - {"en"})
    foreign = [row for language in languages for row in corpus.where("xed", "dev", language).tolist()]
    shared = best_thresholds(truth[foreign], logits[foreign])
    found = {}
    for language in languages:
        dev, test = (corpus.where("xed", split, language).numpy() for split in ("dev", "test"))
        if len(test) >= SMALLEST:
            trust = len(dev) / (len(dev) + 300)
            own = trust * best_thresholds(truth[dev], logits[dev]) + (1 - trust) * shared if len(dev) else shared
            found[language] = macro_f1(truth[test], logits[test] >= own)
    mean = float(np.mean(list(found.values()))) if found else 0.0
    return [
        Row("XED, mean over the other languages, macro-F1", mean, "≥ .40"),
        *(Row(f"XED {language}", value) for language, value in found.items()),
    ]


def _sentences(gate: EmotionGate, encoder: TextEncoder, corpus: Corpus, counted: Tensor) -> list[Row]:
    """The 25 labels on hand-written sentences: right when the likeliest is one of those meant."""
    rows = corpus.where("hand", "test")
    rows = rows[[" " in text or not text.isascii() for text in corpus.texts(rows)]] if len(rows) else rows
    seen = features_of(gate, encoder, corpus, counted, rows)
    chances = gate.combiner(seen.text, seen.ngrams, seen.marks)
    confidence, place = chances.max(-1)
    examples = [corpus.examples[i] for i in rows.tolist()]
    right = np.array([gate.labels[int(p)] in e.labels for p, e in zip(place, examples, strict=True)])
    english = np.array([e.language == "en" for e in examples])
    calm = np.array([NEUTRAL in e.labels for e in examples])
    emotive = (1 - chances[:, -1]).double().numpy()
    return [
        Row("25 labels, hand-written English, accuracy (chance .04)", float(right[english].mean())),
        Row("25 labels, hand-written, other languages, accuracy", float(right[~english].mean())),
        Row("emotive or not, hand-written, all languages, AUC", area_under_curve(emotive, ~calm)),
        Row("calibration error of the likeliest label", calibration_error(confidence.double().numpy(), right), "≤ .05"),
    ]


def main() -> None:
    """The command line: prints the table of the bundled gate."""
    parser = argparse.ArgumentParser(description="Measure the emotion gate.")
    parser.add_argument("--data", type=Path, required=True, help="folder with goemotions/ and xed/")
    parser.add_argument("--limit", type=int, help="lines of each source, for a quick look")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    encoder = TextEncoder()
    table = markdown(measure(EmotionGate.load(encoder), encoder, arguments.data, arguments.limit))
    sys.stdout.write(table + "\n")


if __name__ == "__main__":
    main()
