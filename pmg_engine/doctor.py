"""What `doctor` asks of the engine's side. A check returns what it found, or raises EngineError with advice."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter

from pmg_engine.errors import EngineError, RenderError
from pmg_engine.types import StickerRequest

CONSTRAINTS = Path(__file__).parent.parent / "constraints.txt"


def packages() -> str:
    """Compares what is installed with the versions that were tried together."""
    pins = [line.strip().split("==") for line in CONSTRAINTS.read_text("utf-8").splitlines() if "==" in line]
    wrong = [problem for name, pin in pins if (problem := _difference(name, pin))]
    if wrong:
        raise EngineError(f"{'; '.join(wrong)}: delete .venv and run make setup")
    return f"Python {sys.version.split()[0]}, {len(pins)} packages as pinned"


def models(profile: str, folder: Path, device: str) -> str:
    """Loads the engine, which verifies every checksum, and makes one sticker."""
    from pmg_engine.engine import load_engine

    start = perf_counter()
    engine = load_engine(profile, folder, device)
    loaded = perf_counter()
    sticker = engine.make_sticker(StickerRequest("so fun!", seed=1))
    made = perf_counter()
    if sticker.generator == "vector":
        raise RenderError(f"the models of {profile} can't draw, vector art took their place: see the log")
    stages = ", ".join(f"{name} {ms:.0f} ms" for name, ms in sticker.timings_ms.items())
    seconds = f"loaded in {loaded - start:.1f} s, a sticker in {made - loaded:.1f} s"
    return f"{profile} {engine.model_revision}, {seconds}: {stages}"


def _difference(name: str, pin: str) -> str | None:
    try:
        installed = version(name).split("+")[0]
    except PackageNotFoundError:
        return f"{name} is not installed"
    return None if installed == pin else f"{name} is {installed}, not {pin}"
