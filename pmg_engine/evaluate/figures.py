"""The evaluation's two pictures: taste against moment over strength, and a sheet of stickers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pmg_engine.evaluate.measures import Estimate, Row, fits_taste, mean
from pmg_engine.evaluate.report import CONDITIONS, Results
from pmg_engine.evaluate.trials import STRENGTHS

_CELL, _LEFT, _TOP, _GAP = 120, 250, 34, 6
_PAPER, _TEXT = (244, 246, 250), (40, 44, 60)
_ROWS = 8
_COLUMNS = ((0, "none"), *((strength, "own") for strength in STRENGTHS))


def plot(results: Results) -> Image.Image:
    """Taste (character and style) against moment, with 95 % intervals; the strengths are joined by a line."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 4.4), dpi=110, layout="constrained")
    axes = figure.add_subplot()
    points = [(name, condition, *_point(results, results.of(condition, s))) for name, condition, s in CONDITIONS]
    points = [point for point in points if point[2].count]
    dial = [(moment.value, taste.value) for _, condition, taste, moment in points if condition in ("none", "own")]
    axes.plot(*zip(*dial, strict=True), color="#8899aa", linewidth=1, zorder=1)
    for number, (name, condition, taste, moment) in enumerate(points):
        colour = {"none": "#556270", "own": "#c44d58", "other": "#e8a33d", "art": "#4d8fc4"}[condition]
        at = (6, 16 - 10 * number) if condition == "own" else (6, 5)  # strong ones lie close together
        axes.errorbar(
            moment.value, taste.value, _arms(taste), _arms(moment), "o", color=colour, elinewidth=0.8, markersize=5
        )
        axes.annotate(name, (moment.value, taste.value), at, textcoords="offset points", fontsize=8)
    axes.set_xlabel("fits the moment")
    axes.set_ylabel("fits the taste")
    axes.set_xlim(0, 1.2)
    axes.set_ylim(0, 1.05)
    axes.grid(alpha=0.25)
    buffer = io.BytesIO()
    FigureCanvasAgg(figure).print_png(buffer)  # type: ignore[no-untyped-call]
    return Image.open(buffer).convert("RGB")


def sheet(results: Results, stickers: Path) -> Image.Image:
    """Some people (rows) at each strength (columns), with what they wrote and like."""
    complete = [row for row in results.of("own") if (stickers / f"{row['id']}.webp").exists()]
    chosen = complete[:: max(1, len(complete) // _ROWS)][:_ROWS]
    size = (_LEFT + len(_COLUMNS) * (_CELL + _GAP), _TOP + max(1, len(chosen)) * (_CELL + _GAP))
    whole = Image.new("RGB", size, _PAPER)
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(13)
    for column, (strength, _) in enumerate(_COLUMNS):
        pen.text((_LEFT + column * (_CELL + _GAP) + _CELL // 2, _TOP // 2), f"{strength}", _TEXT, font, anchor="mm")
    for number, row in enumerate(chosen):
        top = _TOP + number * (_CELL + _GAP)
        pen.multiline_text((12, top + _CELL // 2), _told(results, row), _TEXT, font, anchor="lm", spacing=5)
        for column, (strength, condition) in enumerate(_COLUMNS):
            path = stickers / f"{row['person']:03}-{condition}-{strength}-{row['person']}.webp"
            if path.exists():
                with Image.open(path) as sticker:
                    small = sticker.convert("RGBA").resize((_CELL, _CELL), Image.Resampling.LANCZOS)
                whole.paste(small, (_LEFT + column * (_CELL + _GAP), top), small)
    return whole


def _told(results: Results, row: Row) -> str:
    """Message and taste in short lines; only scripts that the built-in font has."""
    person, text = results.person(row), results.messages[row["message"]].text
    shown = text if text.isascii() else f"({results.messages[row['message']].language}: {row['target']})"
    return "\n".join([*_wrapped(shown), f"likes {' and '.join(person.likes)}", f"in {', '.join(person.styles)}"])


def _wrapped(text: str, width: int = 34) -> Sequence[str]:
    from textwrap import wrap

    return wrap(text, width, max_lines=3, placeholder=" …")


def _point(results: Results, rows: Sequence[Row]) -> tuple[Estimate, Estimate]:
    return mean(results.taste(rows, fits_taste)), mean(results.moment(rows))


def _arms(estimate: Estimate) -> list[list[float]]:
    return [[estimate.value - estimate.low], [estimate.high - estimate.value]]
