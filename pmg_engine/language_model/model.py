"""Constrained decoding over a copied key/value cache.

What was read once (a fixed instruction, then a history) is a Context; every question about it goes on from a copy, so
that nothing is read twice. The logits are those of reading it all at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from llguidance import LLMatcher, LLParserLimits
from torch import Tensor

from pmg_engine.errors import ModelError

if TYPE_CHECKING:
    from transformers import Cache, PreTrainedModel, PreTrainedTokenizerFast

LIMITS = LLParserLimits(verbose_errors=False)  # what a person wrote must not reach a log
_SYSTEM, _USER = "(the instruction)", "(the question)"


@dataclass(frozen=True, slots=True)
class Context:
    """What the model has read: the layers' keys and values, never changed once it is made, and how many tokens."""

    cache: Cache
    length: int


@dataclass(frozen=True, slots=True)
class ChatMarks:
    """The model's own marks: before the instruction, between it and what the user says, and before the answer."""

    before: str
    between: str
    after: str


class LanguageModel:
    """A causal language model with its tokenizer. Calls block and may come from several threads."""

    def __init__(
        self, network: PreTrainedModel, tokenizer: PreTrainedTokenizerFast, name: str, temperature: float = 0.0
    ) -> None:
        from llguidance.hf import from_tokenizer

        self._network: Any = network
        self._tokenizer: Any = tokenizer
        self.name, self._temperature = name, temperature
        self._vocabulary = int(self._network.config.vocab_size)
        self._writer = from_tokenizer(tokenizer, n_vocab=self._vocabulary)
        self._special = frozenset(tokenizer.added_tokens_decoder)
        self._marks = _chat_marks(tokenizer)

    @property
    def context_length(self) -> int:
        """How many tokens the model was trained to read and write together."""
        return int(self._network.config.max_position_embeddings)

    @property
    def body(self) -> Any:
        """The network without its head: what the soft preference reads histories with."""
        return self._network.base_model

    def padded(self, texts: Sequence[str], length: int) -> tuple[Tensor, Tensor]:
        """Ids and mask, (n, length) each, of texts that are not trusted, cut and padded on the right."""
        rows = [self.data(text)[:length] for text in texts]
        ids = torch.zeros(len(rows), length, dtype=torch.long)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = torch.tensor(row)
        return ids, torch.arange(length)[None] < torch.tensor([len(row) for row in rows])[:, None]

    def opening(self, instruction: str, fence: str) -> list[int]:
        """Tokens of a fixed beginning: the instruction and the fence behind which data follows."""
        return self._tokens(f"{self._marks.before}{instruction}{self._marks.between}{fence}")

    def closing(self, fence: str, question: str) -> list[int]:
        """Tokens after the data: the fence's end, the question and the mark that asks for the answer."""
        return self._tokens(f"{fence}{question}{self._marks.after}")

    def data(self, text: str) -> list[int]:
        """Tokens of a text that is not trusted: no control token among them, whatever it says."""
        return [token for token in self._tokens(text.encode("utf-8", "ignore").decode()) if token not in self._special]

    def read(self, tokens: Sequence[int], after: Context | None = None) -> Context:
        """The context that goes on from `after`, which stays as it is."""
        from transformers import DynamicCache

        cache = deepcopy(after.cache) if after else DynamicCache(config=self._network.config)
        if tokens:
            self._logits(tokens, cache)
        return Context(cache, (after.length if after else 0) + len(tokens))

    def answer(self, question: Sequence[int], after: Context | None, grammar: str, seed: int = 0) -> str:
        """An answer within the grammar, which must be one that ends; greedy at temperature 0, else drawn by the seed.

        Raises ModelError where the tokenizer has no way to write what the grammar asks for, or the model fails.
        """
        context = self.read(question[:-1], after)
        return self._decode(
            context.cache, question[-1], LLMatcher(self._writer, grammar, log_level=0, limits=LIMITS), seed
        )

    def next_logits(self, tokens: Sequence[int], after: Context | None = None) -> Tensor:
        """(vocabulary,) float32 on the CPU: what the model expects after these tokens."""
        return self._logits(tokens[-1:], self.read(tokens[:-1], after).cache)

    def _decode(self, cache: Cache, last: int, matcher: LLMatcher, seed: int) -> str:
        """Where the grammar leaves no choice, nothing is asked: forced tokens are read with the next chosen one."""
        random = torch.Generator().manual_seed(seed)
        unread, written = [last], list[int]()
        while True:
            forced = matcher.compute_ff_tokens()
            matcher.consume_tokens(forced)
            unread, written = unread + forced, written + forced
            if matcher.is_stopped():
                break
            token = self._choose(self._logits(unread, cache), self._allowed(matcher), random)
            matcher.consume_token(token)
            unread, written = [token], [*written, token]
        if matcher.is_error():
            raise ModelError(f"{self.name} can't write keywords: its tokenizer does not fit the grammar.")
        return str(self._writer.decode_bytes(written).decode("utf-8"))

    def _allowed(self, matcher: LLMatcher) -> Tensor:
        """(vocabulary,) bool: the tokens that the grammar allows next."""
        bits = np.frombuffer(matcher.compute_bitmask(), np.uint8)
        return torch.from_numpy(np.unpackbits(bits, bitorder="little")[: self._vocabulary].astype(bool))

    def _choose(self, logits: Tensor, allowed: Tensor, random: torch.Generator) -> int:
        """One of the allowed tokens, even where logits are not finite."""
        finite = torch.where(logits.isfinite(), logits, torch.finfo(logits.dtype).min / 2)
        scores = finite.masked_fill(~allowed, -torch.inf)
        if self._temperature == 0:
            return int(scores.argmax())
        return int(torch.multinomial(torch.softmax(scores / self._temperature, -1), 1, generator=random))

    @torch.no_grad()
    def _logits(self, tokens: Sequence[int], cache: Cache) -> Tensor:
        """Reads tokens into the cache; the logits after the last one, (vocabulary,) float32 on the CPU."""
        try:
            ids = torch.tensor([list(tokens)], device=self._network.device)
            read = self._network(input_ids=ids, past_key_values=cache, use_cache=True, logits_to_keep=1)
            logits: Tensor = read.logits[0, -1].float().cpu()
        except (RuntimeError, MemoryError) as error:  # most often memory of the GPU
            raise ModelError(f"{self.name} failed ({type(error).__name__}): see that it has enough memory.") from error
        return logits

    def _tokens(self, text: str) -> list[int]:
        tokens: list[int] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        return tokens


def _chat_marks(tokenizer: Any) -> ChatMarks:
    """Read off the tokenizer's chat template. Raises ModelError where there is none that takes an instruction."""
    from jinja2 import TemplateError

    said = [{"role": "system", "content": _SYSTEM}, {"role": "user", "content": _USER}]
    try:
        text = tokenizer.apply_chat_template(said, tokenize=False, add_generation_prompt=True, enable_thinking=False)
        before, rest = text.split(_SYSTEM)
        between, after = rest.split(_USER)
    except (ValueError, TemplateError) as error:
        raise ModelError(
            "The language model has no chat template that takes an instruction: choose an instruct model."
        ) from error
    return ChatMarks(before, between, after)
