"""What the engine asks of whoever reads keywords: retrieval in the bundled profile, a language model in large ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pmg_engine.types import Emotion, HistoryItem, Preference


class KeywordReader(Protocol):
    """Reads histories and messages. Never raises for odd text."""

    @property
    def revision(self) -> str:
        """Changes with the way it reads."""
        ...

    def read(self, history: Sequence[HistoryItem]) -> Preference:
        """The preference k_p of a history, oldest first; empty for an empty one. Raises ModelError: out of memory."""
        ...

    def target(self, text: str, context: Sequence[str], emotion: Emotion, seed: int = 0) -> dict[str, str]:
        """k_t of a message after earlier ones: `expression` always, `character` and `style` where it asks for them.

        Other keys are more keywords of what the picture shows. The seed is for whoever draws answers by lot.
        """
        ...
