"""What the use cases need from whoever talks to people. bot/courier.py provides it over Telegram."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Parcel:
    """A sticker on its way: WEBP bytes, and what its buttons carry. `reply_to` and `thread_id` are optional;
    `preview` is the strength in percent that `user_id` may take by a button."""

    chat_id: int
    webp: bytes = field(repr=False)
    emoji: str
    generation_id: int
    revision: int
    reply_to: int | None = None
    thread_id: int | None = None
    user_id: int = 0
    preview: int | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """A sticker that arrived: its message, and the id under which Telegram keeps it."""

    message_id: int
    file_id: str


class Courier(Protocol):
    """Brings things to a chat. `send_sticker` and `say` raise DeliveryError."""

    def is_closed(self, chat_id: int) -> bool:
        """True after the person blocked the bot or the group removed it, until they are heard of again."""
        ...

    def choosing(self, chat_id: int, thread_id: int | None) -> AbstractAsyncContextManager[None]:
        """Shows that a sticker is being chosen, for as long as the context lasts."""
        ...

    async def send_sticker(self, parcel: Parcel) -> Delivered:
        """Sends a sticker with its buttons."""
        ...

    async def invite(self, chat_id: int) -> None:
        """Asks for consent, honestly, in a private chat."""
        ...

    async def say(self, chat_id: int, key: str, thread_id: int | None = None) -> None:
        """Sends one of the locale's messages."""
        ...

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Removes a message of the bot's own; one that can't be removed is left alone."""
        ...


class Tally(Protocol):
    """Counts what becomes of orders. bot/metrics.py provides it for Prometheus."""

    def delivered(self, generator: str, automatic: bool, seconds: float, stages_ms: Mapping[str, float]) -> None:
        """A sticker was sent, that many seconds after work on it began."""
        ...

    def failed(self, reason: str) -> None:
        """A sticker was not made or not sent; `reason` is the name of an error."""
        ...

    def refused(self, reason: str) -> None:
        """An order was refused."""
        ...

    def rejected(self, reason: str) -> None:
        """A candidate was rejected, as the engine put it."""
        ...
