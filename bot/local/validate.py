"""Checks requests against the condensed Bot API specification and converts their fields to Python values.

Knows nothing of people, chats or messages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.local.errors import ApiError, malformed

_SPECIFICATION = Path(__file__).with_name("specification.json")
_NESTING = 16


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart request."""

    name: str
    data: bytes


class Specification:
    """The methods and types that the server knows; `check` is the gate every request passes."""

    def __init__(self) -> None:
        loaded: dict[str, Any] = json.loads(_SPECIFICATION.read_text(encoding="utf-8"))
        self.version: str = loaded["version"]
        self.methods: dict[str, dict[str, Any]] = loaded["methods"]
        self.types: dict[str, dict[str, Any]] = loaded["types"]
        self._unions: dict[str, list[str]] = loaded["unions"]
        self._opaque = frozenset(loaded["opaque"])
        self._names: dict[str, str] = {name.lower(): name for name in self.methods}

    def method(self, name: str) -> str:
        """The method's own spelling: Telegram ignores case. Raises ApiError 404 for an unknown one."""
        try:
            return self._names[name.lower()]
        except KeyError:
            raise ApiError("method not found", 404, violation=True) from None

    def check(self, method: str, values: Mapping[str, Any], uploads: Mapping[str, Upload]) -> dict[str, Any]:
        """Returns the fields of a request with their types right; raises ApiError where one breaks the specification.

        `values` holds strings as forms carry them, or JSON values. A file field becomes an Upload or, where the
        specification allows one, a string (a file_id). A string "attach://name" stays: resolve it in `uploads`.
        """
        fields = self.methods[method]
        merged = dict(values)
        for name, upload in uploads.items():
            if name in fields:
                merged[name] = upload
            elif not _attached(values, name):
                raise malformed(f"{method}: file {name!r} is not a field and nothing attaches it")
        return self._fields(method, fields, merged, 0)

    def _fields(self, owner: str, fields: dict[str, Any], values: Mapping[str, Any], depth: int) -> dict[str, Any]:
        if unknown := sorted(set(values) - set(fields)):
            raise malformed(f"{owner} has no field {', '.join(map(repr, unknown))}")
        if missing := [name for name, field in fields.items() if field.get("required") and name not in values]:
            raise malformed(f"{owner}: field {missing[0]!r} is required")
        return {name: self._value(f"{owner}.{name}", fields[name], value, depth) for name, value in values.items()}

    def _value(self, path: str, field: dict[str, Any], value: Any, depth: int) -> Any:
        if depth > _NESTING:
            raise malformed(f"{path} is nested too deeply")
        problems = []
        for kind in field["types"]:
            try:
                result = self._convert(path, kind, value, depth)
            except ApiError as error:
                problems.append(error.description)
                continue
            _check_text(path, field, result)
            return result
        raise malformed(problems[0] if len(problems) == 1 else f"{path} is none of {', '.join(field['types'])}")

    def _convert(self, path: str, kind: str, value: Any, depth: int) -> Any:
        if kind.startswith("Array of "):
            items = _parsed(path, value) if isinstance(value, str) else value
            if not isinstance(items, list):
                raise malformed(f"{path} must be a list")
            inner = {"types": [kind.removeprefix("Array of ")]}
            return [self._value(f"{path}[{index}]", inner, item, depth + 1) for index, item in enumerate(items)]
        if kind in _SCALARS:
            return _scalar(path, kind, value, depth)
        if kind == "InputFile":
            if isinstance(value, Upload):
                return value
            raise malformed(f"{path} must be an uploaded file")
        return self._object(path, kind, _parsed(path, value) if isinstance(value, str) else value, depth)

    def _object(self, path: str, kind: str, value: Any, depth: int) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise malformed(f"{path} must be an object of type {kind}")
        if kind in self._unions:
            return self._union(path, kind, value, depth)
        if kind in self._opaque:
            return value
        return self._fields(f"{path} ({kind})", self.types[kind], value, depth + 1)

    def _union(self, path: str, kind: str, value: dict[str, Any], depth: int) -> dict[str, Any]:
        problem = malformed(f"{path} is no {kind} that is known here")
        for member in self._unions[kind]:
            fixed = {name: field["fixed"] for name, field in self.types[member].items() if "fixed" in field}
            if all(value.get(name) == wanted for name, wanted in fixed.items()):
                return self._object(path, member, value, depth)
        raise problem


_SCALARS = ("Integer", "Float", "Boolean", "String")


def _scalar(path: str, kind: str, value: Any, depth: int) -> Any:
    """Forms carry every scalar as text (depth 0); inside JSON the type must be right."""
    if kind == "String":
        if isinstance(value, str):
            return value
        raise malformed(f"{path} must be a string")
    if isinstance(value, str) and depth == 0:
        value = _parsed(path, value.lower() if kind == "Boolean" else value)
    allowed: tuple[type, ...] = {"Integer": (int,), "Float": (int, float), "Boolean": (bool,)}[kind]
    if not isinstance(value, allowed) or (isinstance(value, bool) and kind != "Boolean"):
        raise malformed(f"{path} must be of type {kind}")
    return value


def _parsed(path: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise malformed(f"{path} is not valid JSON") from None


def _check_text(path: str, field: dict[str, Any], value: Any) -> None:
    if not isinstance(value, str):
        return
    fixed = field.get("fixed")
    if fixed is not None and value != fixed:
        raise malformed(f"{path} must be {fixed!r}")
    if "length" not in field:
        return
    shortest, longest, unit = field["length"]
    # The texts that carry markup are measured after it is parsed, by `entities.formatted`.
    if path.rpartition(".")[2] in ("text", "caption", "message_text") and unit == "characters" and longest >= 1024:
        return
    length = len(value.encode()) if unit == "bytes" else len(value)
    if not shortest <= length <= longest:
        raise malformed(f"{path} has {length} {unit}; {shortest}-{longest} are allowed")


def _attached(values: Mapping[str, Any], name: str) -> bool:
    return any(f"attach://{name}" in json.dumps(value) for value in values.values())
