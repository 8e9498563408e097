"""Scenarios are data: prompts/<scenario>/scenario.toml names the attributes, the counts and what of a history is read.

Knows no model and no prompt's text.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pmg_engine.errors import EngineError
from pmg_engine.prompts import FOLDER

NAME = r"^[a-z][a-z_]*$"


class ScenarioError(EngineError):
    """A scenario is unknown or its file is broken; the text says which."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HistoryRule(_Strict):
    """What of a history is read: the newest items, each cut, and all together within a number of tokens."""

    items: int = Field(ge=1, le=200)
    characters: int = Field(ge=16, le=2000, description="of each item")
    tokens: int = Field(ge=32, le=100_000, description="of all items together")
    least_rating: float = Field(default=0.0, ge=0, description="items rated lower are left out")


class Attribute(_Strict):
    """One attribute a_i. `choices` allows only these keywords; what is not `merged` is no part of k_p."""

    name: str = Field(pattern=NAME)
    choices: tuple[str, ...] = ()
    merged: bool = True


class TargetField(_Strict):
    """One field of k_t: a list of keywords, one of the choices, or, where it is optional, one keyword or null."""

    name: str = Field(pattern=NAME)
    at_most: int = Field(default=1, ge=1, le=20)
    choices: tuple[str, ...] = ()
    optional: bool = False

    @property
    def single(self) -> bool:
        """Whether the field holds one keyword and no list."""
        return self.at_most == 1


class TargetRule(_Strict):
    """k_t: the fields, how many keywords are asked for and how many of them are used."""

    asked: int = Field(ge=1, le=40)
    used: int = Field(ge=1, le=40)
    fields: tuple[TargetField, ...] = Field(min_length=1)


class Scenario(_Strict):
    """One scenario. `keywords` are asked for of each attribute and merged."""

    name: str
    keywords: int = Field(ge=1, le=20)
    history: HistoryRule
    attributes: tuple[Attribute, ...] = Field(min_length=1)
    target: TargetRule

    @model_validator(mode="after")
    def _sound(self) -> Scenario:
        for what in (self.attributes, self.target.fields):
            names = [part.name for part in what]
            if len(set(names)) < len(names):
                raise ValueError(f"a name occurs twice among {', '.join(names)}")
        if self.target.used > self.target.asked:
            raise ValueError("more keywords of the target are used than asked for")
        if sum(field.at_most for field in self.target.fields if not field.optional) != self.target.asked:
            raise ValueError("the fields of the target do not add up to what is asked for")
        if any(field.optional and not field.single for field in self.target.fields):
            raise ValueError("an optional field of the target holds one keyword")
        return self


@cache
def load_scenario(name: str, folder: Path = FOLDER) -> Scenario:
    """Reads prompts/<name>/scenario.toml. Raises ScenarioError that lists the known ones or names what is wrong."""
    known = sorted(path.parent.name for path in folder.glob("*/scenario.toml"))
    if name not in known:
        raise ScenarioError(f"There is no scenario {name!r}: choose one of {', '.join(known) or '(none)'}.")
    path = folder / name / "scenario.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Scenario.model_validate({**_resolved(data), "name": name})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise ScenarioError(f"The scenario {path} is broken: {error}") from error


def _resolved(data: dict[str, object]) -> dict[str, object]:
    """`choices = "emotion"` in the target means the choices of that attribute."""
    attributes, target = data.get("attributes"), data.get("target")
    if not (isinstance(attributes, list) and isinstance(target, dict) and isinstance(target.get("fields"), list)):
        return data
    known = {a["name"]: a.get("choices") for a in attributes if isinstance(a, dict) and isinstance(a.get("name"), str)}
    fields = [_field(field, known) for field in target["fields"]]
    return {**data, "target": {**target, "fields": fields}}


def _field(field: object, known: dict[str, object]) -> object:
    if isinstance(field, dict) and isinstance(name := field.get("choices"), str) and known.get(name):
        return {**field, "choices": known[name]}
    return field
