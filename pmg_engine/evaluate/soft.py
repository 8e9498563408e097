"""What the soft preference adds: people who like one character in one style and differ in what no keyword says.

Each likes figures with something to wear, in some colour, or both, and has sent a few stickers of that kind without a
word. So keywords can't tell them apart: of 20 in a crowd the hard preference alone finds the right one by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pmg_engine.art.compose import draw
from pmg_engine.art.outfit import Outfit
from pmg_engine.art.table import DEFAULT_CHARACTER, accessories, palettes
from pmg_engine.art.vocabulary import trained_vocabulary
from pmg_engine.evaluate.judge import NOTHING, Judge, Verdict, pixels, verdicts
from pmg_engine.evaluate.measures import CROWD, Estimate, difference, mean
from pmg_engine.evaluate.people import Message, messages
from pmg_engine.sticker import die_cut, to_webp
from pmg_engine.train.art import COLOURLESS
from pmg_engine.types import HistoryItem, Preference, StickerEngine, StickerRequest

SEED = 41
STICKERS = 5  # of each history
STRENGTH = 50
UNLIKELY = 1e-4
CONDITIONS = ("none", "hard", "soft", "both", "another's soft")
NAMES = {
    "none": "no personalization",
    "hard": "keywords only (hard)",
    "soft": "soft only",
    "both": "hard and soft",
    "another's soft": "own keywords, another's soft",
}
_CELL, _LEFT, _TOP, _GAP = 104, 150, 40, 6
_SHOWN, _EXAMPLES = 10, 3
_PAPER, _TEXT = (244, 246, 250), (40, 44, 60)


@dataclass(frozen=True, slots=True)
class Dresser:
    """Someone with a keyword taste that their crowd shares, and an outfit that is their own.

    `sent` are the moods and outfits of the stickers in their history.
    """

    character: str
    style: str
    outfit: Outfit
    sent: tuple[tuple[str, Outfit], ...]

    def history(self) -> tuple[HistoryItem, ...]:
        """The stickers that they sent. Draws them, 50 ms each."""
        return tuple(
            HistoryItem(f"{number}", "sticker", image=_sticker(self.character, mood, self.style, worn))
            for number, (mood, worn) in enumerate(self.sent)
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What the judge saw for one person under each condition, and the stickers."""

    person: int
    verdicts: dict[str, Verdict]
    stickers: dict[str, bytes]


def dressers(count: int) -> list[Dresser]:
    """The first `count` people, crowd by crowd; the same every time."""
    known = trained_vocabulary()
    heads = [name for name in known.characters if name != DEFAULT_CHARACTER]
    looks = [name for name in known.styles if name != COLOURLESS]
    names = [(a, p) for a in (None, *accessories()) for p in (None, *palettes())][1:]
    made: list[Dresser] = []
    for crowd in range(-(-count // CROWD)):
        random = np.random.default_rng((SEED, crowd))
        character, style = str(random.choice(heads)), str(random.choice(looks))
        for place in random.permutation(len(names))[:CROWD]:
            made.append(_dresser(character, style, Outfit(*names[place]), np.random.default_rng((SEED, crowd, place))))
    return made[:count]


def _dresser(character: str, style: str, outfit: Outfit, random: np.random.Generator) -> Dresser:
    """Someone whose stickers show their outfit in several moods; where they like any colour, in several."""
    moods = [str(mood) for mood in random.permutation(list(trained_vocabulary().expressions))[:STICKERS]]
    colours = [str(random.choice(list(palettes()))) if random.random() < 0.5 else None for _ in moods]
    sent = [Outfit(outfit.accessory, outfit.palette or colour) for colour in colours]
    return Dresser(character, style, outfit, tuple(zip(moods, sent, strict=True)))


@lru_cache(maxsize=512)
def _sticker(character: str, mood: str, style: str, outfit: Outfit) -> bytes:
    return to_webp(die_cut(draw(character, mood, style, 512, None, outfit)))


def look(
    engine: StickerEngine,
    judge: Judge,
    people: Sequence[Dresser],
    step: Callable[[], None] = lambda: None,
    read: Callable[[Dresser], Preference] | None = None,
    conditions: Sequence[str] = CONDITIONS,
) -> list[Seen]:
    """Draws for everyone under some conditions; `step` is called after each person.

    `read` gives the preference of a person; by default the engine reads it.
    """
    preferences = [read(p) if read else engine.read_preference(p.history()) for p in people]
    found = []
    for number, preference in enumerate(preferences):
        given = _conditions(preference, preferences[stranger_of(number, len(people))])
        webps = {
            name: engine.make_sticker(StickerRequest(message_for(number).text, strength, number, preference)).webp
            for name, (strength, preference) in given.items()
            if name in conditions
        }
        found.append(Seen(number, dict(zip(webps, verdicts(judge, list(webps.values())), strict=True)), webps))
        step()
    return found


def stranger_of(person: int, count: int) -> int:
    """The number of someone else in the crowd."""
    crowd = person // CROWD * CROWD
    return crowd + (person - crowd + CROWD // 2) % min(CROWD, count - crowd)


def _conditions(own: Preference, stranger: Preference) -> dict[str, tuple[int, Preference]]:
    """Strength and preference under each."""
    return {
        "none": (0, Preference()),
        "hard": (STRENGTH, replace(own, soft=())),
        "soft": (STRENGTH, Preference(soft=own.soft)),
        "both": (STRENGTH, own),
        "another's soft": (STRENGTH, replace(own, soft=stranger.soft)),
    }


def message_for(number: int) -> Message:
    """What a person says; the same under every condition."""
    said = [message for message in messages() if message.language == "en"]
    return said[number % len(said)]


def whose(seen: Verdict, person: int, people: Sequence[Dresser]) -> float:
    """1 where the judge finds the right one of their crowd; ties share."""
    crowd = range(person // CROWD * CROWD, min(person // CROWD * CROWD + CROWD, len(people)))
    likely = {i: likelihood(seen, people[i]) for i in crowd}
    best = max(likely.values())
    return (likely[person] == best) / list(likely.values()).count(best)


def likelihood(seen: Verdict, person: Dresser) -> float:
    """What is worn must be right; a colour only where someone likes one."""
    shares = [seen.character[person.character], seen.style[person.style]]
    shares.append(seen.accessory[person.outfit.accessory or NOTHING])
    shares.append(seen.palette[person.outfit.palette or NOTHING])
    return float(np.prod([max(share, UNLIKELY) for share in shares]))


def figures(seen: Sequence[Seen], people: Sequence[Dresser]) -> dict[str, dict[str, Estimate]]:
    """For each condition that was drawn the share of stickers that are right in each way."""
    table: dict[str, dict[str, Estimate]] = {}
    for name in seen[0].verdicts:
        rows = [(one.verdicts[name], people[one.person], one.person) for one in seen]
        worn = [v.top("accessory") == p.outfit.accessory for v, p, _ in rows if p.outfit.accessory]
        dyed = [v.top("palette") == p.outfit.palette for v, p, _ in rows if p.outfit.palette]
        table[name] = {
            "character": mean([float(v.top("character") == p.character) for v, p, _ in rows]),
            "style": mean([float(v.top("style") == p.style) for v, p, _ in rows]),
            "accessory": mean([float(right) for right in worn]),
            "palette": mean([float(right) for right in dyed]),
            "moment": mean([float(v.top("expression") in message_for(i).expressions) for v, _, i in rows]),
            "whose is it": mean([whose(v, i, people) for v, _, i in rows]),
        }
    if not {"both", "hard"} <= set(table):
        return table
    both, hard = ([whose(one.verdicts[name], one.person, people) for one in seen] for name in ("both", "hard"))
    table["both"]["more than hard"] = difference(both, hard)
    return table


def page(table: dict[str, dict[str, Estimate]], count: int, revision: str) -> str:
    """The Markdown page of the figures."""
    names = ["character", "style", "accessory", "palette", "moment", "whose is it"]
    rows = [f"| {NAMES[c]} | " + " | ".join(str(table[c][name]) for name in names) + " |" for c in CONDITIONS]
    return "\n".join(
        [
            "# What the soft preference adds",
            "",
            f"Made by `python main.py evaluate --soft`. {count} simulated people in crowds of {CROWD}: within a crowd",
            "all like the same character in the same style, and each something to wear, a colour, or both, which no",
            f"keyword of the hard preference says. Their histories are {STICKERS} stickers without a word. Strength",
            f"{STRENGTH}; chance for *whose is it* is {1 / CROWD:.2f}. The judge has no part in drawing or choosing.",
            f"Models `{revision}`.",
            "",
            "| | " + " | ".join(names) + " |",
            "| --- |" + " --- |" * len(names),
            *rows,
            "",
            f"Hard and soft against hard alone, *whose is it*: {table['both']['more than hard']} (asked for: ≥ .10).",
            "",
            "![Histories and what was drawn](soft-preference.webp)",
            "",
        ]
    )


def sheet(seen: Sequence[Seen], people: Sequence[Dresser]) -> Image.Image:
    """Some people: three stickers of their history, then what each condition gave."""
    chosen = list(seen)[:: max(1, len(seen) // _SHOWN)][:_SHOWN]
    columns = _EXAMPLES + len(CONDITIONS)
    whole = Image.new("RGB", (_LEFT + columns * (_CELL + _GAP), _TOP + len(chosen) * (_CELL + _GAP)), _PAPER)
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(12)
    titles = ["history", "", "", "nothing", "hard", "soft", "both", "another's\nsoft"]
    for column, title in enumerate(titles):
        middle = _LEFT + column * (_CELL + _GAP) + _CELL // 2
        pen.multiline_text((middle, _TOP // 2), title, _TEXT, font, anchor="mm", align="center")
    for row, one in enumerate(chosen):
        person, top = people[one.person], _TOP + row * (_CELL + _GAP)
        liked = "\n".join(name for name in (person.outfit.accessory, person.outfit.palette) if name)
        label = f"{person.character},\n{person.style}\n\n{liked}"
        pen.multiline_text((8, top + _CELL // 2), label, _TEXT, font, anchor="lm")
        pictures = [item.image for item in person.history()[:_EXAMPLES]] + [one.stickers[name] for name in CONDITIONS]
        for column, webp in enumerate(pictures):
            small = Image.fromarray(pixels(webp or b"")).resize((_CELL, _CELL), Image.Resampling.LANCZOS)
            whole.paste(small, (_LEFT + column * (_CELL + _GAP), top), small)
    return whole


def evaluate_soft(engine: StickerEngine, judge: Judge, count: int, out: Path) -> list[str]:
    """Writes soft-preference.md and its picture into `out`; returns *whose is it* under each condition, in words."""
    from pmg_engine.train.progress import progress

    people = dressers(count)
    with progress("people", count) as step:
        seen = look(engine, judge, people, step)
    table = figures(seen, people)
    out.mkdir(parents=True, exist_ok=True)
    (out / "soft-preference.md").write_text(page(table, count, engine.model_revision), encoding="utf-8")
    sheet(seen, people).save(out / "soft-preference.webp", quality=84)
    return [f"whose is it, {NAMES[name]}: {table[name]['whose is it']}" for name in CONDITIONS]
