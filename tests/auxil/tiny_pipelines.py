"""Tiny real models of the large profiles' classes, saved as those on the Hub are: random weights, the same code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from pmg_engine import torchvision_repair  # noqa: F401  must come before the model libraries
from pmg_engine.profiles import LanguageModelProfile

WIDTH = 16  # of text states, image embeddings and everything else
CHAT = "{% for m in messages %}<|im_start|>{{ m['content'] }}<|im_end|>{% endfor %}"


def byte_letters() -> list[str]:
    """The 256 letters that byte-level tokenizers spell bytes with."""
    from tokenizers.pre_tokenizers import ByteLevel

    return sorted(ByteLevel.alphabet())


def write_stable_diffusion(folder: Path) -> Path:
    """A StableDiffusionPipeline for 32 px."""
    from diffusers import AutoencoderKL, PNDMScheduler, StableDiffusionPipeline, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

    torch.manual_seed(0)
    letters = byte_letters()
    words = ["<|startoftext|>", "<|endoftext|>", *letters, *(f"{letter}</w>" for letter in letters)]
    config = CLIPTextConfig(
        vocab_size=len(words), hidden_size=WIDTH, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2,
        bos_token_id=0, eos_token_id=1, pad_token_id=1,
    )  # fmt: skip
    unet = UNet2DConditionModel(
        sample_size=16, layers_per_block=1, block_out_channels=(8, 16), norm_num_groups=4, cross_attention_dim=WIDTH,
        attention_head_dim=2, down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
    )  # fmt: skip
    pipeline = StableDiffusionPipeline(
        vae=AutoencoderKL(**_autoencoder(), latent_channels=4),
        text_encoder=CLIPTextModel(config),
        tokenizer=CLIPTokenizer({word: i for i, word in enumerate(words)}, [], model_max_length=77),
        unet=unet,
        scheduler=PNDMScheduler(skip_prk_steps=True, steps_offset=1),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.save_pretrained(folder, safe_serialization=True)
    return folder


def write_flux2_klein(folder: Path) -> Path:
    """A Flux2KleinPipeline for 32 px. Its text encoder is deep, since states are taken from layers up to the 27th."""
    from diffusers import (
        AutoencoderKLFlux2,
        FlowMatchEulerDiscreteScheduler,
        Flux2KleinPipeline,
        Flux2Transformer2DModel,
    )
    from transformers import Qwen3Config, Qwen3ForCausalLM

    torch.manual_seed(0)
    tokenizer = _qwen_tokenizer()
    config = Qwen3Config(
        vocab_size=len(tokenizer), hidden_size=WIDTH, intermediate_size=16, num_hidden_layers=28, num_attention_heads=2,
        num_key_value_heads=1, head_dim=8, max_position_embeddings=512,
    )  # fmt: skip
    transformer = Flux2Transformer2DModel(
        in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2,
        joint_attention_dim=3 * WIDTH, axes_dims_rope=(4, 4, 4, 4), timestep_guidance_channels=32,
        guidance_embeds=False,
    )  # fmt: skip
    pipeline = Flux2KleinPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True),
        vae=AutoencoderKLFlux2(**_autoencoder(), latent_channels=4),
        text_encoder=Qwen3ForCausalLM(config),
        tokenizer=tokenizer,
        transformer=transformer,
        is_distilled=True,
    )
    pipeline.save_pretrained(folder, safe_serialization=True)
    return folder


def write_ip_adapter(folder: Path, unet: Any) -> Path:
    """An IP-Adapter for a unet, and the image encoder it reads pictures with."""
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    torch.manual_seed(1)
    vision = CLIPVisionConfig(
        hidden_size=WIDTH, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2, image_size=32,
        patch_size=16, projection_dim=WIDTH,
    )  # fmt: skip
    CLIPVisionModelWithProjection(vision).save_pretrained(folder / "models" / "image_encoder")
    tensors = {
        "image_proj.proj.weight": torch.randn(4 * WIDTH, WIDTH),
        "image_proj.proj.bias": torch.randn(4 * WIDTH),
        "image_proj.norm.weight": torch.ones(WIDTH),
        "image_proj.norm.bias": torch.zeros(WIDTH),
    }
    for place, name in enumerate(unet.attn_processors):
        if name.endswith("attn2.processor"):
            shape = unet.get_submodule(name.removesuffix(".processor")).to_k.weight.shape
            tensors |= {f"ip_adapter.{place}.to_{part}_ip.weight": torch.randn(shape) for part in "kv"}
    save_file(tensors, folder / "models" / "adapter.safetensors")
    return folder


def write_open_clip(folder: Path) -> Path:
    """A CLIP of open_clip's own layout, with its own tokenizer and a softmax."""
    vision = {"image_size": 32, "layers": 1, "width": WIDTH, "head_width": 8, "patch_size": 16}
    text = {"context_length": 77, "vocab_size": 49408, "width": WIDTH, "heads": 2, "layers": 1}
    return _save_open_clip(folder, {"embed_dim": WIDTH, "vision_cfg": vision, "text_cfg": text})


def write_siglip2(folder: Path) -> Path:
    """A SigLIP 2 of open_clip's layout: timm's image tower, a tokenizer of its own, a bias."""
    tokenizer = _qwen_tokenizer()
    vision = {"image_size": 160, "timm_model_name": "test_vit3", "timm_pool": "map", "timm_proj": "none"}
    text = {
        "context_length": 64, "vocab_size": len(tokenizer), "hf_tokenizer_name": "in/this-folder",
        "tokenizer_kwargs": {"clean": "canonicalize"}, "width": 96, "heads": 2, "layers": 1,
        "no_causal_mask": True, "proj_bias": True, "pool_type": "last",
    }  # fmt: skip
    config = {"embed_dim": 96, "init_logit_bias": -10, "custom_text": True, "vision_cfg": vision, "text_cfg": text}
    _save_open_clip(folder, config)
    tokenizer.save_pretrained(folder)
    return folder


def _save_open_clip(folder: Path, config: dict[str, Any]) -> Path:
    from open_clip.model import CLIP, CustomTextCLIP

    torch.manual_seed(2)
    folder.mkdir(parents=True)
    written = json.dumps({"model_cfg": config, "preprocess_cfg": {"mean": [0.5] * 3, "std": [0.5] * 3}})
    (folder / "open_clip_config.json").write_text(written)
    kwargs = {name: value for name, value in config.items() if name != "custom_text"}
    model = (CustomTextCLIP if config.get("custom_text") else CLIP)(**kwargs)
    save_file({k: v.contiguous() for k, v in model.state_dict().items()}, folder / "open_clip_model.safetensors")
    return folder


def _qwen_tokenizer() -> Any:
    from transformers import Qwen2Tokenizer

    words = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", *byte_letters()]
    tokenizer = Qwen2Tokenizer({word: i for i, word in enumerate(words)}, [])
    tokenizer.add_special_tokens({"additional_special_tokens": words[1:3]})
    tokenizer.chat_template = CHAT
    return tokenizer


def _autoencoder() -> dict[str, Any]:
    return {
        "block_out_channels": (8, 16),
        "norm_num_groups": 4,
        "layers_per_block": 1,
        "down_block_types": ("DownEncoderBlock2D",) * 2,
        "up_block_types": ("UpDecoderBlock2D",) * 2,
        "sample_size": 32,
    }


GENERATORS = {
    "sd": 'kind = "stable-diffusion"\nmodel = "tiny/sd"\nguidance_scale = 3.0',
    "flux": 'kind = "flux2-klein"\nmodel = "tiny/flux"\nguidance_scale = 1.0',
    "ip": 'kind = "ip-adapter"\nmodel = "tiny/sd"\nguidance_scale = 3.0\nadapter = "tiny/ip"\n'
    'adapter_weights = "models/adapter.safetensors"\nimage_encoder = "models/image_encoder"',
}


def write_profile(
    folder: Path, generator: str, scorer: str, dtype: str = "auto", reader: LanguageModelProfile | None = None
) -> Path:
    """A profile that uses the tiny models of this folder, which are named by their own folders in it."""
    models = [
        f'[[models]]\nname = "tiny/{name}"\nlicence = "none"\ndisk_gb = 0.1\nmemory_gb = 0.1\nfolder = "{name}"'
        for name in ("sd", "flux", "ip", "clip", "siglip")
    ]
    settings = "steps = 2\ncandidates = 2\nside = 32\ntarget_tokens = 40\npreference_tokens = 30"
    settings += f'\ndtype = "{dtype}"'
    path = folder / f"{generator}-{scorer}{'-reads' if reader else ''}.toml"
    parts = [
        "threads = 1",
        f"[generator]\n{GENERATORS[generator]}\n{settings}",
        f'[scorer]\nkind = "open-clip"\nmodel = "tiny/{scorer}"',
        *models,
    ]
    if reader is not None:
        told = reader.model_dump(mode="json", exclude_none=True)
        parts.append(
            "\n".join(["[language_model]", *(f"{name} = {json.dumps(value)}" for name, value in told.items())])
        )
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return path


def write_all(folder: Path) -> Path:
    """Every tiny model, below one folder."""
    from diffusers import UNet2DConditionModel

    write_stable_diffusion(folder / "sd")
    write_flux2_klein(folder / "flux")
    write_ip_adapter(folder / "ip", UNet2DConditionModel.from_pretrained(folder / "sd" / "unet"))
    write_open_clip(folder / "clip")
    write_siglip2(folder / "siglip")
    return folder
