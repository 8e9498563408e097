"""What the bot says, one Fluent file a language.

Knows the words, not when they are said. Messages go out as HTML: arguments are escaped, the file's own marks are not.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.errors import TextError

LOCALES = Path(__file__).parent / "locales"
DEFAULT = "en"


class Html(str):
    """Text that is HTML already and must not be escaped again."""

    __slots__ = ()


class Texts:
    """The messages of one language."""

    def __init__(self, language: str, source: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource(source))

    def html(self, key: str, **values: object) -> Html:
        """A message as Telegram's HTML. Raises TextError where it is missing or lacks an argument."""
        return Html(self._format(key, {name: _escaped(value) for name, value in values.items()}))

    def plain(self, key: str, **values: object) -> str:
        """A message for buttons and for answers to presses, where marks would show. Raises TextError."""
        return self._format(key, values)

    def _format(self, key: str, values: dict[str, Any]) -> str:
        if not self._bundle.has_message(key):
            raise TextError(f"{self.language}.ftl has no message {key!r}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise TextError(f"the message {key!r} of {self.language}.ftl is empty")
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise TextError(f"the message {key!r} of {self.language}.ftl: {errors[0]}")
        return str(text)


def load_texts(language: str | None = None) -> Texts:
    """The texts of a language such as "de" or "pt-br", or English where there is no file for it."""
    wanted = (language or DEFAULT).lower().split("-")[0]
    for name in (wanted, DEFAULT):
        file = LOCALES / f"{name}.ftl"
        if name.isalpha() and file.is_file():
            return Texts(name, file.read_text(encoding="utf-8"))
    raise TextError(f"{LOCALES} holds no {DEFAULT}.ftl: the installation is incomplete")


def _escaped(value: object) -> object:
    return escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Html) else value
