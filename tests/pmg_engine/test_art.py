"""The composed art: every combination draws, nothing is cut off, styles differ."""

import itertools

import numpy as np
import pytest

from pmg_engine.art.compose import Pose, compose_svg, draw
from pmg_engine.art.glyphs import glyphs
from pmg_engine.art.raster import rasterize
from pmg_engine.art.table import DEFAULT_CHARACTER, characters, expressions, styles
from pmg_engine.train.art import HELD_OUT, is_held_out

SIDE = 48


def test_the_tables_are_as_large_as_promised() -> None:
    assert len(characters()) >= 24
    assert len(expressions()) >= 20
    assert len(styles()) >= 4
    assert DEFAULT_CHARACTER in characters()


def test_names_are_unambiguous() -> None:
    for table in (characters(), expressions(), styles()):
        words = [word for name, row in table.items() for word in (name, *row.synonyms)]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("name", characters())
def test_every_expression_of_a_character_draws_and_nothing_is_cut_off(name: str) -> None:
    seen = set()
    for expression in expressions().values():
        picture = rasterize(compose_svg(characters()[name], expression, "flat", Pose()), SIDE)
        alpha = picture[..., 3]
        assert 0.12 < (alpha > 127).mean() < 0.85
        border = np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])
        assert border.max() < 40, f"{expression.name} {name} touches the edge"
        seen.add(picture.tobytes())
    assert len(seen) == len(expressions())


@pytest.mark.parametrize("character", ["cat", "robot", "sun"])
def test_styles_differ_at_a_glance(character: str) -> None:
    drawn = {style: draw(character, "happy", style, SIDE).astype(float) for style in styles()}
    for a, b in itertools.combinations(drawn, 2):
        assert np.abs(drawn[a] - drawn[b]).mean() > 4, f"{a} looks like {b}"


def test_native_eyes_and_mouths_are_gone() -> None:
    for which in ("flat", "glossy"):
        for character in characters().values():
            for box in glyphs(which)[character.glyph].boxes:
                for erased in character.erase:
                    inside = box is not None and all(
                        (box[0] >= erased[0], box[1] >= erased[1], box[2] <= erased[2], box[3] <= erased[3])
                    )
                    assert not inside, f"{character.name} keeps a part at {box}"


def test_a_sixth_or_so_of_the_pairs_is_held_out_always_the_same() -> None:
    pairs = list(itertools.product(characters(), expressions()))
    held = [pair for pair in pairs if is_held_out(*pair)]
    assert abs(len(held) / len(pairs) - HELD_OUT) < 0.04
    assert held == [pair for pair in pairs if is_held_out(*pair)]
