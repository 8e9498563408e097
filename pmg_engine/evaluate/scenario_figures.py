"""The contact sheet of a scenario's evaluation: what users liked, the target, and what was made of both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from pmg_engine.scenarios.cases import Case

ROWS = 8
_CELL, _GAP, _TOP = 128, 8, 40
_PAPER, _TEXT = (244, 246, 250), (40, 44, 60)


def sheet(cases: Sequence[Case], names: dict[str, str], pictures: Path) -> Image.Image:
    """Some users (rows): the history's pictures, the target's, and one of each condition. `names` are the columns."""
    chosen = cases[:: max(1, len(cases) // ROWS)][:ROWS]
    shown = max((len(_history(case)) for case in chosen), default=0)
    columns = [*(["history"] if shown else []), *[""] * (shown - 1), "target", *names.values()]
    size = (len(columns) * (_CELL + _GAP) + 2 * _GAP, _TOP + len(chosen) * (_CELL + _GAP))
    page = Image.new("RGB", size, _PAPER)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(11)
    for column, name in enumerate(columns):
        pen.multiline_text((_left(column) + _CELL // 2, _TOP // 2), _wrapped(name), _TEXT, font, "mm", align="center")
    for row, case in enumerate(chosen):
        made = [pictures / f"{cases.index(case):04}-{condition}.webp" for condition in names]
        history = _history(case)
        for column, path in enumerate([*[None] * (shown - len(history)), *history, case.target.picture, *made]):
            if path is not None and path.exists():
                _paste(page, path, _left(column), _TOP + row * (_CELL + _GAP))
    return page


def _history(case: Case) -> list[Path]:
    return [item.picture for item in case.history if item.picture is not None]


def _left(column: int) -> int:
    return _GAP + column * (_CELL + _GAP)


def _paste(page: Image.Image, path: Path, left: int, top: int) -> None:
    """Whole and in the middle of its cell; the measures have read every picture before, so all can be read."""
    with Image.open(path, formats=("WEBP", "PNG", "JPEG", "GIF")) as image:
        small = image.convert("RGB")
    small = ImageOps.contain(small, (_CELL, _CELL), Image.Resampling.LANCZOS)
    page.paste(small, (left + (_CELL - small.width) // 2, top + (_CELL - small.height) // 2))


def _wrapped(name: str) -> str:
    """At most about 20 characters a line."""
    lines = [""]
    for word in name.split():
        if len(lines[-1]) + len(word) > 19:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
