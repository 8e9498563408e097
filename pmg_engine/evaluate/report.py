"""The evaluation as Markdown: what was asked for and reached, the table of conditions, where it is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import Template

from pmg_engine.evaluate.measures import (
    Estimate,
    Row,
    difference,
    disliked,
    fits_character,
    fits_moment,
    fits_style,
    fits_taste,
    likeness,
    mean,
    middle,
    ratio,
    spread,
    top,
    whose,
)
from pmg_engine.evaluate.people import DATA, Message, Person, changed_taste
from pmg_engine.evaluate.trials import STRENGTHS, USUAL

CONDITIONS = (
    ("no personalization", "none", 0),
    *((f"strength {strength}", "own", strength) for strength in STRENGTHS),
    ("another person's history, 50", "other", USUAL),
    ("own history, vector art, 50", "art", USUAL),
)


@dataclass(frozen=True, slots=True)
class Results:
    """All rows with the people and messages they are about."""

    rows: Sequence[Row]
    people: Sequence[Person]
    messages: Sequence[Message]

    def of(self, condition: str, strength: int = USUAL) -> list[Row]:
        """The rows of a condition, by person."""
        found = [row for row in self.rows if (row["condition"], row["strength"]) == (condition, strength)]
        return sorted(found, key=lambda row: row["id"])

    def person(self, row: Row) -> Person:
        """Whose it should be; with a changed taste the new one."""
        person = self.people[row["person"]]
        return changed_taste(person)[0] if row["condition"] == "changed" else person

    def taste(self, rows: Iterable[Row], measure: Callable[[Row, Person], float]) -> list[float]:
        """A measure of taste, row by row."""
        return [float(measure(row, self.person(row))) for row in rows]

    def moment(self, rows: Iterable[Row]) -> list[float]:
        """Whether each fits its message."""
        return [float(fits_moment(row, self.messages[row["message"]])) for row in rows]

    def whose(self, rows: Iterable[Row]) -> list[float]:
        """Whether the judge finds each one's person."""
        return [whose(row, row["person"], self.people) for row in rows]


@dataclass(frozen=True, slots=True)
class Bar:
    """What was asked for: at least (or at most) so much."""

    name: str
    wanted: float
    found: Estimate
    at_most: bool = False

    @property
    def met(self) -> bool:
        """By the mean alone; the interval says how sure that is."""
        return self.found.value <= self.wanted if self.at_most else self.found.value >= self.wanted


def bars(results: Results) -> list[Bar]:
    """Everything that was asked for, at strength 50 where nothing else is said."""
    own, none = results.of("own"), results.of("none", 0)
    changed = results.of("changed")
    personal = [row for row in results.rows if row["condition"] in ("own", "again")]
    found = [
        Bar("shows a character of the taste", 0.85, mean(results.taste(own, fits_character))),
        Bar("is drawn in a style of the taste", 0.85, mean(results.taste(own, fits_style))),
        Bar("fits the moment", 0.75, mean(results.moment(own))),
        Bar("… against no personalization", 0.80, ratio(*_paired(results, own, none))),
        Bar("whose is it, one of 20", 0.60, mean(results.whose(own))),
        Bar("a changed taste wins after 8 items: read", 0.90, mean([_read_anew(row, results) for row in changed])),
        Bar("… drawn: character of the new taste", 0.85, mean(results.taste(changed, fits_character))),
        Bar("shows a disliked character", 0.02, mean(results.taste(personal, disliked)), at_most=True),
    ]
    return [bar for bar in found if bar.found.count]


def steps(results: Results) -> list[tuple[str, Estimate, Estimate, bool]]:
    """From each strength to the next: change of taste and of moment, and whether neither goes the wrong way surely."""
    found = []
    names = [("none", 0), *(("own", strength) for strength in STRENGTHS)]
    for before, after in pairwise(names):
        a, b = _common(results.of(*before), results.of(*after))
        taste = difference(results.taste(b, fits_taste), results.taste(a, fits_taste))
        moment = difference(results.moment(b), results.moment(a))
        found.append((f"{before[1]} → {after[1]}", taste, moment, taste.high >= 0 and moment.low <= 0))
    return found


def markdown(results: Results, revision: str) -> str:
    """The whole page: data/page.md with its tables."""
    own = results.of("own")
    page = Template((DATA / "page.md").read_text("utf-8"))
    return page.substitute(
        people=len(results.people),
        stickers=len(results.rows),
        models=revision,
        asked=_asked(results),
        conditions=_conditions(results),
        steps=table(
            ["strength", "taste", "moment", ""],
            [[name, str(taste), str(moment), "ok" if ok else "no"] for name, taste, moment, ok in steps(results)],
        ),
        losses=table(
            ["", *_SOURCES.values()],
            [[name, *(str(mean(_by_source(results, own, s, measure))) for s in _SOURCES)] for name, measure in _LOSSES],
        ),
        expressions=_expressions(own),
        variety=table(["", "found [95 %]"], _variety(results)),
    )


def _asked(results: Results) -> str:
    rows = [
        [bar.name, f"{'≤' if bar.at_most else '≥'} {bar.wanted:.2f}", str(bar.found), _met(bar)]
        for bar in bars(results)
    ]
    return table(["at strength 50", "asked for", "found [95 %]", ""], rows)


def _conditions(results: Results) -> str:
    rows = []
    for name, condition, strength in CONDITIONS:
        if found := results.of(condition, strength):
            taste = [mean(results.taste(found, measure)) for measure in (fits_character, fits_style)]
            rows.append([name, *map(str, (*taste, mean(results.moment(found)), mean(results.whose(found))))])
    return table(["", "character", "style", "moment", "whose is it"], rows)


_SOURCES = {"hand": "by hand", "template": "by template", "pictures": "pictures without a word"}


def _character_read(row: Row, results: Results) -> bool:
    return bool(row["characters"]) and row["characters"][0] in results.person(row).likes


def _style_read(row: Row, results: Results) -> bool:
    return bool(row["styles"]) and row["styles"][0] in results.person(row).styles


def _read_anew(row: Row, results: Results) -> float:
    return float(_character_read(row, results) and _style_read(row, results))


_LOSSES: tuple[tuple[str, Callable[[Row, Results], bool]], ...] = (
    ("character read from the history", _character_read),
    ("style read from the history", _style_read),
    ("dislike read from the history", lambda row, r: set(r.person(row).dislikes) <= set(row["dislikes"])),
    ("character shown", lambda row, r: fits_character(row, r.person(row))),
    ("style shown", lambda row, r: fits_style(row, r.person(row))),
    ("moment read from the message", lambda row, r: row["target"] in r.messages[row["message"]].expressions),
    ("expression drawn as it was read", lambda row, r: top(row, "expression") == row["target"]),
)


def _by_source(
    results: Results, rows: Iterable[Row], source: str, measure: Callable[[Row, Results], bool]
) -> list[float]:
    return [float(measure(row, results)) for row in rows if results.person(row).source == source]


def _expressions(rows: Sequence[Row]) -> str:
    """Those that are drawn as asked for in fewer than three of four, the worst first."""
    wanted = sorted({row["target"] for row in rows})
    drawn = {name: [top(r, "expression") == name for r in rows if r["target"] == name] for name in wanted}
    rates = sorted((sum(hits) / len(hits), name, len(hits)) for name, hits in drawn.items())
    told = [f"{name} {sum(drawn[name])}/{count}" for rate, name, count in rates if rate < 0.75]
    return ", ".join(told) or "none"


def _variety(results: Results) -> list[list[str]]:
    own, again, centre = results.of("own"), results.of("again"), middle(results.rows)
    groups = [[row, *more] for row in own if (more := [r for r in again if r["person"] == row["person"]])]
    firsts = [group[0] for group in groups]
    rows = [["distance between stickers of one person and message", str(mean([spread(g, centre) for g in groups]))]]
    if len(firsts) > 1:
        rows.append(["… of different people and messages", f"{spread(firsts, centre):.2f}"])
    for name, chosen in (("own", own), ("another person's", results.of("other"))):
        pictured = [row for row in chosen if "copy" in row]
        alike = [likeness(row["features"], row["history"], centre) for row in pictured]
        copies = [row["copy"] for row in pictured]
        rows.append([f"likeness to the pictures of the history it was made from: {name}", str(mean(alike))])
        rows.append(["… largest SSIM to one of them", str(mean(copies))])
        rows.append(["… copies, SSIM over .95", str(mean([float(value > 0.95) for value in copies]))])
    fallback = [float(row["generator"] == "vector") for row in own]
    return [*rows, ["vector art because drawing failed", str(mean(fallback))]]


def _paired(results: Results, rows: Sequence[Row], baseline: Sequence[Row]) -> tuple[list[float], list[float]]:
    mine, theirs = _common(rows, baseline)
    return results.moment(mine), results.moment(theirs)


def _common(one: Sequence[Row], other: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of the people that both have, in the same order."""
    a, b = ({row["person"]: row for row in rows} for rows in (one, other))
    both = [person for person in a if person in b]
    return [a[person] for person in both], [b[person] for person in both]


def _met(bar: Bar) -> str:
    return "reached" if bar.met else "**missed**"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
