"""How good the bundled generator is on pairs of character and expression that no model has seen, by the judge.

Each wish is drawn twice: by the engine, and composed from vector layers. The composed one says what could be reached.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pmg_engine.art.compose import draw
from pmg_engine.art.vocabulary import trained_vocabulary
from pmg_engine.evaluate.judge import Judge, Verdict, pixels, verdicts
from pmg_engine.evaluate.reading import paraphrases, scored
from pmg_engine.sticker import SIDE, die_cut, to_webp
from pmg_engine.train.art import is_held_out
from pmg_engine.types import Keyword, Preference, StickerEngine, StickerRequest

STRENGTH = 50
ATTRIBUTES = ("character", "style", "expression")
_COMMON = 4  # mistakes told of each attribute
_SEED = 11
_CELL, _LEFT, _TOP, _GAP = 112, 92, 40, 6
_PAPER, _TEXT = (244, 246, 250), (40, 44, 60)

Features = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a sticker should show."""

    character: str
    expression: str
    style: str


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares in [0, 1]; `composed_expression` is what the judge reaches on the composed art of the same wishes.

    paraphrases: of hand-written prompts, what the picture shows rightly; read_…: what is read rightly, before drawing.
    sharpness is the gradient energy against the composed art, distance a Fréchet distance of the judge's features.
    mistakes are what was taken for something else most often, in words.
    """

    stickers: int
    character: float
    style: float
    expression: float
    composed_expression: float
    paraphrases: float
    read_character: float
    read_expression: float
    read_both: float
    sharpness: float
    distance: float
    vector: float
    mistakes: tuple[str, ...] = ()


def held_out_wishes(count: int) -> list[Wish]:
    """Up to `count` wishes whose pair of character and expression no model has seen, in an order of their own."""
    known = trained_vocabulary()
    pairs = [(c, e) for c in known.characters for e in known.expressions if is_held_out(c, e)]
    wishes = [Wish(c, e, s) for c, e in pairs for s in known.styles]
    order = np.random.default_rng(_SEED).permutation(len(wishes))[:count]
    return [wishes[i] for i in order]


def measure(
    engine: StickerEngine, judge: Judge, count: int, prompts: int, step: Callable[[], None] = lambda: None
) -> Quality:
    """Draws `count` held-out wishes and `prompts` paraphrases; `step` is called after each sticker."""
    wishes = held_out_wishes(count)
    drawn, composed, vector = [], [], 0
    for number, wish in enumerate(wishes):
        made = engine.make_sticker(request_of(wish, number))
        vector += made.generator == "vector"
        drawn.append(made.webp)
        composed.append(composed_sticker(wish))
        step()
    seen, goal = verdicts(judge, drawn), verdicts(judge, composed)
    asked = paraphrases()[:prompts]
    answered = []
    for number, wish_said in enumerate(asked):
        answered.append(engine.make_sticker(StickerRequest(wish_said.text, 0, number)))
        step()
    read = scored(asked, [sticker.target for sticker in answered])
    shown = verdicts(judge, [sticker.webp for sticker in answered])
    pictured = scored(asked, [{name: verdict.top(name) for name in ("character", "expression")} for verdict in shown])
    return Quality(
        stickers=len(wishes),
        **{attribute: _right(seen, wishes, attribute) for attribute in ATTRIBUTES},
        composed_expression=_right(goal, wishes, "expression"),
        paraphrases=pictured.both,
        read_character=read.character,
        read_expression=read.expression,
        read_both=read.both,
        sharpness=sum(map(gradient_energy, drawn)) / sum(map(gradient_energy, composed)),
        distance=frechet_distance(_features(seen), _features(goal)),
        vector=vector / len(wishes),
        mistakes=tuple(line for name in ATTRIBUTES for line in _mistakes(seen, goal, wishes, name)),
    )


def request_of(wish: Wish, seed: int) -> StickerRequest:
    """The wish as the engine gets it from a person of that taste."""
    taste = Preference((Keyword(wish.character, 1.0),), (Keyword(wish.style, 1.0),))
    return StickerRequest("", STRENGTH, seed, taste, expression=wish.expression)


def composed_sticker(wish: Wish) -> bytes:
    """The wish composed from vector layers and finished as every sticker is."""
    return to_webp(die_cut(draw(wish.character, wish.expression, wish.style, SIDE)))


def gradient_energy(sticker: bytes) -> float:
    """Mean of squared differences between neighbouring pixels, on premultiplied RGBA in [0, 1]."""
    x = pixels(sticker).astype(np.float32) / 255
    x[..., :3] *= x[..., 3:]
    return float((np.diff(x, axis=0) ** 2).mean() + (np.diff(x, axis=1) ** 2).mean())


def frechet_distance(a: Features, b: Features) -> float:
    """|μ_a - μ_b|² + tr(Σ_a + Σ_b - 2 (Σ_a Σ_b)^½) of two sets, (n, d) and (m, d) (Heusel et al., arXiv 1706.08500)."""
    spread_a, spread_b = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    # the eigenvalues of a product of two positive semi-definite matrices are real and not negative
    roots = np.sqrt(np.clip(np.linalg.eigvals(spread_a @ spread_b).real, 0, None)).sum()
    apart = ((a.mean(0) - b.mean(0)) ** 2).sum()
    return float(max(apart + np.trace(spread_a) + np.trace(spread_b) - 2 * roots, 0.0))


def side_by_side(engine: StickerEngine, pairs: int = 12, step: Callable[[], None] = lambda: None) -> Image.Image:
    """Every style (rows) × held-out pairs (columns): above what the engine drew, below the composed art."""
    chosen = list(dict.fromkeys((w.character, w.expression) for w in held_out_wishes(10_000)))[:pairs]
    styles = trained_vocabulary().styles
    size = (_LEFT + pairs * (_CELL + _GAP), _TOP + len(styles) * 2 * (_CELL + _GAP))
    sheet = Image.new("RGB", size, _PAPER)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    for column, (character, expression) in enumerate(chosen):
        middle = _LEFT + column * (_CELL + _GAP) + _CELL // 2
        pen.multiline_text((middle, _TOP // 2), f"{expression}\n{character}", _TEXT, font, anchor="mm", align="center")
    for row, style in enumerate(styles):
        top = _TOP + row * 2 * (_CELL + _GAP)
        pen.multiline_text((8, top + _CELL), f"{style}\n\ndrawn above,\ncomposed\nbelow", _TEXT, font, anchor="lm")
        for column, (character, expression) in enumerate(chosen):
            wish = Wish(character, expression, style)
            left = _LEFT + column * (_CELL + _GAP)
            for line, webp in enumerate((engine.make_sticker(request_of(wish, column)).webp, composed_sticker(wish))):
                picture = Image.fromarray(pixels(webp)).resize((_CELL, _CELL), Image.Resampling.LANCZOS)
                sheet.paste(picture, (left, top + line * (_CELL + 2)), picture)
            step()
    return sheet


def record(quality: Quality, revision: str, folder: Path) -> None:
    """Adds one measurement to quality.json in `folder`, and writes quality.md of the first and the latest."""
    path = folder / "quality.json"
    known: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known[revision] = {name: round(value, 4) for name, value in asdict(quality).items() if name != "mistakes"}
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")
    (folder / "quality.md").write_text(_page(known, revision, quality.mistakes), encoding="utf-8")


def _page(known: dict[str, dict[str, float]], revision: str, mistakes: Sequence[str]) -> str:
    first, latest = next(iter(known.values())), known[revision]
    rows = [
        ("character right", "character", "≥ .97"),
        ("style right", "style", "≥ .97"),
        ("expression right", "expression", "≥ .88, and ≥ .93 of the next line"),
        ("expression right on composed art", "composed_expression", ""),
        ("paraphrases: character and expression right", "paraphrases", "≥ .85"),
        ("paraphrases read: character", "read_character", ""),
        ("paraphrases read: expression", "read_expression", ""),
        ("paraphrases read: both", "read_both", ""),
        ("sharpness: gradient energy against composed art", "sharpness", "≥ .85"),
        ("distance to composed art (Fréchet, features of the judge)", "distance", f"≤ {first['distance'] / 4:.4f}"),
        ("drawn by the fallback", "vector", "0"),
    ]
    lines = [f"| {what} | {_told(first, name)} | {_told(latest, name)} | {goal} |" for what, name, goal in rows]
    return "\n".join(
        [
            "# Quality of the bundled generator",
            "",
            f"Written by `main.py train quality`. {latest['stickers']:.0f} stickers of held-out pairs, the best of the",
            f"candidates at strength {STRENGTH}, and {len(paraphrases())} prompts written by hand at strength 0,",
            f"told by a judge that never chooses. Latest: `{revision}`.",
            "",
            "| what | first version | latest | aim |",
            "| --- | --- | --- | --- |",
            *lines,
            "",
            "What is taken for something else most often, and how often the composed art of the same wishes is:",
            "",
            *(f"- {mistake}" for mistake in mistakes or ("nothing",)),
            "",
            "![Drawn above, composed below](quality.webp)",
            "",
        ]
    )


def _told(figures: dict[str, float], name: str) -> str:
    """A figure, or nothing where it was not measured then."""
    return f"{figures[name]:.3f}" if name in figures else ""


def _right(seen: Sequence[Verdict], wishes: Sequence[Wish], attribute: str) -> float:
    return float(np.mean([v.top(attribute) == getattr(w, attribute) for v, w in zip(seen, wishes, strict=True)]))


def _mistakes(drawn: Sequence[Verdict], composed: Sequence[Verdict], wishes: Sequence[Wish], name: str) -> list[str]:
    """The most common ones of an attribute, in words."""

    def counted(seen: Sequence[Verdict]) -> Counter[tuple[str, str]]:
        pairs = [(getattr(w, name), v.top(name)) for v, w in zip(seen, wishes, strict=True)]
        return Counter((wanted, shown) for wanted, shown in pairs if wanted != shown)

    found, usual = counted(drawn), counted(composed)
    return [
        f"{name}: {wanted} as {shown}, {count} times (composed {usual[wanted, shown]})"
        for (wanted, shown), count in found.most_common(_COMMON)
    ]


def _features(seen: Sequence[Verdict]) -> Features:
    return np.array([verdict.features for verdict in seen], np.float64)
