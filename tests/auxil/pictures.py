"""Stickers drawn for tests: a coloured face on a transparent ground."""

from __future__ import annotations

import functools
import io

from PIL import Image, ImageDraw

from bot.local import LocalSticker


@functools.cache
def sticker_webp(hue: int = 45, size: tuple[int, int] = (512, 512), image_format: str = "WEBP") -> bytes:
    """A round face; hue in degrees, size in pixels."""
    image = Image.new("RGBA", size)
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.ellipse((width * 0.06, height * 0.06, width * 0.94, height * 0.94), fill="white")
    draw.ellipse((width * 0.1, height * 0.1, width * 0.9, height * 0.9), fill=f"hsl({hue}, 80%, 60%)")
    for x in (0.35, 0.65):
        draw.ellipse((width * (x - 0.05), height * 0.34, width * (x + 0.05), height * 0.48), fill="#332200")
    mouth = (width * 0.3, height * 0.4, width * 0.7, height * 0.75)
    draw.chord(mouth, 10, 170, fill="#8a2a2a")
    buffer = io.BytesIO()
    image.save(buffer, image_format)
    return buffer.getvalue()


def local_stickers() -> list[LocalSticker]:
    """Eight stickers that people can send."""
    looks = ["😀 yellow", "🥰 pink", "😎 blue", "😴 violet", "🤢 green", "😡 red", "🥶 cyan", "🍊 orange"]
    hues = [48, 335, 210, 270, 120, 5, 185, 28]
    return [
        LocalSticker(look.split()[0], f"{look.split()[1]} face", sticker_webp(hue))
        for look, hue in zip(looks, hues, strict=True)
    ]
