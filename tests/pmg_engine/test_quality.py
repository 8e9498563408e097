"""What the generator's quality is measured with."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmg_engine.art.vocabulary import every_name, words
from pmg_engine.evaluate.quality import (
    Quality,
    Wish,
    composed_sticker,
    frechet_distance,
    gradient_energy,
    held_out_wishes,
    record,
)
from pmg_engine.evaluate.reading import DEVELOPMENT, MEASURING, Asked, paraphrases, scored
from pmg_engine.sticker import to_webp
from pmg_engine.train.art import is_held_out
from pmg_engine.train.captions import asked_captions


def test_wishes_are_of_pairs_that_no_model_has_seen() -> None:
    wishes = held_out_wishes(400)
    assert len(set(wishes)) == 400
    assert all(is_held_out(wish.character, wish.expression) for wish in wishes)
    assert held_out_wishes(30) == wishes[:30]


@pytest.mark.parametrize(("name", "least"), [(MEASURING, 60), (DEVELOPMENT, 80)])
def test_paraphrases_are_many_and_none_is_a_training_caption(name: str, least: int) -> None:
    known = every_name()
    asked = paraphrases(known, name)
    assert len(asked) >= least
    for wish in asked:
        called = words(known.expressions, wish.expression), words(known.characters, wish.character)
        assert wish.text.removeprefix("draw me ") not in asked_captions(*called, [])


def test_no_wish_to_improve_on_is_one_that_measures() -> None:
    measuring = {wish.text for wish in paraphrases(every_name())}
    assert not measuring & {wish.text for wish in paraphrases(every_name(), DEVELOPMENT)}


def test_what_no_weights_know_is_not_asked() -> None:
    known = every_name().without(["cat", "crying"])
    assert paraphrases(known)
    assert all(wish.character != "cat" and wish.expression != "crying" for wish in paraphrases(known))


def test_reading_is_scored_by_what_is_asked() -> None:
    asked = [Asked("a sad cat", "cat", "sad"), Asked("a glad dog", "dog", "happy")]
    told = scored(asked, [{"character": "cat", "expression": "happy"}, {"character": "dog", "expression": "happy"}])
    assert (told.wishes, told.character, told.expression, told.both) == (2, 1.0, 0.5, 0.5)


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
    before = Quality(400, 0.9, 0.9, 0.6, 0.95, 0.5, 0.9, 0.8, 0.7, 0.5, 0.4, 0.0)
    record(before, "bundled-a", tmp_path)
    mistakes = ("style: neon as line art, 3 times (composed 0)",)
    record(Quality(400, 0.98, 0.99, 0.9, 0.95, 0.8, 1.0, 0.9, 0.9, 0.9, 0.1, 0.0, mistakes), "bundled-b", tmp_path)
    page = (tmp_path / "quality.md").read_text(encoding="utf-8")
    assert "| expression right | 0.600 | 0.900 |" in page
    assert "| paraphrases read: both | 0.700 | 0.900 |" in page
    assert "≤ 0.1000" in page
    assert f"- {mistakes[0]}" in page
    assert list(json.loads((tmp_path / "quality.json").read_text())) == ["bundled-a", "bundled-b"]


def test_the_page_leaves_out_what_an_older_version_did_not_measure(tmp_path: Path) -> None:
    old = {"stickers": 400, "distance": 0.4, "paraphrases": 0.5}
    (tmp_path / "quality.json").write_text(json.dumps({"bundled-a": old}))
    record(Quality(400, 0.98, 0.99, 0.9, 0.95, 0.8, 1.0, 0.9, 0.9, 0.9, 0.1, 0.0), "bundled-b", tmp_path)
    assert "| paraphrases read: both |  | 0.900 |" in (tmp_path / "quality.md").read_text(encoding="utf-8")
