"""A dozen stickers of the bare art: what people can send each other where no sticker sets are at hand.

They lie beside this file, drawn beforehand by `python -m pmg_engine.samples`, so that reading them costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("sample_stickers")
_SIDE = 512
_LOOKS = (
    ("🐱", "cat", "laughing", "3d"),
    ("🐱", "cat", "in love", "pixel art"),
    ("🐶", "dog", "happy", "flat"),
    ("🐶", "dog", "pleading", "3d"),
    ("🦊", "fox", "winking", "flat"),
    ("🦊", "fox", "proud", "neon"),
    ("🐰", "rabbit", "embarrassed", "pastel"),
    ("🐼", "panda", "sleepy", "3d"),
    ("🐸", "frog", "amazed", "pixel art"),
    ("👻", "ghost", "scared", "line art"),
    ("🤖", "robot", "confused", "neon"),
    ("⭐", "star", "celebrating", "pastel"),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One sticker: the emoji of its character, a description in plain English, and WEBP bytes, 512 × 512."""

    emoji: str
    description: str
    webp: bytes


def sample_stickers() -> tuple[Sample, ...]:
    """All samples. Raises OSError where a file is missing."""
    return tuple(
        Sample(emoji, f"{expression} {character}, {style}", _file(character, expression, style).read_bytes())
        for emoji, character, expression, style in _LOOKS
    )


def redraw() -> None:
    """Draws the files anew."""
    from PIL import Image

    from pmg_engine.art.compose import draw

    FOLDER.mkdir(exist_ok=True)
    for _, character, expression, style in _LOOKS:
        picture = Image.fromarray(draw(character, expression, style, _SIDE), "RGBA")
        picture.save(_file(character, expression, style), "WEBP", quality=90, method=4)


def _file(*look: str) -> Path:
    return FOLDER / f"{' '.join(look).replace(' ', '-')}.webp"


if __name__ == "__main__":
    redraw()
