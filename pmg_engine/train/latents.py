"""The art's latents, which denoiser and soft preference are trained on."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from pmg_engine.generator.autoencoder import Autoencoder, to_tensor
from pmg_engine.generator.layout import channels_last
from pmg_engine.train.art import Art
from pmg_engine.train.loop import autocast
from pmg_engine.train.progress import progress


@torch.no_grad()
def latents_of(art: Art, autoencoder: Autoencoder, folder: Path, device: torch.device) -> Tensor:
    """Every picture's normalised latent, float16, computed once for each encoder and set of pictures."""
    fingerprint = sha256(str(art.pictures.shape).encode())
    for name, tensor in autoencoder.cpu().state_dict().items():
        if not name.startswith("decoder."):
            fingerprint.update(tensor.contiguous().numpy().tobytes())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"latents-{fingerprint.hexdigest()[:12]}.safetensors"
    if path.exists():
        return load_file(path, device=str(device))["latents"]
    parts = []
    channels_last(autoencoder.to(device))
    with progress("latents", len(range(0, len(art.rows), 64))) as step:
        for start in range(0, len(art.rows), 64):
            x = to_tensor(art.pictures[start : start + 64]).to(device).contiguous(memory_format=torch.channels_last)
            with autocast(device):
                parts.append(autoencoder.encode(x).half().contiguous())
            step()
    save_file({"latents": torch.cat(parts)}, path)
    return torch.cat(parts)
