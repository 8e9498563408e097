"""What can be drawn and what it is called: the names and synonyms of characters, expressions and styles.

The tables beside this file may hold more than weights know. So each trained part leaves in vocabulary.json, beside its
weights, the names it was taught; the engine draws and chooses within those that all parts share.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pmg_engine.art.table import characters, expressions, styles
from pmg_engine.errors import EngineError, ModelError
from pmg_engine.weights import FOLDER, record, verified

FILE = "vocabulary.json"
Wordings = dict[str, tuple[str, ...]]  # name to synonyms, in the order of the table


@dataclass(frozen=True, slots=True)
class ArtVocabulary:
    """The names of each attribute with their synonyms."""

    characters: Wordings
    expressions: Wordings
    styles: Wordings

    def only(self, shown: Iterable[tuple[str, str, str]]) -> ArtVocabulary:
        """The part that some (character, expression, style) triples show."""
        kept = [set(names) for names in zip(*shown, strict=True)] or [set(), set(), set()]
        tables = (self.characters, self.expressions, self.styles)
        return ArtVocabulary(*(_within(table, names) for table, names in zip(tables, kept, strict=True)))

    def without(self, names: Iterable[str]) -> ArtVocabulary:
        """All but some names of any attribute. Raises EngineError for a name that isn't there."""
        tables, left_out = (self.characters, self.expressions, self.styles), set(names)
        if unknown := left_out - {name for table in tables for name in table}:
            raise EngineError(f"The art has no {', '.join(sorted(unknown))}: see the tables in pmg_engine/art.")
        return ArtVocabulary(*(_within(table, set(table) - left_out) for table in tables))


def every_name() -> ArtVocabulary:
    """All that the tables hold."""
    tables = (characters(), expressions(), styles())
    return ArtVocabulary(*({name: row.synonyms for name, row in table.items()} for table in tables))


def words(table: Wordings, name: str) -> list[str]:
    """A name and its synonyms, the plain name first."""
    return [name, *table[name]]


def by_word(table: Wordings) -> dict[str, str]:
    """Each wording's name, synonyms first, so that a name always means itself."""
    return {word: name for name in table for word in (*table[name], name)}


def trained_vocabulary(folder: Path = FOLDER) -> ArtVocabulary:
    """What all parts with weights in a folder were taught, as the first says it. Raises ModelError naming the file."""
    first, *others = _parts(folder).values()
    for other in others:
        first = ArtVocabulary(
            _within(first.characters, other.characters),
            _within(first.expressions, other.expressions),
            _within(first.styles, other.styles),
        )
    return first


def save_vocabulary(part: str, vocabulary: ArtVocabulary, folder: Path = FOLDER) -> None:
    """Notes what a part was just taught, keeping the other parts' names, with the checksum."""
    parts = _parts(folder) if (folder / FILE).exists() else {}
    parts[part] = vocabulary
    rows = (f'"{name}": {to_json(parts[name])}' for name in sorted(parts))
    (folder / FILE).write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    record([FILE], folder)


def to_json(vocabulary: ArtVocabulary) -> str:
    """As one JSON object on one line."""
    return json.dumps(asdict(vocabulary), ensure_ascii=False)


def from_json(data: Mapping[str, Mapping[str, Sequence[str]]]) -> ArtVocabulary:
    """What `to_json` wrote. Raises KeyError where an attribute is missing."""
    tables = (data[attribute] for attribute in ("characters", "expressions", "styles"))
    return ArtVocabulary(*({name: tuple(synonyms) for name, synonyms in table.items()} for table in tables))


def _parts(folder: Path) -> dict[str, ArtVocabulary]:
    path = verified(FILE, folder)
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        parts = {name: from_json(row) for name, row in data.items()}
    except (ValueError, KeyError, AttributeError, TypeError):
        parts = {}
    if not parts:
        raise ModelError(f"{path} is of another version: restore it from the repository")
    return parts


def _within(table: Wordings, names: Iterable[str]) -> Wordings:
    kept = set(names)
    return {name: synonyms for name, synonyms in table.items() if name in kept}
