"""Clothes: histories from POG (Alibaba iFashion). Its files have no heading.

| file | a line | read |
|---|---|---|
| user_data.txt | user id, ids of items clicked (oldest first, between semicolons), outfit id | user id, item ids |
| item_data.txt | item id, category id, address of the picture, title (the rest, commas included) | item id, title |

Nothing is downloaded: pictures lie in a folder of one's own, named after the item id. Items that no one clicked are
passed over, so that files of gigabytes are read without being held.
"""

from __future__ import annotations

from pathlib import Path

from pmg_engine.scenarios import HistoryRule, load_scenario
from pmg_engine.scenarios.cases import Case, Item, broken, find_picture, read_lines

USER_LINE = "user id,item ids between semicolons,outfit id"
ITEM_LINE = "item id,category id,address of the picture,title"


def load_clothes(
    folder: Path, pictures: Path | None = None, rule: HistoryRule | None = None, limit: int | None = None
) -> list[Case]:
    """A case for each user with two clicked items: the last is the target, those before it are the history.

    Of several lines of a user the first one counts; `limit` ends after so many users. The rule is the scenario's where
    none is given. Raises DataError naming file, line and what is expected.
    """
    rule = rule or load_scenario("clothing").history
    clicked = _clicked(folder / "user_data.txt", rule.items + 1, limit)
    items = _items(folder / "item_data.txt", {name for _, names in clicked.values() for name in names}, pictures)
    cases = []
    for user, (line, names) in clicked.items():
        if missing := [name for name in names if name not in items]:
            raise broken(folder / "user_data.txt", line, f"items of item_data.txt, {missing[0]} is not there")
        *history, target = [items[name] for name in names]
        cases.append(Case(user, tuple(history), target))
    return cases


def _clicked(path: Path, newest: int, limit: int | None) -> dict[str, tuple[int, list[str]]]:
    """Each user's newest items, and the line where they are said."""
    found: dict[str, tuple[int, list[str]]] = {}
    for number, line in read_lines(path, USER_LINE):
        if limit is not None and len(found) >= limit:
            break
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split(",")]
        if len(parts) != 3 or not parts[0]:
            raise broken(path, number, USER_LINE)
        names = [name.strip() for name in parts[1].split(";") if name.strip()]
        if len(names) > 1:
            found.setdefault(parts[0], (number, names[-newest:]))
    return found


def _items(path: Path, wanted: set[str], pictures: Path | None) -> dict[str, Item]:
    items: dict[str, Item] = {}
    for number, line in read_lines(path, ITEM_LINE):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split(",", 3)]
        if len(parts) != 4 or not parts[0]:
            raise broken(path, number, ITEM_LINE)
        name, title = parts[0], parts[3]
        if name in wanted and not title:
            raise broken(path, number, f"{ITEM_LINE}: the title is empty")
        if name in wanted:
            items.setdefault(name, Item(name, title, _picture(path, number, pictures, name)))
    return items


def _picture(path: Path, number: int, pictures: Path | None, name: str) -> Path | None:
    if not (name.isascii() and name.replace("_", "").replace("-", "").isalnum()):
        raise broken(path, number, "an item id of letters and digits")
    return find_picture(pictures, name)
