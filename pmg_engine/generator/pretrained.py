"""What all pretrained pipelines share: loading, and the condition built from their own text encoder.

Only safetensors from a local folder are loaded. The libraries are imported when a profile asks for them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from pmg_engine.device import precision
from pmg_engine.errors import ModelError
from pmg_engine.generator.drawing import Drawing
from pmg_engine.generator.protocol import Wish
from pmg_engine.profiles import PretrainedGeneratorProfile
from pmg_engine.quiet import quiet_loading
from pmg_engine.types import HistoryItem, Soft

Pipeline = Any  # diffusers has no types


@dataclass(frozen=True, slots=True)
class TextCondition:
    """states and nothing (n, L, d): c and the unconditional condition; a seed and a weight w_p a row.

    `pictures` (n, 1, d_image) are weighted image embeddings, for what takes them.
    """

    states: Tensor
    nothing: Tensor
    seeds: list[int]
    weights: Tensor
    pictures: Tensor | None = None


class PretrainedGenerator(ABC):
    """A diffusers pipeline. A subclass says how its text is read, weighted and drawn, the drawing what is asked."""

    draws_anything = True

    def __init__(self, pipeline: Pipeline, profile: PretrainedGeneratorProfile, drawing: Drawing) -> None:
        self._pipeline, self._profile, self._drawing = pipeline, profile, drawing
        self._check_length(0)

    @property
    @abstractmethod
    def longest(self) -> int:
        """The most text tokens that the pipeline takes."""

    def soft(self, history: Sequence[HistoryItem]) -> Soft:
        """None of its own; a soft preference that is trained for this text encoder may still be given."""
        return ()

    def condition(self, wishes: Sequence[Wish], soft: Soft) -> TextCondition:
        """c = concat(w_t · E_t, w_s · E_soft, w_p · E_p), with w_s = w_p, as in PMG (WWW 2024, section 3.3).

        Where w_p is 0, an empty text takes the person's place. Raises ModelError where E_soft doesn't fit.
        """
        given = torch.tensor(soft)[None].expand(len(wishes), -1, -1) if soft else None
        states = self.states(wishes, given)
        nothing = self._encode([self._drawing.negative], states.shape[1])
        w_p = torch.tensor([wish.weights[0] for wish in wishes], dtype=states.dtype, device=states.device)
        return TextCondition(states, nothing.expand_as(states), [wish.seed for wish in wishes], w_p)

    def states(self, wishes: Sequence[Wish], soft: Tensor | None) -> Tensor:
        """c, (n, L, d), differentiable in `soft`, E_soft of each row (n, K, d), or None. Raises ModelError as above."""
        profile, drawing = self._profile, self._drawing
        self._check_length(0 if soft is None else soft.shape[1])
        targets = [drawing.target(wish.target) for wish in wishes]
        alike = targets[:1] if len(set(targets)) == 1 else targets
        goal = self._encode(alike, profile.target_tokens).expand(len(wishes), -1, -1)
        person = self._encode([drawing.taste(wish.taste) for wish in wishes], profile.preference_tokens)
        if soft is not None:
            person = torch.cat([_fitting(soft, goal), person], 1)
        w_p, w_t = torch.tensor([wish.weights for wish in wishes], dtype=goal.dtype, device=goal.device).T
        nobody = self._encode([""], person.shape[1])
        return torch.cat(
            [
                self._weighted(goal, self._encode([""], goal.shape[1]), w_t[:, None, None]),
                torch.where(w_p[:, None, None] > 0, self._weighted(person, nobody, w_p[:, None, None]), nobody),
            ],
            1,
        )

    @property
    def side(self) -> int:
        """Pixels of what it draws."""
        return self._profile.side

    @property
    def device(self) -> torch.device:
        """Where it draws."""
        return torch.device(self._pipeline.device)

    @property
    def text_width(self) -> int:
        """d of the text's states."""
        return int(self._encode([""], 8).shape[-1])

    @abstractmethod
    def denoising_loss(self, pictures: Tensor, states: Tensor, random: torch.Generator) -> Tensor:
        """The loss that it was trained by, on (n, 3, side, side) in [-1, 1] under c, (n, L, d), with noise by `random`.

        For what is trained against it: the generator itself stays as it is.
        """

    def denoise(self, condition: TextCondition) -> Tensor:
        """One latent a row, as one batch; row i starts from its own seed alone, on every device from the same noise."""
        profile = self._profile
        drawn: Tensor = self._pipeline(
            prompt_embeds=condition.states,
            generator=[torch.Generator().manual_seed(seed) for seed in condition.seeds],
            num_inference_steps=profile.steps,
            guidance_scale=profile.guidance_scale,
            height=profile.side,
            width=profile.side,
            output_type="latent",
            **self._besides(condition),
        ).images
        return drawn

    def decode(self, latents: Tensor) -> Tensor:
        """Latents to premultiplied RGBA in [-1, 1], (n, 4, side, side), finished as the drawing wants it."""
        return self._drawing.finished(self._pipeline.vae.decode(self._unscaled(latents), return_dict=False)[0])

    def enlarge(self, drawn: Tensor) -> Tensor:
        """As it is: these pipelines draw large enough."""
        return drawn

    def _check_length(self, soft_tokens: int) -> None:
        tokens = self._profile.target_tokens + self._profile.preference_tokens + soft_tokens
        if tokens > self.longest:
            raise ModelError(
                f"target, preference and soft preference take {tokens} tokens, at most {self.longest} are read: lower"
                " target_tokens or preference_tokens in the profile"
            )

    @abstractmethod
    def _encode(self, texts: Sequence[str], tokens: int) -> Tensor:
        """Texts to states, each cut or padded to so many tokens: (n, tokens, d)."""

    @abstractmethod
    def _weighted(self, states: Tensor, nothing: Tensor, weight: Tensor) -> Tensor:
        """States made to count more or less. `nothing` are those of the empty text, `weight` is (n, 1, 1)."""

    @abstractmethod
    def _besides(self, condition: TextCondition) -> dict[str, Any]:
        """What the pipeline takes beside c."""

    @abstractmethod
    def _unscaled(self, latents: Tensor) -> Tensor:
        """Latents as the pipeline gives them to latents as its autoencoder takes them."""


def load_pipeline(
    cls: type[Any], folder: Path, profile: PretrainedGeneratorProfile, device: torch.device, **parts: Any
) -> Pipeline:
    """A pipeline from a local folder; `parts` replace or, as None, leave out what it names. Raises ModelError."""
    from diffusers.utils import logging as diffusers_logging
    from safetensors import SafetensorError

    diffusers_logging.disable_progress_bar()
    diffusers_logging.set_verbosity_error()
    try:
        with quiet_loading():
            pipeline = cls.from_pretrained(
                str(folder),
                dtype=precision(profile.dtype, device),
                variant=profile.variant,
                use_safetensors=True,
                local_files_only=True,
                **parts,
            )
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, AttributeError, SafetensorError) as error:
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise ModelError(f"{folder} can't be loaded as {cls.__name__}: {reason[0]}") from None
    pipeline.set_progress_bar_config(disable=True)
    pipeline.vae.enable_slicing()  # decoding a batch at once would take more memory than drawing it
    return pipeline.to(device)


def _fitting(soft: Tensor, like: Tensor) -> Tensor:
    """E_soft, (n, K, d), of the width and kind of the text's states."""
    states = soft.to(like.device, like.dtype)
    if states.shape[-1] != like.shape[-1]:
        raise ModelError(
            f"the soft preference is {states.shape[-1]} wide and this generator's text {like.shape[-1]}: read it anew"
        )
    return states
