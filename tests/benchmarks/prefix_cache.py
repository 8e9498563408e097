"""What reading a scenario's fixed instruction only once saves: `python -m tests.benchmarks.prefix_cache`.

A Qwen3 of random weights on the CPU, with the real prompts: what is measured is a share, and that depends on the
numbers of tokens, hardly on the weights. The tokenizer is trained on the prompts and knows them better than the
histories, so that a real one saves rather more.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from pmg_engine.keywords.hard_preference import HardPreferenceReader, Line
from pmg_engine.language_model import LanguageModel, load_language_model
from pmg_engine.scenarios import load_scenario
from tests.auxil.tiny_language_model import write_tiny_model

ROUNDS = 7
SHAPE = {
    "hidden_size": 512,
    "intermediate_size": 1536,
    "num_hidden_layers": 8,
    "num_attention_heads": 8,
    "num_key_value_heads": 4,
    "head_dim": 64,
}
HISTORIES = {
    "emoticon": [
        Line("my cat is asleep on the keyboard"),
        Line("😹 laughing cat", "sticker", "liked"),
        Line("so tired today, I want my bed"),
        Line("🌸 cherry blossom, watercolour", "sticker"),
        Line("we won!!! 🎉"),
        Line("🤖 robot", "sticker", "disliked"),
        Line("look at this kitten 😻"),
        Line("😸 kitten with a scarf", "sticker", "liked"),
    ],
    "poster": [
        Line("Blade Runner (1982), Action, Sci-Fi, Thriller"),
        Line("Alien (1979), Horror, Sci-Fi"),
        Line("2001: A Space Odyssey (1968), Adventure, Drama, Sci-Fi"),
    ],
    "clothing": [
        Line("loose knitted cardigan, beige, wooden buttons"),
        Line("flowered summer dress, cotton"),
        Line("wide corduroy trousers, brown"),
        Line("wool scarf with fringe, cream"),
        Line("linen blouse with embroidered collar"),
    ],
}

Row = tuple[str, ...]
HEAD: Row = ("scenario", "instruction", "history", "question", "prefill at once", "with the cache", "share")


def rows() -> list[Row]:
    """A row a scenario: tokens of each part, median milliseconds of the first attribute's prefill, the share."""
    with tempfile.TemporaryDirectory() as folder:
        model = load_language_model(write_tiny_model(Path(folder), "qwen3", **SHAPE))
        return [_row(model, name, history) for name, history in HISTORIES.items()]


def _row(model: LanguageModel, name: str, history: list[Line]) -> Row:
    reader = HardPreferenceReader(model, load_scenario(name))
    first = reader.scenario.attributes[0].name
    opening, data, question = reader.parts(history, f"attribute_{first}")
    start = model.read(opening)
    at_once, cached = _interleaved(
        lambda: model.read([*opening, *data, *question]), lambda: model.read([*data, *question], start)
    )
    lengths = [f"{len(part)} tokens" for part in (opening, data, question)]
    return (name, *lengths, f"{at_once:.0f} ms", f"{cached:.0f} ms", f"{cached / at_once:.2f}")


def _interleaved(*measured: Callable[[], object]) -> list[float]:
    """Median milliseconds of each, in turns, so that a busy machine is busy for all of them."""
    times: list[list[float]] = [[] for _ in measured]
    for number in range(ROUNDS + 1):
        for call, spent in zip(measured, times, strict=True):
            start = time.perf_counter()
            call()
            if number:  # the first warms up
                spent.append(1000 * (time.perf_counter() - start))
    return [median(spent) for spent in times]


if __name__ == "__main__":
    lines = [HEAD, tuple("---" for _ in HEAD), *rows()]
    sys.stdout.write("".join(f"| {' | '.join(line)} |\n" for line in lines))
