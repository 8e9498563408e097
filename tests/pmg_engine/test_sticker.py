"""Pictures become stickers that Telegram takes."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pmg_engine.sticker import MAX_BYTES, SIDE, die_cut, is_empty, to_webp, with_even_edge


def blob(side: int, x0: int, y0: int, x1: int, y1: int, colour: tuple[int, int, int] = (200, 30, 30)) -> np.ndarray:
    picture = np.zeros((side, side, 4), np.uint8)
    picture[y0:y1, x0:x1] = (*colour, 255)
    return picture


@settings(max_examples=15)
@given(st.integers(0, 20), st.integers(0, 20), st.integers(20, 44), st.integers(20, 44))
def test_any_figure_fills_the_sticker_and_keeps_its_border(x: int, y: int, width: int, height: int) -> None:
    sticker = die_cut(blob(64, x, y, x + width, y + height))
    assert sticker.shape == (SIDE, SIDE, 4)
    edges = np.concatenate([sticker[0], sticker[-1], sticker[:, 0], sticker[:, -1]])
    assert edges[..., 3].max() <= 8
    solid = sticker[..., 3] == 255
    white = (sticker[..., :3] > 240).all(-1) & solid
    assert white.any()
    ys, xs = np.where(solid)
    assert max(np.ptp(ys), np.ptp(xs)) > 470


def test_specks_go_and_the_figure_stays() -> None:
    clean = blob(64, 16, 16, 48, 48)
    dirty = clean.copy()
    dirty[2, 2] = (0, 0, 255, 255)
    dirty[2, 3] = (0, 0, 255, 60)
    assert np.array_equal(die_cut(dirty), die_cut(clean))


def test_a_small_hole_becomes_dark_and_a_large_one_stays() -> None:
    whole = blob(64, 8, 8, 56, 56)
    pierced, framed = whole.copy(), whole.copy()
    pierced[30:34, 30:34] = 0
    framed[20:44, 20:44] = 0
    middle = slice(250, 262)
    assert (die_cut(pierced)[middle, middle, 3] == 255).all()
    assert die_cut(pierced)[middle, middle, :3].max() < 40
    assert die_cut(framed)[middle, middle, 3].max() < 255


def test_the_teeth_of_an_edge_go_and_the_inside_stays() -> None:
    straight = blob(512, 100, 100, 400, 400)
    toothed = straight.copy()
    for left in range(100, 400, 8):
        toothed[100:104, left : left + 4] = 0
    even = with_even_edge(toothed)
    top = (even[90:120, 110:390, 3] > 127).argmax(0)
    assert np.ptp(top) <= 1
    assert np.array_equal(even[120:380, 120:380], straight[120:380, 120:380])
    coloured = even[..., 3] > 60
    assert np.abs(even[coloured][:, :3].astype(int) - straight[250, 250, :3]).max() <= 2


def test_what_shines_through_inside_is_solid() -> None:
    whole = blob(64, 8, 8, 56, 56)
    thin = whole.copy()
    thin[24:40, 24:40, 3] = 200
    middle = slice(220, 292)
    assert die_cut(thin)[middle, middle, :3].max() < 255
    assert (die_cut(thin)[middle, middle, 3] == 255).all()


def test_an_empty_picture_is_refused() -> None:
    nothing = np.zeros((32, 32, 4), np.uint8)
    assert is_empty(nothing)
    with pytest.raises(ValueError, match="empty"):
        die_cut(nothing)


def test_even_noise_fits_telegrams_limit() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 4), dtype=np.uint8)
    webp = to_webp(noise)
    assert len(webp) <= MAX_BYTES
    image = Image.open(io.BytesIO(webp))
    assert (image.format, image.size, image.mode) == ("WEBP", (SIDE, SIDE), "RGBA")
