"""Bundled weights are checked before they are used, and the message names the file."""

from pathlib import Path

import pytest

from pmg_engine.errors import ModelError
from pmg_engine.generator.bundled import load_generator
from pmg_engine.weights import FOLDER, record, revision, verified
from tests.auxil.tiny_models import write_tiny_models


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return write_tiny_models(tmp_path)


def test_whole_models_load(models: Path) -> None:
    assert load_generator(2, 3.0, models).steps == 2


@pytest.mark.parametrize("name", ["autoencoder.safetensors", "denoiser.safetensors", "denoiser.json"])
def test_a_changed_byte_is_found(models: Path, name: str) -> None:
    data = bytearray((models / name).read_bytes())
    data[len(data) // 2] ^= 1
    (models / name).write_bytes(data)
    with pytest.raises(ModelError, match=f"{name} is corrupt"):
        load_generator(2, 3.0, models)


def test_a_missing_file_is_named(models: Path) -> None:
    (models / "denoiser.safetensors").unlink()
    with pytest.raises(ModelError, match=r"denoiser\.safetensors can't be read"):
        load_generator(2, 3.0, models)


def test_weights_of_another_shape_are_named(models: Path) -> None:
    (models / "autoencoder.safetensors").write_bytes((models / "denoiser.safetensors").read_bytes())
    record(["autoencoder.safetensors"], models)
    with pytest.raises(ModelError, match=r"autoencoder\.safetensors does not fit"):
        load_generator(2, 3.0, models)


def test_missing_checksums_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"checksums\.json is missing"):
        verified("autoencoder.safetensors", tmp_path)


def test_the_revision_follows_the_weights(models: Path) -> None:
    before = revision(models)
    (models / "denoiser.json").write_text("{}")
    record(["denoiser.json"], models)
    assert revision(models) != before


def test_what_is_shipped_is_small_and_holds_no_pickles() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} <= {".safetensors", ".json"}
    sizes = {path.name: path.stat().st_size for path in files}
    assert sum(sizes[f"{name}.safetensors"] for name in ("autoencoder", "denoiser", "scorer")) <= 55e6
    assert sum(sizes.values()) <= 100e6
