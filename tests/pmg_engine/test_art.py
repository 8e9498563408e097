"""The composed art: every combination draws, nothing is cut off, styles differ."""

import itertools

import numpy as np
import pytest

from pmg_engine.art.compose import Pose, beside, compose_svg, draw, eyes_box
from pmg_engine.art.glyphs import glyphs
from pmg_engine.art.outfit import Outfit
from pmg_engine.art.raster import rasterize
from pmg_engine.art.table import DEFAULT_CHARACTER, accessories, characters, expressions, palettes, styles
from pmg_engine.train.art import HELD_OUT, is_held_out

SIDE = 48


def test_the_tables_are_as_large_as_promised() -> None:
    assert len(characters()) >= 48
    assert len(expressions()) >= 28
    assert len(styles()) >= 10
    assert len(accessories()) >= 8
    assert len(palettes()) >= 6
    assert DEFAULT_CHARACTER in characters()


def test_names_are_unambiguous() -> None:
    for table in (characters(), expressions(), styles(), accessories(), palettes()):
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


@pytest.mark.parametrize("which", ["flat", "glossy"])
def test_no_mark_lies_over_the_eyes(which: str) -> None:
    for character, expression in itertools.product(characters().values(), expressions().values()):
        eyes = eyes_box(character.within(which), expression)
        for mark in expression.marks:
            box = glyphs(which)[mark.glyph].box
            clear = beside(mark, box, eyes)
            x0, y0, x1, y1 = (
                start + edge * clear.size / 32 for start, edge in zip((clear.x, clear.y) * 2, box, strict=True)
            )
            apart = x1 <= eyes[0] + 1e-6 or x0 >= eyes[2] - 1e-6 or y1 <= eyes[1] + 1e-6 or y0 >= eyes[3] - 1e-6
            assert apart, f"{mark.glyph} of {expression.name} {character.name}"
            assert clear.size > 3, f"{mark.glyph} of {expression.name} {character.name} is too small to see"
            assert min(x0, y0) > -2
            assert max(x1, y1) < 34


@pytest.mark.parametrize("accessory", accessories())
def test_what_is_worn_shows_and_is_not_cut_off(accessory: str) -> None:
    for name, character in characters().items():
        plain = draw(name, "happy", "flat", SIDE)
        dressed = draw(name, "happy", "flat", SIDE, outfit=Outfit(accessory=accessory))
        assert (plain != dressed).any(-1).mean() > 0.005, name
        border = np.concatenate([dressed[0], dressed[-1], dressed[:, 0], dressed[:, -1]])[:, 3]
        assert border.max() < 60, f"{character.name} with {accessory} touches the edge"


def test_a_palette_changes_the_head_and_keeps_its_outline() -> None:
    plain = draw("cat", "happy", "flat", SIDE)
    dyed = {name: draw("cat", "happy", "flat", SIDE, outfit=Outfit(palette=name)) for name in palettes()}
    for picture in dyed.values():
        assert np.abs(picture[..., 3].astype(int) - plain[..., 3]).max() <= 2
    for a, b in itertools.combinations(dyed.values(), 2):
        assert np.abs(a.astype(float) - b).mean() > 3


@pytest.mark.parametrize("style", [style.name for style in styles().values() if style.effect])
def test_operations_leave_the_empty_ground_empty_and_give_the_same_again(style: str) -> None:
    picture = draw("cat", "happy", style, SIDE)
    assert picture[:4, :6, 3].max() == 0
    assert np.array_equal(picture, draw("cat", "happy", style, SIDE))


def test_native_eyes_and_mouths_are_gone() -> None:
    for which in ("flat", "glossy"):
        for character in characters().values():
            for box in glyphs(which)[character.glyph].boxes:
                for erased in character.within(which).erase:
                    inside = box is not None and all(
                        (box[0] >= erased[0], box[1] >= erased[1], box[2] <= erased[2], box[3] <= erased[3])
                    )
                    assert not inside, f"{character.name} keeps a part at {box}"


def test_a_sixth_or_so_of_the_pairs_is_held_out_always_the_same() -> None:
    pairs = list(itertools.product(characters(), expressions()))
    held = [pair for pair in pairs if is_held_out(*pair)]
    assert abs(len(held) / len(pairs) - HELD_OUT) < 0.04
    assert held == [pair for pair in pairs if is_held_out(*pair)]
