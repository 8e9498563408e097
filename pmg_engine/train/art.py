"""Renders the art that everything bundled is trained on, and its contact sheets.

The result is one memory-mapped file of pictures with a table beside it; it is made anew from the tables at any time.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import product, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pmg_engine.art.compose import Pose, draw
from pmg_engine.art.outfit import Outfit
from pmg_engine.art.table import accessories, palettes
from pmg_engine.art.vocabulary import ArtVocabulary, every_name, from_json, to_json
from pmg_engine.train.progress import progress

SIZE = 256
HELD_OUT = 0.15
COLOURLESS = "line art"
BLOCK = 240  # pictures between two notes of how far it is
WORN = 0.6  # of the dressed pictures show an accessory, and as many a palette; none shows neither


@dataclass(frozen=True, slots=True)
class Row:
    """What one rendered picture shows."""

    character: str
    expression: str
    style: str
    variant: int
    held_out: bool
    accessory: str | None = None
    palette: str | None = None

    @property
    def outfit(self) -> Outfit:
        """What it wears and how it is dyed."""
        return Outfit(self.accessory, self.palette)


@dataclass(frozen=True, slots=True)
class Art:
    """pictures (n, SIZE, SIZE, 4) uint8 with straight alpha, on disk; rows say what each shows.

    `vocabulary` holds the names that occur in the rows.
    """

    pictures: NDArray[np.uint8]
    rows: list[Row]
    vocabulary: ArtVocabulary

    def indices(self, held_out: bool) -> NDArray[np.int64]:
        """Row numbers of the pairs kept from every model, or of all others."""
        return np.array([i for i, row in enumerate(self.rows) if row.held_out == held_out])


def is_held_out(character: str, expression: str) -> bool:
    """Whether a pair is kept from every model: 15 % of all, decided by the names alone."""
    digest = sha256(f"{character}/{expression}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < HELD_OUT


def render_art(
    folder: Path,
    variants: int,
    workers: int,
    size: int = SIZE,
    limit: int | None = None,
    vocabulary: ArtVocabulary | None = None,
    outfits: int = 0,
) -> None:
    """Writes pictures.npy, rows.json and vocabulary.json; an unfinished run goes on where it stopped.

    `vocabulary` says what to draw; by default everything in the tables. `variants` pictures of each combination show
    it as it is, `outfits` more dressed and dyed at random.
    """
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = vocabulary or every_name()
    rows = _plan(vocabulary, variants, outfits)[:limit]
    (folder / "vocabulary.json").write_text(to_json(vocabulary), encoding="utf-8")
    path, done_path = folder / "pictures.npy", folder / "done.txt"
    (folder / "rows.json").write_text(json.dumps([asdict(r) for r in rows]), encoding="utf-8")
    start = int(done_path.read_text()) if done_path.exists() and path.exists() else 0
    shape = (len(rows), size, size, 4)
    pictures = np.lib.format.open_memmap(path, "r+" if start else "w+", np.uint8, None if start else shape)
    # the styles of one drawing one after the other: they share its raster and its lines
    order = sorted(range(len(rows)), key=lambda i: (rows[i].variant, rows[i].character, rows[i].expression))
    with ProcessPoolExecutor(workers) as pool, progress("art", len(rows), start) as step:
        for block in range(start, len(rows), BLOCK):
            chosen = order[block : block + BLOCK]
            drawn = pool.map(render, (rows[i] for i in chosen), repeat(size), chunksize=2 * len(vocabulary.styles))
            for i, picture in zip(chosen, drawn, strict=True):
                pictures[i] = picture
                step()
            pictures.flush()
            done_path.write_text(str(block + len(chosen)))


def load_art(folder: Path) -> Art:
    """Opens what render_art wrote. Raises FileNotFoundError that says to run it."""
    if not (folder / "pictures.npy").exists():
        raise FileNotFoundError(f"{folder} holds no art: run `python main.py train art` first")
    rows = [Row(**row) for row in json.loads((folder / "rows.json").read_text(encoding="utf-8"))]
    names = folder / "vocabulary.json"
    vocabulary = from_json(json.loads(names.read_text(encoding="utf-8"))) if names.exists() else every_name()
    shown = vocabulary.only({(row.character, row.expression, row.style) for row in rows})
    return Art(np.load(folder / "pictures.npy", mmap_mode="r"), rows, shown)


def sheet_of(style: str, vocabulary: ArtVocabulary, side: int = 96) -> Image.Image:
    """Every character (rows) with every expression (columns) in one style."""
    names, faces = list(vocabulary.characters), list(vocabulary.expressions)
    whole = Image.new("RGB", (side * len(faces), side * len(names)), "white")
    for y, character in enumerate(names):
        for x, expression in enumerate(faces):
            picture = Image.fromarray(draw(character, expression, style, side))
            whole.paste(picture, (x * side, y * side), picture)
    return whole


def _plan(vocabulary: ArtVocabulary, variants: int, outfits: int) -> list[Row]:
    rows = []
    for v, c, e in product(range(variants + outfits), vocabulary.characters, vocabulary.expressions):
        worn = _outfit(c, e, v) if v >= variants else Outfit()
        rows += [_dressed(Row(c, e, s, v, is_held_out(c, e)), worn) for s in vocabulary.styles]
    order = np.random.default_rng(0).permutation(len(rows))
    return [rows[i] for i in order]


def _dressed(row: Row, worn: Outfit) -> Row:
    """The row with its outfit; line art has no colours to dye."""
    return replace(row, accessory=worn.accessory, palette=None if row.style == COLOURLESS else worn.palette)


def render(row: Row, size: int) -> NDArray[np.uint8]:
    """The picture of one row, (size, size, 4) straight RGBA."""
    return draw(row.character, row.expression, row.style, size, _pose(row), row.outfit)


def _outfit(character: str, expression: str, variant: int) -> Outfit:
    """The same for every style of a drawing."""
    seed = sha256(f"outfit/{character}/{expression}/{variant}".encode()).digest()
    random = np.random.default_rng(int.from_bytes(seed[:8], "big"))
    while True:
        accessory, palette = (
            str(random.choice(list(names))) if random.random() < WORN else None for names in (accessories(), palettes())
        )
        if accessory or palette:
            return Outfit(accessory, palette)


def _pose(row: Row) -> Pose:
    """The first variant stands straight; the others lean a little, the same way every time and in every style."""
    if row.variant == 0:
        return Pose()
    seed = sha256(f"{row.character}/{row.expression}/{row.variant}".encode()).digest()
    random = np.random.default_rng(int.from_bytes(seed[:8], "big"))
    turn, scale, dx, dy = random.uniform((-9, 0.9, -0.8, -0.8), (9, 1.03, 0.8, 0.8))
    return Pose(float(turn), float(scale), float(dx), float(dy))
