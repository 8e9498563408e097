"""Answers are keyword JSON by construction: whatever a model would like to write, in whatever language."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llguidance import LLMatcher

from pmg_engine.language_model import LanguageModel
from pmg_engine.language_model.grammar import (
    KEYWORD_CHARACTERS,
    AnswerError,
    clean_keyword,
    list_grammar,
    longest_list,
    longest_object,
    object_grammar,
    parse_list,
    parse_object,
)
from pmg_engine.scenarios import TargetField

pytestmark = pytest.mark.usefixtures("one_thread")

FIELDS = (
    TargetField(name="emotion", choices=("happy", "in love")),
    TargetField(name="posture", at_most=3),
    TargetField(name="start", optional=True),
)
LANGUAGES = [
    "pixel-art cat", "Jean-Pierre Jeunet", "O'Brien", "R&B", "1980s", "Noël", "naïve art", "ĳsbeer", "кот в шляпе",
    "чёрно-белый", "γάτα", "կատու", "חתול", "قطة صغيرة", "می‌خواهم", "बिल्ली", "தமிழ்", "แมวโรแมนติก", "ဗမာ", "ខ្មែរ",
    "猫", "黑白漫画", "ネコ", "スター・ウォーズ", "고양이", "ქართული", "አማርኛ", "Tiếng Việt", "Żółw", "e\u0301clair",
]  # fmt: skip
REFUSED = [
    'a"',
    "a\\",
    "a\n",
    "a\t",
    "a\u0000",
    "a\u202eb",
    "<data>",
    "[x]",
    "{x}",
    "a;b",
    "a,b",
    "",
    " ",
    "-",
    " a",
    "a ",
]


def accepts(model: LanguageModel, grammar: str, text: str) -> bool:
    matcher = LLMatcher(model._writer, grammar, log_level=0)
    tokens = model._writer.tokenize_str(text)
    return matcher.try_consume_tokens(tokens) == len(tokens) and matcher.is_accepting()


@pytest.mark.parametrize("keyword", LANGUAGES)
def test_keywords_of_every_language_can_be_written_and_are_kept(language_model: LanguageModel, keyword: str) -> None:
    text = json.dumps([keyword, "fox"], ensure_ascii=False)
    assert accepts(language_model, list_grammar(8), text)
    assert parse_list(text, 8) == (clean_keyword(keyword), "fox")
    assert len(clean_keyword(keyword).encode()) > 1


@pytest.mark.parametrize("keyword", REFUSED)
def test_what_is_no_keyword_can_not_be_written(language_model: LanguageModel, keyword: str) -> None:
    assert not accepts(language_model, list_grammar(8), f'["{keyword}"]')


@pytest.mark.parametrize("letter", ["x", "ж", "猫", "𝒳"])
def test_length_is_capped_in_characters_whatever_they_cost(language_model: LanguageModel, letter: str) -> None:
    assert accepts(language_model, list_grammar(1), f'["{letter * KEYWORD_CHARACTERS}"]')
    assert not accepts(language_model, list_grammar(1), f'["{letter * (KEYWORD_CHARACTERS + 1)}"]')


def test_a_list_holds_as_many_keywords_as_allowed_or_the_choices_alone(language_model: LanguageModel) -> None:
    assert accepts(language_model, list_grammar(2), "[]")
    assert accepts(language_model, list_grammar(2), '["a", "b"]')
    assert not accepts(language_model, list_grammar(2), '["a", "b", "c"]')
    choices = ("in love", "кот", "O'Brien")
    assert accepts(language_model, list_grammar(2, choices), '["кот", "O\'Brien"]')
    assert not accepts(language_model, list_grammar(2, choices), '["in"]')


def test_an_object_holds_its_fields_in_order(language_model: LanguageModel) -> None:
    grammar = object_grammar(FIELDS)
    text = '{"emotion": "in love", "posture": ["arms up"], "start": null}'
    assert accepts(language_model, grammar, text)
    assert parse_object(text, FIELDS) == {"emotion": ("in love",), "posture": ("arms up",), "start": ()}
    assert accepts(language_model, grammar, '{"emotion": "happy", "posture": [], "start": "fox"}')
    assert not accepts(language_model, grammar, '{"emotion": "sad"')
    assert not accepts(language_model, grammar, '{"posture": []')


@settings(max_examples=15)
@given(st.integers(0, 2**40), st.sampled_from([True, False]))
def test_any_choice_of_allowed_tokens_ends_in_what_the_parser_reads(
    language_model: LanguageModel, seed: int, as_object: bool
) -> None:
    """Stands for every model there can be: the grammar alone decides what may be written."""
    random = np.random.default_rng(seed)
    grammar = object_grammar(FIELDS) if as_object else list_grammar(3)
    matcher, written = LLMatcher(language_model._writer, grammar, log_level=0), list[int]()
    while not matcher.is_stopped():
        allowed = np.flatnonzero(language_model._allowed(matcher).numpy())
        written.append(int(random.choice(allowed)))
        assert matcher.consume_token(written[-1])
    assert not matcher.is_error()
    text = language_model._writer.decode_bytes(written).decode("utf-8")
    answer = parse_object(text, FIELDS) if as_object else {"": parse_list(text, 3)}
    for keywords in answer.values():
        assert len(keywords) <= 3
        assert all(0 < len(k) <= KEYWORD_CHARACTERS and clean_keyword(k) == k for k in keywords)
        assert len({k.casefold() for k in keywords}) == len(keywords)
    assert len(text.encode()) <= (longest_object(FIELDS) if as_object else longest_list(3))


@given(st.text(st.characters() | st.sampled_from(" -'\u200d\u0301\u0958ßİ"), max_size=60))
def test_cleaning_a_keyword_is_total_and_final(text: str) -> None:
    keyword = clean_keyword(text)
    assert len(keyword) <= KEYWORD_CHARACTERS
    assert clean_keyword(keyword) == keyword
    assert keyword == keyword.strip()


def test_blank_and_repeated_keywords_are_dropped() -> None:
    assert parse_list('["Fox", " ", "fox", "FOX ", "-", "cat", "e\\u0301", "é"]', 8) == ("Fox", "cat", "é")
    assert parse_list('["a", "b", "c"]', 2) == ("a", "b")


@pytest.mark.parametrize("text", ["", "{", "{}", '"a"', "[1]", '[["a"]]', "null", "[" * 100_000])
def test_what_is_no_list_of_keywords_is_refused(text: str) -> None:
    with pytest.raises(AnswerError):
        parse_list(text, 8)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"emotion": "happy", "posture": [], "start": 1}'])
def test_what_is_no_such_object_is_refused(text: str) -> None:
    with pytest.raises(AnswerError):
        parse_object(text, FIELDS)
