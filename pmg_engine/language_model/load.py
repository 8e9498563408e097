"""Loads a language model from a local folder of safetensors. Nothing is downloaded and no code of a folder is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from safetensors import SafetensorError

from pmg_engine.errors import ModelError
from pmg_engine.language_model.model import LanguageModel
from pmg_engine.profiles import LanguageModelProfile
from pmg_engine.quiet import quiet_loading

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerFast


def load_language_model(settings: LanguageModelProfile) -> LanguageModel:
    """Loads `settings.folder`. Raises ModelError that says what is missing, broken or not allowed."""
    folder = _checked(settings)
    device = _device(settings.device)
    with quiet_loading():
        tokenizer = _tokenizer(folder)
        network = _network(folder, settings.dtype)
    network.to(device)  # type: ignore[arg-type]
    return LanguageModel(network, tokenizer, f"{settings.name}@{settings.revision}", settings.temperature)


def _checked(settings: LanguageModelProfile) -> Path:
    folder = settings.folder
    if folder is None:
        raise ModelError(f"The weights of {settings.name} are nowhere: name their folder in the profile.")
    if not folder.is_dir():
        raise ModelError(f"{folder} is no folder: put {settings.name} there, or name the right one in the profile.")
    for name in ("config.json", "tokenizer.json"):
        if not (folder / name).is_file():
            raise ModelError(f"{folder / name} is missing: download {settings.name} completely.")
    if not any(folder.glob("*.safetensors")):
        raise ModelError(f"{folder} holds no safetensors, and other formats of weights are not loaded.")
    return folder


def _device(wanted: str) -> torch.device:
    if wanted == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if wanted.startswith("cuda") and not torch.cuda.is_available():
        raise ModelError(f"There is no device {wanted} here: take cpu or auto.")
    return torch.device(wanted)


def _tokenizer(folder: Path) -> PreTrainedTokenizerFast:
    from transformers import AutoTokenizer, PreTrainedTokenizerFast

    try:
        tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The tokenizer in {folder} can't be read: {_first_line(error)}") from error
    if not isinstance(tokenizer, PreTrainedTokenizerFast):
        raise ModelError(f"The tokenizer in {folder} is not one of the tokenizers library: choose another model.")
    if tokenizer.eos_token_id is None:
        raise ModelError(f"The tokenizer in {folder} has no token that ends an answer: choose another model.")
    return tokenizer


def _network(folder: Path, dtype: str) -> PreTrainedModel:
    from transformers import AutoModelForCausalLM

    auto: Any = AutoModelForCausalLM
    try:
        network, report = auto.from_pretrained(
            str(folder),
            dtype=getattr(torch, dtype),
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
            output_loading_info=True,
        )
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
        raise ModelError(f"The language model in {folder} can't be loaded: {_first_line(error)}") from error
    # weights that are missing would be made up at random
    if lacking := [*report["missing_keys"], *report["mismatched_keys"]]:
        raise ModelError(
            f"The weights in {folder} do not fit its config.json: {lacking[0]} is missing or of another size."
        )
    model: PreTrainedModel = network.train(False).requires_grad_(False)
    return model


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0] or type(error).__name__
