"""What the engine's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch

from tests.auxil.tiny_language_model import write_tiny_model
from tests.auxil.tiny_pipelines import write_all

if TYPE_CHECKING:
    from pmg_engine.language_model import LanguageModel


@pytest.fixture(scope="module")
def one_thread() -> Iterator[None]:
    """Tiny models gain nothing from a second thread and lose much where the machine is busy."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="session", params=["qwen3", "llama"])
def language_model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> LanguageModel:
    """A tiny language model of each of the two classes in use, saved and loaded as a real one."""
    from pmg_engine.language_model import load_language_model

    return load_language_model(write_tiny_model(tmp_path_factory.mktemp(request.param), request.param))


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tiny pretrained models."""
    return write_all(tmp_path_factory.mktemp("tiny"))
