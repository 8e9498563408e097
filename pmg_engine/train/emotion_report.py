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
from pmg_engine.train.emotion import Corpus, features_of, right_of, with_phrases
from pmg_engine.train.emotion_combine import Features
from pmg_engine.train.emotion_ngrams import Bags, ngram_logits
from pmg_engine.types import NEUTRAL
from pmg_engine.vocabulary.tokens import WORD, fold

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
FEW = 20  # the same of hand-written sentences
LINES = 2_000  # XED lines of other languages that the confidence is checked on
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
    corpus = Corpus(data, limit, labels=gate.labels)
    counted = with_phrases(gate, corpus, ngram_logits(gate.ngrams, Bags([e.text for e in corpus.examples])))

    def features(source: str, split: str) -> tuple[Tensor, Features]:
        rows = corpus.where(source, split, "en")
        return rows, features_of(gate, encoder, corpus, counted, rows)

    go_dev, go_test, xed_dev, xed_test = (
        features(source, split) for source, split in (("go", "dev"), ("go", "test"), ("xed", "dev"), ("xed", "test"))
    )
    truth = corpus.targets.go[go_test[0]].numpy()
    calm = truth[:, -1] == 1
    chance = _chances(gate, go_test[1])[:, -1].numpy()
    rows = [
        Row("GoEmotions test, 28 labels, macro-F1", _goemotions(corpus, go_dev, go_test), "≥ .44", "BERT-base .46"),
        Row("GoEmotions test, Ekman's labels, macro-F1", _ekman(corpus, go_dev, go_test), "≥ .58", "BERT-base .64"),
        Row("XED English test, macro-F1", _xed_english(corpus, xed_dev, xed_test), "≥ .48", "BERT .54"),
        *_xed_others(corpus, counted),
        Row("emotive or not (GoEmotions neutral against the rest), AUC", area_under_curve(-chance, ~calm), "≥ .80"),
        Row("calibration error of emotive, GoEmotions test", calibration_error(1 - chance, ~calm), "≤ .05"),
        _confidence("GoEmotions test", gate, corpus, *go_test, "≤ .05"),
        _confidence("XED English test", gate, corpus, *xed_test),
    ]
    foreign = corpus.where("xed", "test")
    foreign = foreign[[corpus.examples[i].language != "en" for i in foreign.tolist()]]
    foreign = foreign[torch.randperm(len(foreign), generator=torch.Generator().manual_seed(0))[:LINES]]
    seen = features_of(gate, encoder, corpus, counted, foreign)
    rows.append(_confidence("XED, other languages, given that there is one", gate, corpus, foreign, seen, given=True))
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


def printed(chances: Tensor) -> tuple[Tensor, Tensor]:
    """What the gate says, (n,) places of labels, and how sure it is, (n,). chances (n, labels), neutral last."""
    calm = chances[:, -1] > 0.5
    confidence, place = chances[:, :-1].max(-1)
    return place.where(~calm, torch.tensor(chances.shape[1] - 1)), confidence.where(~calm, chances[:, -1])


def _chances(gate: EmotionGate, features: Features) -> Tensor:
    chances: Tensor = gate.combiner(features.text, features.counted, features.marks)
    return chances


def _confidence(
    where: str,
    gate: EmotionGate,
    corpus: Corpus,
    rows: Tensor,
    features: Features,
    least: str = "",
    given: bool = False,
) -> Row:
    """How far the printed confidence is from how often what is printed fits the text's own labels.

    given: of the likeliest expression given that there is one, for texts of which none is neutral.
    """
    chances = _chances(gate, features)
    if given:
        shown = chances[:, :-1] / chances[:, :-1].sum(1, keepdim=True)
        chances = torch.cat([shown, torch.zeros(len(shown), 1)], -1)
    place, confidence = printed(chances)
    right = right_of(corpus, rows).gather(1, place[:, None])[:, 0].numpy()
    error = calibration_error(confidence.double().numpy(), right)
    return Row(f"calibration error of the confidence, {where}", error, least)


def _mixed(features: Features, first: int, count: int, share: float) -> Array:
    """Logits of both readers, mixed."""
    part = slice(first, first + count)
    mixed: Array = (share * features.text[:, part] + (1 - share) * features.counted[:, part]).double().numpy()
    return mixed


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
    """Each language by the table of phrases with thresholds of its own, or shared ones where it has few lines."""
    logits = counted[:, -XED:].double().numpy()
    truth = corpus.targets.xed.numpy()
    languages = sorted({e.language for e in corpus.examples if e.source == "xed"} - {"en"})
    foreign = [row for language in languages for row in corpus.where("xed", "dev", language).tolist()]
    shared = best_thresholds(truth[foreign], logits[foreign])
    known = {_bare(e.text) for e in corpus.examples if e.source == "xed" and e.split == "train"}
    found, new = {}, []
    for language in languages:
        dev, test = (corpus.where("xed", split, language).numpy() for split in ("dev", "test"))
        if len(test) >= SMALLEST:
            trust = len(dev) / (len(dev) + 300)
            own = trust * best_thresholds(truth[dev], logits[dev]) + (1 - trust) * shared if len(dev) else shared
            found[language] = macro_f1(truth[test], logits[test] >= own)
            unseen = test[[_bare(corpus.examples[i].text) not in known for i in test]]
            new.append(macro_f1(truth[unseen], logits[unseen] >= own))
    return [
        Row("XED, mean over the other languages, macro-F1", _mean(list(found.values())), "≥ .40"),
        Row("the same, without lines whose words a training line has too", _mean(new)),
        *(Row(f"XED {language}", value) for language, value in found.items()),
    ]


def _bare(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(fold(text)))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0


def _sentences(gate: EmotionGate, encoder: TextEncoder, corpus: Corpus, counted: Tensor) -> list[Row]:
    """All labels on hand-written sentences: right when what is said is one of those meant."""
    rows = corpus.where("hand", "test")
    rows = rows[[" " in text or not text.isascii() for text in corpus.texts(rows)]] if len(rows) else rows
    seen = features_of(gate, encoder, corpus, counted, rows)
    chances = _chances(gate, seen)
    place, _ = printed(chances)
    examples = [corpus.examples[i] for i in rows.tolist()]
    right = right_of(corpus, rows).gather(1, place[:, None])[:, 0].numpy()
    language = np.array([e.language for e in examples])
    calm = np.array([NEUTRAL in e.labels for e in examples])
    emotive = (1 - chances[:, -1]).double().numpy()
    many = [code for code in sorted(set(language) - {"en"}) if (language == code).sum() >= FEW]
    return [
        Row(f"{len(gate.labels)} labels, hand-written English, accuracy", _mean(right[language == "en"].tolist())),
        Row(
            f"{len(gate.labels)} labels, hand-written, other languages, accuracy",
            _mean(right[language != "en"].tolist()),
        ),
        *(Row(f"hand-written {code}", _mean(right[language == code].tolist())) for code in many),
        Row("emotive or not, hand-written, all languages, AUC", area_under_curve(emotive, ~calm)),
        _confidence("hand-written, all languages", gate, corpus, rows, seen),
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
