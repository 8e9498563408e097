"""What the autoencoder makes of the art, with noise in the latents: near to what a denoiser draws.

The scorer and the judge learn from it too; trained on composed art alone they distrust what is generated.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.generator.autoencoder import Autoencoder, to_tensor
from pmg_engine.train.art import Art
from pmg_engine.train.loop import autocast
from pmg_engine.train.progress import progress

LATENT_NOISE = 0.35  # standard deviations: what a denoiser leaves


def with_reconstructions(
    art: Art, seen: np.ndarray, autoencoder: Autoencoder, folder: Path, count: int, seed: int
) -> tuple[Tensor, Tensor]:
    """Pictures of half the size as bytes, (n, 4, s, s), premultiplied, and the art's row of each, (n,).

    The rows `seen` as they are, then `count` of them reconstructed; these are kept in `folder`.
    """
    again = np.random.default_rng(seed).permutation(seen)[:count]
    path = folder / "reconstructions.npy"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        np.save(path, _reconstructed(art, again, autoencoder, seed).numpy())
    both = torch.cat([halved(art, seen), torch.from_numpy(np.load(path))])
    return both, torch.from_numpy(np.concatenate([seen, again]))


def halved(art: Art, rows: np.ndarray) -> Tensor:
    """The art at half its size, as bytes, (n, 4, s, s), premultiplied."""
    return torch.cat([_bytes(to_tensor(art.pictures[rows[i : i + 64]])) for i in range(0, len(rows), 64)])


def floats(pictures: Tensor, device: torch.device) -> Tensor:
    """Bytes to [-1, 1]."""
    return pictures.to(device).float() / 127.5 - 1


@torch.no_grad()
def _reconstructed(art: Art, rows: np.ndarray, autoencoder: Autoencoder, seed: int) -> Tensor:
    random, parts = torch.Generator().manual_seed(seed), []
    with progress("reconstructions", math.ceil(len(rows) / 16)) as step:
        for at in range(0, len(rows), 16):
            with autocast(torch.device("cpu")):
                latents = autoencoder.encode(to_tensor(art.pictures[rows[at : at + 16]]))
                noise = torch.randn(latents.shape, generator=random)
                level = LATENT_NOISE * torch.rand(len(latents), 1, 1, 1, generator=random)
                drawn = autoencoder.decode(latents + level * noise).float()
            parts.append(_bytes(drawn.clamp(-1, 1)))
            step()
    return torch.cat(parts)


def _bytes(x: Tensor) -> Tensor:
    return ((F.avg_pool2d(x, 2) + 1) * 127.5).round().byte()
