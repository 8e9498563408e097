"""Loading with transformers without its progress bars and reports on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pmg_engine import torchvision_repair  # noqa: F401  must come before transformers


@contextmanager
def quiet_loading() -> Iterator[None]:
    """What is left out or missing has to be checked by whoever loads: it is not reported within this."""
    from transformers.utils import logging as transformers_logging

    logging: Any = transformers_logging
    level, bar = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bar:
            logging.enable_progress_bar()
