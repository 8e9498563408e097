"""Eight messages × six tastes, as the engine answers them: the picture in the readme, made by a command."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFont

from pmg_engine.types import HistoryItem, Preference, StickerEngine, StickerRequest

MESSAGES = (
    "so fun!",
    "I miss you so much",
    "ugh, I'm exhausted",
    "that makes me furious!!!",
    "we won the match!",
    "wait, what?! no way",
    "good morning, love",
    "this pizza is delicious",
)

TASTES: dict[str, tuple[str, ...]] = {
    "nobody in particular": (),
    "cats, glossy 3D": ("my cat slept on my keyboard", "kittens are the best", "I love glossy 3d renders", "🐱"),
    "foxes, pixel art": ("saw a fox today!", "pixel art games are my thing", "🦊", "8-bit forever, and foxes"),
    "ghosts, neon": ("👻", "I collect little ghosts", "neon signs at night are amazing", "ghost stories, neon lights"),
    "pandas, pastel": (
        "🐼",
        "pandas rolling down a hill",
        "soft pastel colours calm me down",
        "panda pastel wallpaper",
    ),
    "frogs, line art": ("🐸", "frogs are so underrated", "I draw line art with ink", "a tiny frog in my garden"),
}

_CELL, _LEFT, _TOP, _GAP = 176, 150, 44, 8
_PAPER, _TEXT = (244, 246, 250), (40, 44, 60)


def contact_sheet(engine: StickerEngine, step: Callable[[], None] = lambda: None) -> Image.Image:
    """The whole sheet at strength 50; `step` is called after each sticker."""
    width = _LEFT + len(MESSAGES) * (_CELL + _GAP) + _GAP
    height = _TOP + len(TASTES) * (_CELL + _GAP) + _GAP
    sheet = Image.new("RGB", (width, height), _PAPER)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(15)
    for column, message in enumerate(MESSAGES):
        middle = _LEFT + column * (_CELL + _GAP) + _CELL // 2
        pen.text((middle, _TOP // 2 + 4), message, _TEXT, font, anchor="mm")
    for row, (name, likes) in enumerate(TASTES.items()):
        top = _TOP + row * (_CELL + _GAP)
        pen.multiline_text((16, top + _CELL // 2), name.replace(", ", ",\n"), _TEXT, font, anchor="lm", spacing=6)
        preference = _read(engine, likes)
        for column, message in enumerate(MESSAGES):
            made = engine.make_sticker(StickerRequest(message, 50, 100 * row + column, preference))
            picture = Image.open(io.BytesIO(made.webp)).resize((_CELL, _CELL), Image.Resampling.LANCZOS)
            sheet.paste(picture, (_LEFT + column * (_CELL + _GAP), top), picture)
            step()
    return sheet


def _read(engine: StickerEngine, likes: tuple[str, ...]) -> Preference:
    history = tuple(HistoryItem(str(i), "message", text) for i, text in enumerate(likes, 1))
    return engine.read_preference(history) if history else Preference()
