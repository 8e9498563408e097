"""One line of progress with rate and time left, for long work on the terminal or in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_EVERY_S = 10.0


@contextmanager
def progress(name: str, total: int, start: int = 0) -> Iterator[Callable[..., None]]:
    """Yields step(**figures): call it once per item; it reports every ten seconds and at the end."""
    began = reported = time.monotonic()
    count = start

    def step(**figures: float) -> None:
        nonlocal count, reported
        count += 1
        now = time.monotonic()
        if now - reported >= _EVERY_S or count == total:
            reported = now
            rate = (count - start) / max(now - began, 1e-9)
            left = (total - count) / max(rate, 1e-9)
            shown = " ".join(f"{key} {value:.4g}" for key, value in figures.items())
            line = f"{name} {count}/{total} {rate:.1f}/s {_clock(left)} left {shown}"
            sys.stderr.write(line.rstrip() + "\n")
            sys.stderr.flush()

    yield step


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
