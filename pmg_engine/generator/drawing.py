"""How a scenario is drawn: its wishes put into words for a pretrained generator, and what becomes of the picture.

The words are files in prompts/<scenario>/drawing/.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import torch
from torch import Tensor

from pmg_engine.generator.cut_out import cut_out
from pmg_engine.prompts import load_prompt
from pmg_engine.taste import Taste

STICKER = "emoticon"
KEYWORDS = "keywords"  # the one field of a target that is no sticker's


class Drawing(Protocol):
    """What is asked of the pipeline, and of its picture."""

    @property
    def negative(self) -> str:
        """What no picture may show, as a prompt."""
        ...

    def target(self, target: Mapping[str, str]) -> str:
        """k_t as a prompt."""
        ...

    def taste(self, taste: Taste) -> str:
        """k_p as a prompt; empty where nothing is known."""
        ...

    def finished(self, pictures: Tensor) -> Tensor:
        """(n, 3, h, w) RGB in [-1, 1] to (n, 4, h, w) premultiplied RGBA in [-1, 1], float32 on the CPU."""
        ...


class StickerDrawing:
    """A figure, cut out of the plain ground that the prompt asks for."""

    @property
    def negative(self) -> str:
        """No text, no frame, no busy ground."""
        return load_prompt(STICKER, "drawing/negative").template

    def target(self, target: Mapping[str, str]) -> str:
        """Expression, and character and style where they are asked for.

        What a language model adds of face and posture comes last, so that it is what is cut first.
        """
        asked = [name for name in ("character", "style") if name in target]
        values = {name: target[name] for name in ("expression", *asked)}
        prompt = load_prompt(STICKER, "_".join(["drawing/target", *asked])).render(**values)
        return ", ".join([prompt, *(target[name] for name in ("face", "posture") if name in target)])

    def taste(self, taste: Taste) -> str:
        """Character and style, as far as they are known."""
        values = taste.asked()
        return load_prompt(STICKER, "_".join(["drawing/preference", *values])).render(**values) if values else ""

    def finished(self, pictures: Tensor) -> Tensor:
        """Without the ground."""
        return cut_out(pictures)


class PictureDrawing:
    """A whole picture, from edge to edge: a poster, a piece of clothing."""

    def __init__(self, scenario: str) -> None:
        self._scenario = scenario

    @property
    def negative(self) -> str:
        """The scenario's own."""
        return load_prompt(self._scenario, "drawing/negative").template

    def target(self, target: Mapping[str, str]) -> str:
        """All keywords of the target."""
        return load_prompt(self._scenario, "drawing/target").render(keywords=target[KEYWORDS])

    def taste(self, taste: Taste) -> str:
        """All keywords of the preference, the strongest first."""
        if not taste.keywords:
            return ""
        return load_prompt(self._scenario, "drawing/preference").render(keywords=", ".join(taste.keywords))

    def finished(self, pictures: Tensor) -> Tensor:
        """Opaque."""
        whole = pictures.float().cpu()
        clamped = torch.where(whole.isfinite(), whole.clamp(-1, 1), whole)
        return torch.cat([clamped, torch.ones_like(whole[:, :1])], 1)


def drawing_of(scenario: str) -> Drawing:
    """Stickers are cut out, everything else is a whole picture."""
    return StickerDrawing() if scenario == STICKER else PictureDrawing(scenario)
