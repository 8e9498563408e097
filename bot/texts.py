"""What the bot says, one Fluent file a language.

Knows the words, not when they are said. Messages go out as HTML: arguments are escaped, the file's own marks are not.
Whom the bot speaks to is known to the task that handles an update: `speak` sets the language for it and for all that
it starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from html import escape
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.errors import TextError

LOCALES = Path(__file__).parent / "locales"
DEFAULT = "en"
_language: ContextVar[str | None] = ContextVar("language", default=None)


class Html(str):
    """Text that is HTML already and must not be escaped again."""

    __slots__ = ()


class Texts:
    """The messages of all languages there are, English where the language that is spoken lacks one."""

    def __init__(self, sources: Mapping[str, str], default: str = DEFAULT) -> None:
        self._bundles = {name: _bundle(name, source) for name, source in sources.items()}
        self._default = default

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, such as "en"."""
        return tuple(self._bundles)

    def html(self, key: str, **values: object) -> Html:
        """A message as Telegram's HTML. Raises TextError where it is missing or lacks an argument."""
        return Html(self._format(None, key, {name: _escaped(value) for name, value in values.items()}))

    def plain(self, key: str, **values: object) -> str:
        """A message for buttons and for answers to presses, where marks would show. Raises TextError."""
        return self._format(None, key, values)

    def in_language(self, language: str, key: str, **values: object) -> str:
        """A plain message in a certain language. Raises TextError."""
        return self._format(language, key, values)

    def _format(self, language: str | None, key: str, values: dict[str, Any]) -> str:
        wanted = (language or _language.get() or self._default).lower()
        for name in (wanted, wanted.split("-")[0], self._default, DEFAULT):
            bundle = self._bundles.get(name)
            if bundle is not None and bundle.has_message(key):
                return _formatted(name, bundle, key, values)
        raise TextError(f"{DEFAULT}.ftl has no message {key!r}")


def speak(language: str | None) -> None:
    """Sets the language of this task, such as "de" or "pt-br"; None and unknown ones stand for English."""
    _language.set(language)


def load_texts(language: str | None = None) -> Texts:
    """All texts; `language` is spoken where nothing else is set, English where there is no file for it."""
    sources = {file.stem: file.read_text(encoding="utf-8") for file in sorted(LOCALES.glob("*.ftl"))}
    if DEFAULT not in sources:
        raise TextError(f"{LOCALES} holds no {DEFAULT}.ftl: the installation is incomplete")
    return Texts(sources, (language or DEFAULT).lower())


def _bundle(language: str, source: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return bundle


def _formatted(language: str, bundle: FluentBundle, key: str, values: dict[str, Any]) -> str:
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise TextError(f"the message {key!r} of {language}.ftl is empty")
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise TextError(f"the message {key!r} of {language}.ftl: {errors[0]}")
    return str(text)


def _escaped(value: object) -> object:
    return escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Html) else value
