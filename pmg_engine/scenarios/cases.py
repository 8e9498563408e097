"""What the loaders of data sets give: a history and a target for each user. Knows no data set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from pmg_engine.errors import EngineError

PICTURES = (".jpg", ".jpeg", ".png", ".webp")


class DataError(EngineError):
    """A file of a data set is missing or broken; the text names the file, the line and what is expected there."""


@dataclass(frozen=True, slots=True)
class Item:
    """A film or a piece of clothing: what is known of it in a line, and its picture where there is one."""

    id: str
    text: str
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What one user liked, oldest first, and the item that followed, which is to be made."""

    user: str
    history: tuple[Item, ...]
    target: Item

    @property
    def pictured(self) -> bool:
        """Whether there is a picture of the target and of something in the history."""
        return self.target.picture is not None and any(item.picture for item in self.history)


def broken(path: Path, line: int, expected: str) -> DataError:
    """The error of a line, counted from 1."""
    return DataError(f"{path}, line {line}: expected {expected}.")


def read_lines(path: Path, expected: str) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file with their numbers; only \\n and \\r\\n end one, and are left out. Raises DataError."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    yield number, line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
                except UnicodeDecodeError as error:
                    raise broken(path, number, f"{expected} in UTF-8") from error
    except OSError as error:
        raise DataError(f"{path} can't be read ({error.strerror}): it should hold {expected}.") from error


def picture_names(folder: Path | None) -> AbstractSet[str]:
    """The names, without endings, of the pictures in a folder. Raises DataError where it can't be read."""
    try:
        return {path.stem for path in folder.iterdir() if path.suffix in PICTURES} if folder else frozenset()
    except OSError as error:
        raise DataError(f"{folder} can't be read ({error.strerror}): name the folder of the pictures.") from error


def find_picture(folder: Path | None, *names: str) -> Path | None:
    """The first picture in the folder that bears one of these names."""
    if folder is None:
        return None
    candidates = (folder / f"{name}{ending}" for name in names for ending in PICTURES)
    return next((path for path in candidates if is_there(path, Path.is_file)), None)


def is_there(path: Path, kind: Callable[[Path], bool] = Path.is_dir) -> bool:
    """Whether a path is a folder, or what `kind` asks for; False for one that the system can't take or look at."""
    try:
        return kind(path)
    except OSError:
        return False
