"""How alike two pictures are: LPIPS, SSIM and CLIP-I. What needs weights that aren't there is left out, and says so.

Pictures are compared at SIDE × SIDE, resized without regard to their proportions.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from pmg_engine import torchvision_repair  # noqa: F401  must come before lpips and open_clip
from pmg_engine.device import resolve
from pmg_engine.errors import ModelError, PictureError
from pmg_engine.models import ModelStore
from pmg_engine.profiles import ModelProfile, PretrainedScorerProfile, Profile, load_profile, profile_names
from pmg_engine.scenarios.cases import is_there
from pmg_engine.scorer.pretrained import OpenClipScorer, load_open_clip
from pmg_engine.weights import digest

SIDE = 256
MAX_PIXELS = 4096 * 4096
NETWORKS = ("alex", "vgg")
LPIPS_FILE = Path("lpips") / "alexnet.safetensors"  # below the folder of the models
WEIGHTS = "open_clip_model.safetensors"

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Measures:
    """What pictures are compared by; None where weights are missing, which `missing` tells and says how to get."""

    lpips: Any = None
    clip: OpenClipScorer | None = None
    clip_name: str = ""
    missing: tuple[str, ...] = ()

    def compare(self, one: Pixels, others: Sequence[Pixels]) -> dict[str, list[float]]:
        """A value for each of the others, by measure: ssim always, lpips and clip where they are there."""
        found = {"ssim": [ssim(one, other) for other in others]}
        if self.lpips is not None:
            found["lpips"] = self._lpips(one, others)
        if self.clip is not None:
            seen = self.clip.embed_pictures(torch.stack([_opaque(picture) for picture in (one, *others)]))
            found["clip"] = (seen[1:] @ seen[0]).tolist()
        return found

    @torch.inference_mode()
    def _lpips(self, one: Pixels, others: Sequence[Pixels]) -> list[float]:
        place = next(self.lpips.parameters()).device
        mine = _opaque(one)[None, :3].to(place)
        return [float(self.lpips(mine, _opaque(other)[None, :3].to(place))) for other in others]


def decoded(data: bytes, name: str) -> Pixels:
    """Encoded bytes to (SIDE, SIDE, 3); transparent parts lie on white. Raises PictureError."""
    try:
        with Image.open(io.BytesIO(data), formats=("WEBP", "PNG", "JPEG", "GIF")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise PictureError(f"{name} has more than {MAX_PIXELS} pixels: make it smaller")
            picture = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PictureError(f"{name} is no picture that can be read: replace it, or take it away") from None
    flat = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
    return np.asarray(flat.resize((SIDE, SIDE), Image.Resampling.LANCZOS))


def ssim(one: Pixels, other: Pixels) -> float:
    """SSIM (Wang et al., 2004) over the three channels, in [-1, 1]; 1 is the same picture."""
    from skimage.metrics import structural_similarity

    return float(structural_similarity(one, other, channel_axis=-1, data_range=255))  # type: ignore[no-untyped-call]


def load_measures(
    profile: Profile, store: ModelStore, lpips: Path | None, clip: Path | None, device: str = "cpu"
) -> Measures:
    """What there is. `lpips` names a file and `clip` a folder of open_clip's; without, the usual places are searched.

    Raises ModelError for a file that was named and won't do, and for a CLIP that is the scorer that chooses.
    """
    if clip is not None and not is_there(clip):
        raise ModelError(f"{clip} is no folder: name one of open_clip's, with open_clip_config.json and {WEIGHTS}")
    missing, place = [], resolve(device)
    network = None
    usual = store.root / LPIPS_FILE
    if (file := lpips or (usual if usual.is_file() else None)) is not None:
        network = load_lpips(file).to(place)
    else:
        missing.append(
            f"LPIPS needs AlexNet's (or VGG-16's) weights of torchvision as safetensors: put them into {usual}, or name"
            " them with --lpips; docs/profiles.md says how to convert them"
        )
    scorer = _scorer_weights(profile, store)
    judge = _judge(profile, store) if clip is None else None
    folder = store.verified(judge, profile.name) if judge else clip
    if folder is None:
        name, other = next((m.name, p) for p, m in _candidates() if m.name != _scorer_name(profile))
        missing.append(
            "CLIP-I needs a CLIP that is not the scorer that chooses: python main.py models download"
            f" --profile {other} --model {name}, or name a folder with --clip"
        )
        return Measures(network, missing=tuple(missing))
    if scorer is not None and is_there(folder / WEIGHTS, Path.is_file) and digest(folder / WEIGHTS) == digest(scorer):
        raise ModelError(f"{folder} is the scorer that chooses: who judges must be another, name it with --clip")
    loaded = load_open_clip(folder, place)
    return Measures(network, loaded, judge.name if judge else folder.name, tuple(missing))


def load_lpips(path: Path) -> Any:
    """LPIPS v0.1 (Zhang et al., 2018) over AlexNet or VGG-16, whichever the file holds. Raises ModelError.

    The file holds torchvision's tensors as safetensors; pickles are refused. The linear layers come with lpips.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    if path.suffix != ".safetensors":
        raise ModelError(f"{path} is not a .safetensors file, and others aren't loaded: docs/profiles.md converts them")
    try:
        tensors = load_file(path)
    except (OSError, SafetensorError) as error:
        raise ModelError(f"{path} can't be read as safetensors ({type(error).__name__}): convert it anew") from None
    from lpips import LPIPS

    for kind in NETWORKS:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it asks torchvision in a way that is deprecated
            network = LPIPS(net=kind, pnet_rand=True, verbose=False)
        if _filled(network.net, tensors):
            return network.eval().requires_grad_(False)
    raise ModelError(f"{path} holds neither AlexNet nor VGG-16 in the names of torchvision (features.0.weight, …)")


def _filled(network: torch.nn.Module, tensors: dict[str, torch.Tensor]) -> bool:
    """Takes over the convolutions, which lpips names slice1.0.weight and torchvision features.0.weight."""
    own = network.state_dict()
    found = {name: tensors.get(f"features.{name.split('.', 1)[1]}") for name in own}
    if any(tensor is None or tensor.shape != own[name].shape for name, tensor in found.items()):
        return False
    network.load_state_dict({name: tensor.float() for name, tensor in found.items() if tensor is not None})
    return True


def _opaque(picture: Pixels) -> torch.Tensor:
    """(4, SIDE, SIDE) RGBA in [-1, 1]."""
    rgb = torch.from_numpy(picture.copy()).permute(2, 0, 1).float() / 127.5 - 1
    return torch.cat([rgb, torch.ones_like(rgb[:1])])


def _candidates() -> list[tuple[str, ModelProfile]]:
    """The CLIPs that shipped profiles choose with, each with a profile that downloads it."""
    found: dict[str, tuple[str, ModelProfile]] = {}
    for name in profile_names():
        profile = load_profile(name)
        if isinstance(profile.scorer, PretrainedScorerProfile):
            found.setdefault(profile.scorer.model, (name, profile.model(profile.scorer.model)))
    return list(found.values())


def _judge(profile: Profile, store: ModelStore) -> ModelProfile | None:
    """Of those that are there, the first that doesn't choose in this profile."""
    others = (model for _, model in _candidates() if model.name != _scorer_name(profile))
    return next((model for model in others if store.folder(model).is_dir()), None)


def _scorer_name(profile: Profile) -> str | None:
    return profile.scorer.model if isinstance(profile.scorer, PretrainedScorerProfile) else None


def _scorer_weights(profile: Profile, store: ModelStore) -> Path | None:
    name = _scorer_name(profile)
    path = store.folder(profile.model(name)) / WEIGHTS if name else None
    return path if path is not None and path.is_file() else None
