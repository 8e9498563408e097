"""Trains the upsampler: what the autoencoder makes of the art, with noise in the latents, against the art itself."""

from __future__ import annotations

import math
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pmg_engine.generator.autoencoder import Autoencoder, to_pictures, to_tensor
from pmg_engine.generator.layout import channels_last
from pmg_engine.generator.upsampler import BLOCKS, WIDTH, Upsampler
from pmg_engine.train.art import Art, Row, load_art, render
from pmg_engine.train.loop import Schedule, autocast, device_of, fit
from pmg_engine.train.progress import progress
from pmg_engine.train.sharpness import gradient_energy, gradient_loss, steepness_loss
from pmg_engine.train.sheets import grid

SEED = 31
PAIRS = 2400
TESTED = 64
STEEPNESS = 6.0  # share of the loss
NOISE = 0.2  # at most, in deviations of the latents
CROP = 64  # pixels of the decoded picture
TEXTURED = ("pixel art", "crayon", "embroidery", "pop art")  # their texture is laid on afterwards


def train_upsampler(
    art_folder: Path,
    autoencoder: Autoencoder,
    out: Path,
    steps: int,
    batch: int = 16,
    device: str = "auto",
    pairs: int = PAIRS,
    shape: tuple[int, int] = (WIDTH, BLOCKS),
    resume: bool = True,
    start: Upsampler | None = None,
) -> Upsampler:
    """Returns the averaged model. `shape` is its width and blocks; `start` an earlier one to go on from."""
    art, where = load_art(art_folder), device_of(device)
    soft, sharp = _pairs(art, autoencoder, out, pairs, held_out=False)
    tested = tuple(to_tensor(x) for x in _pairs(art, autoencoder, out, min(TESTED, pairs), held_out=True))
    torch.manual_seed(SEED)
    model = channels_last((start or Upsampler(*shape)).to(where)).train().requires_grad_(True)

    def loss_of(step: int) -> Tensor:
        x, goal = _crops(soft, sharp, batch, np.random.default_rng((SEED, step)))
        with autocast(where):
            y = model(x.to(where).contiguous(memory_format=torch.channels_last))
        return sharp_loss(y.float(), goal.to(where))

    def sheet(average: Upsampler, path: Path) -> dict[str, float]:
        return _sheet(average, tested[0], tested[1], path)

    rate = 1e-3 if start else 2e-3
    schedule = Schedule(steps, rate, weight_decay=1e-4, ema=0.998, checkpoint_every=500, sheet_every=500)
    return fit("upsampler", model, loss_of, schedule, out, sheet, resume)


def sharp_loss(y: Tensor, goal: Tensor) -> Tensor:
    """L1 on pixels and on gradients: a median stays crisp where a mean would be blurred. And steepness."""
    return (y - goal).abs().mean() + 1.5 * gradient_loss(y, goal) + STEEPNESS * steepness_loss(y, goal)


def _crops(
    soft: NDArray[np.uint8], sharp: NDArray[np.uint8], batch: int, random: np.random.Generator
) -> tuple[Tensor, Tensor]:
    """Random places of random pairs, some mirrored: (batch, 4, c, c) and (batch, 4, 2c, 2c)."""
    crop = min(CROP, soft.shape[1])
    pairs = []
    for i in random.integers(len(soft), size=batch):
        top, left = random.integers(soft.shape[1] - crop + 1, size=2) // 2 * 2
        one = soft[i, top : top + crop, left : left + crop]
        other = sharp[i, 2 * top : 2 * (top + crop), 2 * left : 2 * (left + crop)]
        turn = -1 if random.random() < 0.5 else 1
        pairs.append((one[:, ::turn], other[:, ::turn]))
    x, goal = (to_tensor(np.stack(side)) for side in zip(*pairs, strict=True))
    return x, goal


def _pairs(
    art: Art, autoencoder: Autoencoder, folder: Path, count: int, held_out: bool
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Decoded pictures (n, s, s, 4) and the art at twice their side, both on disk."""
    plain = [int(i) for i in art.indices(held_out) if art.rows[i].style not in TEXTURED]
    chosen = np.random.default_rng(SEED).permutation(plain)[:count]
    side = art.pictures.shape[1]
    paths = [folder / f"{name}-{'held-out' if held_out else 'seen'}.npy" for name in ("soft", "sharp")]
    if not all(path.exists() for path in paths):
        folder.mkdir(parents=True, exist_ok=True)
        np.save(paths[0], _decoded(art, chosen, autoencoder))
        with ProcessPoolExecutor(2) as pool, progress("art at full size", len(chosen)) as step:
            sharp = []
            for picture in pool.map(_render, [(art.rows[i], 2 * side) for i in chosen], chunksize=8):
                sharp.append(picture)
                step()
        np.save(paths[1], np.stack(sharp))
    soft, sharp_again = (np.load(path, mmap_mode="r") for path in paths)
    return soft, sharp_again


def _render(wanted: tuple[Row, int]) -> NDArray[np.uint8]:
    return render(*wanted)


@torch.no_grad()
def _decoded(art: Art, rows: NDArray[np.int64], autoencoder: Autoencoder) -> NDArray[np.uint8]:
    random, parts = torch.Generator().manual_seed(SEED), []
    with progress("decoded art", math.ceil(len(rows) / 16)) as step:
        for at in range(0, len(rows), 16):
            latents = autoencoder.encode(to_tensor(art.pictures[rows[at : at + 16]]))
            level = NOISE * torch.rand(len(latents), 1, 1, 1, generator=random)
            noisy = latents + level * torch.randn(latents.shape, generator=random)
            parts.append(to_pictures(autoencoder.decode(noisy).float()))
            step()
    return np.concatenate(parts)


@torch.no_grad()
def _sheet(model: Upsampler, soft: Tensor, sharp: Tensor, path: Path) -> dict[str, float]:
    """Enlarged plainly, by the model, and the art; how much of its sharpness and what is left of error."""
    drawn = torch.cat([model(x[None]) for x in soft]).clamp(-1, 1)
    plain = torch.nn.functional.interpolate(soft, scale_factor=2.0, mode="bilinear")
    shown = torch.cat([x[:6] for x in (plain, drawn, sharp)])
    grid(to_pictures(shown), 6).save(path)
    energy = gradient_energy(sharp)
    return {
        "psnr": 10 * math.log10(4 / float((drawn - sharp).pow(2).mean())),
        "plain_psnr": 10 * math.log10(4 / float((plain - sharp).pow(2).mean())),
        "sharpness": gradient_energy(drawn) / energy,
        "plain_sharpness": gradient_energy(plain) / energy,
    }
