"""Pictures for the documentation: every character in every style, every expression, and what can be worn."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pmg_engine.art.compose import draw
from pmg_engine.art.outfit import Outfit
from pmg_engine.art.table import accessories, characters, expressions, palettes, styles
from pmg_engine.train.sheets import GROUND, grid

_BAND = 20  # characters side by side
_COLUMNS = 9
_LABEL = 18  # pixels for a name
_TEXT = (44, 52, 60)


def write_overview(folder: Path) -> list[Path]:
    """Draws three pictures into a folder and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {"art-styles": _in_all_styles(60), "art-expressions": _all_expressions(), "art-outfits": _all_outfits()}
    paths = [folder / f"{name}.webp" for name in made]
    for path, picture in zip(paths, made.values(), strict=True):
        picture.save(path, quality=64, method=4)
    return paths


def _in_all_styles(side: int) -> Image.Image:
    """Bands of characters, each band with a row for every style."""
    names, empty = list(characters()), np.zeros((side, side, 4), np.uint8)
    bands = [names[at : at + _BAND] for at in range(0, len(names), _BAND)]
    cells = [
        _small(draw(band[column], "happy", style, 2 * side), side) if column < len(band) else empty
        for band in bands
        for style in styles()
        for column in range(_BAND)
    ]
    return grid(np.stack(cells), _BAND)


def _small(pixels: np.ndarray, side: int) -> np.ndarray:
    return np.asarray(Image.fromarray(pixels).resize((side, side), Image.Resampling.LANCZOS))


def _all_expressions() -> Image.Image:
    """Every expression, on different characters in different styles, with its name."""
    heads, looks = list(characters()), list(styles())
    return _labelled(
        (name, draw(heads[7 * i % len(heads)], name, looks[i % len(looks)], 128))
        for i, name in enumerate(expressions())
    )


def _all_outfits() -> Image.Image:
    heads = list(characters())
    outfits = [Outfit(accessory=name) for name in accessories()] + [Outfit(palette=name) for name in palettes()]
    return _labelled(
        (outfit.accessory or outfit.palette or "", draw(heads[11 * i % len(heads)], "happy", "3d", 128, outfit=outfit))
        for i, outfit in enumerate(outfits)
    )


def _labelled(pictures: Iterable[tuple[str, np.ndarray]]) -> Image.Image:
    cells = list(pictures)
    side = cells[0][1].shape[0]
    height = side + _LABEL
    rows = -(-len(cells) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * side, rows * height + 4), GROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(14)
    for place, (name, pixels) in enumerate(cells):
        x, y = place % _COLUMNS * side, place // _COLUMNS * height
        picture = Image.fromarray(pixels)
        sheet.paste(picture, (x, y), picture)
        pen.text((x + side // 2, y + side + _LABEL // 2), name, _TEXT, font, anchor="mm")
    return sheet
