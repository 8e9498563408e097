"""Pictures that people send, decoded without trust: what is odd gives None, never an error and never much memory."""

from __future__ import annotations

import io
import struct
import warnings

import numpy as np
from numpy.typing import NDArray
from PIL import Image

MAX_BYTES = 8 * 2**20
MAX_PIXELS = 2048 * 2048
MIN_SIDE = 16
SIDE = 256  # of what is kept
_FORMATS = ("WEBP", "PNG", "JPEG", "GIF")  # .tgs is an archive and .webm a film: neither is opened
_MARGIN = 0.04  # of the side, free around the figure


def decode_picture(data: bytes) -> NDArray[np.uint8] | None:
    """Encoded bytes to (SIDE, SIDE, 4) straight RGBA, the figure filling the square.

    None for what is no still picture of a known format: cut off, animated, empty, or larger than MAX_BYTES or
    MAX_PIXELS. The size is read from the header, before any pixel is decoded.
    """
    if len(data) > MAX_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a bomb warns first, a corrupt chunk only warns
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if not _sound(picture):
                    return None
                picture.draft("RGB", (2 * SIDE, 2 * SIDE))
                return _squared(picture.convert("RGBA"))
    except (OSError, ValueError, TypeError, SyntaxError, EOFError, struct.error, MemoryError, OverflowError):
        return None
    except (Warning, Image.DecompressionBombError):
        return None


def _sound(picture: Image.Image) -> bool:
    small = min(picture.size) >= MIN_SIDE and picture.width * picture.height <= MAX_PIXELS
    return small and not getattr(picture, "is_animated", False)


def _squared(picture: Image.Image) -> NDArray[np.uint8] | None:
    """Cropped to what can be seen, and centred on a transparent square."""
    box = picture.getchannel("A").point(lambda alpha: 255 * (alpha > 16)).getbbox()
    if box is None:
        return None
    figure = picture.crop(box)
    room = round(SIDE * (1 - 2 * _MARGIN))
    scale = room / max(figure.size)
    size = (max(1, round(figure.width * scale)), max(1, round(figure.height * scale)))
    square = Image.new("RGBA", (SIDE, SIDE))
    square.paste(figure.resize(size, Image.Resampling.BILINEAR), ((SIDE - size[0]) // 2, (SIDE - size[1]) // 2))
    return np.asarray(square)
