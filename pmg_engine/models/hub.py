"""Fetches models from the Hugging Face Hub: the one place of the engine that reaches a network, and only when asked."""

from __future__ import annotations

import os
import shutil
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmg_engine.errors import ModelError
from pmg_engine.models.store import Lock, ModelStore
from pmg_engine.profiles import ModelProfile

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo


def download(model: ModelProfile, store: ModelStore) -> Lock:
    """Brings one model's files, checks those whose checksum the Hub tells, and locks what came.

    The revision is the profile's, else the newest. Goes on where an earlier download broke off. HF_TOKEN is used where
    it is set. Raises ModelError that says what to do.
    """
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from huggingface_hub.errors import (
        EntryNotFoundError,
        GatedRepoError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    try:
        return _download(model, store)
    except GatedRepoError:
        raise ModelError(
            f"{model.name} is given to those who accept its licence ({model.licence}): log in and accept it on"
            f" https://huggingface.co/{model.name}, make a token on https://huggingface.co/settings/tokens, then run"
            " this again with HF_TOKEN set to it"
        ) from None
    except (RepositoryNotFoundError, RevisionNotFoundError, EntryNotFoundError):
        raise ModelError(
            f"the Hub has no {model.name} at {model.revision or 'main'} that may be read without a token or with this"
            " one: check the profile, and HF_TOKEN"
        ) from None
    except OfflineModeIsEnabled:
        raise ModelError("HF_HUB_OFFLINE is set, so nothing is downloaded: unset it and run this again") from None
    except _transport_errors() as error:
        raise ModelError(
            f"{model.name} can't be downloaded ({type(error).__name__}): check the connection and the disk, then run"
            " this again; it goes on where it stopped"
        ) from None


def _transport_errors() -> tuple[type[Exception], ...]:
    from huggingface_hub.errors import FileMetadataError, HfHubHTTPError

    # the client's own errors, whichever HTTP library the Hub's package was built on
    transport = next(base for base in HfHubHTTPError.__mro__ if base.__name__ == "HTTPError")
    return transport, FileMetadataError, OSError


def _download(model: ModelProfile, store: ModelStore) -> Lock:
    from huggingface_hub import HfApi, hf_hub_download

    info = HfApi().model_info(model.name, revision=model.revision, files_metadata=True)
    if info.sha is None:
        raise ModelError(f"the Hub does not say which revision of {model.name} is the newest: try again later")
    wanted = _wanted(model, info)
    folder = store.folder(model)
    _check_room(store.root, sum(sibling.size or 0 for sibling in wanted.values()))
    for name in wanted:
        hf_hub_download(model.name, name, revision=info.sha, local_dir=folder)
    lock = store.write_lock(model, info.sha, wanted)
    for name, sibling in wanted.items():
        if sibling.lfs is not None and sibling.lfs.sha256 != lock.files[name]:
            (folder / name).unlink()
            raise ModelError(f"{folder / name} came damaged and was removed: run this again")
    return lock


def _wanted(model: ModelProfile, info: ModelInfo) -> dict[str, Any]:
    """The files of the repository that the profile's patterns match."""
    siblings = {sibling.rfilename: sibling for sibling in info.siblings or ()}
    wanted = {name: s for name, s in siblings.items() if any(fnmatch(name, pattern) for pattern in model.files)}
    if not any(name.endswith(".safetensors") for name in wanted):
        raise ModelError(f"{model.name} has no safetensors that match {', '.join(model.files)}: correct the profile")
    return wanted


def _check_room(root: Path, needed: int) -> None:
    root.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(root).free
    if free < needed:
        raise ModelError(
            f"{needed / 1e9:.1f} GB are needed in {root} and {free / 1e9:.1f} are free: make room, or set PMG_MODELS to"
            " a folder on another disk"
        )
