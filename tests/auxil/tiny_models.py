"""Tiny models of the bundled classes, trained for a moment or not at all: for tests of everything around them."""

from pathlib import Path

import torch

from pmg_engine.generator.autoencoder import Autoencoder, AutoencoderConfig
from pmg_engine.generator.bundled import save_autoencoder, save_unet
from pmg_engine.generator.unet import new_unet
from pmg_engine.scorer.clip import build_clip, save_scorer

TINY_AUTOENCODER = AutoencoderConfig(4, (8, 8, 8), (1, 1, 1), (1, 1, 1))
TINY_WIDTHS = (16, 32)


def write_tiny_models(folder: Path, side: int = 4) -> Path:
    """An autoencoder, a denoiser on a side × side latent grid and a scorer, untrained, with checksums."""
    torch.manual_seed(0)
    save_autoencoder(Autoencoder(TINY_AUTOENCODER), folder)
    save_unet(new_unet(4, side, TINY_WIDTHS), folder)
    save_scorer(build_clip(8), 8, folder)
    return folder
