"""An order for one sticker, and its form in the jobs table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from storage import GenerationRow

PLAIN = "happy"  # the expression where nobody asked for one


@dataclass(frozen=True, slots=True)
class Order:
    """One sticker somebody is owed.

    `text` is the message it answers; without one, `expression` says what to draw. `automatic` orders nobody asked
    for: they end in silence when the message is not emotive. `replaces` is the message to delete afterwards.
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
        )

    @classmethod
    def restored(cls, user_id: int, chat_id: int, payload: dict[str, Any]) -> Self:
        """The order that a job row holds."""
        return cls(
            user_id,
            chat_id,
            seed=payload.get("seed", 0),
            text=payload.get("text", ""),
            expression=payload.get("expression"),
            automatic=payload.get("automatic", False),
            reply_to=payload.get("reply_to"),
            thread_id=payload.get("thread_id"),
            replaces=payload.get("replaces"),
            update_id=payload.get("update_id"),
        )
