"""How the gate's phrases and its confidence are fitted, and that a run which was cut off goes on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pmg_engine.art.table import expressions
from pmg_engine.emotion.model import SIGNS, sharpened
from pmg_engine.emotion.phrases import PhraseTable, weighted
from pmg_engine.emotion.text import PHRASES, normalise, phrases
from pmg_engine.train.emotion import Kept
from pmg_engine.train.emotion_combine import _fit_sharpness
from pmg_engine.train.emotion_data import PLUTCHIK
from pmg_engine.train.emotion_meaning import GOEMOTIONS, fitting
from pmg_engine.train.emotion_meaning import PLUTCHIK as PLUTCHIK_MEANING
from pmg_engine.train.emotion_phrases import SURE, train_phrases
from pmg_engine.train.emotion_report import calibration_error, printed
from pmg_engine.types import NEUTRAL


@settings(max_examples=30)
@given(st.text(max_size=200))
def test_a_text_of_any_kind_has_blocks_of_unit_length(text: str) -> None:
    blocks = phrases(normalise(text))
    assert all(0 <= bucket < PHRASES for block in blocks for bucket in block)
    index, values = weighted(blocks, np.ones(PHRASES, np.uint8))
    assert len(index) == len(values)
    assert float(np.square(values).sum()) == pytest.approx(sum(bool(block) for block in blocks), abs=1e-4)


def test_phrases_are_remembered_and_a_label_never_seen_is_not_said() -> None:
    texts = [f"so happy today {n}" for n in range(30)] + [f"so angry today {n}" for n in range(30)]
    labels = np.zeros((60, 3))
    labels[:30, 0] = labels[30:, 1] = 1
    table = PhraseTable(3)
    train_phrases(table, texts, labels)
    glad, cross = table(["happy, aren't we", "angry, aren't we"])
    assert glad[0] > glad[1]
    assert cross[1] > cross[0]
    assert glad[2] == cross[2] == -SURE
    assert table([""]).isfinite().all()


@given(st.lists(st.floats(-8, 8), min_size=SIGNS + 1, max_size=SIGNS + 1), st.integers(0, 99))
def test_sharpening_keeps_the_order_and_the_sum(sharpness: list[float], seed: int) -> None:
    rng = torch.Generator().manual_seed(seed)
    logits, seen = torch.randn(4, 5, generator=rng), torch.rand(4, SIGNS, generator=rng)
    chances = sharpened(logits, seen, torch.tensor(sharpness))
    assert chances.sum(-1).tolist() == pytest.approx([1.0] * 4, abs=1e-5)
    assert (chances.gather(1, logits.argsort(-1)).diff() >= -1e-6).all()


def test_the_confidence_becomes_the_share_of_right_ones_in_each_group() -> None:
    rng = torch.Generator().manual_seed(0)
    logits = torch.randn(4_000, 5, generator=rng)
    group = torch.arange(4_000) % 2
    seen = torch.zeros(4_000, SIGNS)
    seen[:, 2] = group
    true = (logits * torch.tensor([3.0, 0.5])[group, None]).softmax(-1).amax(-1)
    right = (torch.rand(4_000, generator=rng) < true).float()
    confidence = sharpened(
        logits, seen, _fit_sharpness(logits, seen, torch.ones(4_000), right, torch.ones(4_000))
    ).amax(-1)
    for which in (0, 1):
        assert calibration_error(confidence[group == which].double().numpy(), right[group == which].numpy() == 1) < 0.04
    assert calibration_error(logits.softmax(-1).amax(-1).double().numpy(), right.numpy() == 1) > 0.05


def test_what_is_printed_is_neutral_or_the_likeliest_expression() -> None:
    place, confidence = printed(torch.tensor([[0.2, 0.1, 0.7], [0.3, 0.25, 0.45], [0.1, 0.4, 0.5]]))
    assert place.tolist() == [2, 0, 1]
    assert confidence.tolist() == pytest.approx([0.7, 0.3, 0.4])


def test_every_expression_fits_labels_that_exist_and_every_emotion_has_one() -> None:
    known = [*expressions(), NEUTRAL]
    assert set(GOEMOTIONS) | set(PLUTCHIK_MEANING) <= set(known)
    assert {label for labels in PLUTCHIK_MEANING.values() for label in labels} == set(PLUTCHIK)
    assert fitting(PLUTCHIK_MEANING, known, PLUTCHIK).any(1).all()
    assert fitting(GOEMOTIONS, ["happy", "sad", NEUTRAL], ["joy", "grief", "neutral"]).tolist() == np.eye(3).tolist()


def test_a_finished_part_is_read_where_it_is_kept(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> dict[str, torch.Tensor]:
        made.append(1)
        return {"x": torch.ones(2).double() * len(made)}

    kept = Kept(tmp_path / "emotion")
    assert kept("part", "key", make)["x"].tolist() == kept("part", "key", make)["x"].tolist() == [1, 1]
    assert kept("part", "other", make)["x"].tolist() == [2, 2]
    assert Kept(tmp_path / "emotion", resume=False)("part", "key", make)["x"].tolist() == [3, 3]
