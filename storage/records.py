"""What storage hands out: frozen records, with nobody's words in their repr."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class InboxUpdate:
    """An update that was stored and not finished. `payload` is None when the person has not consented."""

    update_id: int
    payload: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One message, or one sticker that a person sent or chose. `id` is unique over both kinds."""

    id: int
    kind: Literal["message", "sticker"]
    text: str = field(repr=False)
    emoji: str = field(repr=False)
    description: str = field(repr=False)
    image: bytes | None = field(repr=False)
    liked: bool | None = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredPreference:
    """What was read from a person's history, and the hash of that history."""

    content_hash: str = field(repr=False)
    payload: dict[str, Any] = field(repr=False)
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class JobRow:
    """A sticker that is owed to someone. `attempts` counts its starts."""

    id: int
    user_id: int
    chat_id: int
    payload: dict[str, Any] = field(repr=False)
    attempts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class GenerationRow:
    """A sticker that was made: enough to explain it and to make it again."""

    id: int
    user_id: int
    chat_id: int
    seed: int
    strength: int
    explanation: dict[str, Any] = field(repr=False)
    model_revision: str
    message_id: int | None
    job_id: int | None
    feedback: bool | None = field(repr=False)
    created_at: datetime
    file_id: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What a chat's admins set.

    strength: percent. automatic: answers nobody asked for (None: on in private chats, off in groups). threshold: the
    least feeling that is answered, in [0, 1]. cooldown_s: silence after an automatic answer, in seconds. listening:
    False where a group has switched the bot off. hourly_cap: stickers a person in a group and hour, 0 for no cap.
    quiet: from and until, in minutes of the day in time_zone, an IANA name. styles: the only ones to draw in, all
    where empty. unwanted: words that are neither answered nor drawn.
    """

    strength: int = 50
    automatic: bool | None = None
    threshold: float = 0.5
    cooldown_s: int = 60
    listening: bool = True
    hourly_cap: int = 20
    quiet: tuple[int, int] | None = None
    time_zone: str = "UTC"
    styles: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        in_range = 0 <= self.strength <= 100 and 0 <= self.threshold <= 1
        quiet = self.quiet is None or all(0 <= minute < MINUTES_A_DAY for minute in self.quiet)
        if not (in_range and quiet and self.cooldown_s >= 0 and self.hourly_cap >= 0):
            raise ValueError("A chat setting is out of range.")


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """What a person set for themselves in a chat; None leaves it to the chat, to Telegram or to the defaults.

    strength in percent; `automatic` answers; `threshold` and `cooldown_s` as in ChatSettings; quiet hours from
    `quiet_from` to `quiet_to`, whole hours of a clock that is `clock_offset` hours ahead of UTC; `language`
    as in "en".
    """

    strength: int | None = None
    automatic: bool | None = None
    threshold: float | None = None
    cooldown_s: int | None = None
    quiet_from: int | None = None
    quiet_to: int | None = None
    clock_offset: int = 0
    language: str | None = None


Mark = Literal["pinned", "removed", "never"]


@dataclass(frozen=True, slots=True)
class KeywordMark:
    """What a person said of a keyword: it counts most, it counts no more, or it is never to be shown."""

    attribute: str
    keyword: str = field(repr=False)
    mark: Mark
    at: datetime


@dataclass(frozen=True, slots=True)
class PackChange:
    """A change of a person's sticker pack that Telegram has yet to take. `attempts` counts its starts."""

    id: int
    user_id: int
    chat_id: int
    generation_id: int | None
    body: dict[str, Any] = field(repr=False)
    webp: bytes | None = field(repr=False)
    attempts: int
    not_before: datetime
    created_at: datetime
