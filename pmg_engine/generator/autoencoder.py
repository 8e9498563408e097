"""The autoencoder: a sticker picture to a small latent grid and back.

Pictures are premultiplied RGBA in [-1, 1], so that what lies under transparent pixels never matters. A space-to-depth
stem moves detail into channels at once: on a CPU that is what makes 256 px affordable.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

STEM = 4  # pixels to a side that become channels


@dataclass(frozen=True, slots=True)
class AutoencoderConfig:
    """Widths from the finest level to the coarsest; residual blocks a level, encoder and decoder."""

    latent_channels: int = 12
    widths: tuple[int, ...] = (48, 96, 192)
    encoder_blocks: tuple[int, ...] = (1, 1, 2)
    decoder_blocks: tuple[int, ...] = (2, 2, 3)

    def to_dict(self) -> dict[str, object]:
        """For the configuration file beside the weights."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> AutoencoderConfig:
        """The inverse; lists become tuples again."""
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
        return cls(**values)


class Autoencoder(nn.Module):
    """(n, 4, s, s) <-> (n, latent_channels, s / 16, s / 16) for three levels."""

    latent_mean: Tensor
    latent_std: Tensor

    def __init__(self, config: AutoencoderConfig) -> None:
        super().__init__()
        self.config = config
        widths, channels = config.widths, 4 * STEM**2
        encoder: list[nn.Module] = [nn.Conv2d(channels, widths[0], 3, padding=1)]
        for level, (width, blocks) in enumerate(zip(widths, config.encoder_blocks, strict=True)):
            encoder += [ResidualBlock(width) for _ in range(blocks)]
            if level + 1 < len(widths):
                encoder.append(Downsample(width, widths[level + 1]))
        self.encoder = nn.Sequential(*encoder, *_head(widths[-1], config.latent_channels))
        decoder: list[nn.Module] = [nn.Conv2d(config.latent_channels, widths[-1], 3, padding=1)]
        for level in reversed(range(len(widths))):
            decoder += [ResidualBlock(widths[level]) for _ in range(config.decoder_blocks[level])]
            if level > 0:
                decoder.append(Upsample(widths[level], widths[level - 1]))
        self.decoder = nn.Sequential(*decoder, *_head(widths[0], channels))
        shape = (1, config.latent_channels, 1, 1)
        self.register_buffer("latent_mean", torch.zeros(shape))
        self.register_buffer("latent_std", torch.ones(shape))

    @property
    def factor(self) -> int:
        """Picture pixels to one latent cell, along a side."""
        return STEM << (len(self.config.widths) - 1)

    def encode_raw(self, pictures: Tensor) -> Tensor:
        """Pictures to latents before normalisation."""
        latents: Tensor = self.encoder(F.pixel_unshuffle(pictures, STEM))
        return latents

    def decode_raw(self, latents: Tensor) -> Tensor:
        """The inverse of encode_raw, as learned."""
        return F.pixel_shuffle(self.decoder(latents), STEM)

    def encode(self, pictures: Tensor) -> Tensor:
        """Pictures to latents of zero mean and unit deviation, channel by channel."""
        return (self.encode_raw(pictures).float() - self.latent_mean) / self.latent_std

    def decode(self, latents: Tensor) -> Tensor:
        """Normalised latents to pictures in [-1, 1] or a little beyond."""
        return self.decode_raw(latents * self.latent_std + self.latent_mean)


class ResidualBlock(nn.Module):
    """x + f(x), with f zero at the start."""

    def __init__(self, width: int) -> None:
        super().__init__()
        last = nn.Conv2d(width, width, 3, padding=1)
        nn.init.zeros_(last.weight)
        self.body = nn.Sequential(*_head(width, width), nn.GroupNorm(8, width), nn.SiLU(), last)

    def forward(self, x: Tensor) -> Tensor:
        """(n, width, h, w) to the same."""
        out: Tensor = x + self.body(x)
        return out


class Downsample(nn.Module):
    """Space to depth, with a linear short cut."""

    def __init__(self, width: int, out: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, out // 4, 3, padding=1)
        self.short = nn.Conv2d(4 * width, out, 1)

    def forward(self, x: Tensor) -> Tensor:
        """(n, width, h, w) to (n, out, h / 2, w / 2)."""
        out: Tensor = F.pixel_unshuffle(self.conv(x), 2) + self.short(F.pixel_unshuffle(x, 2))
        return out


class Upsample(nn.Module):
    """Depth to space."""

    def __init__(self, width: int, out: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, 4 * out, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """(n, width, h, w) to (n, out, 2h, 2w)."""
        return F.pixel_shuffle(self.conv(x), 2)


def _head(width: int, out: int) -> list[nn.Module]:
    return [nn.GroupNorm(8, width), nn.SiLU(), nn.Conv2d(width, out, 3, padding=1)]


def to_tensor(pictures: NDArray[np.uint8]) -> Tensor:
    """(n, s, s, 4) straight RGBA bytes to (n, 4, s, s) premultiplied in [-1, 1]."""
    x = torch.tensor(pictures).permute(0, 3, 1, 2).float() / 255
    return torch.cat([x[:, :3] * x[:, 3:], x[:, 3:]], 1) * 2 - 1


def to_pictures(x: Tensor) -> NDArray[np.uint8]:
    """The inverse of to_tensor; where nothing shows, colour is black."""
    x = ((x.float() + 1) / 2).clamp(0, 1)
    colour = x[:, :3] / x[:, 3:].clamp(min=1e-3)
    straight = torch.cat([colour.clamp(0, 1), x[:, 3:]], 1)
    whole: NDArray[np.uint8] = (straight * 255).round().byte().permute(0, 2, 3, 1).contiguous().numpy()
    return whole
