"""The evaluation: figures that add up, people and messages that are what they say, and a whole run on tiny models."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pmg_engine.art.table import DEFAULT_CHARACTER, characters, expressions, styles
from pmg_engine.art.vocabulary import every_name, trained_vocabulary
from pmg_engine.emotion import EmotionGate
from pmg_engine.engine import Engine
from pmg_engine.errors import ModelError
from pmg_engine.evaluate.judge import Judge, labels_of, load_judge, save_judge, verdicts
from pmg_engine.evaluate.measures import (
    difference,
    fits_character,
    fits_moment,
    likeness,
    mean,
    middle,
    ratio,
    spread,
    whose,
)
from pmg_engine.evaluate.people import Person, changed_taste, messages, people
from pmg_engine.evaluate.run import evaluate
from pmg_engine.evaluate.trials import Bench, Result, Trial, run_trials, trials
from pmg_engine.generator.bundled import load_generator
from pmg_engine.generator.emoji import EmojiGenerator
from pmg_engine.keywords import RetrievalReader
from pmg_engine.keywords.words import WordIndex
from pmg_engine.profiles import load_profile
from pmg_engine.samples import sample_stickers
from pmg_engine.scorer.clip import load_scorer
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.vocabulary.tokens import fold
from tests.auxil.tiny_models import write_tiny_models

CAT, DOG = (Person(name, "hand", (name,), ("3d",), ("pig",), ()) for name in ("cat", "dog"))
SHOWS_CAT = {"shown": {"character": {"cat": 0.7, "dog": 0.3}, "style": {"3d": 1.0}, "expression": {"sad": 1.0}}}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    torch.set_num_threads(1)
    folder = write_tiny_models(tmp_path_factory.mktemp("models"), side=2)
    encoder = TextEncoder()
    parts = (
        RetrievalReader(encoder),
        EmojiGenerator(load_generator(1, 3.0, folder), encoder),
        load_scorer(encoder, folder),
    )
    engine = Engine(load_profile("bundled"), encoder, EmotionGate.load(encoder), *parts, "tiny")
    torch.manual_seed(0)
    return Bench(engine, Judge(labels_of(every_name()), (8, 8, 8), (1, 1, 1)).eval(), people(2), messages())


def test_a_whole_run_writes_the_page_and_goes_on_where_it_stopped(bench: Bench, tmp_path: Path) -> None:
    asked: list[Trial] = []

    def make(missing: Sequence[Trial]) -> Iterator[Result]:
        asked.extend(missing)
        return (bench.run(trial) for trial in missing)

    told = evaluate(2, tmp_path / "docs", tmp_path / "runs", make, "tiny-models")
    page = (tmp_path / "docs" / "evaluation.md").read_text("utf-8")
    assert "tiny-models" in page
    assert "$" not in page
    assert page.count("strength") >= 4
    assert len(told) >= 7
    for picture in ("evaluation.webp", "evaluation-stickers.webp"):
        with Image.open(tmp_path / "docs" / picture) as opened:
            assert min(opened.size) > 200
    assert len(asked) == len(trials(2))
    rows = tmp_path / "runs" / "rows.jsonl"
    rows.write_text(rows.read_text("utf-8")[:-30], "utf-8")
    evaluate(2, tmp_path / "docs", tmp_path / "runs", make, "tiny-models")
    assert len(asked) == len(trials(2)) + 1
    assert (tmp_path / "docs" / "evaluation.md").read_text("utf-8") == page

    made = {row["id"]: row for row in map(json.loads, rows.read_text("utf-8").splitlines())}

    def replay(missing: Sequence[Trial]) -> Iterator[Result]:
        asked.extend(missing)
        stickers = tmp_path / "runs" / "stickers"
        return ((made[trial.id], (stickers / f"{trial.id}.webp").read_bytes()) for trial in missing)

    asked.clear()
    evaluate(2, tmp_path / "other", tmp_path / "runs", replay, "tiny-models", fresh=True)
    assert len(asked) == len(trials(2))


def test_a_row_tells_what_was_asked_read_and_shown(bench: Bench, tmp_path: Path) -> None:
    pictured = next(i for i, person in enumerate(people(40)) if person.pictures)
    wider = Bench(bench.engine, bench.judge, people(40), bench.messages)
    (row,) = run_trials([Trial(pictured, "own", 50, 1)], tmp_path, lambda missing: map(wider.run, missing))
    assert json.loads((tmp_path / "rows.jsonl").read_text("utf-8")) == row
    assert row["target"] in expressions()
    assert 0 < sum(row["shown"]["character"].values()) <= 1.01
    assert -1 <= row["copy"] <= 1
    assert (tmp_path / "stickers" / f"{row['id']}.webp").exists()


def test_people_are_the_same_every_time_and_half_by_hand_at_first() -> None:
    crowd = people(200)
    assert crowd[:30] == people(30)
    assert len({person.id for person in crowd}) == 200
    sources = Counter(person.source for person in crowd)
    assert sources["hand"] >= 40
    assert sources["pictures"] >= 30
    assert sum(len(person.events) for person in crowd if person.source == "hand") > 200
    for person in crowd:
        assert set(person.likes) <= set(characters()) - {DEFAULT_CHARACTER}
        assert set(person.styles) <= set(styles())
        assert not set(person.likes) & set(person.dislikes)


def test_a_changed_taste_is_another_one_and_eight_items_long() -> None:
    for person in people(4):
        new, history = changed_taste(person)
        assert not {*new.likes, *new.styles} & {*person.likes, *person.styles}
        assert len(history) == len(person.history()) + 8


def test_messages_cover_every_expression_and_name_no_character(bench: Bench) -> None:
    meant = Counter(message.expressions[0] for message in messages())
    assert set(meant) == set(trained_vocabulary().expressions)
    assert min(meant.values()) >= 6
    index: WordIndex = bench.engine._reader.words
    for message in messages():
        assert set(message.expressions) <= set(expressions())
        named = {mention.name for mention in index.find(fold(message.text)) if mention.clear > 0.5}
        assert not named & {*trained_vocabulary().characters, *trained_vocabulary().styles}, message.text


def test_the_judge_finds_whose_it_is_by_taste_and_ties_share() -> None:
    assert whose(SHOWS_CAT, 0, [CAT, DOG]) == 1
    assert whose(SHOWS_CAT, 1, [CAT, DOG]) == 0
    nothing = {"shown": {"character": {"fox": 1.0}, "style": {"3d": 1.0}}}
    assert whose(nothing, 0, [CAT, DOG]) == 0.5
    assert fits_character(SHOWS_CAT, CAT)
    assert not fits_character(SHOWS_CAT, DOG)
    assert sum(fits_moment(SHOWS_CAT, message) for message in messages()) == sum(
        "sad" in message.expressions for message in messages()
    )


@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_an_interval_holds_its_mean(hits: list[bool]) -> None:
    values = list(map(float, hits))
    found = mean(values)
    assert found.low <= found.value + 1e-9
    assert found.value <= found.high + 1e-9
    assert difference(values, values).value == 0
    assert ratio(values, values).value == pytest.approx(1.0 if any(hits) else 10.0)
    assert found == mean(values)


def test_nothing_measured_is_no_figure() -> None:
    assert str(mean([])) == "–"
    assert str(mean([1.0, 0.0, 1.0, 1.0])).startswith(".75 [")


def test_equal_stickers_have_no_spread() -> None:
    one, other = {"features": [1.0, 0.0]}, {"features": [0.0, 1.0]}
    assert spread([one] * 3, np.zeros(2)) == pytest.approx(0)
    assert spread([one, other], np.zeros(2)) == pytest.approx(1)
    assert middle([one, other]).tolist() == [0.5, 0.5]
    assert spread([one, other], middle([one, other])) == pytest.approx(2)
    assert likeness([0.5, 0.5], [1.0, 0.0], middle([one, other])) == 0


def test_the_bundled_judge_knows_the_composed_art() -> None:
    samples = sample_stickers()
    found = verdicts(load_judge(), [sample.webp for sample in samples])
    hits = [
        sample.description == f"{v.top('expression')} {v.top('character')}, {v.top('style')}"
        for sample, v in zip(samples, found, strict=True)
    ]
    assert sum(hits) >= len(hits) - 2


def test_a_judge_is_stored_with_what_it_tells_apart(tmp_path: Path) -> None:
    labels = {"character": ["cat", "dog"], "expression": ["sad"], "style": ["3d"]}
    save_judge(Judge(labels, (8, 8), (1, 1)), tmp_path)
    assert load_judge(tmp_path).labels == labels
    assert set(verdicts(load_judge(tmp_path), [sample_stickers()[0].webp])[0].character) == {"cat", "dog"}
    (tmp_path / "judge.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelError, match=r"judge\.safetensors"):
        load_judge(tmp_path)
