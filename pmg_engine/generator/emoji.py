"""The bundled generator as the engine sees it: wishes in the words of the art, read by MiniLM."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from pmg_engine.art.table import DEFAULT_CHARACTER
from pmg_engine.condition import PREFERENCE_TOKENS, TARGET_TOKENS, Condition, Part, concatenate, soft_part
from pmg_engine.generator.bundled import Generator, fast
from pmg_engine.generator.protocol import Wish
from pmg_engine.generator.upsampler import Upsampler
from pmg_engine.prompts import load_prompt
from pmg_engine.text_encoder import WIDTH, TextEncoder
from pmg_engine.types import HistoryItem, Soft

SCENARIO = "emoticon"
REMEMBERED = 1024  # texts whose states are kept


@dataclass(frozen=True, slots=True)
class Plan:
    """What to render: seed and condition of each candidate; `nothing` is the unconditional condition."""

    seeds: list[int]
    condition: Condition
    nothing: Condition


class EmojiGenerator:
    """Draws the art's characters in the art's styles."""

    draws_anything = False

    def __init__(self, model: Generator, encoder: TextEncoder, upsampler: Upsampler | None = None) -> None:
        self.model, self._encoder, self._upsampler = model, encoder, upsampler
        self._read: dict[tuple[str, int], Part] = {}

    def soft(self, history: Sequence[HistoryItem]) -> Soft:
        """None of its own: a soft preference is read beside it."""
        return ()

    def condition(self, wishes: Sequence[Wish], soft: Soft) -> Plan:
        """Target, E_soft with w_s = w_p, and taste of every wish, in one sequence. Raises ModelError for a misfit."""
        count = len(wishes)
        goal = self._part([target_text(wishes[0].target)], TARGET_TOKENS, count)
        tastes = self._part([wish.taste.text for wish in wishes], PREFERENCE_TOKENS, count)
        empty = self._part([""], TARGET_TOKENS, count)
        liked = _repeated(soft_part(soft, WIDTH), count)
        weights = [(w_t, w_p, w_p if wish.taste.text else 0.0) for wish in wishes for w_p, w_t in [wish.weights]]
        return Plan(
            [wish.seed for wish in wishes],
            concatenate([goal, liked, tastes], torch.tensor(weights)),
            concatenate([empty, liked, tastes], torch.tensor([(1.0, 0.0, 0.0)] * count)),
        )

    def denoise(self, condition: Plan) -> Tensor:
        """(n, latent_channels, h, w)."""
        return self.model.denoise(condition.condition, condition.nothing, condition.seeds)

    def decode(self, latents: Tensor) -> Tensor:
        """Latents to premultiplied RGBA in [-1, 1], (n, 4, s, s)."""
        return self.model.decode(latents)

    def enlarge(self, drawn: Tensor) -> Tensor:
        """To twice the side, where there is an upsampler."""
        if self._upsampler is None:
            return drawn
        with fast(drawn.device):
            large: Tensor = self._upsampler(drawn.contiguous(memory_format=torch.channels_last))
        return large.float()

    def _part(self, texts: list[str], tokens: int, count: int) -> Part:
        """States of one text for all candidates, or of one text each. Each is read alone: batching changes bits."""
        read = [self._states(text, tokens) for text in texts]
        states, mask = torch.cat([part.states for part in read]), torch.cat([part.mask for part in read])
        return _repeated(Part(states, mask), count // len(texts))

    def _states(self, text: str, tokens: int) -> Part:
        """One text's states, kept: keywords recur."""
        if (text, tokens) not in self._read:
            if len(self._read) >= REMEMBERED:
                self._read.clear()
            states = self._encoder.encode([text], tokens, pad=True)
            self._read[text, tokens] = Part(states.states, states.mask)
        return self._read[text, tokens]


def _repeated(part: Part, count: int) -> Part:
    return Part(part.states.repeat(count, 1, 1), part.mask.repeat(count, 1))


def target_text(target: Mapping[str, str]) -> str:
    """k_t as the generator was taught to read it: "sad", "sad dog", "sad dog, neon"."""
    asked = {name: target[name] for name in ("expression", "character", "style") if name in target}
    asked = {"character": DEFAULT_CHARACTER, **asked} if "style" in asked else asked
    name = "_".join(["target", *(part for part in ("character", "style") if part in asked)])
    return load_prompt(SCENARIO, name).render(**asked)
