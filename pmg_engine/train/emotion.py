"""Trains the emotion gate: the English reader, the n-gram reader with its phrases, then the rule that joins them.

DATA holds `goemotions/` and `xed/`. What each part came to is kept below `runs/`, named by a hash of what it was made
from: a run that was cut off goes on, and one with other sentences starts anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import Tensor

from pmg_engine.art.vocabulary import every_name
from pmg_engine.emotion.gate import FILE, EmotionGate
from pmg_engine.emotion.model import GO, XED, Combiner, NgramModel
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
from pmg_engine.train.emotion_data import PLUTCHIK, Example, Source, faces, goemotions, goemotions_labels, hand, xed
from pmg_engine.train.emotion_meaning import GOEMOTIONS, fitting
from pmg_engine.train.emotion_meaning import PLUTCHIK as PLUTCHIK_MEANING
from pmg_engine.train.emotion_ngrams import Bags, ngram_logits, train_ngrams
from pmg_engine.train.emotion_phrases import train_phrases
from pmg_engine.train.emotion_text import States, Targets, teach_expressions, tower_logits, train_tower
from pmg_engine.types import NEUTRAL
from pmg_engine.vocabulary.neighbours import nearest_of
from pmg_engine.weights import FOLDER, record

SOURCES: tuple[Source, ...] = ("go", "xed", "hand", "cldr")
DATA_SETS: tuple[Source, ...] = ("go", "xed")
FOLDS = 3
OTHERS = 6_000  # XED lines of other languages that the rule learns from
HAND_WEIGHT = 12.0  # how much oftener the n-gram model sees a hand-written sentence while it is tuned


@dataclass(frozen=True, slots=True)
class Effort:
    """How long each part trains."""

    epochs: int = 3
    ngram_steps: int = 4_500
    tuning_steps: int = 1_600
    rule_steps: int = 800


class Corpus:
    """All examples and their labels as tensors, rows in one order.

    labels: expressions with neutral last; None means those that sentences were written for.
    """

    def __init__(
        self, data: Path, limit: int | None = None, seed: int = 0, labels: Sequence[str] | None = None
    ) -> None:
        rng = np.random.default_rng(seed)
        self.labels = list(labels or (*taught(), NEUTRAL))
        self.go_labels = goemotions_labels(data)
        named = nearest_of(self.labels)
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

    def key(self, sources: Collection[Source], *effort: int) -> str:
        """Sixteen hex digits that change with any example of these sources, or with the effort."""
        own = (e for e in self.examples if e.source in sources)
        told = "\n".join(map(repr, (*own, *self.labels, *effort)))
        return sha256(told.encode("utf-8", "replace")).hexdigest()[:16]

    def learnt(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Two masks: of the examples to train on, and of those written for this project."""
        train = np.array([e.split == "train" for e in self.examples])
        return train, np.array([e.source not in DATA_SETS for e in self.examples])

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


def taught() -> list[str]:
    """The expressions of the art that sentences were written for, in the order of the table."""
    written = {label for example in hand() for label in example.labels}
    return [name for name in every_name().expressions if name in written]


def _in_words_of(named: dict[str, str], example: Example) -> Example:
    """The example with the labels that are taught; others go to their neighbour or are left out."""
    labels = dict.fromkeys(named[label] for label in example.labels if label in named)
    return replace(example, labels=tuple(labels))


def train_emotion(
    data: Path,
    out: Path = FOLDER,
    runs: Path = Path("runs"),
    limit: int | None = None,
    effort: Effort | None = None,
    keep_english: bool = False,
    resume: bool = True,
) -> EmotionGate:
    """Trains all parts and writes the weights with their checksum; `limit` texts of each source for a quick run.

    keep_english: take the bundled English reader, by far the slowest to train, as it is.
    """
    effort = effort or Effort()
    corpus = Corpus(data, limit)
    encoder = TextEncoder()
    torch.manual_seed(0)
    gate = EmotionGate(encoder, corpus.labels)
    kept = Kept(runs / "emotion", resume)
    if keep_english:
        new = gate.load_english()
        own = torch.cat([corpus.where("hand", "train", code) for code in ("en", "emoji")])
        states = States(encoder, corpus.texts(own))
        teach_expressions(gate.tower, states, corpus.targets.expressions[own], new)
    else:
        key = corpus.key(SOURCES, effort.epochs)
        made = kept("english", key, lambda: _train_english(gate, encoder, corpus, runs, effort))
        gate.tower.load_state_dict(made, strict=False)
    bags = Bags([e.text for e in corpus.examples])
    key = corpus.key(DATA_SETS, effort.ngram_steps)
    gate.ngrams.load_state_dict(kept("ngrams", key, lambda: _train_ngrams(gate, corpus, bags, effort)))
    key = corpus.key(SOURCES, effort.ngram_steps, effort.tuning_steps)
    made = kept("tuned", key, lambda: _tune_ngrams(gate, corpus, bags, effort))
    counted = made.pop("logits")
    gate.ngrams.load_state_dict(made)
    gate.phrases.load_state_dict(kept("phrases", corpus.key(["xed"]), lambda: _train_phrases(gate, corpus)))
    counted = with_phrases(gate, corpus, counted)
    train_rule(gate, encoder, corpus, counted, effort)
    out.mkdir(parents=True, exist_ok=True)
    gate.save(out / FILE)
    record([FILE], out)
    return gate


@dataclass(frozen=True, slots=True)
class Kept:
    """Tensors of finished parts in `folder`."""

    folder: Path
    resume: bool = True

    def __call__(self, part: str, key: str, make: Callable[[], dict[str, Tensor]]) -> dict[str, Tensor]:
        """The tensors of a part: read where they are kept, else made and kept.

        key: stands for what the part is made from.
        """
        path = self.folder / f"{part}-{key}.safetensors"
        if self.resume and path.exists():
            return load_file(path)
        made = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        save_file({name: value.contiguous() for name, value in made.items()}, unfinished)
        unfinished.replace(path)
        return made


def _train_english(
    gate: EmotionGate, encoder: TextEncoder, corpus: Corpus, runs: Path, effort: Effort
) -> dict[str, Tensor]:
    rows = torch.cat([corpus.where(split="train", language="en"), corpus.where(split="train", language="emoji")])
    texts = corpus.texts(rows)
    name = sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()[:16]
    states = States.cached(runs / "emotion" / f"states-{name}.safetensors", encoder, texts)
    train_tower(gate.tower, states, corpus.targets.rows(rows), effort.epochs)
    return gate.tower.trained()


def _train_ngrams(gate: EmotionGate, corpus: Corpus, bags: Bags, effort: Effort) -> dict[str, Tensor]:
    """On GoEmotions and XED alone: the sentences can change without this being done again."""
    train, written = corpus.learnt()
    weights = (train & ~written).astype(float)
    train_ngrams(gate.ngrams, bags, corpus.targets, corpus.english, weights, effort.ngram_steps)
    return gate.ngrams.state_dict()


def _tune_ngrams(gate: EmotionGate, corpus: Corpus, bags: Bags, effort: Effort) -> dict[str, Tensor]:
    logits = tune_all_ngrams(gate, corpus, bags, effort)
    return {**gate.ngrams.state_dict(), "logits": logits}


def _train_phrases(gate: EmotionGate, corpus: Corpus) -> dict[str, Tensor]:
    lines = corpus.where("xed", "train")
    train_phrases(gate.phrases, corpus.texts(lines), corpus.targets.xed[lines].double().numpy())
    return gate.phrases.state_dict()


def tune_all_ngrams(gate: EmotionGate, corpus: Corpus, bags: Bags, effort: Effort) -> Tensor:
    """Tunes the n-gram model; returns logits of every example, most hand-written ones' from models without them.

    A short tuning on everything, for folds of the sentences and for all. The first fold keeps the logits of the model
    that knows it: messages are often set phrases, and the rule is to trust those.
    """
    train, written = corpus.learnt()
    tuned, seen = gate.ngrams, (bags, corpus.targets, corpus.english)
    start = {name: value.clone() for name, value in tuned.state_dict().items()}
    weights = train.astype(float) * np.where(written, HAND_WEIGHT, 1.0)
    fold = np.random.default_rng(0).integers(FOLDS, size=len(train))
    honest: dict[int, Tensor] = {}
    for number in range(1, FOLDS):
        model = NgramModel(len(gate.labels))
        model.load_state_dict(start)
        train_ngrams(model, *seen, np.where(written & (fold == number), 0.0, weights), effort.tuning_steps)
        honest[number] = ngram_logits(model, bags)
    train_ngrams(tuned, *seen, weights, effort.tuning_steps)
    logits = ngram_logits(tuned, bags)
    for number, theirs in honest.items():
        out = torch.from_numpy(written & train & (fold == number))
        logits[out] = theirs[out]
    return logits


def with_phrases(gate: EmotionGate, corpus: Corpus, logits: Tensor) -> Tensor:
    """The n-gram model's logits of every example with those of the table of phrases beside them."""
    return torch.cat([logits, gate.phrases(corpus.texts(torch.arange(len(corpus.examples))))], -1)


def train_rule(gate: EmotionGate, encoder: TextEncoder, corpus: Corpus, counted: Tensor, effort: Effort) -> None:
    """Trains the combiner on what the readers were not fitted to: development splits and sentences out of fold."""
    others = torch.tensor([corpus.examples[i].language != "en" for i in corpus.where("xed", "dev").tolist()])
    foreign = corpus.where("xed", "dev")[others]
    foreign = foreign[torch.randperm(len(foreign), generator=torch.Generator().manual_seed(0))[:OTHERS]]
    known = [corpus.where("go", "dev"), corpus.where("xed", "dev", "en"), corpus.where("hand", "train")]
    rows = torch.cat([*known, corpus.where("hand", "dev"), foreign])
    features = features_of(gate, encoder, corpus, counted, rows)
    examples = [corpus.examples[i] for i in rows.tolist()]
    social = torch.tensor([e.source == "go" and n % 3 == 0 for n, e in enumerate(examples)])
    film = torch.tensor([e.source == "xed" and e.language != "en" and n % 3 == 0 for n, e in enumerate(examples)])
    unseen = torch.tensor([e.source == "hand" and e.split == "dev" for e in examples]) | social | film
    torch.manual_seed(0)
    gate.combiner = Combiner(len(corpus.labels)).eval()
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
    blended = shown.where(~shown.isnan(), from_go.where(~from_go.isnan(), from_xed))
    has_neutral = torch.tensor([e.source != "xed" or e.language == "en" for e in examples])
    return Truth(blended, right_of(corpus, rows), emotive, has_neutral, weight)


def right_of(corpus: Corpus, rows: Tensor) -> Tensor:
    """(n, expressions) bool: what counts as right for these rows, neutral last."""
    targets = corpus.targets.rows(rows)
    maps = (
        fitting(GOEMOTIONS, corpus.labels, corpus.go_labels),
        fitting(PLUTCHIK_MEANING, corpus.labels, PLUTCHIK),
    )
    said = (targets.go.nan_to_num() @ maps[0], targets.xed.nan_to_num() @ maps[1], targets.expressions.nan_to_num())
    right = (said[0] + said[1] + said[2]) > 0
    right[:, -1] |= targets.xed.sum(1) == 0  # XED's neutral lines have no label
    return right


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
        return 2.0 if NEUTRAL in example.labels and example.language not in ("en", "emoji") else 1.5
    return 1.0
