"""What the local server answers when a request cannot be served."""

from __future__ import annotations

from typing import Any


class LocalServerError(RuntimeError):
    """The server cannot start; the message says what to do."""


class ApiError(Exception):
    """A Bot API error: HTTP status, description as Telegram words it, and optional parameters such as retry_after.

    `violation` marks requests that no correct bot sends (malformed, unknown fields, wrong types, over a limit), as
    opposed to those that lose a race, such as editing a message that a person has just deleted.
    """

    def __init__(
        self, description: str, code: int = 400, *, violation: bool = False, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.violation = violation
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON object that Telegram answers with."""
        reason = {401: "", 403: "Forbidden: ", 404: "Not Found: ", 409: "Conflict: ", 429: "Too Many Requests: "}
        prefix = reason.get(self.code, "Bad Request: ")
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": prefix + self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def malformed(description: str) -> ApiError:
    """An error for a request that breaks the specification."""
    return ApiError(description, violation=True)
