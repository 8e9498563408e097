"""Stable Diffusion 1.x, as in the article: CLIP's text states, scaled, within its 77 tokens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from pmg_engine.generator.drawing import Drawing
from pmg_engine.generator.pretrained import Pipeline, PretrainedGenerator, TextCondition, load_pipeline
from pmg_engine.profiles import PretrainedGeneratorProfile


class StableDiffusion(PretrainedGenerator):
    """A StableDiffusionPipeline without its safety checker: what may be drawn is decided before and after."""

    @property
    def longest(self) -> int:
        """77 for CLIP's text tower."""
        return int(self._pipeline.text_encoder.config.max_position_embeddings)

    def denoising_loss(self, pictures: Tensor, states: Tensor, random: torch.Generator) -> Tensor:
        """Mean of (ε − ε_θ(z_t, t, c))², or of v where the model predicts that (Rombach et al., 2022)."""
        pipeline = self._pipeline
        vae, scheduler = pipeline.vae, pipeline.scheduler
        with torch.no_grad():
            latents = vae.encode(pictures.to(self.device, vae.dtype)).latent_dist.mean * vae.config.scaling_factor
        noise = torch.randn(latents.shape, generator=random).to(latents)
        steps = torch.randint(scheduler.config.num_train_timesteps, (len(latents),), generator=random).to(self.device)
        kept = scheduler.alphas_cumprod.to(latents)[steps][:, None, None, None]
        noisy = kept.sqrt() * latents + (1 - kept).sqrt() * noise
        predicted: Tensor = pipeline.unet(noisy, steps, states).sample
        velocity = scheduler.config.prediction_type == "v_prediction"
        goal = kept.sqrt() * noise - (1 - kept).sqrt() * latents if velocity else noise
        return (predicted.float() - goal.float()).pow(2).mean()

    def _encode(self, texts: Sequence[str], tokens: int) -> Tensor:
        pipeline = self._pipeline
        read = pipeline.tokenizer(
            list(texts), padding="max_length", max_length=tokens, truncation=True, return_tensors="pt"
        )
        states: Tensor = pipeline.text_encoder(read.input_ids.to(pipeline.device))[0]
        return states

    def _weighted(self, states: Tensor, nothing: Tensor, weight: Tensor) -> Tensor:
        """Scaled: keys and values are linear in the states, so the weight reaches the attention."""
        return weight * states

    def _besides(self, condition: TextCondition) -> dict[str, Any]:
        return {"negative_prompt_embeds": condition.nothing} if self._guided else {}

    def _unscaled(self, latents: Tensor) -> Tensor:
        return latents / float(self._pipeline.vae.config.scaling_factor)

    @property
    def _guided(self) -> bool:
        return self._profile.guidance_scale > 1


def load_stable_diffusion(
    folder: Path, profile: PretrainedGeneratorProfile, device: torch.device, drawing: Drawing
) -> StableDiffusion:
    """The pipeline of a local folder. Raises ModelError that says what is missing or broken."""
    return StableDiffusion(stable_diffusion_pipeline(folder, profile, device), profile, drawing)


def stable_diffusion_pipeline(
    folder: Path, profile: PretrainedGeneratorProfile, device: torch.device, image_encoder: Any = None
) -> Pipeline:
    """The pipeline alone. What is left out must be named, or loading looks for it."""
    from diffusers import StableDiffusionPipeline

    left_out = {"safety_checker": None, "feature_extractor": None, "requires_safety_checker": False}
    pipeline = load_pipeline(StableDiffusionPipeline, folder, profile, device, image_encoder=image_encoder, **left_out)
    if profile.compile:
        pipeline.unet.compile()
    return pipeline
