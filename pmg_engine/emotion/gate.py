"""The emotion gate: one message to an expression of the art, how sure that is, and whether it is emotive at all.

Knows no chat and no threshold of one; it never raises for odd text.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from pmg_engine.emotion.encoder import Lower
from pmg_engine.emotion.model import ADAPTED, GO, XED, Combiner, NgramModel, TextTower, bags
from pmg_engine.emotion.phrases import PhraseTable
from pmg_engine.emotion.text import english, ngrams, normalise, surface
from pmg_engine.errors import ModelError
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.types import NEUTRAL, Emotion
from pmg_engine.weights import FOLDER, verified

FILE = "emotion.safetensors"
EMOTIVE = 0.5  # probability of any expression from which a message counts as emotive


class EmotionGate:
    """The trained gate. `labels` are its expressions, neutral last."""

    def __init__(self, text_encoder: TextEncoder, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self.lower = Lower(text_encoder, ADAPTED).eval()
        self.tower = TextTower(text_encoder, len(labels)).eval()
        self.ngrams = NgramModel(len(labels)).eval()
        self.phrases = PhraseTable(XED).eval()
        self.combiner = Combiner(len(labels)).eval()

    @classmethod
    def load(cls, text_encoder: TextEncoder, folder: Path = FOLDER) -> Self:
        """The bundled gate. Raises ModelError naming a file that is missing or corrupt."""
        path = verified(FILE, folder)
        try:
            with safe_open(path, "pt") as file:
                labels = json.loads((file.metadata() or {})["labels"])
                state = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  not a dict
            gate = cls(text_encoder, labels)
            for name, part in gate._parts().items():
                prefix = f"{name}."
                own = {key.removeprefix(prefix): value for key, value in state.items() if key.startswith(prefix)}
                part.load_state_dict(own, strict=name != "tower")  # of the tower only what was trained is kept
        except (SafetensorError, OSError, KeyError, ValueError, RuntimeError) as error:
            raise ModelError(f"{path} is of another version: restore it from the repository") from error
        gate.tower.upper.merge()
        return gate

    def load_english(self, folder: Path = FOLDER) -> list[int]:
        """Takes the English reader of the bundled gate, to train the others anew; returns the places of new labels."""
        with safe_open(verified(FILE, folder), "pt") as file:
            known = json.loads((file.metadata() or {})["labels"])
            names = [key for key in file.keys() if key.startswith("tower.")]  # noqa: SIM118  not a dict
            state = {name.removeprefix("tower."): file.get_tensor(name) for name in names}
        for name in ("heads.weight", "heads.bias"):
            fresh = torch.zeros_like(self.tower.state_dict()[name])
            fresh[: GO + XED] = state[name][: GO + XED]
            for place, label in enumerate(self.labels):
                if label in known:
                    fresh[GO + XED + place] = state[name][GO + XED + known.index(label)]
            state[name] = fresh
        self.tower.load_state_dict(state, strict=False)
        return [place for place, label in enumerate(self.labels) if label not in known]

    def save(self, path: Path) -> None:
        """Writes what was trained, in half precision or bytes, with the labels."""
        state = {
            f"{name}.{key}": (value.half() if value.is_floating_point() else value).contiguous()
            for name, part in self._parts().items()
            for key, value in (part.trained() if isinstance(part, TextTower) else part.state_dict()).items()
        }
        save_file(state, path, {"labels": json.dumps(self.labels), "format": "emotion-2"})

    def read(self, text: str) -> Emotion:
        """One message, at most some 15 ms on one thread."""
        return self.read_many([text])[0]

    @torch.inference_mode()
    def read_many(self, texts: Sequence[str]) -> list[Emotion]:
        """Several messages, each as `read` would read it alone."""
        clean = [normalise(text) for text in texts]
        return [self._verdict(self._probabilities(text)) if text else self._silence() for text in clean]

    def _probabilities(self, text: str) -> Tensor:
        """(labels,) for one text. Texts are not batched: padding would change the last bits."""
        ids, mask = self.lower.tokens([english(text, self.lower.ranks)])
        told = self.tower(self.lower(ids, mask), mask)
        counted = torch.cat([self.ngrams(*bags([ngrams(text)])), self.phrases([text])], -1)
        row: Tensor = self.combiner(told, counted, torch.from_numpy(surface(text))[None])[0]
        return row

    def _verdict(self, row: Tensor) -> Emotion:
        values = [round(value, 6) for value in row.tolist()]
        probabilities = dict(zip(self.labels, values, strict=True))
        emotive = 1 - probabilities[NEUTRAL] >= EMOTIVE
        shown = [label for label in self.labels if (label != NEUTRAL) == emotive]
        emotion = max(shown, key=lambda label: probabilities[label])
        return Emotion(emotion, probabilities[emotion], emotive, probabilities)

    def _silence(self) -> Emotion:
        return Emotion(NEUTRAL, 1.0, False, {label: float(label == NEUTRAL) for label in self.labels})

    def _parts(self) -> dict[str, torch.nn.Module]:
        return {"tower": self.tower, "ngrams": self.ngrams, "phrases": self.phrases, "combiner": self.combiner}
