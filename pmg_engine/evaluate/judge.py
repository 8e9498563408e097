"""The judge: tells what a finished sticker shows, and never chooses one.

A small convolutional classifier with a head for each attribute. It shares neither architecture, seed nor text encoder
with the scorer that picks between candidates: evaluating with the model that selected would be circular.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as F

from pmg_engine.art.table import accessories, palettes
from pmg_engine.art.vocabulary import ArtVocabulary
from pmg_engine.errors import ModelError
from pmg_engine.generator.autoencoder import to_tensor
from pmg_engine.generator.layout import frozen
from pmg_engine.weights import FOLDER, JUDGE, record, verified

SIZE = 112
GROUND = 0.6  # grey under transparent pixels; training varies it
WIDTHS = (48, 96, 192)
DEPTHS = (2, 3, 4)
NOTHING = "nothing"  # worn, or dyed
Labels = dict[str, list[str]]  # for each attribute the names it tells apart, in the order of the outputs
_COUNTER = "num_batches_tracked"  # of batch normalisation; only training reads it


def labels_of(known: ArtVocabulary) -> Labels:
    """What a judge of this art tells apart."""
    return {
        "character": list(known.characters),
        "expression": list(known.expressions),
        "style": list(known.styles),
        "accessory": [NOTHING, *accessories()],
        "palette": [NOTHING, *palettes()],
    }


class Judge(nn.Module):
    """(n, 3, SIZE, SIZE) in [-1, 1] to features and to logits for each attribute."""

    def __init__(self, labels: Labels, widths: tuple[int, ...] = WIDTHS, depths: tuple[int, ...] = DEPTHS) -> None:
        super().__init__()
        self.labels, self.widths, self.depths = labels, widths, depths
        layers: list[nn.Module] = [nn.Conv2d(3, widths[0], 7, 4, padding=3)]
        for level, (width, depth) in enumerate(zip(widths, depths, strict=True)):
            layers += [_Block(width) for _ in range(depth)]
            if level + 1 < len(widths):
                layers.append(nn.Conv2d(width, widths[level + 1], 3, 2, padding=1))
        self.trunk = nn.Sequential(*layers, nn.BatchNorm2d(widths[-1]))
        self.heads = nn.ModuleDict({name: nn.Linear(2 * widths[-1], len(names)) for name, names in labels.items()})

    def features(self, x: Tensor) -> Tensor:
        """(n, 2 * width): mean and maximum over the picture; marks beside the head are small but loud."""
        seen = self.trunk(x)
        return torch.cat([seen.mean((2, 3)), seen.amax((2, 3))], 1)

    def logits(self, features: Tensor) -> dict[str, Tensor]:
        """(n, names) for each attribute."""
        return {name: head(features) for name, head in self.heads.items()}


class _Block(nn.Module):
    """A block in the manner of ConvNeXt (Liu et al., 2022, arXiv 2201.03545), with batch normalisation."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.spatial = nn.Conv2d(width, width, 5, padding=2, groups=width)
        self.norm = nn.BatchNorm2d(width)
        self.wide = nn.Conv2d(width, 3 * width, 1)
        self.narrow = nn.Conv2d(3 * width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = x + self.narrow(F.gelu(self.wide(self.norm(self.spatial(x)))))
        return out


@dataclass(frozen=True, slots=True)
class Verdict:
    """Probabilities by name for each attribute, and the features, (2 * width,) of unit length."""

    character: dict[str, float]
    expression: dict[str, float]
    style: dict[str, float]
    features: tuple[float, ...]
    accessory: dict[str, float] = field(default_factory=dict)
    palette: dict[str, float] = field(default_factory=dict)

    def top(self, attribute: str) -> str:
        """The likeliest name."""
        found: dict[str, float] = getattr(self, attribute)
        return max(found, key=lambda name: found[name])


def on_ground(pictures: Tensor, ground: float | Tensor = GROUND) -> Tensor:
    """(n, 4, s, s) premultiplied RGBA in [-1, 1] to (n, 3, SIZE, SIZE) over grey, in [-1, 1]."""
    x = (pictures.float() + 1) / 2
    flat = x[:, :3] + (1 - x[:, 3:]) * ground
    seen = F.interpolate(flat, (SIZE, SIZE), mode="bilinear", antialias=True).clamp(0, 1) * 2 - 1
    return seen.contiguous(memory_format=torch.channels_last)


@torch.no_grad()
def verdicts(judge: Judge, stickers: list[bytes]) -> list[Verdict]:
    """What each encoded sticker shows."""
    if not stickers:
        return []
    with torch.autocast("cpu", enabled=False):
        features = judge.features(torch.cat([on_ground(to_tensor(pixels(webp)[None])) for webp in stickers]))
        shown = {name: logits.softmax(-1).tolist() for name, logits in judge.logits(features).items()}
    unit = F.normalize(features, dim=-1).tolist()

    def named(sticker: int) -> dict[str, dict[str, float]]:
        return {name: dict(zip(names, shown[name][sticker], strict=True)) for name, names in judge.labels.items()}

    return [Verdict(**named(i), features=tuple(unit[i])) for i in range(len(stickers))]


def pixels(sticker: bytes) -> np.ndarray:
    """An encoded sticker as (s, s, 4) straight RGBA bytes."""
    with Image.open(io.BytesIO(sticker)) as picture:
        return np.asarray(picture.convert("RGBA"))


def save_judge(judge: Judge, folder: Path = FOLDER) -> None:
    """Stores the weights as float16 with the configuration and checksums."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {k: v for k, v in judge.state_dict().items() if not k.endswith(_COUNTER)}
    save_file({k: v.detach().cpu().half().contiguous() for k, v in state.items()}, folder / f"{JUDGE}.safetensors")
    config = {"widths": judge.widths, "depths": judge.depths, "labels": judge.labels}
    (folder / f"{JUDGE}.json").write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    record([f"{JUDGE}.safetensors", f"{JUDGE}.json"], folder)


def load_judge(folder: Path = FOLDER) -> Judge:
    """The bundled judge, checked. Raises ModelError naming the file that is missing or broken."""
    config = json.loads(verified(f"{JUDGE}.json", folder).read_text(encoding="utf-8"))
    path = verified(f"{JUDGE}.safetensors", folder)
    judge = Judge(config["labels"], tuple(config["widths"]), tuple(config["depths"]))
    counters = {k: v for k, v in judge.state_dict().items() if k.endswith(_COUNTER)}
    try:
        judge.load_state_dict({k: v.float() for k, v in load_file(path).items()} | counters)
    except RuntimeError:
        raise ModelError(f"{path} does not fit this version of the program: restore it from the repository") from None
    return frozen(judge)
