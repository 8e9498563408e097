"""Where large models run, and in which precision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmg_engine.errors import ModelError

if TYPE_CHECKING:
    import torch

AUTO = "auto"


def resolve(device: str) -> torch.device:
    """A device by its name; `auto` is the GPU where there is one. Raises ModelError for one that isn't there."""
    import torch

    if device == AUTO:
        found = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
        return torch.device(found)
    try:
        wanted = torch.device(device)
        torch.empty(0, device=wanted)
    except (RuntimeError, AssertionError, NotImplementedError):
        raise ModelError(f"there is no device {device!r} here: take auto, cpu, cuda, cuda:1 or mps") from None
    return wanted


def precision(dtype: str, device: torch.device) -> torch.dtype:
    """A dtype by its name; `auto` is bfloat16 where the GPU computes it, else float16; float32 on the CPU."""
    import torch

    if dtype != AUTO:
        named: torch.dtype = getattr(torch, dtype)
        return named
    if device.type == "cpu":
        return torch.float32
    if device.type == "cuda" and torch.cuda.is_bf16_supported():
        return torch.bfloat16
    return torch.float16
