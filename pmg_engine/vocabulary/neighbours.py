"""Which expression stands for one that some weights don't know."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pmg_engine.vocabulary import FILE


def nearest_of(known: Collection[str]) -> dict[str, str]:
    """Each known expression by its own name, and each of the table by its nearest neighbour that is known."""
    near = {name: next((one for one in others if one in known), None) for name, others in _rows()}
    return {name: one for name, one in near.items() if one is not None} | {name: name for name in known}


def _rows() -> Iterator[tuple[str, list[str]]]:
    for line in (FILE.parent / "neighbours.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, others = line.split("\t")
            yield name, [other.strip() for other in others.split(",")]
