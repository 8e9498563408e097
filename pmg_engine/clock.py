"""Milliseconds by stage."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """with clock("decode"): … adds to that stage; `ms` holds the stages in order."""

    def __init__(self) -> None:
        self.ms: dict[str, float] = {}
        self._began = time.perf_counter()

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Times one stage."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.ms[stage] = self.ms.get(stage, 0.0) + (time.perf_counter() - began) * 1000

    def total(self) -> dict[str, float]:
        """The stages and `total`, which counts what lies between them too."""
        return {**self.ms, "total": (time.perf_counter() - self._began) * 1000}
