"""SVG text to pixels, by resvg."""

from __future__ import annotations

import io
import re
from functools import cache

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image

_NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def document(body: str, side: float, defs: str = "", margin: float = 0.0) -> str:
    """A square SVG document around a body drawn in units 0…side, with a margin in the same units."""
    box = f"{-margin} {-margin} {side + 2 * margin} {side + 2 * margin}"
    return f'<svg {_NAMESPACES} viewBox="{box}">{defs}{body}</svg>'


def rasterize(svg: str, size: int) -> NDArray[np.uint8]:
    """An SVG document to (size, size, 4) RGBA with straight alpha."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size)
    return np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGBA"))


@cache
def own_ids(svg: str, tag: str) -> str:
    """Two glyphs in one document must not share ids."""
    for name in set(re.findall(r'id="([^"]+)"', svg)):
        svg = svg.replace(f'id="{name}"', f'id="{tag}{name}"')
        svg = svg.replace(f"url(#{name})", f"url(#{tag}{name})").replace(f'"#{name}"', f'"#{tag}{name}"')
    return svg
