"""A request whose fields have the types that the specification asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.local.errors import ApiError
from bot.local.validate import Upload
from bot.local.world import World

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """One call of a method; uploads are by their part names, for fields that say attach://NAME."""

    method: str
    fields: Fields
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def get(self, name: str, default: Any = None) -> Any:
        """A field that may be missing."""
        return self.fields.get(name, default)

    def file(self, value: Upload | str) -> Upload | str:
        """The upload that "attach://NAME" points at, or the value itself: an upload or a file_id."""
        if isinstance(value, Upload) or not value.startswith("attach://"):
            return value
        try:
            return self.uploads[value.removeprefix("attach://")]
        except KeyError:
            raise ApiError(f"file {value!r} is not part of the request", violation=True) from None


Method = Callable[[World, Request], Any]
