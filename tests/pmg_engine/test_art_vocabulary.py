"""What weights were taught is noted beside them; the engine keeps to it, however much the tables hold."""

import json
from pathlib import Path

import pytest

from pmg_engine.art.drawable import Drawable
from pmg_engine.art.vocabulary import (
    FILE,
    ArtVocabulary,
    every_name,
    from_json,
    save_vocabulary,
    to_json,
    trained_vocabulary,
    words,
)
from pmg_engine.errors import EngineError, ModelError
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.vocabulary.neighbours import nearest_of
from pmg_engine.weights import record

SMALL = ArtVocabulary({"cat": ("kitty",), "lion": ()}, {"happy": ("glad",), "confused": ("thinking",)}, {"flat": ()})
OTHER = ArtVocabulary({"cat": (), "owl": ()}, {"happy": ()}, {"flat": (), "neon": ()})


def test_the_bundled_weights_know_only_what_the_tables_hold() -> None:
    known, every = trained_vocabulary(), every_name()
    for taught, held in (
        (known.characters, every.characters),
        (known.expressions, every.expressions),
        (known.styles, every.styles),
    ):
        assert taught
        assert set(taught) <= set(held)


def test_a_vocabulary_survives_being_written() -> None:
    assert from_json(json.loads(to_json(every_name()))) == every_name()


def test_names_can_be_left_out() -> None:
    assert SMALL.without(["lion"]) == ArtVocabulary({"cat": ("kitty",)}, SMALL.expressions, SMALL.styles)
    with pytest.raises(EngineError, match="tiger"):
        SMALL.without(["tiger"])


def test_only_what_all_parts_were_taught_counts(tmp_path: Path) -> None:
    save_vocabulary("denoiser", SMALL, tmp_path)
    assert trained_vocabulary(tmp_path) == SMALL
    save_vocabulary("scorer", OTHER, tmp_path)
    assert trained_vocabulary(tmp_path) == ArtVocabulary({"cat": ("kitty",)}, {"happy": ("glad",)}, {"flat": ()})
    save_vocabulary("scorer", SMALL, tmp_path)
    assert trained_vocabulary(tmp_path) == SMALL


@pytest.mark.parametrize("text", ["[]", "{}", '{"denoiser": 1}', '{"denoiser": {"characters": {}}}', "{"])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    record([FILE], tmp_path)
    with pytest.raises(ModelError, match=FILE):
        trained_vocabulary(tmp_path)


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    save_vocabulary("denoiser", SMALL, tmp_path)
    (tmp_path / FILE).write_text((tmp_path / FILE).read_text().replace("cat", "dog"))
    with pytest.raises(ModelError, match="corrupt"):
        trained_vocabulary(tmp_path)


def test_a_part_is_what_some_pictures_show() -> None:
    part = every_name().only([("cat", "happy", "3d"), ("cat", "sad", "flat")])
    assert (list(part.characters), list(part.expressions), list(part.styles)) == (
        ["cat"],
        ["happy", "sad"],
        ["3d", "flat"],
    )
    assert words(part.characters, "cat")[0] == "cat"
    assert every_name().only([]) == ArtVocabulary({}, {}, {})


def test_a_name_that_weights_do_not_know_becomes_the_nearest_they_do() -> None:
    encoder = TextEncoder()
    assert Drawable(SMALL.expressions, encoder).nearest("thinking") == "confused"
    assert Drawable(SMALL.characters, encoder).nearest("tiger") == "lion"
    assert Drawable(SMALL.characters, encoder).nearest("Kitty") == "cat"


def test_an_expression_no_weights_know_goes_to_its_neighbour() -> None:
    known = every_name().without(["shy", "silly", "mischievous", "nerdy", "sick", "overheated"]).expressions
    assert nearest_of(known) == {name: name for name in known} | {
        "shy": "embarrassed",
        "silly": "laughing",
        "mischievous": "winking",
        "nerdy": "thinking",
        "sick": "disgusted",
        "overheated": "nervous",
    }
    assert set(nearest_of(trained_vocabulary().expressions)) == set(every_name().expressions)
