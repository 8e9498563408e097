"""Which taste each candidate follows, and how it is put to the generator."""

from hypothesis import given
from hypothesis import strategies as st

from pmg_engine.taste import Taste, allowed, tastes, within_styles
from pmg_engine.types import Keyword, Preference

MIXED = Preference(character=(Keyword("cat", 1.0), Keyword("fox", 0.9)), style=(Keyword("neon", 0.4),))


def test_a_taste_reads_as_the_generator_was_taught() -> None:
    assert Taste("cat", "neon").text == "cat, neon"
    assert Taste("cat", None).text == "cat"
    assert Taste(None, "neon").text == "neon"
    assert Taste(None, None).text == ""


@given(st.integers(0, 2**63 - 1))
def test_the_first_candidate_follows_the_strongest_and_all_stay_within_the_preference(seed: int) -> None:
    chosen = tastes(MIXED, {"expression": "sad"}, 4, seed)
    assert chosen[0] == Taste("cat", "neon")
    assert {taste.character for taste in chosen} <= {"cat", "fox"}
    assert chosen == tastes(MIXED, {"expression": "sad"}, 4, seed)


def test_the_second_favourite_comes_up_too() -> None:
    seen = {taste.character for seed in range(10) for taste in tastes(MIXED, {"expression": "sad"}, 4, seed)}
    assert seen == {"cat", "fox"}


def test_what_the_message_asks_for_is_left_to_it() -> None:
    asked = {"expression": "sad", "character": "dog"}
    assert {taste.character for taste in tastes(MIXED, asked, 4, 0)} == {None}


def test_what_is_drawn_of_the_style_does_not_depend_on_the_character() -> None:
    styled = Preference(MIXED.character, (Keyword("neon", 0.8), Keyword("flat", 0.7)))
    asked = {"expression": "sad", "character": "dog"}
    for seed in range(5):
        free, fixed = tastes(styled, {"expression": "sad"}, 4, seed), tastes(styled, asked, 4, seed)
        assert [taste.style for taste in free] == [taste.style for taste in fixed]


def test_dislikes_and_what_a_request_rules_out_are_gone() -> None:
    disliking = Preference(MIXED.character, MIXED.style, dislikes=(Keyword("fox", 1.0),))
    kept = allowed(disliking, ("neon",))
    assert [k.keyword for k in kept.character] == ["cat"]
    assert kept.style == ()


def test_only_the_styles_that_are_allowed_are_asked_for() -> None:
    sad, neon = {"expression": "sad"}, {"expression": "sad", "style": "neon"}
    assert within_styles(neon, MIXED, (), 50) == (neon, MIXED)
    for target, styles, strength, style in (
        (neon, ("flat", "neon"), 50, "neon"),  # what the message asks for
        (neon, ("flat",), 50, "flat"),
        (sad, ("flat", "neon"), 50, "neon"),  # what the person likes
        (sad, ("flat", "neon"), 0, "flat"),  # and at strength 0 not even that
    ):
        asked, preference = within_styles(target, MIXED, styles, strength)
        assert asked == {"expression": "sad", "style": style}
        assert {k.keyword for k in preference.style} <= set(styles)
        assert preference.character == MIXED.character
