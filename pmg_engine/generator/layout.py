"""How models lie in memory: channels last, which convolutions on a processor want."""

from __future__ import annotations

from typing import TypeVar

import torch

Model = TypeVar("Model", bound=torch.nn.Module)


def channels_last(model: Model) -> Model:
    """The same model, its weights laid out channels last."""
    model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return model


def frozen(model: Model) -> Model:
    """The same model for inference only."""
    model.eval().requires_grad_(False)
    return channels_last(model)
