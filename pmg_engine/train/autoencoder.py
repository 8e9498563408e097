"""Trains the autoencoder on the rendered art."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from pmg_engine.generator.autoencoder import Autoencoder, AutoencoderConfig, to_pictures, to_tensor
from pmg_engine.generator.layout import channels_last
from pmg_engine.train.art import Art, load_art
from pmg_engine.train.loop import Schedule, autocast, device_of, fit
from pmg_engine.train.sharpness import gradient_loss, steepness_loss
from pmg_engine.train.sheets import grid

LATENT_NOISE = 0.15  # in deviations, at most: the denoiser's errors must not break the decoder
STEEPNESS = 0.5  # share of the loss: with more of it, edges become teeth


def train_autoencoder(
    art_folder: Path,
    out: Path,
    steps: int,
    batch: int = 16,
    device: str = "auto",
    config: AutoencoderConfig | None = None,
    resume: bool = True,
    start: Autoencoder | None = None,
    decoder_only: bool = False,
) -> Autoencoder:
    """Returns the averaged model with its latent statistics set; the caller stores it.

    `start` is an earlier one to go on from where there is no checkpoint. With `decoder_only` its encoder and its
    statistics stay as they are, so that a denoiser trained on its latents stays valid.
    """
    art, where = load_art(art_folder), device_of(device)
    torch.manual_seed(0)
    model = channels_last((start or Autoencoder(config or AutoencoderConfig())).to(where))
    model.train().requires_grad_(True)
    model.encoder.requires_grad_(not decoder_only)
    seen = art.indices(held_out=False)

    def loss_of(step: int) -> Tensor:
        random = np.random.default_rng((1, step))
        x = _batch(art, random.choice(seen, batch), where)
        if random.random() < 0.5:
            x = x.flip(-1)
        return reconstruction_loss(model, x)

    def sheet(average: Autoencoder, path: Path) -> dict[str, float]:
        return _sheet(average, art, where, path)

    schedule = Schedule(steps, 2e-3, weight_decay=1e-3, ema=0.998, checkpoint_every=250, sheet_every=500)
    average = fit("autoencoder", model, loss_of, schedule, out, sheet, resume)
    if not decoder_only:
        _set_statistics(average, art, seen, where)
    return average


def reconstruction_loss(model: Autoencoder, x: Tensor) -> Tensor:
    """L1 on pixels (more where detail is), gradients, steepness and block means, plus a small pull on the latents."""
    with autocast(x.device):
        z = model.encode_raw(x)
        level = LATENT_NOISE * torch.rand(len(z), 1, 1, 1, device=z.device) * z.detach().float().std()
        y = model.decode_raw(z + torch.randn_like(z) * level)
    y = y.float()
    across, down = x.diff(dim=3).abs(), x.diff(dim=2).abs()
    detail = F.pad(across, (0, 1)) + F.pad(down, (0, 0, 0, 1))
    weight = 1 + 3 * F.max_pool2d(detail.amax(1, keepdim=True), 5, 1, 2).clamp(max=1)
    pixels = ((y - x).abs() * weight).mean()
    blocks = (F.avg_pool2d(y, 8) - F.avg_pool2d(x, 8)).abs().mean()
    edges = 1.5 * gradient_loss(y, x) + STEEPNESS * steepness_loss(y, x)
    return pixels + edges + blocks + 2e-4 * z.float().pow(2).mean()


@torch.no_grad()
def psnr(model: Autoencoder, x: Tensor) -> float:
    """Mean over pictures of 10 log10(4 / mse), in dB, on premultiplied RGBA in [-1, 1]."""
    y = model.decode(model.encode(x)).clamp(-1, 1)
    return float((10 * torch.log10(4 / (x - y).pow(2).mean((1, 2, 3)))).mean())


def _batch(art: Art, indices: np.ndarray, device: torch.device) -> Tensor:
    x = to_tensor(art.pictures[np.sort(indices)])
    return x.to(device).contiguous(memory_format=torch.channels_last)


@torch.no_grad()
def _sheet(model: Autoencoder, art: Art, device: torch.device, path: Path) -> dict[str, float]:
    x = _batch(art, art.indices(held_out=True)[:24], device)
    y = model.decode(model.encode(x))
    pairs = np.concatenate([to_pictures(x.cpu()), to_pictures(y.cpu())])
    rows = [pairs[start : start + 8] for block in range(0, 24, 8) for start in (block, 24 + block)]
    grid(np.concatenate(rows), 8).save(path)
    return {"held_out_psnr": psnr(model, x)}


@torch.no_grad()
def _set_statistics(model: Autoencoder, art: Art, seen: np.ndarray, device: torch.device) -> None:
    chosen = np.random.default_rng(2).choice(seen, min(512, len(seen)), replace=False)
    parts = [model.encode_raw(_batch(art, chosen[i : i + 32], device)).float() for i in range(0, len(chosen), 32)]
    latents = torch.cat(parts)
    model.latent_mean.copy_(latents.mean((0, 2, 3), keepdim=True))
    model.latent_std.copy_(latents.std((0, 2, 3), keepdim=True))
