"""The gate: the cases that must hold, odd text, broken weights, and a training run of seconds."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pmg_engine.art.vocabulary import every_name, trained_vocabulary
from pmg_engine.emotion import EmotionGate
from pmg_engine.emotion.encoder import MAX_TOKENS
from pmg_engine.emotion.gate import FILE
from pmg_engine.emotion.text import BUCKETS, END, START, SURFACE, english, ngrams, normalise, surface
from pmg_engine.errors import ModelError
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.emotion import Effort, train_emotion
from pmg_engine.train.emotion_combine import carried_over, label_given_expression
from pmg_engine.train.emotion_data import goemotions, hand, split_of, xed
from pmg_engine.train.emotion_report import (
    area_under_curve,
    best_thresholds,
    calibration_error,
    macro_f1,
    markdown,
    measure,
)
from pmg_engine.types import NEUTRAL
from pmg_engine.weights import CHECKSUMS, FOLDER

GOEMOTIONS = """
admiration amusement anger annoyance approval caring confusion curiosity desire disappointment disapproval disgust
embarrassment excitement fear gratitude grief joy love nervousness optimism pride realization relief remorse sadness
surprise neutral
"""


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    torch.set_num_threads(1)
    return TextEncoder()


@pytest.fixture(scope="module")
def gate(encoder: TextEncoder) -> EmotionGate:
    return EmotionGate.load(encoder)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A GoEmotions and an XED of a few made-up lines."""
    folder = tmp_path / "data"
    (folder / "goemotions").mkdir(parents=True)
    (folder / "xed").mkdir()
    (folder / "goemotions/labels.txt").write_text("\n".join(GOEMOTIONS.split()))
    lines = [f"line {n} is good\t17,18\tid{n}\nline {n} is plain\t27\tid{n}\n" for n in range(30)]
    for split in ("train", "dev", "test"):
        (folder / f"goemotions/{split}.tsv").write_text("".join(f"{split} {line}" for line in lines))
    for language in ("en-annotated", "es"):
        rows = [f"{language} {n} sí\t5\n{language} {n} no\t1, 6\nbroken line\n" for n in range(60)]
        (folder / f"xed/{language}.tsv").write_text("".join(rows))
    (folder / "xed/en-neutral.txt").write_text("".join(f"9\tneutral {n}\n" for n in range(60)))
    return folder


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("so fun!", {"laughing", "happy", "celebrating"}),
        ("sooooo fun!!!", {"laughing", "happy", "celebrating"}),
        ("I'm exhausted", {"sleepy"}),
        ("😴", {"sleepy"}),
        ("так устал", {"sleepy"}),
        ("I hate this!!!", {"angry", "furious"}),
        ("hahahaha", {"laughing"}),
        ("I love you", {"in love", "kissing"}),
        ("ew gross", {"disgusted"}),
        ("happy birthday!!", {"celebrating"}),
        ("🎉🎉", {"celebrating"}),
        ("笑死我了", {"laughing"}),
        ("ich bin so müde", {"sleepy"}),
        ("疲れた", {"sleepy"}),
        ("my cat died 😭", {"crying", "sad"}),
    ],
)
def test_an_emotive_message_is_read(gate: EmotionGate, text: str, meant: set[str]) -> None:
    emotion = gate.read(text)
    assert emotion.emotive
    assert emotion.emotion in meant


@pytest.mark.parametrize(
    "text",
    [
        "What time is the meeting?",
        "the report is attached",
        "Can you send me the invoice by Friday?",
        "where is the station",
        "the train leaves at 7:40",
        "во сколько встреча?",
        "¿a qué hora es la reunión?",
        "",
        "   ",
    ],
)
def test_logistics_stay_silent(gate: EmotionGate, text: str) -> None:
    emotion = gate.read(text)
    assert (emotion.emotion, emotion.emotive) == (NEUTRAL, False)


def test_the_labels_are_the_expressions_of_the_art_and_neutral(gate: EmotionGate) -> None:
    assert gate.labels == (*trained_vocabulary().expressions, NEUTRAL)


@settings(max_examples=25)
@given(st.text(st.characters(), max_size=80) | st.text(st.sampled_from("a!?😴\ud83d\0 ")))
def test_any_text_gives_sound_probabilities(gate: EmotionGate, text: str) -> None:
    emotion = gate.read(text)
    assert tuple(emotion.probabilities) == gate.labels
    assert sum(emotion.probabilities.values()) == pytest.approx(1, abs=1e-4)
    assert all(0 <= p <= 1 for p in emotion.probabilities.values())
    assert emotion.confidence == emotion.probabilities[emotion.emotion]
    assert emotion.emotive == (emotion.emotion != NEUTRAL)
    assert gate.read(text) == emotion


def test_a_message_reads_the_same_among_others_and_at_any_length(gate: EmotionGate) -> None:
    assert gate.read_many(["so fun!", "a much longer message about nothing at all"])[0] == gate.read("so fun!")
    assert gate.read("so fun! " * 8_000).emotive


def test_of_a_long_message_the_start_and_the_end_are_read(gate: EmotionGate) -> None:
    (long, start, end), mask = gate.lower.tokens(["happy " * 50 + "sad " * 50, "happy", "sad"])
    assert mask.sum(1).tolist() == [MAX_TOKENS, 3, 3]
    assert long[:2].tolist() == start[:2].tolist()
    assert long[-2:].tolist() == end[1:3].tolist()


def test_of_a_very_long_message_all_readers_see_the_start_and_the_end() -> None:
    text = normalise(f"start {'middle ' * 5_000} end")
    assert text.startswith("start ")
    assert text.endswith(" end")
    assert len(text) <= START + END + 1
    assert normalise(" " * 5_000) == ""


def test_weights_missing_or_corrupt_are_named(encoder: TextEncoder, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=CHECKSUMS):
        EmotionGate.load(encoder, tmp_path)
    (tmp_path / CHECKSUMS).write_text(json.dumps({FILE: "0" * 64}))
    with pytest.raises(ModelError, match=FILE):
        EmotionGate.load(encoder, tmp_path)
    (tmp_path / FILE).write_bytes((FOLDER / FILE).read_bytes()[:-1])
    with pytest.raises(ModelError, match=FILE):
        EmotionGate.load(encoder, tmp_path)


def test_weights_stay_small() -> None:
    assert (FOLDER / FILE).stat().st_size <= 12 * 2**20


def test_training_runs_and_what_it_writes_loads(encoder: TextEncoder, data: Path, tmp_path: Path) -> None:
    effort = Effort(epochs=1, ngram_steps=3, tuning_steps=2, rule_steps=3)
    trained = train_emotion(data, tmp_path / "out", tmp_path / "runs", 150, effort)
    loaded = EmotionGate.load(encoder, tmp_path / "out")
    theirs, ours = (g.read("so fun!").probabilities for g in (trained, loaded))
    assert list(theirs.values()) == pytest.approx(list(ours.values()), abs=0.02)  # half precision
    table = markdown(measure(loaded, encoder, data, 150))
    assert "GoEmotions test, 28 labels" in table
    assert "nan" not in table


def test_splits_and_labels_of_the_data(data: Path) -> None:
    go, lines = list(goemotions(data)), list(xed(data))
    assert {e.split for e in go} == {e.split for e in lines} == {"train", "dev", "test"}
    assert go[0].labels == ("joy", "love")
    assert not any("broken" in e.text for e in lines)
    assert {e.labels for e in lines if e.text.startswith("neutral")} == {()}
    assert split_of("So Fun") == split_of("so fun")


def test_every_sentence_has_labels_of_the_art() -> None:
    taught, known = {*trained_vocabulary().expressions, NEUTRAL}, {*every_name().expressions, NEUTRAL}
    sentences = list(hand())
    assert all(set(e.labels) <= known and e.text for e in sentences)
    assert {label for e in sentences for label in e.labels} >= taught
    assert {"en", "zh", "ru", "es", "de", "fr", "pt", "it", "tr", "ar", "ja"} <= {e.language for e in sentences}


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("soooo goood", "so good"),
        ("coool", "cool"),
        ("😴", "sleeping face"),
        ("see https://example.org/x now", "see now"),
        ("[NAME] laughed", "Alex laughed"),
        ("", "."),
    ],
)
def test_text_is_made_readable(gate: EmotionGate, text: str, readable: str) -> None:
    assert " ".join(english(normalise(text), gate.lower.ranks).split()) == readable


@given(st.text(max_size=200))
def test_features_have_their_shapes_for_any_text(text: str) -> None:
    text = normalise(text)
    assert all(0 <= bucket < BUCKETS for bucket in ngrams(text))
    marks = surface(text)
    assert marks.shape == (SURFACE,)
    assert ((marks >= 0) & (marks <= 1)).all()


def test_labels_are_carried_over_by_how_a_head_answers() -> None:
    answers = torch.tensor([[0.9, 0.1], [0.8, 0.1], [0.1, 0.9]])  # of two labels, to sentences of two expressions
    table = label_given_expression(answers, torch.tensor([[1.0, 0], [1, 0], [0, 1]]))
    posterior = carried_over(torch.tensor([[1.0, 0], [0, 1], [0, 0]]), torch.full((3, 2), 0.5), table)
    assert posterior[0].argmax() == 0
    assert posterior[1].argmax() == 1
    assert posterior[2].isnan().all()
    assert posterior[:2].sum(1).tolist() == pytest.approx([1, 1])


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=2, max_size=30))
def test_measures_stay_in_range(rows: list[tuple[bool, float]]) -> None:
    right = np.array([r for r, _ in rows])
    scores = np.array([s for _, s in rows])
    assert 0 <= calibration_error(scores, right) <= 1
    if right.any() and not right.all():
        assert area_under_curve(scores, right) + area_under_curve(-scores, right) == pytest.approx(1)
    truth = right[:, None].astype(float)
    tuned = macro_f1(truth, scores[:, None] >= best_thresholds(truth, scores[:, None]))
    assert tuned >= macro_f1(truth, np.ones_like(truth, bool)) - 1e-9


def test_measures_of_a_perfect_guess() -> None:
    right = np.array([True, False, True, False])
    assert area_under_curve(np.array([0.9, 0.1, 0.8, 0.2]), right) == 1
    assert calibration_error(np.array([1.0, 0.0, 1.0, 0.0]), right) == 0
    assert macro_f1(np.eye(2), np.eye(2) == 1) == 1
