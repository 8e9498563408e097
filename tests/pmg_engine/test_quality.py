"""What the generator's quality is measured with."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmg_engine.art.vocabulary import trained_vocabulary, words
from pmg_engine.evaluate.quality import (
    Quality,
    Wish,
    composed_sticker,
    frechet_distance,
    gradient_energy,
    held_out_wishes,
    paraphrases,
    record,
)
from pmg_engine.sticker import to_webp
from pmg_engine.train.art import is_held_out
from pmg_engine.train.captions import asked_captions


def test_wishes_are_of_pairs_that_no_model_has_seen() -> None:
    wishes = held_out_wishes(400)
    assert len(set(wishes)) == 400
    assert all(is_held_out(wish.character, wish.expression) for wish in wishes)
    assert held_out_wishes(30) == wishes[:30]


def test_paraphrases_are_many_and_none_is_a_training_caption() -> None:
    known, rows = trained_vocabulary(), paraphrases()
    assert len(rows) >= 60
    for text, character, expression in rows:
        called = words(known.expressions, expression), words(known.characters, character)
        assert text not in asked_captions(*called, [])


def test_blur_lowers_the_gradient_energy() -> None:
    sharp = composed_sticker(Wish("cat", "happy", "flat"))
    block = np.zeros((512, 512, 4), np.uint8)
    block[..., 3] = 255
    assert gradient_energy(sharp) > gradient_energy(to_webp(block))


@given(st.integers(0, 2**32 - 1), st.floats(0.1, 3))
def test_the_distance_is_zero_for_the_same_set_and_grows_with_a_shift(seed: int, shift: float) -> None:
    a = np.random.default_rng(seed).normal(size=(12, 5))
    assert frechet_distance(a, a) == pytest.approx(0, abs=1e-6)
    assert frechet_distance(a, a + shift) == pytest.approx(5 * shift**2, rel=1e-4, abs=1e-5)


def test_the_page_compares_with_the_first_version(tmp_path: Path) -> None:
    before = Quality(400, 0.9, 0.9, 0.6, 0.95, 0.5, 0.5, 0.4, 0.0)
    record(before, "bundled-a", tmp_path)
    record(Quality(400, 0.98, 0.99, 0.9, 0.95, 0.8, 0.9, 0.1, 0.0), "bundled-b", tmp_path)
    page = (tmp_path / "quality.md").read_text(encoding="utf-8")
    assert "| expression right | 0.600 | 0.900 |" in page
    assert "≤ 0.1000" in page
    assert list(json.loads((tmp_path / "quality.json").read_text())) == ["bundled-a", "bundled-b"]
