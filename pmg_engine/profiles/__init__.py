"""Profiles are data: which models, how many steps, how many candidates. One TOML file each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

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


class LanguageModelProfile(_Strict):
    """The causal language model that reads preferences and targets. Without it, keywords are retrieved."""

    name: str = Field(pattern=r"^\w[\w.-]*/\w[\w.-]*$", description="as on the Hub: owner/name")
    revision: str = Field(min_length=1, description="pinned, so that everyone gets the same weights")
    device: str = Field(default="auto", pattern=r"^(auto|cpu|cuda(:\d+)?|mps)$")
    dtype: Literal["bfloat16", "float16", "float32"] = "bfloat16"
    temperature: float = Field(default=0.0, ge=0, le=2, description="0 is greedy")
    folder: Path | None = Field(default=None, description="of config, tokenizer and safetensors; else downloaded ones")


class Profile(_Strict):
    """One profile."""

    name: str
    threads: int = Field(ge=1, le=256, description="of the CPU, while a sticker is made")
    generator: GeneratorProfile
    language_model: LanguageModelProfile | None = None


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
