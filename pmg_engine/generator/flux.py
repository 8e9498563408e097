"""FLUX.2 [klein]: a transformer distilled to four steps, which reads a language model's states.

Its blocks normalise the text's states, which undoes a scale. So a weight moves the states along the line from the empty
text's to the prompt's: E_∅ + w (E - E_∅) is E for w = 1 and nothing for w = 0, and lies between or beyond for others.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from pmg_engine.generator.drawing import Drawing
from pmg_engine.generator.pretrained import PretrainedGenerator, TextCondition, load_pipeline
from pmg_engine.profiles import PretrainedGeneratorProfile


class Flux2Klein(PretrainedGenerator):
    """A Flux2KleinPipeline. Guidance is distilled into it, so the unconditional condition isn't used."""

    @property
    def longest(self) -> int:
        """512, all of which the model was trained with."""
        return int(self._pipeline.tokenizer_max_length)

    def denoising_loss(self, pictures: Tensor, states: Tensor, random: torch.Generator) -> Tensor:
        """Mean of (v_θ − (ε − z))² at logit-normal times, as for rectified flow (Esser et al., 2024)."""
        pipeline = self._pipeline
        with torch.no_grad():
            latents = pipeline._encode_vae_image(pictures.to(self.device, pipeline.vae.dtype), random)
        places = pipeline._prepare_latent_ids(latents).to(self.device)
        z = pipeline._pack_latents(latents)
        noise = torch.randn(z.shape, generator=random).to(z)
        t = torch.sigmoid(torch.randn(len(z), generator=random)).to(z)
        predicted: Tensor = pipeline.transformer(
            hidden_states=torch.lerp(z, noise, t[:, None, None]),
            timestep=t,
            guidance=None,
            encoder_hidden_states=states,
            txt_ids=pipeline._prepare_text_ids(states).to(self.device),
            img_ids=places,
        ).sample
        loss: Tensor = (predicted.float() - (noise - z).float()).pow(2).mean()
        return loss

    def _encode(self, texts: Sequence[str], tokens: int) -> Tensor:
        states: Tensor = self._pipeline.encode_prompt(list(texts), max_sequence_length=tokens)[0]
        return states

    def _weighted(self, states: Tensor, nothing: Tensor, weight: Tensor) -> Tensor:
        return nothing + weight * (states - nothing)

    def _besides(self, condition: TextCondition) -> dict[str, Any]:
        return {}

    def _unscaled(self, latents: Tensor) -> Tensor:
        return latents


def load_flux2_klein(
    folder: Path, profile: PretrainedGeneratorProfile, device: torch.device, drawing: Drawing
) -> Flux2Klein:
    """The pipeline of a local folder. Raises ModelError that says what is missing or broken."""
    from diffusers import Flux2KleinPipeline

    pipeline = load_pipeline(Flux2KleinPipeline, folder, profile, device)
    if profile.compile:
        pipeline.transformer.compile()
    return Flux2Klein(pipeline, profile, drawing)
