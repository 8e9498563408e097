"""A group's rules without a bot: options, quiet hours, words, caps, and what the guard says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin_panel import panel_keyboard, panel_text
from bot.callback_data import MAX_BYTES, Press, code
from bot.metrics import Metrics
from bot.safety import Category, load_blocklist
from bot.texts import load_texts
from bot.use_cases.guard import Guard, Refusal
from bot.use_cases.house_rules import (
    MOST_WORDS,
    HourlyCounts,
    Page,
    add_words,
    allowed_styles,
    choose,
    is_quiet,
    parse_quiet,
    parse_zone,
    remove_word,
    words_revision,
)
from bot.use_cases.orders import Order
from pmg_engine.types import Keyword, Preference
from storage import ChatSettings

STYLES = ("3d", "flat", "neon")
BLOCKLIST = load_blocklist()
MINUTES = st.integers(0, 24 * 60 - 1)
GROUP, PERSON = -7, 1


def order(text: str, chat_id: int = GROUP, **fields: Any) -> Order:
    return Order(PERSON, chat_id, 0, text, **fields)


class Counting:
    """A guard, and what it counted."""

    def __init__(self) -> None:
        self.metrics = Metrics()
        self.guard = Guard(BLOCKLIST, self.metrics, HourlyCounts())


@given(st.integers(0, 12), st.integers(0, 99))
def test_any_option_of_any_page_gives_valid_settings_or_none(page: int, option: int) -> None:
    if page in set(Page):
        changed = choose(ChatSettings(), Page(page), option, STYLES)
        assert changed is None or replace(changed) == changed


@pytest.mark.parametrize("page", Page)
def test_every_button_of_a_page_is_a_press_that_has_an_effect(page: Page) -> None:
    texts, settings = load_texts(), ChatSettings(unwanted=("spider", "politics " * 4))
    assert panel_text(texts, page, settings, STYLES, hidden=True)
    for row in panel_keyboard(texts, page, settings, STYLES).inline_keyboard:
        for button in row:
            assert isinstance(button.callback_data, str)
            press = Press.parse(button.callback_data)
            assert press is not None
            assert len(button.callback_data) <= MAX_BYTES
            if press.action == "rule":
                assert choose(settings, Page(press.revision), press.id, STYLES) is not None
            elif press.action == "unword":
                assert remove_word(settings, press.id, press.revision) is not None
            else:
                assert press.id in set(Page)


@given(MINUTES, MINUTES, MINUTES)
def test_a_minute_is_quiet_inside_the_hours_only_also_over_midnight(start: int, end: int, minute: int) -> None:
    settings = ChatSettings(quiet=(start, end))
    inside = (minute - start) % 1440 < (end - start) % 1440
    assert is_quiet(settings, datetime(2026, 5, 1, tzinfo=UTC) + timedelta(minutes=minute)) == inside


def test_quiet_hours_follow_the_group_s_own_clock_and_its_summer_time() -> None:
    settings = ChatSettings(quiet=(22 * 60, 7 * 60), time_zone="Europe/Berlin")
    assert is_quiet(settings, datetime(2026, 1, 1, 5, 59, tzinfo=UTC))
    assert not is_quiet(settings, datetime(2026, 1, 1, 6, 0, tzinfo=UTC))
    assert not is_quiet(settings, datetime(2026, 7, 1, 5, 0, tzinfo=UTC))
    assert not is_quiet(ChatSettings(), datetime(2026, 1, 1, 3, tzinfo=UTC))
    assert is_quiet(replace(settings, time_zone="No/Where"), datetime(2026, 1, 1, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("22:30-7", (1350, 420)),
        (" 0 – 6.15 ", (0, 375)),
        ("7-7", None),
        ("25-3", None),
        ("1:75-3", None),
        ("night", None),
        ("", None),
    ],
)
def test_quiet_hours_are_read_as_people_write_them(text: str, span: tuple[int, int] | None) -> None:
    assert parse_quiet(text) == span


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("europe/berlin", "Europe/Berlin"),
        ("Tokyo", "Asia/Tokyo"),
        ("new york", "America/New_York"),
        ("utc", "UTC"),
        ("Atlantis", None),
        ("../../etc/passwd", None),
        ("", None),
    ],
)
def test_a_time_zone_is_found_by_its_name_or_city(text: str, zone: str | None) -> None:
    assert parse_zone(text) == zone


def test_styles_are_switched_one_by_one_and_one_always_stays() -> None:
    settings = ChatSettings()
    for name in STYLES[:2]:
        changed = choose(settings, Page.STYLES, code(name), STYLES)
        assert changed is not None
        settings = changed
    assert allowed_styles(settings, STYLES) == ("neon",)
    assert choose(settings, Page.STYLES, code(STYLES[2]), STYLES) is None
    for name in STYLES[:2]:
        settings = choose(settings, Page.STYLES, code(name), STYLES) or settings
    assert settings.styles == ()  # all again: also those that a later version brings
    assert allowed_styles(ChatSettings(styles=("gone",)), STYLES) == STYLES


@given(st.text(max_size=200), st.text(max_size=200))
def test_words_of_any_kind_are_kept_once_and_within_bounds(first: str, second: str) -> None:
    settings = ChatSettings()
    for text in (first, second, first):
        settings = add_words(settings, text) or settings
    assert len(set(settings.unwanted)) == len(settings.unwanted) <= MOST_WORDS
    for _ in settings.unwanted:
        settings = remove_word(settings, 0, words_revision(settings)) or settings
    assert settings.unwanted == ()


def test_a_word_is_removed_from_the_list_that_was_shown_only() -> None:
    shown = ChatSettings(unwanted=("a", "b"))
    assert remove_word(ChatSettings(unwanted=("b", "c")), 0, words_revision(shown)) is None
    assert remove_word(shown, 2, words_revision(shown)) is None


def test_the_cap_counts_one_hour_for_each_person_and_group() -> None:
    now = 0.0
    counts = HourlyCounts(lambda: now)
    for _ in range(3):
        counts.note(PERSON, GROUP)
    assert counts.reached(PERSON, GROUP, 3)
    assert not counts.reached(PERSON, GROUP, 0)
    assert not counts.reached(PERSON, GROUP - 1, 3)
    assert not counts.reached(PERSON + 1, GROUP, 3)
    now = 3600.0
    assert not counts.reached(PERSON, GROUP, 3)


def test_what_is_asked_for_is_refused_in_words_and_what_is_not_in_silence() -> None:
    counting = Counting()
    for automatic, said in ((False, "refused"), (True, None)):
        refused = counting.guard.refusal(order("draw porn", automatic=automatic), ChatSettings())
        assert refused is not None
        assert (refused.reason, refused.say) == (Category.SEXUAL, said)
    assert counting.metrics.totals("pmg_refusals", "reason") == {"sexual": 2}
    assert counting.guard.refusal(order("so fun!"), ChatSettings()) is None


def test_groups_are_stricter_and_have_rules_private_chats_have_not() -> None:
    guard = Counting().guard
    rules = ChatSettings(listening=False, hourly_cap=1, unwanted=("fun",))
    for text in ("so fun!", "nice boobs"):
        assert guard.refusal(order(text, chat_id=PERSON), rules) is None
    open_again = replace(rules, listening=True)
    reasons = [
        refused and refused.reason
        for refused in (
            guard.refusal(order("so sad"), rules),
            guard.refusal(order("nice boobs"), open_again),
            guard.refusal(order("so FUNNN!"), open_again),
            guard.refusal(order("so sad"), open_again),
            guard.refusal(order("so sad"), open_again),
        )
    ]
    assert reasons == [Refusal.OFF, Category.SUGGESTIVE, Refusal.UNWANTED, None, Refusal.CAP]


def test_quiet_hours_silence_only_what_nobody_asked_for() -> None:
    guard = Counting().guard
    now = datetime.now(UTC)
    minute = 60 * now.hour + now.minute
    always = ChatSettings(quiet=((minute - 5) % 1440, (minute + 5) % 1440))
    refused = guard.refusal(order("so fun!", automatic=True), always)
    assert refused is not None
    assert (refused.reason, refused.say) == (Refusal.QUIET, None)
    assert guard.refusal(order("so fun!"), always) is None


def test_whoever_wants_to_die_gets_support_but_never_unasked_in_public() -> None:
    guard = Counting().guard
    text = "I want to die"
    cases = [
        (order(text, chat_id=PERSON), "refused-self-harm"),
        (order(text), "refused-self-harm"),
        (order(text, automatic=True), None),
        (order(text, chat_id=PERSON, automatic=True), "refused-self-harm"),
        (order(text, chat_id=PERSON, automatic=True), None),  # not again at once
    ]
    for asked, said in cases:
        refused = guard.refusal(asked, ChatSettings())
        assert refused is not None
        assert (refused.reason, refused.say) == (Category.SELF_HARM, said)


def test_keywords_that_are_not_drawn_are_left_out_of_a_taste() -> None:
    guard = Counting().guard
    likes = tuple(Keyword(name, 0.5) for name in ("cat", "porn star", "spider"))
    kept = guard.clean(Preference(likes, dislikes=likes), ChatSettings(unwanted=("spider*",)), GROUP)
    assert [keyword.keyword for keyword in kept.character] == ["cat"]
    assert kept.dislikes == likes
