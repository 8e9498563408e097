"""Profiles are data: which models, how many steps, how many candidates. One TOML file each."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pmg_engine.errors import ModelError

_FOLDER = Path(__file__).parent


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GeneratorProfile(_Strict):
    """The diffusion model's settings."""

    steps: int = Field(ge=1, le=1000)
    guidance_scale: float = Field(ge=0, le=30)
    candidates: int = Field(ge=1, le=16)


class Profile(_Strict):
    """One profile."""

    name: str
    threads: int = Field(ge=1, le=256, description="of the CPU, while a sticker is made")
    generator: GeneratorProfile


def load_profile(name: str) -> Profile:
    """Reads a profile. Raises ModelError that lists the known ones or names what is wrong."""
    known = sorted(path.stem for path in _FOLDER.glob("*.toml"))
    if name not in known:
        raise ModelError(f"there is no profile {name!r}: choose one of {', '.join(known)}")
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    try:
        return Profile(name=name, **data)
    except ValidationError as error:
        raise ModelError(f"profile {name} is broken: {error}") from None
