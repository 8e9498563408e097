"""More like this, never again, remix, and a person's own word on the keywords behind their stickers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.application import open_database
from bot.menus.remix import AXES, choice_code, choice_of, page_code, page_of
from bot.settings import Settings
from bot.use_cases.marks import ATTRIBUTES, apply_marks, lines
from bot.use_cases.orders import Order
from bot.use_cases.requests import freshly_disliked, shown_taste
from pmg_engine.types import Keyword, Palette, Preference
from storage import ChatSettings, GenerationRow, HistoryRow, KeywordMark
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person, buttons
from tests.bot.conftest import handled

AT = datetime(2026, 5, 1, tzinfo=UTC)
running = pytest.mark.usefixtures("running")


async def opt_in(person: Person) -> None:
    person.say("/optin")
    await person.expect_text("Thank you")


async def cat_sticker(person: Person) -> Any:
    await opt_in(person)
    person.say("/sticker my cat is so fun!")
    return await person.expect_sticker()


def labels(message: Any) -> list[str]:
    return [button["text"] for button in buttons(message)]


@running
async def test_the_menu_opens_and_closes_in_place(ada: Person) -> None:
    sticker = await cat_sticker(ada)
    first = labels(sticker)
    assert (await ada.press("⋯", sticker)).text == ""
    await ada.expect_button("🚫 Never cat", sticker)
    assert "🎨 Style" in labels(sticker)
    await ada.press("Back", sticker)
    await ada.expect_button("👍", sticker)
    assert labels(sticker) == first


@running
async def test_never_again_is_a_dislike_that_is_shown_obeyed_and_taken_back(
    ada: Person, engine: FakeEngine, settings: Settings
) -> None:
    sticker = await cat_sticker(ada)
    await ada.press("⋯", sticker)
    answer = await ada.press("Never cat", sticker)
    assert answer.alert
    assert "never cat again" in answer.text
    for _ in range(2):
        ada.say("/sticker so happy")
        await ada.expect_sticker()
        assert "cat" in engine.requests[-1].negative
        assert [k.keyword for k in engine.requests[-1].preference.character] == []
        assert [(k.keyword, k.weight) for k in engine.requests[-1].preference.dislikes] == [("cat", 1.0)]
    ada.say("/why")
    card = await ada.expect_text("You don't like cat")
    await ada.press("never cat: allow it again", card)
    await handled(ada)
    assert "never cat" not in str(labels(card))
    async with await open_database(settings) as database:
        assert await database.keyword_marks(ada.user.id, ada.chat.id) == []
        disliked = [row for row in await database.history(ada.user.id, ada.chat.id) if row.liked is False]
    assert [(row.emoji, row.description) for row in disliked] == [("", "cat")]  # its feeling was not ruled out


@running
async def test_a_keyword_is_pinned_and_removed_and_the_very_next_sticker_follows(
    ada: Person, engine: FakeEngine
) -> None:
    await opt_in(ada)
    for text in ("my cat", "my cat sleeps", "a dog", "/sticker so fun!"):
        ada.say(text)
    await ada.expect_sticker()
    assert [k.keyword for k in engine.requests[-1].preference.character] == ["cat", "dog"]
    ada.say("/why")
    card = await ada.expect_text("Why this sticker?")
    assert "next" in (await ada.press("📌 dog", card)).text
    await ada.expect_button("📌 dog is pinned: unpin", card)
    ada.say("/sticker so happy")
    await ada.expect_sticker()
    weights = {k.keyword: k.weight for k in engine.requests[-1].preference.character}
    assert list(weights) == ["dog", "cat"]
    assert weights["dog"] == 1.0 > weights["cat"]
    await ada.press("✖ cat", card)
    ada.say("my cat again")
    ada.say("/sticker so sad")
    await ada.expect_sticker()
    assert [k.keyword for k in engine.requests[-1].preference.character] == ["dog"]
    ada.say("/why")
    newest = await ada.expect_text("Why this sticker?")
    await ada.press("cat was removed: take it back", newest)
    ada.say("/sticker so happy")
    await ada.expect_sticker()
    assert [k.keyword for k in engine.requests[-1].preference.character] == ["dog", "cat"]


@running
async def test_more_like_this_draws_the_same_again_with_another_seed(ada: Person, engine: FakeEngine) -> None:
    sticker = await cat_sticker(ada)
    await ada.press("⋯", sticker)
    await ada.press("More like this", sticker)
    await ada.expect_sticker()
    first, second = engine.requests
    assert (second.expression, second.character) == ("laughing", "cat")
    assert first.seed != second.seed
    assert not sticker.deleted


@running
@pytest.mark.parametrize("consent", [True, False])
@pytest.mark.parametrize(
    ("axis", "label", "wanted"),
    [("expression", "Feeling", "sad"), ("character", "Character", "animal 15"), ("style", "Style", "neon")],
)
async def test_remix_changes_one_axis_and_nothing_else(
    ada: Person, engine: FakeEngine, axis: str, label: str, wanted: str, consent: bool
) -> None:
    if consent:
        await opt_in(ada)
    ada.say("/sticker my cat is so fun!")
    sticker = await ada.expect_sticker()
    ada.say("a dog, a dog")  # what came since changes nothing either
    await ada.press("⋯", sticker)
    await ada.press(label, sticker)
    if axis == "character":
        await ada.press("1/2 ›", sticker)
    assert wanted in (await ada.press(wanted, sticker)).text
    await ada.expect_sticker()
    old, new = engine.requests
    assert (new.text, new.seed, new.strength) == (old.text if consent else new.text, old.seed, old.strength)
    kept = consent and axis != "character"
    assert [k.keyword for k in new.preference.character] == (["cat"] if kept else [])
    asked = {"expression": "laughing", "character": None, "style": None, axis: wanted}
    assert {name: getattr(new, name) for name in asked} == asked
    assert not sticker.deleted


@running
async def test_only_styles_that_the_chat_allows_are_offered(ada: Person, settings: Settings) -> None:
    sticker = await cat_sticker(ada)
    async with await open_database(settings) as database:
        await database.save_chat_settings(ada.chat.id, ChatSettings(styles=("flat",)))
    await ada.press("⋯", sticker)
    await ada.press("Style", sticker)
    await ada.expect_button("flat", sticker)
    assert "neon" not in labels(sticker)


@running
async def test_another_persons_menu_and_forged_choices_are_refused(ada: Person, engine: FakeEngine) -> None:
    sticker = await cat_sticker(ada)
    menu = next(button["callback_data"] for button in buttons(sticker) if button["text"] == "⋯")
    _, number, revision = menu.split(":")
    for forged in (
        f"pick:{number}:{revision}",
        f"remix:{number}:{int(revision) + 65536 * 999}",
        f"never:{number}:{revision}",
        f"pin:{number}:{revision}",
        f"menu:{int(number) + 1}:{revision}",
    ):
        assert "belongs to somebody else" in (await ada.press_data(sticker, forged)).text
    assert len(engine.requests) == 1


WORDS = st.sampled_from(["cat", "dog", "neon", "flat", "sad"])
PREFERENCES = st.builds(
    Preference,
    *[st.lists(st.builds(Keyword, WORDS, st.floats(0.01, 1)), unique_by=lambda k: k.keyword).map(tuple)] * 4,
)
MARKS = st.lists(
    st.builds(
        KeywordMark,
        st.sampled_from(ATTRIBUTES[:3]),
        WORDS,
        st.sampled_from(["pinned", "removed", "never"]),
        st.just(AT),
    ),
    unique_by=lambda mark: (mark.attribute, mark.keyword),
)


@given(PREFERENCES, MARKS)
def test_pinned_counts_most_and_removed_not_at_all(preference: Preference, marks: list[KeywordMark]) -> None:
    marked = apply_marks(preference, marks)
    for mark in marks:
        weights = {k.keyword: k.weight for k in getattr(marked, mark.attribute)}
        pinned = {m.keyword for m in marks if m.attribute == mark.attribute and m.mark == "pinned"}
        if mark.mark == "pinned":
            assert all(weights[mark.keyword] > weight for word, weight in weights.items() if word not in pinned)
        else:
            assert mark.keyword not in weights
        assert (mark.mark != "never") or mark.keyword in {k.keyword for k in marked.dislikes}
    assert apply_marks(marked, marks) == marked


def test_every_marked_keyword_can_be_unmarked_even_when_no_sticker_names_it() -> None:
    explanation = {"preference": {"character": [{"keyword": "cat"}], "dislikes": [{"keyword": "dog"}]}}
    marks = [KeywordMark("style", "neon", "removed", AT), KeywordMark("character", "dog", "never", AT)]
    found = [(line.attribute, line.keyword, line.mark) for line in lines(explanation, marks)]
    assert found == [("character", "cat", None), ("style", "neon", "removed"), ("character", "dog", "never")]


@given(st.sampled_from(AXES), st.integers(0, 63))
def test_a_page_comes_back_from_its_button(axis: str, page: int) -> None:
    assert page_of(page_code(axis, page)) == (axis, page)


def test_a_choice_comes_back_from_its_button_and_an_unknown_one_is_none() -> None:
    palette = Palette({"sad": "😞"}, {"cat": "🐱"}, {"flat": ""})
    for axis, name in (("expression", "sad"), ("character", "cat"), ("style", "flat")):
        assert choice_of(palette, choice_code(axis, name)) == (axis, name)
    assert choice_of(palette, choice_code("style", "cat")) is None
    assert page_of(3 * 64) is None


def test_only_what_was_mixed_in_is_kept_of_a_taste() -> None:
    keywords = [{"keyword": name, "weight": 0.4, "evidence": ["1"]} for name in ("cat", "fox")]
    explanation = {
        "preference": {"character": keywords, "style": keywords},
        "shown": {"character": "fox", "style": "neon", "expression": "sad"},
        "target": {"expression": "sad", "style": "neon"},
    }
    taste = shown_taste(explanation)
    assert (taste.character, taste.style) == ((Keyword("fox", 0.4, ("1",)),), ())
    assert shown_taste(explanation, {"character"}).character == ()
    assert shown_taste({}) == Preference()


def test_only_dislikes_since_the_last_sticker_rule_out_for_the_next() -> None:
    def rated(number: int, liked: bool | None) -> HistoryRow:
        return HistoryRow(number, "sticker", "", "", "cat, sad", None, liked, AT)

    before = AT.replace(year=2025)
    assert freshly_disliked([rated(1, False), rated(2, False)], before) == ("cat", "sad")
    assert freshly_disliked([rated(1, False)], AT) == ()
    assert freshly_disliked([rated(1, True), rated(2, None)], before) == ()


def test_another_one_of_a_remix_keeps_what_was_asked_for() -> None:
    explanation = {"asked": {"text": "hi", "expression": "sad", "character": "fox", "style": "neon"}}
    row = GenerationRow(5, 1, 2, 3, 50, explanation, "r", 4, None, None, AT)
    another = Order.another(row, 9, 8, None)
    assert (another.expression, another.character, another.style, another.base) == ("sad", "fox", "neon", None)


@running
async def test_the_menu_and_the_way_back_keep_what_stood_under_the_sticker(ada: Person) -> None:
    ada.say("/optin")
    ada.say("/sticker so fun!")
    sticker = await ada.expect_sticker()
    await ada.press("➕", sticker)
    await ada.expect_button("✅", sticker)
    for through in (("⋯", "Feeling", "Back", "Back"), ("⋯", "Back"), ("⋯", "More like this")):
        for label in through:
            await ada.press(label, sticker)
        await ada.expect_button("✅", sticker)


@running
async def test_the_strength_of_a_preview_can_still_be_taken_after_other_presses(ada: Person) -> None:
    ada.say("/optin")
    ada.say("/settings")
    await ada.press("Preview", await ada.expect_text("Your settings"))
    sticker = await ada.expect_sticker()
    await ada.press("➕", sticker)
    await ada.expect_button("✅", sticker)
    await ada.press("⋯", sticker)
    await ada.press("Back", await ada.expect_button("Back", sticker))
    await ada.press("⋯", await ada.expect_button("⋯", sticker))
    assert "from now on" in (await ada.press("Use", sticker)).text
