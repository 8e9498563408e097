"""Clothes: histories from POG (Alibaba iFashion), as github.com/wenyuer/POG describes its files; they have no headings.

| file | a line | read |
|---|---|---|
| user_data.txt | user_id,item_id;item_id;…,outfit_id: what was clicked, and the outfit that was clicked then | all |
| item_data.txt | item_id,cate_id,pic_url,title (the rest, commas included) | item_id, title |
| outfit_data.txt | outfit_id,item_id;item_id;…; may be missing | all |

The target is a piece of the outfit that followed the clicks. Where outfit_data.txt is missing or knows no such piece,
it is the last item clicked. That clicks stand in order of time is not said there; they are taken that way.

Nothing is downloaded: pictures lie in a folder of one's own, named after the item id. Items that no one clicked are
passed over, so that files of gigabytes are read without being held.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from pmg_engine.scenarios import HistoryRule, load_scenario
from pmg_engine.scenarios.cases import Case, Item, broken, find_picture, picture_names, read_lines

USER_LINE = "user_id,item_id;item_id;…,outfit_id"
ITEM_LINE = "item_id,cate_id,pic_url,title"
OUTFIT_LINE = "outfit_id,item_id;item_id;…"


@dataclass(frozen=True, slots=True)
class _Clicks:
    """What a line of user_data.txt says, the newest items only, with its number."""

    line: int
    user: str
    items: tuple[str, ...]
    outfit: str


def load_clothes(
    folder: Path,
    pictures: Path | None = None,
    rule: HistoryRule | None = None,
    limit: int | None = None,
    user: str | None = None,
    pictured: bool = False,
) -> list[Case]:
    """A case for each user with two clicks.

    Of several lines of a user the first one that gives a case counts; `limit` ends after so many users, `user` reads
    one alone, `pictured` leaves out who has no picture of target or history. The rule is the scenario's where none is
    given. Raises DataError naming file, line and what is expected.
    """
    rule = rule or load_scenario("clothing").history
    shown = picture_names(pictures) if pictured else None
    lines = _usable(folder / "user_data.txt", rule.items + 1, limit, user, shown)
    outfits = _outfits(folder / "outfit_data.txt", {clicks.outfit for clicks in lines})
    planned: dict[str, tuple[_Clicks, tuple[str, ...], str]] = {}
    for clicks in lines:
        if clicks.user not in planned and (limit is None or len(planned) < limit):
            plan = _plan(clicks, outfits.get(clicks.outfit, ()), rule.items, shown)
            planned |= {clicks.user: (clicks, *plan)} if plan else {}
    wanted = {name for _, history, target in planned.values() for name in (*history, target)}
    items = _items(folder / "item_data.txt", wanted, pictures)
    cases = []
    for clicks, history, target in planned.values():
        if missing := [name for name in (*history, target) if name not in items]:
            raise broken(folder / "user_data.txt", clicks.line, f"items of item_data.txt, {missing[0]} is not there")
        cases.append(Case(clicks.user, tuple(items[name] for name in history), items[target]))
    return cases


def find_piece(folder: Path, pictures: Path | None, name: str) -> Item | None:
    """One piece by its item id, whoever clicked it; None where there is none."""
    return _items(folder / "item_data.txt", {name}, pictures).get(name)


def _plan(
    clicks: _Clicks, outfit: tuple[str, ...], count: int, shown: AbstractSet[str] | None
) -> tuple[tuple[str, ...], str] | None:
    """History and target; None where there are none, or, where `shown` are the pictures there are, none of them."""
    *earlier, last = clicks.items
    pieces = [name for name in outfit if name not in clicks.items and (shown is None or name in shown)]
    history, target = (clicks.items[-count:], pieces[0]) if pieces else (tuple(earlier[-count:]), last)
    if not history or (shown is not None and (target not in shown or shown.isdisjoint(history))):
        return None
    return history, target


def _usable(
    path: Path, newest: int, limit: int | None, user: str | None, shown: AbstractSet[str] | None
) -> list[_Clicks]:
    """The lines that may give a case. What has no picture is passed over at once, so that few lines are held."""
    found: list[_Clicks] = []
    users: set[str] = set()
    for clicks in _clicked(path, newest):
        if limit is not None and len(users) >= limit and shown is None:
            break
        if len(clicks.items) < 2 or user not in (None, clicks.user):
            continue
        if shown is None or not shown.isdisjoint(clicks.items):
            found.append(clicks)
            users.add(clicks.user)
    return found


def _clicked(path: Path, newest: int) -> Iterator[_Clicks]:
    for number, line in read_lines(path, USER_LINE):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split(",")]
        if len(parts) != 3 or not parts[0]:
            raise broken(path, number, USER_LINE)
        yield _Clicks(number, parts[0], _names(parts[1])[-newest:], parts[2])


def _outfits(path: Path, wanted: AbstractSet[str]) -> dict[str, tuple[str, ...]]:
    """The items of the wanted outfits; nothing where the file is not there."""
    outfits: dict[str, tuple[str, ...]] = {}
    for number, line in read_lines(path, OUTFIT_LINE) if path.exists() else ():
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split(",")]
        if len(parts) != 2 or not parts[0]:
            raise broken(path, number, OUTFIT_LINE)
        if parts[0] in wanted:
            outfits[parts[0]] = _names(parts[1])
    return outfits


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";") if name.strip())


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
