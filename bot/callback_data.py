"""What a button carries: an action, an id and a revision, in at most 64 bytes.

Everything else is looked up when it is pressed; what comes back from a client is never trusted.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from enum import StrEnum

MAX_BYTES = 64
_PATTERN = re.compile(r"([a-z]{1,12}):(0|[1-9][0-9]{0,18}):(0|[1-9][0-9]{0,18})")
_LARGEST = 2**63 - 1
_DRAWINGS = 2**16


class Action(StrEnum):
    """What a press asks for, and what `id` and `revision` mean there."""

    LIKE = "like"  # a generation, its drawing's revision
    DISLIKE = "dislike"  # likewise
    AGAIN = "again"  # likewise
    WHY = "why"  # likewise
    EXAMPLE = "example"  # 0, 0
    OPT_IN = "optin"  # 0, 0: consent of the one who presses
    OPT_OUT = "optout"  # 0, 0
    STRENGTH = "strength"  # percent, 0
    AUTOMATIC = "auto"  # 1 on or 0 off, 0
    FORGET = "forget"  # the person who asked, the minute they were asked
    KEEP = "keep"  # likewise
    FORGET_HOUR = "forgethour"  # likewise
    FORGET_ONE = "forgetone"  # likewise
    FORGET_THIS = "forgetthis"  # a generation, its drawing's revision
    MOOD = "mood"  # the code of an expression, 0
    LATER = "later"  # 0, 0: consent is put off
    MENU = "menu"  # a generation, its drawing's revision, detail: 1 where it is in the pack
    BACK = "back"  # likewise
    SIMILAR = "similar"  # likewise
    NEVER = "never"  # likewise, detail: the code of an attribute
    REMIX = "remix"  # likewise, detail: an axis and a page
    PICK = "pick"  # likewise, detail: the code of a choice
    PIN = "pin"  # likewise, detail: the code of a keyword
    DROP = "drop"  # likewise
    SETTING = "set"  # the person whose settings they are, which choice of which setting
    PAGE = "page"  # likewise
    LANGUAGE = "language"  # the person whose setting it is, the code of a language or 0 for that of their Telegram
    ADD = "add"  # a generation, its drawing's revision
    PACK = "pack"  # 0, a page
    PACK_DO = "packdo"  # the code of a sticker, what to do with it
    USE = "use"  # the person who previews, percent
    REPORT = "report"  # a generation, its drawing's revision
    RULES = "rules"  # a page of the admins' panel, 0
    RULE = "rule"  # an option (of styles the code of its name), its page
    UNWORD = "unword"  # a word of the group's list, the list's revision


_ACTIONS = frozenset(action.value for action in Action)


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a button: `id` and `revision` are in [0, 2⁶³)."""

    action: Action
    id: int = 0
    revision: int = 0

    @classmethod
    def about(cls, action: Action, generation_id: int, drawing: int, detail: int = 0) -> Press:
        """A press that says more than which drawing of which generation: `detail` is in [0, 2⁴⁷)."""
        return cls(action, generation_id, drawing + detail * _DRAWINGS)

    @property
    def drawing(self) -> int:
        """The drawing's revision of such a press."""
        return self.revision % _DRAWINGS

    @property
    def detail(self) -> int:
        """What more it says."""
        return self.revision // _DRAWINGS

    def pack(self) -> str:
        """The callback data, at most 64 bytes of ASCII. Raises ValueError for numbers out of range."""
        if not (0 <= self.id <= _LARGEST and 0 <= self.revision <= _LARGEST):
            raise ValueError(f"out of range: id {self.id}, revision {self.revision}")
        return f"{self.action.value}:{self.id}:{self.revision}"

    @classmethod
    def parse(cls, data: str | None) -> Press | None:
        """The press that some callback data stands for, or None where it is none of ours."""
        match = _PATTERN.fullmatch(data or "")
        if match is None or match[1] not in _ACTIONS:
            return None
        press = cls(Action(match[1]), int(match[2]), int(match[3]))
        return press if press.id <= _LARGEST and press.revision <= _LARGEST else None


def code(text: str) -> int:
    """A number below 2³² that stands for a name in a button; what it stands for is looked up among what there is."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
