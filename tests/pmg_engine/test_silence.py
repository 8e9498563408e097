"""The sentences that only measure the gate, and the measuring."""

from __future__ import annotations

import torch

from pmg_engine.emotion import EmotionGate
from pmg_engine.emotion.text import normalise
from pmg_engine.evaluate.silence import LENGTHS, long_text, milliseconds, sentences, spoken
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.emotion_data import hand
from pmg_engine.types import NEUTRAL
from pmg_engine.vocabulary.tokens import fold

ASKED = {"zh", "ru", "es", "de", "fr", "pt", "it", "tr", "ar", "ja", "en"}


def test_every_language_has_enough_sentences_and_none_is_learnt() -> None:
    table = sentences()
    assert set(table) == ASKED
    assert all(len(kinds["plain"]) >= 20 and len(kinds["emotive"]) >= 15 for kinds in table.values())
    learnt = {fold(example.text) for example in hand()}
    assert not {
        text for kinds in table.values() for some in kinds.values() for text in some if fold(normalise(text)) in learnt
    }


def test_there_are_plain_sentences_to_learn_from_in_every_language() -> None:
    plain = [example.language for example in hand() if NEUTRAL in example.labels]
    assert all(plain.count(language) >= 100 for language in ASKED)


def test_what_triggers_is_counted_and_time_is_taken() -> None:
    torch.set_num_threads(1)
    gate = EmotionGate.load(TextEncoder())
    (english,) = spoken(gate, ["en"])
    assert (english.plain, english.emotive) == tuple(len(sentences()["en"][kind]) for kind in ("plain", "emotive"))
    assert english.false_triggers < 0.2 < 0.7 < english.triggered
    assert [len(long_text(n)) for n in LENGTHS] == list(LENGTHS)
    assert all(ms > 0 for ms in milliseconds(gate, ["so fun!", long_text(4_800)]))
