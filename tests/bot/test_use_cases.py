"""The parts that need neither a bot nor a server."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.callback_data import MAX_BYTES, Action, Press
from bot.cards import bar, why_card
from bot.texts import load_texts, speak
from bot.use_cases.consent import is_current, minute_now
from bot.use_cases.generations import drawn_keywords
from bot.use_cases.orders import Order
from bot.use_cases.preferences import history_hash, preference_from_dict, preference_to_dict
from bot.use_cases.requests import earlier_turns
from bot.use_cases.strength import parse_strength
from bot.use_cases.why import why_from
from bot.use_cases.words import LONGEST_FOR_ENGINE, LONGEST_STORED, clean, for_engine, quote, set_words
from pmg_engine.types import Keyword, Preference
from storage import HistoryRow

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))  # lone surrogates and NUL included
NUMBERS = st.integers(0, 2**63 - 1)
KEYWORDS = st.builds(Keyword, ANY_TEXT, st.floats(0.01, 1), st.lists(ANY_TEXT).map(tuple))
AT = datetime(2026, 5, 1, tzinfo=UTC)


def message(number: int, text: str) -> HistoryRow:
    return HistoryRow(number, "message", text, "", "", None, None, AT)


@given(st.builds(Press, st.sampled_from(Action), NUMBERS, NUMBERS))
def test_callback_data_comes_back_as_it_went_and_fits(press: Press) -> None:
    assert len(press.pack().encode()) <= MAX_BYTES
    assert Press.parse(press.pack()) == press


@given(ANY_TEXT | st.from_regex(r"[a-z]{1,13}:[0-9]{1,20}:[0-9]{1,20}", fullmatch=True))
def test_any_other_callback_data_is_refused(data: str) -> None:
    press = Press.parse(data)
    assert press is None or press.pack() == data


@pytest.mark.parametrize("data", [None, "", "like", "like:1", "like:-1:0", "like:01:0", "like:1:0:0", "like:1:0\n"])
def test_broken_callback_data_is_refused(data: str | None) -> None:
    assert Press.parse(data) is None


@given(ANY_TEXT)
def test_cleaned_text_can_be_stored_and_cleaning_it_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert "\x00" not in cleaned
    assert clean(cleaned) == cleaned
    assert for_engine(cleaned) == for_engine(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  so\n\tfun! ", "so fun!"),
        ("\ud83d\ude00 ok \ud83d", "😀 ok"),
        ("a\x00b", "ab"),
        ("   ", ""),
        ("\u200d\u200b\ufeff", ""),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("❤️", "❤️"),
    ],
)
def test_cleaning_keeps_what_can_be_read(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_long_texts_are_cut() -> None:
    assert len(clean("ab " * 20_000)) <= LONGEST_STORED
    assert len(for_engine("x" * 50_000)) == LONGEST_FOR_ENGINE
    assert quote("x" * 100) == "x" * 59 + "…"


def test_the_name_of_a_sticker_set_is_read_as_words() -> None:
    assert set_words("CuteCats2_by_stickerbot") == "Cute Cats 2"
    assert set_words("") == ""


@pytest.mark.parametrize(("text", "strength"), [("0", 0), (" 50 % ", 50), ("100", 100), ("007", 7)])
def test_a_strength_is_a_whole_number_from_0_to_100(text: str, strength: int) -> None:
    assert parse_strength(text) == strength


@pytest.mark.parametrize("text", ["", "900", "101", "abc", "-1", "5 0", "٥٠", "1e2", "50.5", "5" * 5000])
def test_anything_else_is_no_strength(text: str) -> None:
    assert parse_strength(text) is None


@settings(max_examples=25)
@given(st.builds(Preference, *[st.lists(KEYWORDS).map(tuple)] * 4, ANY_TEXT))
def test_a_preference_comes_back_as_it_went(preference: Preference) -> None:
    assert preference_from_dict(preference_to_dict(preference)) == preference


@given(st.text(), st.none() | st.just("happy"), st.booleans())
def test_an_order_comes_back_from_its_row(text: str, expression: str | None, automatic: bool) -> None:
    order = Order(1, 2, 3, text, expression, automatic, reply_to=4, thread_id=5, replaces=6, update_id=7)
    assert Order.restored(1, 2, order.payload()) == order
    assert Order.restored(1, 2, {"seed": 3}) == Order(1, 2, 3)


def test_the_hash_of_a_history_changes_with_every_event_and_with_the_model() -> None:
    rows = [message(1, "cat"), message(2, "dog")]
    edited = [message(1, "cat"), message(2, "cow")]
    hashes = {history_hash(r, m) for r in (rows, rows[:1], edited, []) for m in ("1", "2")}
    assert len(hashes) == 8


def test_the_turns_before_the_answered_message_are_its_context() -> None:
    rows = [message(number, text) for number, text in enumerate(["a", "b", "c", "d", "so fun!"])]
    assert earlier_turns(rows, "so fun!") == ("b", "c", "d")
    assert earlier_turns(rows, "other") == ("c", "d", "so fun!")


def test_what_was_drawn_is_said_in_words() -> None:
    shown = {"expression": "sad", "style": "neon", "character": "cat"}
    assert drawn_keywords({"shown": shown}) == "cat, sad, neon"
    assert drawn_keywords({"shown": {"expression": "sad"}}) == "sad"
    assert drawn_keywords({}) == ""


def test_a_question_is_answered_within_a_quarter_of_an_hour() -> None:
    assert is_current(minute_now())
    assert not is_current(minute_now() - 16)
    assert not is_current(minute_now() + 2)


@given(st.floats(allow_nan=False))
def test_a_bar_has_ten_cells(value: float) -> None:
    assert len(bar(value)) == 10


def test_the_bars_are_full_as_the_value_says() -> None:
    assert [bar(value) for value in (0, 0.5, 1)] == ["░" * 10, "█" * 5 + "░" * 5, "█" * 10]


def test_a_card_escapes_what_people_wrote_and_is_never_too_long() -> None:
    rows = [message(number, f"<i>{number}</i> " + "&" * 60) for number in range(20)]
    keywords = [{"keyword": "<cat>" + "&" * 300, "weight": 0.5, "evidence": [str(number) for number in range(20)]}] * 3
    explanation = {"preference": dict.fromkeys(("character", "style", "emotion", "dislikes"), keywords)}
    card = why_card(load_texts(), why_from(explanation, 50, rows), quotes=True)
    assert len(card) <= 4096
    assert "<cat>" not in card
    assert "<i>" not in card
    assert "seen 20 times" in card


def test_a_quoted_sticker_is_described_in_the_language_that_is_spoken() -> None:
    liked = HistoryRow(7, "sticker", "", "😍", "cat, in love", None, True, AT)
    preference = {"character": [{"keyword": "cat", "weight": 0.5, "evidence": ["7"]}]}
    speak("de")
    card = why_card(load_texts(), why_from({"preference": preference}, 50, [liked]), quotes=True)
    speak(None)
    assert "„👍 😍 Katze, verliebt“" in card


def test_a_card_of_an_old_or_empty_record_still_reads() -> None:
    card = why_card(load_texts(), why_from({"target": {"expression": "sad"}}, 0, []), quotes=True)
    assert "It was to look <b>sad</b>" in card
    assert "Strength here: 0 %" in card
