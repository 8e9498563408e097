"""The upsampler: a decoded picture to twice its side, crisp at eyes, lines and edge.

It works on half the picture's resolution, since on a CPU that is what makes 512 px affordable, and adds what is missing
to a bilinear enlargement. Only the chosen candidate goes through it.
"""

from __future__ import annotations

import json
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as F

from pmg_engine.errors import ModelError
from pmg_engine.generator.layout import frozen
from pmg_engine.weights import FOLDER, record, verified

NAME = "upsampler"
WIDTH, BLOCKS = 48, 3
_FOLD = 2  # pixels to a side that become channels


class Upsampler(nn.Module):
    """(n, 4, s, s) premultiplied RGBA in [-1, 1] to (n, 4, 2s, 2s)."""

    def __init__(self, width: int = WIDTH, blocks: int = BLOCKS) -> None:
        super().__init__()
        self.width, self.blocks = width, blocks
        channels = 4 * _FOLD**2
        last = nn.Conv2d(width, 4 * channels, 3, padding=1)
        nn.init.zeros_(last.weight)
        self.body = nn.Sequential(
            nn.Conv2d(channels, width, 3, padding=1), *(_Block(width) for _ in range(blocks)), nn.SiLU(), last
        )

    def forward(self, x: Tensor) -> Tensor:
        """At the start the bilinear enlargement."""
        missing: Tensor = F.pixel_shuffle(self.body(F.pixel_unshuffle(x, _FOLD)), 2 * _FOLD)
        return F.interpolate(x, scale_factor=2.0, mode="bilinear") + missing


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.SiLU(),
            nn.Conv2d(width, width, 3, padding=1),
            nn.SiLU(),
            nn.Conv2d(width, width, 3, padding=1),
        )

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = x + self.body(x)
        return out


def save_upsampler(model: Upsampler, folder: Path = FOLDER) -> None:
    """Stores the weights as float16 with their configuration and checksums."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {k: v.detach().cpu().half().contiguous() for k, v in model.state_dict().items()}
    save_file(tensors, folder / f"{NAME}.safetensors")
    shape = {"width": model.width, "blocks": model.blocks}
    (folder / f"{NAME}.json").write_text(json.dumps(shape, indent=2) + "\n", encoding="utf-8")
    record([f"{NAME}.safetensors", f"{NAME}.json"], folder)


def load_upsampler(folder: Path = FOLDER) -> Upsampler:
    """The bundled one, checked. Raises ModelError naming the file that is missing or broken."""
    shape, path = verified(f"{NAME}.json", folder), verified(f"{NAME}.safetensors", folder)
    try:
        model = Upsampler(**json.loads(shape.read_text(encoding="utf-8")))
        model.load_state_dict({k: v.float() for k, v in load_file(path).items()})
    except (TypeError, ValueError, SafetensorError, RuntimeError) as error:
        raise ModelError(f"{path} does not fit this version of the program: restore it ({error})") from None
    return frozen(model)
