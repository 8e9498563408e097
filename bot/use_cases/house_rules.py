"""What a group's admins may set beside its strength, and what follows from it.

The options of each page stand here in order: buttons carry their index, so new ones go to the end. Styles are the
engine's, so those are carried by the code of their name.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from enum import IntEnum
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.callback_data import code
from bot.use_cases.strength import STEPS
from bot.use_cases.words import clean
from storage import ChatSettings

THRESHOLDS = (0.3, 0.5, 0.7, 0.9)
COOLDOWNS_S = (0, 30, 60, 300, 900, 3600)
CAPS = (0, 3, 10, 20, 60)
QUIET = (None, (22 * 60, 7 * 60), (23 * 60, 8 * 60), (0, 7 * 60), (20 * 60, 9 * 60))
ZONES = (
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/Sao_Paulo",
)
MOST_WORDS = 50
LONGEST_WORD = 40
_HOUR_S = 3600.0
_MANY = 10_000
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
_SPAN = re.compile(rf"\s*{_TIME}\s*[-–—]\s*{_TIME}\s*")


class Page(IntEnum):
    """The pages of the admins' panel."""

    MAIN = 0
    STRENGTH = 1
    SENSITIVITY = 2
    COOLDOWN = 3
    CAP = 4
    QUIET = 5
    ZONE = 6
    STYLES = 7
    WORDS = 8


class Switch(IntEnum):
    """The options of the main page."""

    SILENT = 0
    ANSWER = 1
    OFF = 2
    ON = 3


def choose(settings: ChatSettings, page: Page, option: int, styles: Sequence[str]) -> ChatSettings | None:
    """The settings with one option of a page chosen, or None where there is no such option. `styles` are the
    engine's."""
    options = _OPTIONS.get(page)
    if options is not None:
        field, values = options
        changed: dict[str, Any] = {field: values[option]} if option < len(values) else {}
        return replace(settings, **changed) if changed else None
    if page is Page.MAIN and option in set(Switch):
        return _switched(settings, Switch(option))
    style = next((name for name in styles if page is Page.STYLES and code(name) == option), None)
    return None if style is None else _toggled(settings, style, styles)


def allowed_styles(settings: ChatSettings, styles: Sequence[str]) -> tuple[str, ...]:
    """The styles to draw in; all where none was chosen, or none of those chosen exists any more."""
    return tuple(name for name in styles if name in settings.styles) or tuple(styles)


def is_quiet(settings: ChatSettings, at: datetime) -> bool:
    """True in the chat's quiet hours, its own time zone counting. `at` must carry a zone."""
    if settings.quiet is None:
        return False
    start, end = settings.quiet
    local = at.astimezone(_zone(settings.time_zone))
    minute = 60 * local.hour + local.minute
    return start <= minute < end if start <= end else minute >= start or minute < end


def parse_quiet(text: str) -> tuple[int, int] | None:
    """ "22:30-7" as minutes of the day, or None where it is no span of time."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    start, end = (60 * int(match[i]) + int(match[i + 1] or 0) for i in (1, 3))
    in_range = all(int(match[i]) < 24 and int(match[i + 1] or 0) < 60 for i in (1, 3))
    return (start, end) if in_range and start != end else None


def parse_zone(text: str) -> str | None:
    """The IANA name that is meant, whatever its capitals and spaces: "europe/berlin", "New York"."""
    wanted = clean(text).replace(" ", "_").casefold()
    names = sorted(available_timezones(), key=lambda name: (name.startswith(("posix", "Etc", "US/")), name))
    exact = (name for name in names if name.casefold() == wanted)
    city = (name for name in names if wanted and name.casefold().endswith(f"/{wanted}"))
    return next(exact, None) or next(city, None)


def add_words(settings: ChatSettings, text: str) -> ChatSettings | None:
    """The settings with words, separated by commas, added; None where there is nothing to add or no room."""
    added = [clean(word).casefold()[:LONGEST_WORD] for word in re.split(r"[,;、，،؛\n]", text)]
    words = tuple(dict.fromkeys([*settings.unwanted, *filter(None, added)]))
    changed = settings.unwanted != words and len(words) <= MOST_WORDS
    return replace(settings, unwanted=words) if changed else None


def remove_word(settings: ChatSettings, index: int, revision: int) -> ChatSettings | None:
    """The settings without one word; None where the list is not the one that was shown."""
    if revision != words_revision(settings) or index >= len(settings.unwanted):
        return None
    words = settings.unwanted
    return replace(settings, unwanted=words[:index] + words[index + 1 :])


def words_revision(settings: ChatSettings) -> int:
    """Changes with the list of words."""
    return crc32("\n".join(settings.unwanted).encode("utf-8", "surrogatepass"))


class HourlyCounts:
    """How many stickers each person of each group got within the last hour; in memory alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: dict[tuple[int, int], deque[float]] = {}

    def reached(self, user_id: int, chat_id: int, cap: int) -> bool:
        """True where a person has had that many; a cap of 0 is never reached."""
        return cap > 0 and len(self._recent(user_id, chat_id)) >= cap

    def note(self, user_id: int, chat_id: int) -> None:
        """Counts one sticker."""
        if len(self._times) > _MANY:
            self._times = {key: times for key, times in self._times.items() if self._recent(*key)}
        self._times.setdefault((user_id, chat_id), deque()).append(self._clock())

    def _recent(self, user_id: int, chat_id: int) -> deque[float]:
        times = self._times.get((user_id, chat_id), deque())
        while times and times[0] <= self._clock() - _HOUR_S:
            times.popleft()
        return times


_OPTIONS: dict[Page, tuple[str, Sequence[object]]] = {
    Page.STRENGTH: ("strength", STEPS),
    Page.SENSITIVITY: ("threshold", THRESHOLDS),
    Page.COOLDOWN: ("cooldown_s", COOLDOWNS_S),
    Page.CAP: ("hourly_cap", CAPS),
    Page.QUIET: ("quiet", QUIET),
    Page.ZONE: ("time_zone", ZONES),
}


def chosen_option(settings: ChatSettings, page: Page) -> int | None:
    """The index of the option that holds on a page, or None where another value was set by a command."""
    field, values = _OPTIONS[page]
    value = getattr(settings, field)
    return values.index(value) if value in values else None


def _switched(settings: ChatSettings, switch: Switch) -> ChatSettings:
    if switch in (Switch.SILENT, Switch.ANSWER):
        return replace(settings, automatic=switch is Switch.ANSWER)
    return replace(settings, listening=switch is Switch.ON)


def _toggled(settings: ChatSettings, style: str, styles: Sequence[str]) -> ChatSettings | None:
    """One style more or less; the last one stays, as something has to be drawn in."""
    before = allowed_styles(settings, styles)
    after = tuple(name for name in styles if (name in before) != (name == style))
    if not after:
        return None
    return replace(settings, styles=() if len(after) == len(styles) else after)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return UTC
