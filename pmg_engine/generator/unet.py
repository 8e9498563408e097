"""The denoiser: diffusers' UNet2DConditionModel, small, with cross-attention on MiniLM states.

diffusers is imported when first needed: it takes seconds.
"""

from __future__ import annotations

from typing import Any, cast

from torch import Tensor, nn

from pmg_engine import torchvision_repair
from pmg_engine.condition import Condition
from pmg_engine.text_encoder import WIDTH

WIDTHS = (96, 160, 224)


def new_unet(latent_channels: int, latent_side: int, widths: tuple[int, ...] = WIDTHS) -> nn.Module:
    """An untrained denoiser; all levels but the finest attend to the condition."""
    deeper = len(widths) - 1
    return unet_of(
        {
            "sample_size": latent_side,
            "in_channels": latent_channels,
            "out_channels": latent_channels,
            "block_out_channels": widths,
            "layers_per_block": 1,
            "down_block_types": ("DownBlock2D",) + ("CrossAttnDownBlock2D",) * deeper,
            "up_block_types": ("CrossAttnUpBlock2D",) * deeper + ("UpBlock2D",),
            "cross_attention_dim": WIDTH,
            "attention_head_dim": tuple(max(1, width // 32) for width in widths),
            "norm_num_groups": 16,
        }
    )


def unet_of(config: dict[str, Any]) -> nn.Module:
    """A denoiser of a stored configuration."""
    torchvision_repair.repair()
    from diffusers import UNet2DConditionModel

    model: nn.Module = cast(Any, UNet2DConditionModel)(**config)
    return model


def plain_attention(unet: nn.Module) -> None:
    """Attention as matrix products. On a processor, for sequences this short, a training step takes a quarter less."""
    from diffusers.models.attention_processor import AttnProcessor

    cast(Any, unet).set_attn_processor(AttnProcessor())


def config_of(unet: nn.Module) -> dict[str, Any]:
    """What unet_of needs to build it again."""
    config = dict(cast(Any, unet).config)
    return {key: value for key, value in config.items() if not key.startswith("_") and value is not None}


def predict(unet: nn.Module, x: Tensor, times: Tensor, condition: Condition) -> Tensor:
    """v for latents (n, c, h, w) at times (n,) in [0, 1]."""
    v: Tensor = unet(x, times * 1000, condition.states, encoder_attention_mask=condition.mask).sample
    return v
