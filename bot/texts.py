"""What the bot says, one Fluent file a language.

Knows the words, not when they are said. Messages go out as HTML: arguments are escaped, the file's own marks are not.
Whom the bot speaks to is known to the task that handles an update: `speak` sets the language for it and for all that
it starts. What is written from right to left keeps its order beside what is not, by Unicode's isolating marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from html import escape
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from fluent.runtime import FluentBundle, FluentResource

from bot.errors import TextError

LOCALES = Path(__file__).parent / "locales"
DEFAULT = "en"
_LRM, _RLM, _FSI, _PDI = "\u200e", "\u200f", "\u2068", "\u2069"  # marks of direction, Unicode's UAX #9
_NAME = re.compile(r"(?:<code>)?(?<![\w<:/])[/@](?=[A-Za-z])")  # a command's or a person's
_LINE = re.compile(r"^(?=.)", re.MULTILINE)
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
        text = self._format(None, key, {name: _escaped(value) for name, value in values.items()})
        _, bundle = next(self._spoken(None))
        # isolated or foreign words at its beginning would turn a line around
        return Html(_LINE.sub(_RLM, text) if bundle.use_isolating else text)

    def plain(self, key: str, **values: object) -> str:
        """A message for buttons and for answers to presses, where marks would show. Raises TextError."""
        return self._format(None, key, values)

    def in_language(self, language: str, key: str, **values: object) -> str:
        """A plain message in a certain language. Raises TextError."""
        return self._format(language, key, values)

    def word(self, keyword: str) -> str:
        """A keyword of a sticker, such as "pixel art", in the language that is spoken; as it is where that lacks it."""
        name, bundle = next(self._spoken(None))
        key = "word-" + re.sub(r"[^a-z0-9]+", "-", keyword.lower())
        return _formatted(name, bundle, key, {}) if bundle.has_message(key) else keyword

    def words(self, keywords: Iterable[str]) -> str:
        """Keywords in the language that is spoken, separated as it does."""
        return self.plain("list-separator").join(map(self.word, keywords))

    def _format(self, language: str | None, key: str, values: dict[str, Any]) -> str:
        for name, bundle in self._spoken(language):
            if bundle.has_message(key):
                return _formatted(name, bundle, key, values)
        raise TextError(f"{DEFAULT}.ftl has no message {key!r}")

    def _spoken(self, language: str | None) -> Iterator[tuple[str, FluentBundle]]:
        """Where to look a message up, the wanted language first."""
        wanted = (language or _language.get() or self._default).lower()
        for name in (wanted, wanted.split("-")[0], self._default, DEFAULT):
            if name in self._bundles:
                yield name, self._bundles[name]


def speak(language: str | None) -> None:
    """Sets the language of this task, such as "de" or "pt-br"; None and unknown ones stand for the default."""
    _language.set(language)


def load_texts(language: str | None = None) -> Texts:
    """All texts; `language` is spoken where nothing else is set, English where there is no file for it."""
    sources = {file.stem: file.read_text(encoding="utf-8") for file in sorted(LOCALES.glob("*.ftl"))}
    if DEFAULT not in sources:
        raise TextError(f"{LOCALES} holds no {DEFAULT}.ftl: the installation is incomplete")
    return Texts(sources, (language or DEFAULT).lower())


def _bundle(language: str, source: str) -> FluentBundle:
    right_to_left = _is_right_to_left(language)
    bundle = FluentBundle([language], use_isolating=right_to_left)
    # the sign in front of a name would go to its other end; inside <code> the mark would be copied along
    bundle.add_resource(FluentResource(_NAME.sub(rf"{_LRM}\g<0>", source) if right_to_left else source))
    return bundle


def _is_right_to_left(language: str) -> bool:
    try:
        return Locale.parse(language, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        raise TextError(f"{language}.ftl is named after no language: name it like de.ftl or pt-br.ftl") from None


def _formatted(language: str, bundle: FluentBundle, key: str, values: dict[str, Any]) -> str:
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise TextError(f"the message {key!r} of {language}.ftl is empty")
    if not bundle.use_isolating:
        values = {key: _isolated(value) for key, value in values.items()}
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise TextError(f"the message {key!r} of {language}.ftl: {errors[0]}")
    return str(text)


def _isolated(value: object) -> object:
    """A text that is partly written from right to left, kept from reordering what stands around it."""
    if isinstance(value, str) and any(unicodedata.bidirectional(character) in {"R", "AL"} for character in value):
        return f"{_FSI}{value}{_PDI}"
    return value


def _escaped(value: object) -> object:
    return escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Html) else value
