"""Trains the emotion gate: the English reader, the n-gram reader, then the rule that joins them.

    python -m pmg_engine.train.emotion --data DATA [--limit N]

DATA holds `goemotions/` and `xed/`. States of the frozen layers are kept below `runs/`, so a second run is quicker.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from pmg_engine.art.vocabulary import by_word, trained_vocabulary
from pmg_engine.emotion.gate import FILE, EmotionGate
from pmg_engine.emotion.model import GO, XED, NgramModel
from pmg_engine.emotion.text import surface
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.emotion_combine import (
    Features,
    Truth,
    carried_over,
    label_given_expression,
    prior_of,
    train_combiner,
)
from pmg_engine.train.emotion_data import PLUTCHIK, Example, faces, goemotions, goemotions_labels, hand, xed
from pmg_engine.train.emotion_ngrams import Bags, ngram_logits, train_ngrams
from pmg_engine.train.emotion_text import States, Targets, tower_logits, train_tower
from pmg_engine.types import NEUTRAL
from pmg_engine.weights import FOLDER, record

FOLDS = 3
OTHERS = 6_000  # XED lines of other languages that the rule learns from
HAND_WEIGHT = 6.0  # how much oftener the n-gram model sees a hand-written sentence while it is tuned


@dataclass(frozen=True, slots=True)
class Effort:
    """How long each part trains."""

    epochs: int = 3
    ngram_steps: int = 4_500
    tuning_steps: int = 800
    rule_steps: int = 1_200


class Corpus:
    """All examples and their labels as tensors, rows in one order."""

    def __init__(self, data: Path, limit: int | None = None, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        drawn = trained_vocabulary().expressions
        self.labels = [*drawn, NEUTRAL]
        self.go_labels = goemotions_labels(data)
        named = by_word(drawn) | {NEUTRAL: NEUTRAL}
        own = [[_in_words_of(named, example) for example in source] for source in (hand(), faces())]
        sets = [list(goemotions(data)), list(xed(data)), *([e for e in examples if e.labels] for examples in own)]
        kept = [e for s in sets for e in ([s[i] for i in rng.permutation(len(s))[:limit]] if limit else s)]
        self.examples: list[Example] = kept
        self.targets = Targets(
            self._hot("go", self.go_labels),
            self._hot("xed", PLUTCHIK),
            self._hot("hand", self.labels),
        )
        self.english = torch.tensor([np.nan if e.language == "emoji" else e.language == "en" for e in kept]).float()

    def where(self, source: str | None = None, split: str | None = None, language: str | None = None) -> Tensor:
        """Row numbers of a source, split and language."""
        wanted = [
            i
            for i, e in enumerate(self.examples)
            if source in (None, e.source) and split in (None, e.split) and language in (None, e.language)
        ]
        return torch.tensor(wanted, dtype=torch.long)

    def texts(self, rows: Tensor) -> list[str]:
        """The texts of these rows."""
        return [self.examples[i].text for i in rows.tolist()]

    def _hot(self, source: str, names: list[str] | tuple[str, ...]) -> Tensor:
        """Ones for the labels, NaN where another source speaks; of several expressions each gets its share."""
        table = torch.full((len(self.examples), len(names)), torch.nan)
        place = {name: i for i, name in enumerate(names)}
        for row, example in enumerate(self.examples):
            if source == {"cldr": "hand"}.get(example.source, example.source):
                table[row] = 0.0
                for label in example.labels:
                    table[row, place[label]] = 1.0 / (len(example.labels) if source == "hand" else 1)
        return table


def _in_words_of(named: dict[str, str], example: Example) -> Example:
    """The example with the labels that can be drawn; a synonym stands for its name, others are left out."""
    labels = dict.fromkeys(named[label] for label in example.labels if label in named)
    return replace(example, labels=tuple(labels))


def train_emotion(
    data: Path, out: Path = FOLDER, runs: Path = Path("runs"), limit: int | None = None, effort: Effort | None = None
) -> EmotionGate:
    """Trains all parts and writes the weights with their checksum; `limit` texts of each source for a quick run."""
    effort = effort or Effort()
    corpus = Corpus(data, limit)
    encoder = TextEncoder()
    gate = EmotionGate(encoder, corpus.labels)
    _train_english(gate, encoder, corpus, runs, effort)
    counted = train_all_ngrams(gate, corpus, effort)
    train_rule(gate, encoder, corpus, counted, effort)
    out.mkdir(parents=True, exist_ok=True)
    gate.save(out / FILE)
    record([FILE], out)
    return gate


def _train_english(gate: EmotionGate, encoder: TextEncoder, corpus: Corpus, runs: Path, effort: Effort) -> None:
    rows = torch.cat([corpus.where(split="train", language="en"), corpus.where(split="train", language="emoji")])
    texts = corpus.texts(rows)
    name = sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()[:16]
    states = States.cached(runs / "emotion" / f"states-{name}.safetensors", encoder, texts)
    train_tower(gate.tower, states, corpus.targets.rows(rows), effort.epochs)


def train_all_ngrams(gate: EmotionGate, corpus: Corpus, effort: Effort) -> Tensor:
    """Trains the n-gram model; returns logits of every example, most hand-written ones' from models without them.

    GoEmotions and XED first, once; then a short tuning on everything, for folds of the sentences and for all. The first
    fold keeps the logits of the model that knows it: messages are often set phrases, and the rule is to trust those.
    """
    bags = Bags([e.text for e in corpus.examples])
    train = np.array([e.split == "train" for e in corpus.examples])
    written = np.array([e.source in ("hand", "cldr") for e in corpus.examples])
    base, seen = gate.ngrams, (bags, corpus.targets, corpus.english)
    train_ngrams(base, *seen, (train & ~written).astype(float), effort.ngram_steps)
    start = {name: value.clone() for name, value in base.state_dict().items()}
    weights = train * np.where(written, HAND_WEIGHT, 1.0)
    fold = np.random.default_rng(0).integers(FOLDS, size=len(train))
    honest: dict[int, Tensor] = {}
    for number in range(1, FOLDS):
        model = NgramModel(len(gate.labels))
        model.load_state_dict(start)
        train_ngrams(model, *seen, weights * ~(written & (fold == number)), effort.tuning_steps)
        honest[number] = ngram_logits(model, bags)
    train_ngrams(base, *seen, weights, effort.tuning_steps)
    logits = ngram_logits(base, bags)
    for number, theirs in honest.items():
        out = torch.from_numpy(written & train & (fold == number))
        logits[out] = theirs[out]
    return logits


def train_rule(gate: EmotionGate, encoder: TextEncoder, corpus: Corpus, counted: Tensor, effort: Effort) -> None:
    """Trains the combiner on what the readers were not fitted to: development splits and sentences out of fold."""
    others = torch.tensor([corpus.examples[i].language != "en" for i in corpus.where("xed", "dev").tolist()])
    foreign = corpus.where("xed", "dev")[others]
    foreign = foreign[torch.randperm(len(foreign), generator=torch.Generator().manual_seed(0))[:OTHERS]]
    known = [corpus.where("go", "dev"), corpus.where("xed", "dev", "en"), corpus.where("hand", "train")]
    rows = torch.cat([*known, corpus.where("hand", "dev"), foreign])
    features = features_of(gate, encoder, corpus, counted, rows)
    examples = [corpus.examples[i] for i in rows.tolist()]
    unseen = torch.tensor([e.source == "hand" and e.split == "dev" for e in examples])
    social = torch.tensor([e.source == "go" and n % 3 == 0 for n, e in enumerate(examples)])
    train_combiner(gate.combiner, features, truth_of(corpus, features, rows), effort.rule_steps, (unseen, social))


def features_of(gate: EmotionGate, encoder: TextEncoder, corpus: Corpus, counted: Tensor, rows: Tensor) -> Features:
    """What the rule sees of these rows."""
    texts = corpus.texts(rows)
    marks = torch.from_numpy(np.stack([surface(text) for text in texts]))
    return Features(tower_logits(gate.tower, States(encoder, texts)), counted[rows], marks)


def truth_of(corpus: Corpus, features: Features, rows: Tensor) -> Truth:
    """Expressions and emotiveness of these rows, carried over from each source's own labels."""
    targets, count = corpus.targets.rows(rows), len(corpus.labels)
    examples = [corpus.examples[i] for i in rows.tolist()]
    written = torch.tensor([e.source == "hand" and e.language == "en" for e in examples])
    said = targets.expressions[written][:, : count - 1]
    tables = (
        label_given_expression(features.text[written, : GO - 1].sigmoid(), said),
        label_given_expression(features.text[written, GO : GO + XED].sigmoid(), said),
    )
    prior = prior_of(features, count)
    shown = targets.expressions[:, : count - 1] / targets.expressions[:, : count - 1].sum(1, keepdim=True)
    from_go = carried_over(targets.go[:, : GO - 1], prior, tables[0])
    from_xed = carried_over(targets.xed, prior, tables[1])
    emotive = torch.stack([*map(_emotive, examples)])
    weight = torch.tensor([_weight(e) for e in examples])
    return Truth(shown.where(~shown.isnan(), from_go.where(~from_go.isnan(), from_xed)), emotive, weight)


def _emotive(example: Example) -> Tensor:
    """1 or 0; NaN where the source can't tell: XED's other languages have no neutral lines."""
    if example.source == "xed" and example.language != "en":
        return torch.tensor(torch.nan)
    if example.source == "go" and NEUTRAL in example.labels and len(example.labels) > 1:
        return torch.tensor(torch.nan)
    return torch.tensor(float(bool(example.labels) and NEUTRAL not in example.labels))


def _weight(example: Example) -> float:
    if example.source == "xed":
        return 0.3  # film lines out of context
    if example.source == "hand":  # other languages have no neutral lines but these
        return 10.0 if NEUTRAL in example.labels and example.language not in ("en", "emoji") else 2.0
    return 1.0
