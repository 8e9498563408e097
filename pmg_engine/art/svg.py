"""Taking a layered SVG glyph apart: drawable leaves, sub-paths and their bounding boxes.

Only used to import glyphs; what is drawn later is plain SVG text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from lxml import etree
from svgelements import Path as SvgPath

from pmg_engine.art.raster import document, rasterize

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = {"path", "circle", "ellipse", "rect", "polygon", "polyline", "line"}
_GROUP_EFFECTS = {"filter", "mask", "opacity"}
_D = re.compile(r'(<path[^>]*?\sd=")([^"]+)(")')

Box = tuple[float, float, float, float]  # x0, y0, x1, y1 in glyph units


@dataclass(frozen=True, slots=True)
class Part:
    """One drawable piece of a glyph: its SVG text and its box, None where nothing shows."""

    svg: str
    box: Box | None


def take_apart(body: str, side: float) -> tuple[list[Part], str]:
    """A glyph's body to (parts in drawing order, its <defs> as text). `side` is the view box's width in glyph units."""
    root = etree.fromstring(document(body, side).encode())
    defs = "".join(etree.tostring(d).decode() for d in root.iter(_SVG + "defs"))
    pieces = [piece for leaf in _leaves(root, "", "") for piece in _subpaths(leaf)]
    return [Part(piece, bounding_box(piece, defs, side)) for piece in pieces], defs


def bounding_box(svg: str, defs: str, side: float) -> Box | None:
    """The visible box of a piece, measured on a 128 px raster."""
    alpha = rasterize(document(svg, side, defs=defs), 128)[..., 3]
    ys, xs = np.where(alpha > 20)
    if len(xs) == 0:
        return None
    unit = side / 128
    return (xs.min() * unit, ys.min() * unit, (xs.max() + 1) * unit, (ys.max() + 1) * unit)


def _leaves(element: etree._Element, before: str, after: str) -> list[str]:
    found: list[str] = []
    for child in element:
        if not isinstance(child.tag, str):
            continue
        tag = etree.QName(child).localname
        if tag == "g" and not _GROUP_EFFECTS & set(child.attrib):
            attributes = " ".join(f'{name!s}="{value!s}"' for name, value in child.attrib.items())
            found += _leaves(child, f"{before}<g {attributes}>", "</g>" + after)
        elif tag in _SHAPES or tag == "g":
            found.append(before + _text(child) + after)
    return found


def _text(element: etree._Element) -> str:
    text = etree.tostring(element, with_tail=False).decode()
    return re.sub(r'\sxmlns(:\w+)?="[^"]+"', "", text)


def _subpaths(leaf: str) -> list[str]:
    """A leaf whose path has separate outlines becomes one piece for each; holes stay with their outline."""
    match = _D.search(leaf)
    if match is None or leaf.count("<path") != 1:
        return [leaf]
    paths = [SvgPath(sub) for sub in SvgPath(match.group(2)).as_subpaths()]
    boxes = [path.bbox() for path in paths]
    if len(paths) < 2:
        return [leaf]
    owner = _outermost(boxes)
    groups: dict[int, list[str]] = {}
    for index, path in enumerate(paths):
        groups.setdefault(owner[index], []).append(path.d(relative=False))
    return [leaf[: match.start(2)] + " ".join(group) + leaf[match.end(2) :] for group in groups.values()]


def _outermost(boxes: list[Box | None]) -> list[int]:
    """For each box the index of the largest box around it, itself where there is none."""
    owner = []
    for i, inner in enumerate(boxes):
        around = [j for j, outer in enumerate(boxes) if i != j and inner and outer and inside(inner, outer)]
        owner.append(max(around, key=lambda j: _area(boxes[j]), default=i))
    return owner


def inside(inner: Box, outer: Box) -> bool:
    """Whether a box lies within another, up to a hundredth of a unit."""
    return all(
        (
            inner[0] >= outer[0] - 0.01,
            inner[1] >= outer[1] - 0.01,
            inner[2] <= outer[2] + 0.01,
            inner[3] <= outer[3] + 0.01,
        )
    )


def _area(box: Box | None) -> float:
    return 0.0 if box is None else (box[2] - box[0]) * (box[3] - box[1])
