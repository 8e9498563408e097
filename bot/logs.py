"""Logging to standard error, with the bot's token cut out of every line and traceback.

Libraries that would log addresses (which hold the token), statements or whole updates are kept at a level where
they don't, whatever LOG_LEVEL says.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal
from urllib.parse import quote

_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_NOTHING: dict[str, int] = {}
_ids: ContextVar[dict[str, int]] = ContextVar("ids of what a task is about", default=_NOTHING)
_REDACTED = "[redacted]"
_TALKATIVE = ("httpx", "httpcore", "apscheduler", "aiosqlite", "sqlalchemy", "asyncio", "hpack", "alembic", "tornado")
_logger = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and then removes the secrets, plain and as they stand in an address."""

    def __init__(self, form: str, secrets: Iterable[str]) -> None:
        super().__init__(form)
        known = {secret for secret in secrets if secret}
        self._secrets = sorted(known | {quote(secret, safe="") for secret in known}, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """One record as text without secrets."""
        text = self.text(record)
        for secret in self._secrets:
            text = text.replace(secret, _REDACTED)
        return text

    def text(self, record: logging.LogRecord) -> str:
        """One record as text, secrets and all."""
        return super().format(record)


class JsonFormatter(RedactingFormatter):
    """One JSON object a line: at, level, logger, message, the ids it concerns, and an exception's traceback."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(message)s", secrets)

    def text(self, record: logging.LogRecord) -> str:
        """One record as JSON."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields: dict[str, object] = {"at": at, "level": record.levelname, "logger": record.name}
        fields |= {"message": record.getMessage(), **_ids.get()}
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False, default=str)


@contextmanager
def logged_with(**ids: int) -> Iterator[None]:
    """Records of this task say which update, chat or job they concern; in JSON only."""
    before = _ids.set({**_ids.get(), **ids})
    try:
        yield
    finally:
        _ids.reset(before)


def configure_logging(level: str, secrets: Iterable[str], form: Literal["text", "json"] = "text") -> None:
    """Sends every record to standard error, redacted, and uncaught exceptions with them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter(secrets) if form == "json" else RedactingFormatter(_LINE, secrets))
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
