"""Whether an order may be made: the group's rules, and the block list. Asked before anything is drawn.

Texts of people are looked at here and never kept.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from bot.safety import Blocklist, Category, WordList
from bot.safety.disguise import read
from bot.use_cases.house_rules import HourlyCounts, is_quiet
from bot.use_cases.orders import Order
from bot.use_cases.ports import Tally
from pmg_engine.types import Keyword, Preference
from storage import ChatSettings

_SUPPORT_AGAIN_S = 3600.0  # comfort that nobody asked for comes once an hour at most


class Refusal(StrEnum):
    """Why an order is not made."""

    OFF = "off"
    QUIET = "quiet"
    UNWANTED = "unwanted"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class Refused:
    """A reason, and the message to say about it; silence where that is None."""

    reason: Refusal | Category
    say: str | None


class Guard:
    """Refuses what a group or decency rules out. Private chats have no rules of their own; groups are stricter."""

    def __init__(self, blocklist: Blocklist, tally: Tally, counts: HourlyCounts) -> None:
        self._blocklist = blocklist
        self._tally = tally
        self._counts = counts
        self._comforted_at: dict[int, float] = {}

    def refusal(self, order: Order, settings: ChatSettings) -> Refused | None:
        """The reason against an order, which is counted, or None. An order that was asked for counts for the cap."""
        reason = self._reason(order, settings)
        if reason is not None:
            if not order.automatic or isinstance(reason, Category):
                self._tally.refused(reason.value)
            return Refused(reason, self._said(order, reason))
        if not order.automatic:
            self.note(order)
        return None

    def note(self, order: Order) -> None:
        """Counts a sticker for its person's hourly cap."""
        if _in_group(order):
            self._counts.note(order.user_id, order.chat_id)

    def clean(self, preference: Preference, settings: ChatSettings, chat_id: int) -> Preference:
        """The preference without keywords that are not drawn in that chat."""

        def keep(keywords: Sequence[Keyword]) -> tuple[Keyword, ...]:
            return tuple(k for k in keywords if self.may_be_drawn(k.keyword, settings, chat_id))

        return replace(
            preference,
            character=keep(preference.character),
            style=keep(preference.style),
            emotion=keep(preference.emotion),
        )

    def may_be_drawn(self, text: str, settings: ChatSettings, chat_id: int) -> bool:
        """True for a text that neither the block list nor the chat's own list of words rules out."""
        return self._blocklist.category(text, strict=chat_id < 0) is None and not _is_unwanted(text, settings)

    def _reason(self, order: Order, settings: ChatSettings) -> Refusal | Category | None:
        group = _in_group(order)
        if group and not settings.listening:
            return Refusal.OFF
        if group and order.automatic and is_quiet(settings, datetime.now(UTC)):
            return Refusal.QUIET
        if order.text and (category := self._blocklist.category(order.text, strict=group)) is not None:
            return category
        if group and _is_unwanted(order.text, settings):
            return Refusal.UNWANTED
        if group and self._counts.reached(order.user_id, order.chat_id, settings.hourly_cap):
            return Refusal.CAP
        return None

    def _said(self, order: Order, reason: Refusal | Category) -> str | None:
        if reason is Category.SELF_HARM and self._may_comfort(order):
            return "refused-self-harm"
        if order.automatic:
            return None
        return _SAID.get(reason, "refused")

    def _may_comfort(self, order: Order) -> bool:
        """Whoever asks gets support; unasked only in private, where nobody reads along, and not at every message."""
        if not order.automatic:
            return True
        now = time.monotonic()
        if _in_group(order) or now - self._comforted_at.get(order.chat_id, -_SUPPORT_AGAIN_S) < _SUPPORT_AGAIN_S:
            return False
        recent = {chat: at for chat, at in self._comforted_at.items() if now - at < _SUPPORT_AGAIN_S}
        self._comforted_at = {**recent, order.chat_id: now}
        return True


_SAID: dict[Refusal | Category, str] = {
    Refusal.OFF: "refused-off",
    Refusal.UNWANTED: "refused-unwanted",
    Refusal.CAP: "refused-cap",
}


def _in_group(order: Order) -> bool:
    return order.chat_id < 0


def _is_unwanted(text: str, settings: ChatSettings) -> bool:
    return bool(settings.unwanted) and WordList(settings.unwanted).found_in(read(text))
