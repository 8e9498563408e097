"""What those who allowed training hold, written into a folder for `train soft-people`; nothing of anybody else.

Who they are is left out: people get numbers in an order that each run draws anew, and pictures are named by these. A
person is one consent: whoever allowed it in two chats is two people, as for the bot, which knows each chat apart.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from secrets import SystemRandom
from typing import Literal

from bot.errors import FolderError
from bot.use_cases.generations import AXES, drawn_keywords
from storage import Database, GenerationRow, HistoryRow

PEOPLE, IMAGES = "people.jsonl", "images"
_ALL = 10**6
# what names or reaches somebody: links; mail addresses; usernames; numbers of six digits or more
_NAMING = re.compile(
    r"\b(?:[A-Za-z]{2,12}://|www\.|(?:t|telegram)\.me/)\S+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|@\w+"
    r"|\+?\d(?:[\s()./-]{0,2}\d){5,}"
)
_BLANK = "…"
_VARIATION = "\N{VARIATION SELECTOR-16}"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of somebody's history. `emotion` is the expression that a sticker shows; `image` lies in the folder."""

    kind: Literal["message", "sticker"]
    text: str = ""
    description: str = ""
    image: str | None = None
    liked: bool | None = None
    emotion: str | None = None
    character: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """How much a folder holds."""

    people: int
    pictures: int


async def write_training_data(database: Database, folder: Path, expressions: Mapping[str, str]) -> Written:
    """Writes everyone who allowed it into a new or empty folder, readable by its owner alone.

    `expressions` names what an emoji shows. A group whose admins switched the bot off is left out: it learns from
    nobody there. Raises FolderError.
    """
    people = await database.in_training()
    SystemRandom().shuffle(people)
    writer = _Writer(folder, {_plain(emoji): name for emoji, name in expressions.items()})
    for person in people:
        if not (await database.chat_settings(person[1])).listening:
            continue
        history = await database.history(*person, _ALL)
        marked = [row for row in await database.generations(*person, _ALL) if row.feedback is not None]
        pictures = {row.id: await database.generation_picture(row.id) for row in marked}
        if await database.training_since(*person) is not None:  # not taken back while this was read
            writer.add(history, marked, pictures)
    return writer.written


class _Writer:
    """Writes one person after the other."""

    def __init__(self, folder: Path, expressions: Mapping[str, str]) -> None:
        self.written = Written(0, 0)
        self._folder, self._expressions = folder, expressions
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if any(folder.iterdir()):
                raise FolderError(f"{folder} is not empty. Name a new folder, or an empty one.")
            (folder / IMAGES).mkdir(mode=0o700)
            self._put(PEOPLE, b"")
        except OSError as error:
            raise FolderError(f"{folder} can't be written ({error.strerror}). Name another folder.") from error

    def add(self, history: list[HistoryRow], marked: list[GenerationRow], pictures: Mapping[int, bytes | None]) -> None:
        """Writes a person's line and pictures; nobody of whom nothing is kept."""
        dated = [(row.at, self._event(row), row.image) for row in _without_ratings(history, marked)]
        dated += [(row.created_at, _made(row), pictures[row.id]) for row in marked]
        if not dated:
            return
        name = f"p{self.written.people + 1:04}"
        try:
            self._write_person(name, dated)
        except OSError as error:
            raise FolderError(
                f"{self._folder} can't be written ({error.strerror}). What is in it by now is personal data: delete it."
            ) from error

    def _write_person(self, name: str, dated: list[tuple[datetime, Item, bytes | None]]) -> None:
        items, count = [], 0
        for _, item, webp in sorted(dated, key=lambda one: one[0]):
            image = None
            if webp is not None:
                count += 1
                image = f"{IMAGES}/{name}-{count:04}.webp"
                self._put(image, webp)
            items.append({**asdict(item), "image": image})
        line = json.dumps({"person": name, "items": items}, ensure_ascii=False)
        with (self._folder / PEOPLE).open("ab") as file:
            file.write(f"{line}\n".encode())
        self.written = Written(self.written.people + 1, self.written.pictures + count)

    def _put(self, name: str, content: bytes) -> None:
        """A new file that only its owner can read."""
        number = os.open(self._folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "wb") as file:
            file.write(content)

    def _event(self, row: HistoryRow) -> Item:
        """A message, or a sticker that the person sent."""
        shown = self._expressions.get(_plain(row.emoji))
        return Item(row.kind, _blanked(row.text), _blanked(row.description), liked=row.liked, emotion=shown)


def _made(row: GenerationRow) -> Item:
    """A sticker that the bot made and the person marked."""
    shown: dict[str, str] = row.explanation.get("shown", {})
    character, expression, style = (shown.get(name) for name in AXES)
    return Item("sticker", "", drawn_keywords(row.explanation), None, row.feedback, expression, character, style)


def _without_ratings(history: list[HistoryRow], marked: list[GenerationRow]) -> list[HistoryRow]:
    """The history without what only repeats a mark: rating a sticker adds to it what that one shows."""
    repeated = Counter((drawn_keywords(row.explanation), row.feedback) for row in marked)
    kept = []
    for row in reversed(history):  # what a purge has left alone is older than what it has left whole
        if row.kind == "sticker" and row.image is None and repeated[(row.description, row.liked)] > 0:
            repeated[(row.description, row.liked)] -= 1
        else:
            kept.append(row)
    return kept[::-1]


def _blanked(text: str) -> str:
    """Without what names or reaches somebody, as far as that can be told by its form."""
    return _NAMING.sub(_BLANK, text)


def _plain(emoji: str) -> str:
    return emoji.replace(_VARIATION, "")
