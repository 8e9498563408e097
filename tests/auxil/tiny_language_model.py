"""Tiny language models of the real classes, with random weights, and tokenizers of the real kinds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from pmg_engine.profiles import LanguageModelProfile
from pmg_engine.prompts import FOLDER
from pmg_engine.quiet import quiet_loading

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
LLAMA = "<s>[INST] <<SYS>>\n{{ messages[0].content }}\n<</SYS>>\n\n{{ messages[1].content }} [/INST]"
SHAPE = {
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "max_position_embeddings": 8192,
}


def write_tiny_model(folder: Path, kind: str, seed: int = 0, **shape: int) -> LanguageModelProfile:
    """A "qwen3" or "llama" with its tokenizer, saved as downloads are; returns the profile that names it."""
    from transformers import LlamaConfig, LlamaForCausalLM, Qwen3Config, Qwen3ForCausalLM

    tokenizer = _qwen_tokenizer() if kind == "qwen3" else _llama_tokenizer()
    size = {**SHAPE, "vocab_size": len(tokenizer) + 24, **shape}  # padded, as the real ones are
    torch.manual_seed(seed)
    with quiet_loading():
        if kind == "qwen3":
            network = Qwen3ForCausalLM(
                Qwen3Config(**{"num_key_value_heads": 2, "head_dim": 8, "tie_word_embeddings": True, **size})
            )
        else:
            network = LlamaForCausalLM(LlamaConfig(**size))
        network.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return LanguageModelProfile(name=f"tiny/{kind}", revision="test", folder=folder, device="cpu", dtype="float32")


def _texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.txt"))]


def _qwen_tokenizer() -> PreTrainedTokenizerFast:
    """Byte-level BPE, control tokens in angle brackets, some of them not marked as special."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    control = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=2000, initial_alphabet=alphabet, special_tokens=control, show_progress=False
    )
    tokenizer.train_from_iterator(_texts(), trainer)
    tokenizer.add_tokens([AddedToken(name, normalized=False) for name in ("<think>", "</think>", "<tool_call>")])
    return _fast(tokenizer, eos_token="<|im_end|>", pad_token="<|endoftext|>", chat_template=CHATML)


def _llama_tokenizer() -> PreTrainedTokenizerFast:
    """BPE over characters with spaces as ▁ and bytes for what is unknown, as SentencePiece makes them."""
    control = ["<unk>", "<s>", "</s>"]
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    bytes_ = [f"<0x{number:02X}>" for number in range(256)]
    trainer = trainers.BpeTrainer(vocab_size=2000, special_tokens=[*control, *bytes_], show_progress=False)
    words = ["▁" + word for text in _texts() for word in text.split()]
    tokenizer.train_from_iterator(words, trainer)
    names = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}
    return _fast(_plain_bytes(tokenizer), **names, chat_template=LLAMA)


def _fast(tokenizer: Tokenizer, **settings: Any) -> PreTrainedTokenizerFast:
    from transformers import PreTrainedTokenizerFast

    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, **settings)


def _plain_bytes(tokenizer: Tokenizer) -> Tokenizer:
    """The byte tokens as ordinary ones: the trainer can only add them as special, and no text may spell them."""
    data = json.loads(tokenizer.to_str())
    data["added_tokens"] = [token for token in data["added_tokens"] if not token["content"].startswith("<0x")]
    return Tokenizer.from_str(json.dumps(data))
