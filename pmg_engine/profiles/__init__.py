"""Profiles are data: which models, how many steps, how many candidates. One TOML file each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from pmg_engine.errors import ModelError

_FOLDER = Path(__file__).parent
_SUFFIX = ".toml"
_LOADED = (".safetensors", ".json", ".txt", ".model", ".jinja")  # weights, configurations, tokenizers: no code
_HUB_NAME = r"^\w[\w.-]*/\w[\w.-]*$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ModelProfile(_Strict):
    """A pretrained model: where it comes from, under which licence, and what it takes."""

    name: str = Field(pattern=_HUB_NAME, description="as on the Hub: owner/name")
    revision: str | None = Field(default=None, pattern=r"^[0-9a-f]{40}$", description="else the newest is locked")
    licence: str = Field(min_length=1)
    must_accept: bool = Field(default=False, description="whether the Hub asks for consent to the licence")
    disk_gb: float = Field(gt=0, description="of the files that are downloaded, about")
    memory_gb: float = Field(gt=0, description="on the GPU while it draws, scores or reads, about")
    files: tuple[str, ...] = Field(default=("*.safetensors", "*.json", "*.txt", "*.model", "*.jinja"), min_length=1)
    folder: Path | None = Field(default=None, description="of one's own, relative to the profile; never downloaded")

    @field_validator("files")
    @classmethod
    def _only_data(cls, files: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := [pattern for pattern in files if not pattern.endswith(_LOADED)]:
            raise ValueError(f"{', '.join(wrong)}: only {', '.join(_LOADED)} are loaded")
        return files


class GeneratorProfile(_Strict):
    """The diffusion model's settings; these are all that the bundled one has."""

    kind: Literal["bundled"] = "bundled"
    steps: int = Field(ge=1, le=1000)
    guidance_scale: float = Field(ge=0, le=30)
    candidates: int = Field(ge=1, le=16)


class PretrainedGeneratorProfile(_Strict):
    """A pipeline of diffusers; `model` is one of the profile's models."""

    kind: Literal["stable-diffusion", "flux2-klein"]
    model: str
    steps: int = Field(ge=1, le=1000)
    guidance_scale: float = Field(ge=0, le=30)
    candidates: int = Field(ge=1, le=16)
    side: int = Field(ge=16, le=2048, multiple_of=16, description="of a candidate, in pixels")
    target_tokens: int = Field(ge=8, le=512)
    preference_tokens: int = Field(ge=8, le=512)
    dtype: Literal["auto", "bfloat16", "float16", "float32"] = "auto"
    variant: str | None = Field(default=None, description="of the files, such as fp16")
    compile: bool = Field(default=False, description="by torch.compile: slow to start, quicker from then on")


class PictureGeneratorProfile(PretrainedGeneratorProfile):
    """Stable Diffusion with an IP-Adapter; `adapter` is one of the profile's models, the rest lies in its folder."""

    kind: Literal["ip-adapter"]  # type: ignore[assignment]
    adapter: str
    adapter_weights: str
    image_encoder: str


class ScorerProfile(_Strict):
    """The scorer that was trained here."""

    kind: Literal["bundled"] = "bundled"


class PretrainedScorerProfile(_Strict):
    """A model of open_clip; `model` is one of the profile's models."""

    kind: Literal["open-clip"]
    model: str


class SoftProfile(_Strict):
    """The soft preference that was trained here, with MiniLM as its language model."""

    kind: Literal["bundled"] = "bundled"


class TrainedSoftProfile(_Strict):
    """One of one's own, by `train soft --profile`, with the profile's language model; relative to the profile."""

    kind: Literal["trained"]
    folder: Path


class LanguageModelProfile(_Strict):
    """The causal language model that reads preferences and targets. Without it, keywords are retrieved."""

    name: str = Field(pattern=_HUB_NAME, description="as on the Hub: owner/name")
    revision: str = Field(min_length=1, description="pinned, so that everyone gets the same weights")
    device: str = Field(default="auto", pattern=r"^(auto|cpu|cuda(:\d+)?|mps)$")
    dtype: Literal["bfloat16", "float16", "float32"] = "bfloat16"
    temperature: float = Field(default=0.0, ge=0, le=2, description="0 is greedy")
    folder: Path | None = Field(default=None, description="of config, tokenizer and safetensors; else downloaded ones")


Homed = TypeVar("Homed", ModelProfile, LanguageModelProfile, TrainedSoftProfile)
AnyGenerator = Annotated[
    GeneratorProfile | PretrainedGeneratorProfile | PictureGeneratorProfile, Field(discriminator="kind")
]
AnySoft = Annotated[SoftProfile | TrainedSoftProfile, Field(discriminator="kind")]
AnyScorer = Annotated[ScorerProfile | PretrainedScorerProfile, Field(discriminator="kind")]


class SafetyProfile(_Strict):
    """What no candidate may show, in words that the scorer reads, and how sure it must be to reject one."""

    unsafe: tuple[str, ...] = Field(min_length=1)
    threshold: float = Field(default=0.9, gt=0, lt=1)


class Profile(_Strict):
    """One profile."""

    name: str
    threads: int = Field(ge=1, le=256, description="of the CPU, while a sticker is made")
    generator: AnyGenerator
    scorer: AnyScorer = ScorerProfile()
    language_model: LanguageModelProfile | None = None
    soft: AnySoft | None = None
    safety: SafetyProfile | None = None
    models: tuple[ModelProfile, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> Self:
        names = [model.name for model in self.models]
        parts = (self.generator, self.scorer)
        found = [getattr(part, field, None) for part in parts for field in ("model", "adapter")]
        wanted = {name for name in found if isinstance(name, str)}
        if self.language_model is not None and self.language_model.folder is None:
            wanted.add(self.language_model.name)
        if missing := sorted(wanted - set(names)):
            raise ValueError(f"there is no [[models]] entry for {', '.join(missing)}")
        if len(set(names)) < len(names):
            raise ValueError("a model is listed twice")
        return self

    def model(self, name: str) -> ModelProfile:
        """The entry of a model that this profile names."""
        return next(model for model in self.models if model.name == name)


def profile_names() -> list[str]:
    """The profiles that come with the program."""
    return sorted(path.stem for path in _FOLDER.glob(f"*{_SUFFIX}"))


def load_profile(name: str) -> Profile:
    """Reads a profile by its name, or from a path that ends in .toml; folders in it are relative to that file.

    Raises ModelError that lists the known ones or names what is wrong.
    """
    path = Path(name) if name.endswith(_SUFFIX) else _FOLDER / f"{name}{_SUFFIX}"
    if not name.endswith(_SUFFIX) and name not in (known := profile_names()):
        raise ModelError(f"there is no profile {name!r}: choose one of {', '.join(known)}, or give a file.toml")
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        profile = Profile.model_validate({**data, "name": path.stem})
    except (OSError, ValueError) as error:  # pydantic's and the TOML reader's errors are ValueErrors
        raise ModelError(f"profile {name} is broken: {_reason(error)}") from None
    return _at_home(profile, path.parent)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _at_home(profile: Profile, folder: Path) -> Profile:
    """The profile with its relative folders made to lead from its own."""
    models = tuple(_moved(model, folder) for model in profile.models)
    language_model = profile.language_model and _moved(profile.language_model, folder)
    soft = _moved(profile.soft, folder) if isinstance(profile.soft, TrainedSoftProfile) else profile.soft
    return profile.model_copy(update={"models": models, "language_model": language_model, "soft": soft})


def _moved(model: Homed, folder: Path) -> Homed:
    return model if model.folder is None else model.model_copy(update={"folder": folder / model.folder})
