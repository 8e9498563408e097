"""The data sets of the scenarios that aren't the bot's: which one a scenario reads, and one user of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pmg_engine.scenarios.cases import Case, DataError, Item, is_there
from pmg_engine.scenarios.clothing import find_piece, load_clothes
from pmg_engine.scenarios.poster import find_film, load_posters

PICTURE_FOLDER = "pictures"  # in the data's folder, where no other is named


@dataclass(frozen=True, slots=True)
class DataSet:
    """How a data set is read, and its name and files in words."""

    name: str
    files: str
    pictures: str
    cases: Callable[..., list[Case]]
    item: Callable[[Path, Path | None, str], Item | None]


DATA_SETS = {
    "poster": DataSet(
        "MovieLens (ml-latest-small)",
        "movies.csv, ratings.csv and links.csv",
        "the movieId or tt and the imdbId",
        load_posters,
        find_film,
    ),
    "clothing": DataSet("POG", "user_data.txt and item_data.txt", "the item_id", load_clothes, find_piece),
}


def data_set(scenario: str, folder: Path) -> DataSet:
    """A scenario's. Raises DataError where it has none, or where the folder isn't there."""
    found = DATA_SETS.get(scenario)
    if found is None:
        raise DataError(
            f"There is no data set for the scenario {scenario!r}: choose {' or '.join(DATA_SETS)}. Stickers are made by"
            " python main.py sticker TEXT."
        )
    if not is_there(folder):
        raise DataError(f"{folder} is no folder: name the one that holds {found.files} of {found.name}.")
    return found


def picture_folder(folder: Path, pictures: Path | None) -> Path | None:
    """Where the pictures lie: as named, else `pictures` beside the data, if it is there. Raises DataError."""
    if pictures is not None and not is_there(pictures):
        raise DataError(f"{pictures} is no folder: name the one that holds the pictures.")
    usual = folder / PICTURE_FOLDER
    return pictures or (usual if is_there(usual) else None)


def load_case(scenario: str, folder: Path, user: str, target: str | None, pictures: Path | None) -> Case:
    """One user's history, with the item that followed it or the one that is named as the target.

    Raises DataError for an unknown user or item.
    """
    data, shown = data_set(scenario, folder), picture_folder(folder, pictures)
    found = data.cases(folder, shown, user=user)
    if not found:
        known = ", ".join(case.user for case in data.cases(folder, limit=3)) or "(none)"
        raise DataError(
            f"There is no user {user!r} with a history and a target in {folder}: users are, for example, {known}."
        )
    case = found[0]
    if target is None:
        return case
    item = data.item(folder, shown, target)
    if item is None:
        raise DataError(f"There is no item {target!r} in {folder}: leave --target out, or take {case.target.id}.")
    return Case(case.user, tuple(one for one in case.history if one.id != item.id), item)


def load_pictured(scenario: str, folder: Path, pictures: Path | None, limit: int) -> list[Case]:
    """The first users that have pictures of target and history. Raises DataError where nobody has."""
    data, shown = data_set(scenario, folder), picture_folder(folder, pictures)
    found = data.cases(folder, shown, limit=limit, pictured=True) if shown else []
    if not found:
        raise DataError(
            f"No user of {folder} has pictures of a target and of the history before it: put them into"
            f" {shown or folder / PICTURE_FOLDER}, each named by {data.pictures}, as .jpg, .png or .webp."
        )
    return found
