"""The soft preference of PMG (WWW 2024, section 3.2), with the multimodal tokens that the article speaks of:

    H = LM(prefix; x_1..x_T, v_1 P..v_N P, m_1..m_K)        E_soft = H[m_1..m_K] W + b

The prefix is P-Tuning v2's (Liu et al., 2022, arXiv 2110.07602): keys and values in front of every layer. x are the
history's words, v its stickers' image vectors, m the K learned tokens. The language model itself stays as it is.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from pmg_engine import torchvision_repair
from pmg_engine.errors import ModelError
from pmg_engine.weights import FOLDER, digest, record, verified

NAME = "soft"
START = 0.02  # standard deviation of prefix and tokens: at N(0, 1) they hardly move from noise
MOODS = 3  # of an item: disliked, nothing said, liked

LanguageModel = Any  # a transformers model without a head


@dataclass(frozen=True, slots=True)
class SoftConfig:
    """K tokens, a prefix of S, the widths d of image vectors and of the generator's text, and the model's shape."""

    tokens: int
    prefix: int
    picture_width: int
    text_width: int
    layers: int
    heads: int
    head_width: int
    width: int

    @staticmethod
    def of(language_model: LanguageModel, picture_width: int, text_width: int, tokens: int, prefix: int) -> SoftConfig:
        """For a language model: an encoder such as BERT or a decoder such as Llama, grouped keys included."""
        config = language_model.config
        heads = config.num_attention_heads
        return SoftConfig(
            tokens,
            prefix,
            picture_width,
            text_width,
            config.num_hidden_layers,
            getattr(config, "num_key_value_heads", None) or heads,
            getattr(config, "head_dim", None) or config.hidden_size // heads,
            config.hidden_size,
        )


@dataclass(frozen=True, slots=True)
class SoftHistory:
    """One history a row: word ids (n, T), image vectors (n, N, picture_width), masks that are True where there is
    something, and what was said of each picture (n, N): 0 disliked, 1 nothing, 2 liked."""

    words: Tensor
    words_mask: Tensor
    pictures: Tensor
    pictures_mask: Tensor
    moods: Tensor


class SoftPreference(nn.Module):
    """All that is trained: prefix, m, P, W and b. Its size does not depend on the language model's."""

    def __init__(self, config: SoftConfig) -> None:
        super().__init__()
        torchvision_repair.repair()
        from peft import PrefixEncoder, PrefixTuningConfig

        self.config = config
        width = config.heads * config.head_width
        encoder: Any = PrefixEncoder  # peft has no types
        self.prefix = encoder(
            PrefixTuningConfig(num_virtual_tokens=config.prefix, num_layers=config.layers, token_dim=width)
        )
        nn.init.normal_(self.prefix.embedding.weight, std=START)
        self.tokens = nn.Parameter(torch.randn(config.tokens, config.width) * START)
        self.picture = nn.Linear(config.picture_width, config.width)
        self.mood = nn.Embedding(MOODS, config.width)
        nn.init.normal_(self.mood.weight, std=START)
        self.project = nn.Linear(config.width, config.text_width)

    def forward(self, language_model: LanguageModel, history: SoftHistory) -> Tensor:
        """E_soft, (n, K, text_width)."""
        count = len(history.words)
        words = language_model.get_input_embeddings()(history.words)
        pictures = self.picture(history.pictures) + self.mood(history.moods)
        tokens = self.tokens.expand(count, -1, -1)
        given = torch.cat([words, pictures.to(words.dtype), tokens.to(words.dtype)], 1)
        everywhere = torch.ones(count, self.config.tokens + self.config.prefix, dtype=torch.bool, device=given.device)
        before, after = everywhere[:, : self.config.prefix], everywhere[:, self.config.prefix :]
        mask = torch.cat([before, history.words_mask, history.pictures_mask, after], 1)
        states = language_model(
            inputs_embeds=given, attention_mask=mask.long(), past_key_values=self._cache(count, given.dtype)
        ).last_hidden_state
        soft: Tensor = self.project(states[:, -self.config.tokens :].float())
        return soft

    def _cache(self, count: int, dtype: torch.dtype) -> Any:
        """The prefix as keys and values of every layer."""
        from transformers.cache_utils import DynamicCache

        config = self.config
        device = self.tokens.device
        flat = self.prefix(torch.arange(config.prefix, device=device).expand(count, -1)).to(dtype)
        pairs = flat.view(count, config.prefix, config.layers, 2, config.heads, config.head_width)
        cache: Any = DynamicCache()
        for layer, (keys, values) in enumerate(pairs.permute(2, 3, 0, 4, 1, 5)):
            cache.update(keys, values, layer)
        return cache


def save_soft(model: SoftPreference, folder: Path = FOLDER) -> None:
    """Stores the trained weights as float16 with their configuration and checksums."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {k: v.detach().cpu().half().contiguous() for k, v in model.state_dict().items()}
    save_file(tensors, folder / f"{NAME}.safetensors")
    (folder / f"{NAME}.json").write_text(json.dumps(asdict(model.config), indent=2) + "\n", encoding="utf-8")
    record([f"{NAME}.safetensors", f"{NAME}.json"], folder)


def soft_revision(folder: Path) -> str:
    """Six hex digits that change with the weights. Raises ModelError as loading them does."""
    return digest(verified(f"{NAME}.safetensors", folder))[:6]


def load_soft(folder: Path = FOLDER) -> SoftPreference:
    """The trained weights, checked. Raises ModelError naming the file that is missing or broken."""
    path = verified(f"{NAME}.json", folder)
    tensors = verified(f"{NAME}.safetensors", folder)
    try:
        model = SoftPreference(SoftConfig(**json.loads(path.read_text(encoding="utf-8"))))
        model.load_state_dict({k: v.float() for k, v in load_file(tensors).items()})
    except (TypeError, ValueError, RuntimeError) as error:
        raise ModelError(f"{tensors} does not fit this version of the program: train it anew ({error})") from None
    return model.eval().requires_grad_(False)
