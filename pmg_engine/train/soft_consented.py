"""People who allow training on what they sent and chose, from the folder that `main.py training-data` writes.

What they learn from is what they marked with a thumb up: it is drawn again from the rest of their history.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from pmg_engine.art.outfit import Outfit
from pmg_engine.art.vocabulary import ArtVocabulary
from pmg_engine.errors import EngineError
from pmg_engine.picture import decode_picture
from pmg_engine.soft_preference.reader import PICTURES, words_of
from pmg_engine.train.art import Art, Row
from pmg_engine.train.soft_people import DISLIKED, LIKED, OPEN, Newcomer
from pmg_engine.types import HistoryItem

HELD_OUT = 0.2  # of the people are only measured with
_MOOD = {True: LIKED, False: DISLIKED, None: OPEN}
_BORDER = 6  # pixels of white around a finished sticker of SIDE
_NAMES = ("character", "emotion", "style")


class PeopleError(EngineError):
    """The folder is not what `main.py training-data` writes; the text names the line, or says what is missing."""


@dataclass(frozen=True, slots=True)
class Someone:
    """Pictures as rows of the art, oldest first, what was said of each, words, and which rows are liked and named."""

    name: str
    rows: tuple[int, ...]
    moods: tuple[int, ...]
    words: str
    targets: tuple[int, ...]

    @property
    def teaches(self) -> bool:
        """Whether something liked can be told from the rest."""
        return bool(self.targets) and len(self.rows) > 1


class Gathered:
    """Draws histories of real people; each time another of what someone likes is the one to be drawn."""

    def __init__(self, people: Sequence[Someone]) -> None:
        self._people = people
        self.outfits: list[Outfit] = []

    def person(self, random: np.random.Generator) -> Newcomer:
        """One of them."""
        someone = self._people[int(random.integers(len(self._people)))]
        target = int(random.choice(someone.targets))
        rest = [(row, mood) for row, mood in zip(someone.rows, someone.moods, strict=True) if row != target]
        kept = sorted(random.permutation(len(rest))[:PICTURES].tolist())
        rows, moods = zip(*(rest[i] for i in kept), strict=True)
        return Newcomer(Outfit(), rows, moods, someone.words, target, someone.name)


def load_people(folder: Path, vocabulary: ArtVocabulary) -> tuple[Art, Gathered, Gathered]:
    """All pictures as art, and the people to learn from and to measure with. Raises PeopleError."""
    pictures: list[NDArray[np.uint8]] = []
    rows: list[Row] = []
    path = folder / "people.jsonl"
    if not path.is_file():
        raise PeopleError(f"{path} is missing: write it with `python main.py training-data --out {folder}`")
    lines = path.read_text(encoding="utf-8").splitlines()
    people = [_someone(_read(line, path, n), folder, vocabulary, pictures, rows) for n, line in enumerate(lines, 1)]
    teaching = [someone for someone in people if someone.teaches]
    if not teaching:
        raise PeopleError(
            f"of {len(people)} people in {path} nobody has liked a sticker that the bot made, and another "
            "sticker beside it: wait until someone has"
        )
    measured = [someone for someone in teaching if _is_held_out(someone.name)]
    learned = [someone for someone in teaching if someone not in measured]
    art = Art(np.stack(pictures), rows, vocabulary)
    return art, Gathered(learned or teaching), Gathered(measured or teaching)


def _read(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        person = json.loads(line)
    except ValueError:
        person = None
    items = person.get("items") if isinstance(person, dict) else None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise PeopleError(f"{path}, line {number} is no person: write the folder anew")
    return {"person": str(person.get("person", number)), "items": items}


def _someone(
    person: dict[str, Any],
    folder: Path,
    vocabulary: ArtVocabulary,
    pictures: list[NDArray[np.uint8]],
    rows: list[Row],
) -> Someone:
    found: list[tuple[int, int]] = []
    targets: list[int] = []
    for item in person["items"]:
        picture = _picture(folder, item.get("image"))
        if picture is None:
            continue
        named = _row(item, vocabulary)
        found.append((len(rows), _MOOD.get(item.get("liked"), OPEN)))
        if named is not None and item.get("liked") is True:
            targets.append(len(rows))
            picture = without_border(picture)
        pictures.append(picture)
        rows.append(named or Row("", "", "", 0, held_out=False))
    said = words_of([_said(item) for item in person["items"]])
    return Someone(person["person"], tuple(r for r, _ in found), tuple(m for _, m in found), said, tuple(targets))


def _said(item: dict[str, Any]) -> HistoryItem:
    """What was said, as the reader of histories takes it."""
    kind: Literal["message", "sticker"] = "message" if item.get("kind") == "message" else "sticker"
    text, description = (str(item.get(name) or "") for name in ("text", "description"))
    return HistoryItem("", kind, text, description=description, liked=item.get("liked"))


def _picture(folder: Path, name: object) -> NDArray[np.uint8] | None:
    if not isinstance(name, str):
        return None
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None
    return decode_picture(path.read_bytes())


def _row(item: dict[str, Any], vocabulary: ArtVocabulary) -> Row | None:
    """What the picture shows, where that is said in names the weights know."""
    character, expression, style = (item.get(name) for name in _NAMES)
    if not (isinstance(character, str) and isinstance(expression, str) and isinstance(style, str)):
        return None
    known = character in vocabulary.characters and expression in vocabulary.expressions and style in vocabulary.styles
    return Row(character, expression, style, 0, held_out=False) if known else None


def without_border(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(SIDE, SIDE, 4) of a finished sticker without its white border and shadow: the denoiser draws neither."""
    inside = ndimage.binary_erosion(picture[..., 3] > 230, iterations=_BORDER)
    if not inside.any():
        return picture
    soft = Image.fromarray((ndimage.gaussian_filter(inside.astype(np.float32), 0.7) * 255).astype(np.uint8))
    bare = picture.copy()
    bare[..., 3] = np.minimum(np.asarray(soft), picture[..., 3])
    return bare


def _is_held_out(name: str) -> bool:
    digest = sha256(name.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < HELD_OUT
