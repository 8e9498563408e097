"""The evaluation of the soft preference: its people, its measure and its page."""

from dataclasses import replace

import pytest

from pmg_engine.art.outfit import Outfit
from pmg_engine.art.table import accessories, palettes
from pmg_engine.evaluate.judge import NOTHING, Verdict
from pmg_engine.evaluate.measures import CROWD
from pmg_engine.evaluate.soft import CONDITIONS, STICKERS, Dresser, Seen, dressers, figures, page, sheet, whose

PEOPLE = [
    Dresser("cat", "3d", Outfit(accessory, palette), ())
    for accessory in (None, *accessories())
    for palette in (None, *palettes())
][1 : CROWD + 1]


def verdict(outfit: Outfit, share: float = 0.9) -> Verdict:
    """What a judge says that is that sure of an outfit, and else sees nothing in particular."""

    def spread(names: list[str], right: str) -> dict[str, float]:
        return {name: share if name == right else (1 - share) / (len(names) - 1) for name in names}

    return Verdict(
        {"cat": 1.0},
        {"happy": 1.0},
        {"3d": 1.0},
        (1.0,),
        spread([NOTHING, *accessories()], outfit.accessory or NOTHING),
        spread([NOTHING, *palettes()], outfit.palette or NOTHING),
    )


def test_within_a_crowd_only_the_outfit_differs() -> None:
    people = dressers(CROWD + 1)
    crowd = people[:CROWD]
    assert len({(p.character, p.style) for p in crowd}) == 1
    assert len({p.outfit for p in crowd}) == CROWD
    assert Outfit() not in {p.outfit for p in people}
    assert all(len(p.sent) == STICKERS for p in people)
    assert all(item.image for item in people[CROWD].history())
    assert dressers(1)[0] == people[0]


@pytest.mark.parametrize("person", [0, 7, CROWD - 1])
def test_the_right_one_is_found_by_the_outfit_alone(person: int) -> None:
    assert whose(verdict(PEOPLE[person].outfit), person, PEOPLE) == 1
    assert whose(verdict(PEOPLE[(person + 1) % CROWD].outfit), person, PEOPLE) == 0
    unsure = {name: 1.0 for name in (NOTHING, *accessories(), *palettes())}
    blind = Verdict({"cat": 1.0}, {"happy": 1.0}, {"3d": 1.0}, (1.0,), unsure, unsure)
    assert whose(blind, person, PEOPLE) == pytest.approx(1 / CROWD)


def test_the_page_tells_what_soft_adds() -> None:
    people = dressers(2)
    plain, webp = verdict(Outfit()), people[0].history()[0].image or b""
    seen = []
    for number, person in enumerate(people):
        given = {name: plain for name in CONDITIONS} | {"both": verdict(person.outfit), "soft": verdict(person.outfit)}
        taste = {"character": {person.character: 1.0}, "style": {person.style: 1.0}}
        named = {name: replace(v, **taste) for name, v in given.items()}
        seen.append(Seen(number, named, dict.fromkeys(CONDITIONS, webp)))
    table = figures(seen, people)
    assert table["both"]["whose is it"].value == 1
    assert table["both"]["more than hard"].value > 0.4
    text = page(table, len(people), "tiny")
    assert text.count("\n| ") == len(CONDITIONS) + 2
    assert sheet(seen, people).height > 200
