"""Logging to standard error, with the bot's token cut out of every line and traceback.

Libraries that would log addresses (which hold the token), statements or whole updates are kept at a level where
they don't, whatever LOG_LEVEL says.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from types import TracebackType
from urllib.parse import quote

_REDACTED = "[redacted]"
_TALKATIVE = ("httpx", "httpcore", "apscheduler", "aiosqlite", "sqlalchemy", "asyncio", "hpack", "alembic")
_logger = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and then removes the secrets, plain and as they stand in an address."""

    def __init__(self, form: str, secrets: Iterable[str]) -> None:
        super().__init__(form)
        known = {secret for secret in secrets if secret}
        self._secrets = sorted(known | {quote(secret, safe="") for secret in known}, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """One record as text without secrets."""
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, _REDACTED)
        return text


def configure_logging(level: str, secrets: Iterable[str]) -> None:
    """Sends every record to standard error, redacted, and uncaught exceptions with them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s", secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # at DEBUG the library logs each update whole, texts and all
    logging.getLogger("telegram").setLevel(max(root.level, logging.INFO))
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _logger.critical("stopped by an error", exc_info=(kind, error, trace))
