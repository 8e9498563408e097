"""An order for one sticker, and its form in the jobs table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from storage import GenerationRow

PLAIN = "happy"  # the expression where nobody asked for one


@dataclass(frozen=True, slots=True)
class Order:
    """One sticker somebody is owed.

    `text` is the message it answers; without one, `expression` says what to draw. `automatic` orders nobody asked
    for: they end in silence when the message is not emotive. `replaces` is the message to delete afterwards.
    `character`, `style` and `strength`, when given, are used instead of what message, taste and settings say; `base` is
    the generation whose taste is kept. `preview` lets the person take that strength; `invites` asks for consent
    afterwards.
    """

    user_id: int
    chat_id: int
    seed: int
    text: str = field(default="", repr=False)
    expression: str | None = None
    automatic: bool = False
    reply_to: int | None = None
    thread_id: int | None = None
    replaces: int | None = None
    update_id: int | None = None
    character: str | None = None
    style: str | None = None
    strength: int | None = None
    base: int | None = None
    preview: bool = False
    invites: bool = False

    def payload(self) -> dict[str, Any]:
        """The order as JSON values, but for whose it is."""
        values = asdict(self)
        del values["user_id"], values["chat_id"]
        return values

    @classmethod
    def another(cls, row: GenerationRow, seed: int, update_id: int, thread_id: int | None) -> Self:
        """The order for another sticker in place of one that was sent."""
        asked = row.explanation.get("asked", {})
        text = asked.get("text", "")
        shown = row.explanation.get("target", {}).get("expression") or PLAIN
        expression = asked.get("expression") or (None if text else shown)
        return cls(
            row.user_id,
            row.chat_id,
            seed,
            text,
            expression,
            thread_id=thread_id,
            replaces=row.message_id,
            update_id=update_id,
            character=asked.get("character"),
            style=asked.get("style"),
        )

    @classmethod
    def remix(cls, row: GenerationRow, axis: str, wanted: str, update_id: int, thread_id: int | None) -> Self:
        """The order for the same sticker with another expression, character or style: all else is as it was."""
        asked = {**row.explanation.get("target", {}), axis: wanted}
        return cls(
            row.user_id,
            row.chat_id,
            row.seed,
            row.explanation.get("asked", {}).get("text", ""),
            asked.get("expression", PLAIN),
            thread_id=thread_id,
            update_id=update_id,
            character=asked.get("character"),
            style=asked.get("style"),
            base=row.id,
        )

    @classmethod
    def similar(cls, row: GenerationRow, seed: int, update_id: int, thread_id: int | None) -> Self:
        """The order for one more sticker that shows the same."""
        shown = row.explanation.get("shown", {})
        return cls(
            row.user_id,
            row.chat_id,
            seed,
            expression=shown.get("expression", PLAIN),
            thread_id=thread_id,
            update_id=update_id,
            character=shown.get("character"),
            style=shown.get("style"),
        )

    @classmethod
    def restored(cls, user_id: int, chat_id: int, payload: dict[str, Any]) -> Self:
        """The order that a job row holds."""
        known = {name: value for name, value in payload.items() if name in _RESTORED}
        return cls(user_id, chat_id, **{"seed": 0, **known})


_RESTORED = frozenset(part.name for part in fields(Order)) - {"user_id", "chat_id"}
