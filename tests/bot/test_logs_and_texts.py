"""What reaches a log, and what the bot says."""

from __future__ import annotations

import io
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

import bot
from bot.commands import _ADMINS, _GROUP, _PRIVATE
from bot.errors import TextError
from bot.logs import configure_logging
from bot.menus.remix import AXES
from bot.reduction import COMMANDS
from bot.texts import LOCALES, Html, load_texts

TOKEN = "7000000003:secret-token_of-the-bot"
SOURCES = [path for path in Path(bot.__file__).parent.rglob("*.py") if "local" not in path.parts[-2:]]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    root, hook = logging.getLogger(), sys.excepthook
    before = root.handlers[:], root.level
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    configure_logging("DEBUG", [TOKEN])
    yield stream
    root.handlers[:], root.level = before
    sys.excepthook = hook


@pytest.mark.parametrize("form", [TOKEN, quote(TOKEN, safe="")])
def test_the_token_is_cut_out_of_messages_and_tracebacks(log: io.StringIO, form: str) -> None:
    try:
        raise ValueError(f"GET https://api.telegram.org/bot{form}/getMe")
    except ValueError:
        logging.getLogger("somewhere").exception("asking %s", form)
    text = log.getvalue()
    assert "Traceback" in text
    assert text.count("[redacted]") == 2
    assert form not in text


def test_an_uncaught_error_is_logged_without_the_token(log: io.StringIO) -> None:
    error = RuntimeError(TOKEN)
    sys.excepthook(RuntimeError, error, None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert log.getvalue().count("[redacted]") == 1
    assert TOKEN not in log.getvalue()
    assert "KeyboardInterrupt" not in log.getvalue()


def test_libraries_that_log_addresses_or_updates_are_kept_quiet(log: io.StringIO) -> None:
    for name in ("httpx", "httpcore.http11", "telegram.ext.Application", "aiosqlite", "sqlalchemy.engine"):
        logging.getLogger(name).debug("so fun!")
    logging.getLogger("httpx").info("POST /bot…/getMe")
    assert log.getvalue() == ""
    logging.getLogger("bot.x").debug("a job begins")
    assert "a job begins" in log.getvalue()


def _keys() -> set[str]:
    resource = FluentParser().parse((LOCALES / "en.ftl").read_text("utf-8"))
    return {entry.id.name for entry in resource.body if isinstance(entry, Message)}


def test_no_text_is_missing_and_none_is_unused() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in SOURCES)
    strings = set(re.findall(r"\"([a-z]+(?:-[a-z]+)*)\"", sources))
    made = {f"command-{name}" for name in COMMANDS - {"stats"}} | {"why-drawn-diffusion", "why-drawn-vector"}
    made |= {f"button-remix-{axis}" for axis in AXES}
    assert _keys() - strings - made == set()
    said = set(re.findall(r"(?:html|plain|say|answer)\(\s*(?:[\w.]+, )?\"([a-z-]+)\"", sources))
    assert said - _keys() == set()
    assert made <= _keys()


def test_every_command_stands_in_a_menu() -> None:
    for_the_host = {"stats"}
    shown = set(_PRIVATE) | set(_ADMINS) | set(_GROUP)
    assert shown == COMMANDS - for_the_host
    texts = load_texts()
    assert all(1 <= len(texts.plain(f"command-{name}")) <= 256 for name in shown)


def test_arguments_are_escaped_in_html_and_not_in_plain_text() -> None:
    texts = load_texts("xx")
    assert "&lt;b&gt;" in texts.html("strength-bad", given="<b>")
    assert "<b>" in texts.plain("strength-bad", given="<b>")
    assert "<b>" in texts.html("strength-bad", given=Html("<b>"))


def test_a_missing_message_or_argument_is_named() -> None:
    with pytest.raises(TextError, match="no-such-message"):
        load_texts().html("no-such-message")
    with pytest.raises(TextError, match="strength-bad"):
        load_texts().html("strength-bad")
