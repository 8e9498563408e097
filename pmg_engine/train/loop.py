"""The training loop that every part shares: schedule, moving average, checkpoints that resume, sample sheets.

Checkpoints are safetensors in an ignored folder; the figures of every sheet go into log.jsonl beside them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from contextlib import nullcontext
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from pmg_engine.train.progress import progress

Model = TypeVar("Model", bound=nn.Module)


@dataclass(frozen=True, slots=True)
class Schedule:
    """steps of AdamW from a warm-up to a cosine decay; ema is the decay of the moving average."""

    steps: int
    learning_rate: float
    warmup: int = 100
    weight_decay: float = 0.01
    ema: float = 0.999
    checkpoint_every: int = 500
    sheet_every: int = 1000

    def rate(self, step: int) -> float:
        """The learning rate at a step."""
        warm = min(1.0, (step + 1) / self.warmup)
        return self.learning_rate * warm * (0.5 + 0.5 * math.cos(math.pi * min(step / self.steps, 1.0))) + 1e-6


def device_of(name: str) -> torch.device:
    """ "auto" is the GPU where there is one."""
    return torch.device(("cuda" if torch.cuda.is_available() else "cpu") if name == "auto" else name)


def autocast(device: torch.device) -> torch.autocast | nullcontext[None]:
    """bfloat16 where it helps: every GPU, and every CPU this is worth training on."""
    return torch.autocast(device.type, torch.bfloat16)


def fit(
    name: str,
    model: Model,
    loss_of: Callable[[int], Tensor],
    schedule: Schedule,
    folder: Path,
    sheet: Callable[[Model, Path], dict[str, float]],
    resume: bool = True,
    until: int | None = None,
) -> Model:
    """Trains `model` in place and returns its moving average.

    loss_of(step) draws its own batch and gives a scalar. sheet(average, path) draws a sample sheet and returns
    figures. Interrupted runs go on from the last checkpoint in `folder` when `resume` is set. `until` ends this run
    early, as an interruption would.
    """
    folder.mkdir(parents=True, exist_ok=True)
    average = deepcopy(model).eval().requires_grad_(False)
    fused = next(model.parameters()).device.type in ("cpu", "cuda")
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        trained, schedule.learning_rate, (0.9, 0.98), weight_decay=schedule.weight_decay, fused=fused
    )
    start = _load(folder, model, average, optimizer) if resume else 0
    recent: list[float] = []
    with progress(name, schedule.steps, start) as report:
        for step in range(start, min(until or schedule.steps, schedule.steps)):
            for group in optimizer.param_groups:
                group["lr"] = schedule.rate(step)
            loss = loss_of(step)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            _follow(average, model, min(schedule.ema, (1 + step) / (10 + step)))
            recent = [*recent[-99:], loss.item()]
            report(loss=sum(recent) / len(recent))
            last = step + 1 in (schedule.steps, until)
            if last or (step + 1) % schedule.checkpoint_every == 0:
                _save(folder, model, average, optimizer, step + 1)
            if last or (step + 1) % schedule.sheet_every == 0:
                figures = sheet(average, folder / f"sheet-{step + 1:06}.png")
                _log(folder, {"step": step + 1, "loss": sum(recent) / len(recent), **figures})
    return average


@torch.no_grad()
def _follow(average: nn.Module, model: nn.Module, decay: float) -> None:
    torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - decay)
    for mine, theirs in zip(average.buffers(), model.buffers(), strict=True):
        mine.copy_(theirs)


def _save(folder: Path, model: nn.Module, average: nn.Module, optimizer: torch.optim.Optimizer, step: int) -> None:
    tensors = {f"model.{k}": v for k, v in model.state_dict().items()}
    tensors |= {f"average.{k}": v for k, v in average.state_dict().items()}
    for index, state in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{index}.{k}": torch.as_tensor(v) for k, v in state.items()}
    partial = folder / "checkpoint.partial"
    save_file({k: v.contiguous() for k, v in tensors.items()}, partial, {"step": str(step)})
    partial.replace(folder / "checkpoint.safetensors")
    (folder / "step.txt").write_text(str(step))


def _load(folder: Path, model: nn.Module, average: nn.Module, optimizer: torch.optim.Optimizer) -> int:
    path = folder / "checkpoint.safetensors"
    if not path.exists():
        return 0
    device = next(model.parameters()).device
    tensors = load_file(path, device=str(device))
    model.load_state_dict({k[6:]: v for k, v in tensors.items() if k.startswith("model.")})
    average.load_state_dict({k[8:]: v for k, v in tensors.items() if k.startswith("average.")})
    state: dict[int, dict[str, Tensor]] = {}
    for key, value in tensors.items():
        if key.startswith("optimizer."):
            _, index, name = key.split(".")
            state.setdefault(int(index), {})[name] = value.cpu() if name == "step" and not _fused(optimizer) else value
    optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
    return int((folder / "step.txt").read_text())


def _fused(optimizer: torch.optim.Optimizer) -> bool:
    return bool(optimizer.param_groups[0].get("fused"))


def _log(folder: Path, figures: dict[str, float]) -> None:
    with (folder / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({k: round(v, 5) for k, v in figures.items()}) + "\n")
