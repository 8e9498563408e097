"""Sample sheets: pictures in a grid, on a light ground that shows the alpha edge."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

GROUND = (224, 232, 226)


def grid(pictures: NDArray[np.uint8], columns: int) -> Image.Image:
    """(n, s, s, 4) RGBA pictures, row by row."""
    side = pictures.shape[1]
    rows = -(-len(pictures) // columns)
    whole = Image.new("RGB", (columns * side, rows * side), GROUND)
    for i, pixels in enumerate(pictures):
        picture = Image.fromarray(pixels)
        whole.paste(picture, (i % columns * side, i // columns * side), picture)
    return whole
