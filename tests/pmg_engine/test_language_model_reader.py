"""The language model in the place of keyword retrieval: the same engine, the same explanation."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from pmg_engine import profiles
from pmg_engine.art.table import expressions
from pmg_engine.engine import load_engine
from pmg_engine.errors import ModelError
from pmg_engine.generator.emoji import target_text
from pmg_engine.keywords import KeywordReader, RetrievalReader, load_reader
from pmg_engine.keywords.hard_preference import HardPreferenceReader
from pmg_engine.keywords.language_model_reader import LanguageModelReader
from pmg_engine.language_model import load_language_model
from pmg_engine.profiles import LanguageModelProfile
from pmg_engine.scenarios import load_scenario
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.types import Emotion, HistoryItem, Preference, StickerRequest
from tests.auxil.tiny_language_model import write_tiny_model

pytestmark = pytest.mark.usefixtures("one_thread")

CALM = Emotion("neutral", 0.9, False, {"neutral": 0.9, "happy": 0.1})
HISTORY = (
    HistoryItem("1", "message", "my cat sleeps", at=datetime(2024, 1, 3, tzinfo=UTC)),
    HistoryItem("2", "sticker", emoji="😹", description="orange cat", liked=True, at=datetime(2024, 1, 1, tzinfo=UTC)),
    HistoryItem("3", "sticker", image=b"a picture alone", at=datetime(2024, 1, 2, tzinfo=UTC)),
)
NEVER_READ = TextEncoder.__new__(TextEncoder)  # a language model needs no sentence encoder


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, one_thread: None) -> LanguageModelReader:
    """Of the models of random weights one that has something to say about the history."""
    for seed in range(20):
        made = load_reader(
            load_language_model(write_tiny_model(tmp_path_factory.mktemp("model"), "llama", seed)), NEVER_READ
        )
        assert isinstance(made, LanguageModelReader)
        if not made.read(HISTORY).empty:
            return made
    raise AssertionError("no model says anything")


def test_keywords_are_weighted_by_rank_and_rest_on_what_was_read(reader: KeywordReader) -> None:
    preference = reader.read(HISTORY)
    ranked = sorted((*preference.character, *preference.style, *preference.emotion), key=lambda k: -k.weight)
    assert [k.weight for k in ranked] == [1 - rank / 8 for rank in range(len(ranked))]
    for keyword in (*ranked, *preference.dislikes):
        assert keyword.evidence == ("2", "1")  # in order of time; of a picture alone nothing was read
    assert all(k.keyword in expressions() for k in preference.emotion)


def test_the_hash_changes_with_the_history_alone(reader: KeywordReader) -> None:
    first = reader.read(HISTORY).content_hash
    assert reader.read(HISTORY).content_hash == first
    assert reader.read(HISTORY[:1]).content_hash != first


def test_an_empty_history_is_an_empty_preference(reader: KeywordReader) -> None:
    assert reader.read(()) == Preference(content_hash=reader.read(()).content_hash)


@settings(max_examples=5)
@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
def test_any_message_gives_a_target_the_engine_knows(reader: KeywordReader, text: str, context: list[str]) -> None:
    target = reader.target(text, context, CALM)
    assert target["expression"] in expressions()
    assert set(target) <= {"expression", "face", "posture", "character", "style"}
    assert all(value.strip() for value in target.values())
    assert target_text(target)


def test_where_the_model_fails_the_gates_emotion_is_the_target(tmp_path: Path) -> None:
    model = load_language_model(write_tiny_model(tmp_path, "llama"))
    reader = LanguageModelReader(HardPreferenceReader(model, load_scenario("emoticon")))
    model._network.lm_head.weight = torch.nn.Parameter(torch.zeros(5, 7), requires_grad=False)  # of no use
    assert reader.target("so fun!", (), CALM) == {"expression": "happy"}
    with pytest.raises(ModelError, match="tiny/llama@test failed"):
        reader.read(HISTORY)


def test_without_a_language_model_keywords_are_retrieved() -> None:
    assert isinstance(load_reader(None, TextEncoder()), RetrievalReader)


def _saying_more_than_an_expression(folder: Path) -> LanguageModelProfile:
    """Of the models of random weights one whose target also says how the expression shows."""
    for seed in range(20):
        profile = write_tiny_model(folder, "qwen3", seed)
        if {"face", "posture"} & set(load_reader(load_language_model(profile), NEVER_READ).target("so fun!", (), CALM)):
            return profile
    raise AssertionError("no model says anything")


def test_a_profile_with_a_language_model_makes_a_sticker(tmp_path: Path) -> None:
    model = _saying_more_than_an_expression(tmp_path / "model")
    bundled = (Path(profiles.__file__).parent / "bundled.toml").read_text("utf-8")
    table = f'name = "{model.name}"\nrevision = "test"\nfolder = "model"\ndevice = "cpu"\ndtype = "float32"\n'
    large = tmp_path / "large.toml"
    large.write_text(f"{bundled.replace('threads = 2', 'threads = 1')}\n[language_model]\n{table}", "utf-8")
    engine = load_engine(str(large))
    preference = engine.read_preference(HISTORY)
    told = engine.make_sticker(StickerRequest("so fun!", preference=preference)).explanation()
    assert told["target"]["expression"] in expressions()
    assert {"face", "posture"} & set(told["target"])
    assert "tiny/qwen3" in engine.model_revision
    shutil.rmtree(tmp_path / "model")
    with pytest.raises(ModelError, match="no folder"):
        load_engine(str(large))


def test_the_requests_seed_reaches_a_model_that_draws_its_answers_by_lot(tmp_path: Path) -> None:
    profile = write_tiny_model(tmp_path, "qwen3")
    greedy, sampling = (
        load_reader(load_language_model(profile.model_copy(update={"temperature": heat})), NEVER_READ)
        for heat in (0.0, 2.0)
    )
    by_seed = [sampling.target("so fun!", (), CALM, seed) for seed in range(6)]
    assert any(target != by_seed[0] for target in by_seed)
    assert sampling.target("so fun!", (), CALM, 3) == by_seed[3]
    assert greedy.target("so fun!", (), CALM, 1) == greedy.target("so fun!", (), CALM, 2)
