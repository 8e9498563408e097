"""The bundled generator: a diffusers UNet over the latents of this project's autoencoder."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from pmg_engine.condition import Condition
from pmg_engine.errors import ModelError
from pmg_engine.generator.autoencoder import Autoencoder, AutoencoderConfig
from pmg_engine.generator.layout import frozen
from pmg_engine.generator.sampler import guided, integrate, noise, timesteps
from pmg_engine.generator.unet import config_of, predict, unet_of
from pmg_engine.weights import FOLDER, record, verified

AUTOENCODER = "autoencoder"
DENOISER = "denoiser"


@dataclass(frozen=True, slots=True)
class Generator:
    """Draws pictures from conditions."""

    autoencoder: Autoencoder
    unet: torch.nn.Module
    steps: int
    guidance_scale: float

    @torch.no_grad()
    def denoise(self, condition: Condition, unconditional: Condition, seeds: list[int]) -> Tensor:
        """One latent a row of the condition, as one batch; row i starts from seeds[i] alone.

        `unconditional` has the condition's shape. Returns (n, latent_channels, h, w).
        """
        config = config_of(self.unet)
        shape = (config["in_channels"], config["sample_size"], config["sample_size"])
        both = Condition(
            torch.cat([condition.states, unconditional.states]), torch.cat([condition.mask, unconditional.mask])
        )
        device = both.states.device

        def velocity(x: Tensor, t: float) -> Tensor:
            twice = torch.cat([x, x]).contiguous(memory_format=torch.channels_last)
            with fast(device):
                v = predict(self.unet, twice, torch.full((len(twice),), t, device=device), both)
            with_condition, without = v.float().chunk(2)
            return guided(with_condition, without, self.guidance_scale)

        return integrate(velocity, noise(seeds, shape).to(device), timesteps(self.steps))

    @torch.no_grad()
    def decode(self, latents: Tensor) -> Tensor:
        """Latents to premultiplied RGBA in [-1, 1], (n, 4, s, s) float32."""
        with fast(latents.device):
            return self.autoencoder.decode(latents.contiguous(memory_format=torch.channels_last)).float()


def fast(device: torch.device) -> torch.autocast | nullcontext[None]:
    """bfloat16 where the processor computes it itself; elsewhere it would be slower than float32."""
    if device.type != "cpu" or torch.ops.mkldnn._is_mkldnn_bf16_supported():
        return torch.autocast(device.type, torch.bfloat16)
    return nullcontext()


def load_generator(steps: int, guidance_scale: float, folder: Path = FOLDER) -> Generator:
    """Reads both models and checks them. Raises ModelError naming the file that is missing or broken."""
    return Generator(load_autoencoder(folder), load_unet(folder), steps, guidance_scale)


def load_autoencoder(folder: Path = FOLDER) -> Autoencoder:
    """The autoencoder alone, for training on its latents."""
    config = json.loads(verified(f"{AUTOENCODER}.json", folder).read_text(encoding="utf-8"))
    model = Autoencoder(AutoencoderConfig.from_dict(config))
    _fill(model, f"{AUTOENCODER}.safetensors", folder)
    return frozen(model)


def load_unet(folder: Path = FOLDER) -> torch.nn.Module:
    """The denoiser alone, to go on training it."""
    model = unet_of(json.loads(verified(f"{DENOISER}.json", folder).read_text(encoding="utf-8")))
    _fill(model, f"{DENOISER}.safetensors", folder)
    return frozen(model)


def _fill(model: torch.nn.Module, name: str, folder: Path) -> None:
    path = verified(name, folder)
    try:
        model.load_state_dict({k: v.float() for k, v in load_file(path).items()})
    except (SafetensorError, RuntimeError) as error:
        raise ModelError(f"{path} does not fit this version of the program: restore it ({error})") from None


def save_autoencoder(model: Autoencoder, folder: Path = FOLDER) -> None:
    """Stores weights as float16 with their configuration and checksums."""
    _store(AUTOENCODER, model, model.config.to_dict(), folder)


def save_unet(model: torch.nn.Module, folder: Path = FOLDER) -> None:
    """The same for the denoiser."""
    _store(DENOISER, model, config_of(model), folder)


def _store(name: str, model: torch.nn.Module, config: dict[str, object], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {k: v.detach().cpu().half().contiguous() for k, v in model.state_dict().items()}
    save_file(tensors, folder / f"{name}.safetensors")
    (folder / f"{name}.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    record([f"{name}.safetensors", f"{name}.json"], folder)
