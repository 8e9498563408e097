"""The soft preference of large profiles: trained, stored, loaded and drawn with, on tiny models of the same classes."""

from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from pmg_engine.engine import load_engine
from pmg_engine.errors import ModelError
from pmg_engine.evaluate.people import people
from pmg_engine.train.art import render_art
from pmg_engine.train.cli import app
from pmg_engine.types import Preference, StickerRequest
from tests.auxil.tiny_language_model import write_tiny_model
from tests.auxil.tiny_pipelines import WIDTH, write_profile


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    render_art(folder / "art", variants=1, workers=1, size=32, limit=60, outfits=2)
    return folder


def profile_with_reader(tiny: Path, generator: str, kind: str) -> Path:
    """A tiny large profile with a language model that reads."""
    model = write_tiny_model(tiny / kind, kind)
    path = write_profile(tiny, generator, "clip")
    table = f'name = "{model.name}"\nrevision = "test"\nfolder = "{kind}"\ndevice = "cpu"\ndtype = "float32"\n'
    reading = tiny / f"{generator}-{kind}-reading.toml"
    reading.write_text(f"{path.read_text('utf-8')}\n[language_model]\n{table}", "utf-8")
    return reading


@pytest.mark.parametrize(("generator", "kind", "width"), [("sd", "llama", WIDTH), ("flux", "qwen3", 3 * WIDTH)])
def test_a_large_profile_trains_a_soft_preference_and_draws_with_it(
    tiny: Path, runs: Path, tmp_path: Path, generator: str, kind: str, width: int
) -> None:
    profile = profile_with_reader(tiny, generator, kind)
    folder = tiny / f"soft-{generator}"
    wanted = [
        "soft",
        "--profile",
        str(profile),
        "--runs",
        str(runs),
        "--out",
        str(folder),
        "--steps",
        "2",
        "--batch",
        "2",
    ]
    result = CliRunner().invoke(app, [*wanted, "--tokens", "2", "--prefix", "2", "--device", "cpu", "--fresh"])
    assert result.exit_code == 0, result.output
    drawing = tiny / f"{generator}-{kind}-soft.toml"
    drawing.write_text(f'{profile.read_text("utf-8")}\n[soft]\nkind = "trained"\nfolder = "{folder.name}"\n', "utf-8")
    engine = load_engine(str(drawing), device="cpu")
    someone = next(person for person in people(30) if person.source == "pictures")
    read = engine.read_preference(someone.history())
    assert np.shape(read.soft) == (2, width)
    liked = engine.make_sticker(StickerRequest("so fun!", 80, 1, Preference(soft=read.soft)))
    assert liked.webp != engine.make_sticker(StickerRequest("so fun!", 80, 1)).webp


def test_what_a_profile_lacks_is_said(tiny: Path, runs: Path, tmp_path: Path) -> None:
    plain = str(write_profile(tiny, "sd", "clip"))
    result = CliRunner().invoke(app, ["soft", "--profile", plain, "--runs", str(runs), "--out", str(tmp_path)])
    assert isinstance(result.exception, ModelError)
    assert "no language model" in str(result.exception)
    result = CliRunner().invoke(app, ["soft", "--profile", plain, "--runs", str(runs)])
    assert result.exit_code == 2
    assert "--out FOLDER" in result.output
    missing = tiny / "missing-soft.toml"
    reading = profile_with_reader(tiny, "sd", "llama")
    missing.write_text(f'{reading.read_text("utf-8")}\n[soft]\nkind = "trained"\nfolder = "nowhere"\n', "utf-8")
    with pytest.raises(ModelError, match="nowhere"):
        load_engine(str(missing), device="cpu")
