"""Film posters: histories from MovieLens (ml-latest-small), in the format that its README describes.

| file | columns that are read |
|---|---|
| movies.csv | movieId, title (with the year in brackets), genres (between bars, or "(no genres listed)") |
| ratings.csv | userId, movieId, rating (0.5–5 stars), timestamp (seconds since 1970) |
| links.csv | movieId, imdbId (digits, may be empty) |

The posters are no part of the data set: pictures in a folder, named after the movieId or after the IMDb's tt<imdbId>.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pmg_engine.scenarios import HistoryRule, load_scenario
from pmg_engine.scenarios.cases import Case, Item, broken, find_picture, read_lines

MOVIES, RATINGS, LINKS = (
    ("movieId", "title", "genres"),
    ("userId", "movieId", "rating", "timestamp"),
    ("movieId", "imdbId"),
)
NO_GENRES = "(no genres listed)"


class Rating(NamedTuple):
    """One row of ratings.csv, in order of time; films rated in the same second are ordered by their id."""

    at: int
    movie: int
    stars: float


def load_posters(
    folder: Path,
    posters: Path | None = None,
    rule: HistoryRule | None = None,
    limit: int | None = None,
    user: str | None = None,
    pictured: bool = False,
) -> list[Case]:
    """A case for each user with two films of the least rating: the newest is the target, those before are the history.

    `folder` holds the CSV files, `posters` the pictures; the rule is the scenario's where none is given. Users come in
    order of their ids; `limit` ends after so many, `user` reads one alone, `pictured` leaves out who has no picture of
    target or history. Raises DataError naming file, line and what is expected.
    """
    rule = rule or load_scenario("poster").history
    items = _items(folder, posters)
    cases: list[Case] = []
    for number, ratings in sorted(_ratings(folder / "ratings.csv", items).items()):
        if limit is not None and len(cases) >= limit:
            break
        liked = [rating for rating in sorted(ratings) if rating.stars >= rule.least_rating]
        if len(liked) > 1 and user in (None, str(number)):
            *history, target = [items[rating.movie] for rating in liked[-rule.items - 1 :]]
            case = Case(str(number), tuple(history), target)
            cases += [case] if case.pictured or not pictured else []
    return cases


def find_film(folder: Path, posters: Path | None, name: str) -> Item | None:
    """One film by its movieId, whoever rated it; None where there is none."""
    return next((item for item in _items(folder, posters).values() if item.id == name), None)


def _items(folder: Path, posters: Path | None) -> dict[int, Item]:
    imdb = {}
    for line, (movie, name) in _rows(folder / "links.csv", LINKS):
        number = _id(folder / "links.csv", line, movie, "movieId")
        if name:
            _id(folder / "links.csv", line, name, "imdbId")  # it becomes the name of a file: digits only
        imdb[number] = [f"tt{name}"] if name else []
    items: dict[int, Item] = {}
    path = folder / "movies.csv"
    for line, (movie, title, genres) in _rows(path, MOVIES):
        number = _id(path, line, movie, "movieId")
        if number in items:
            raise broken(path, line, f"each movieId once, {number} occurs again")
        if not title.strip():
            raise broken(path, line, "a title")
        named = [] if genres == NO_GENRES else genres.split("|")
        picture = find_picture(posters, str(number), *imdb.get(number, []))
        items[number] = Item(str(number), ", ".join([title.strip(), *filter(None, named)]), picture)
    return items


def _ratings(path: Path, items: dict[int, Item]) -> dict[int, list[Rating]]:
    found: dict[int, list[Rating]] = defaultdict(list)
    for line, (user, movie, stars, at) in _rows(path, RATINGS):
        number = _id(path, line, movie, "movieId")
        if number not in items:
            raise broken(path, line, f"a film of movies.csv, {number} is not there")
        rating = Rating(_id(path, line, at, "timestamp"), number, _stars(path, line, stars))
        found[_id(path, line, user, "userId")].append(rating)
    return found


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The wanted columns of each row, with the line in which it ends."""
    expected = f"the columns {', '.join(columns)}"
    reader = csv.reader((f"{line}\n" for _, line in read_lines(path, f"CSV with {expected}")), strict=True)
    try:
        head = next(reader, [])
        if not set(columns) <= set(head):
            raise broken(path, 1, expected)
        places = [head.index(column) for column in columns]
        for row in reader:
            if row and len(row) != len(head):
                raise broken(path, reader.line_num, f"{len(head)} columns, there are {len(row)}")
            if row:
                yield reader.line_num, [row[place] for place in places]
    except csv.Error as error:
        raise broken(path, reader.line_num, f"CSV with {expected} ({error})") from error


def _id(path: Path, line: int, text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 15):
        raise broken(path, line, f"a whole number as {name}")
    return int(text)


def _stars(path: Path, line: int, text: str) -> float:
    try:
        stars = float(text)
    except ValueError:
        stars = 0.0
    if not 0.5 <= stars <= 5:
        raise broken(path, line, "a rating between 0.5 and 5")
    return stars
