"""The Bot API over HTTP: /bot<token>/METHOD and /file/bot<token>/PATH."""

from __future__ import annotations

import hmac
import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tornado.web import HTTPError

from bot.local.errors import ApiError, malformed
from bot.local.methods import METHODS, Request
from bot.local.presence import Presence
from bot.local.security import LocalHandler
from bot.local.validate import Specification, Upload
from bot.local.world import World

_LONGEST_POLL = 50
_CALLS_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Violation:
    """A request that no correct bot sends: which method, and what is wrong with it."""

    method: str
    problem: str


@dataclass(frozen=True, slots=True)
class Call:
    """One request that was let through, with its time on time.monotonic()."""

    method: str
    fields: dict[str, Any]
    at: float


@dataclass(slots=True)
class Fault:
    """Trouble for the next `times` calls of a method ("*" for any but getUpdates).

    With lost_answer the call is carried out and then the connection is cut, as when a read times out. Otherwise it is
    answered with `code` and, when retry_after is given, that many seconds to wait.
    """

    method: str = "*"
    code: int = 429
    description: str = "retry later"
    retry_after: int | None = None
    lost_answer: bool = False
    times: int = 1

    def error(self) -> ApiError:
        """What the bot is told."""
        parameters = None if self.retry_after is None else {"retry_after": self.retry_after}
        description = self.description if self.retry_after is None else f"retry after {self.retry_after}"
        return ApiError(description, self.code, parameters=parameters)


@dataclass(slots=True)
class BotApi:
    """Everything the Bot API's handlers share."""

    token: str
    world: World
    presence: Presence
    specification: Specification = field(default_factory=Specification)
    violations: list[Violation] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=_CALLS_KEPT))

    def knows(self, token: str) -> bool:
        """True for the bot's token."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def take_fault(self, method: str) -> Fault | None:
        """The fault that this call meets, if any."""
        for fault in self.faults:
            if fault.method == method or (fault.method == "*" and method != "getUpdates"):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    async def call(self, name: str, values: dict[str, Any], uploads: dict[str, Upload]) -> Any:
        """Checks a request and carries it out; raises ApiError, and remembers it if the request was malformed."""
        try:
            method = self.specification.method(name)
            fields = self.specification.check(method, values, uploads)
            self.calls.append(Call(method, fields, time.monotonic()))
            if method == "getUpdates":
                return await self._updates(fields)
            return METHODS[method](self.world, Request(method, fields, uploads))
        except ApiError as error:
            if error.violation:
                self.violations.append(Violation(name, error.description))
            raise

    async def _updates(self, fields: dict[str, Any]) -> list[dict[str, Any]]:
        if self.world.webhook.url:
            raise ApiError("can't use getUpdates method while webhook is active; use deleteWebhook first", 409)
        timeout = min(fields.get("timeout", 0), _LONGEST_POLL)
        given = fields.get("offset", 0), fields.get("limit", 100), timeout, fields.get("allowed_updates")
        with self.presence.polling():
            return [update.telegram() for update in await self.world.updates.poll(*given)]


class MethodHandler(LocalHandler):
    """Serves every method, by GET or POST, from a query, a form, multipart or JSON."""

    def initialize(self, api: BotApi) -> None:
        self.api = api
        self.fault: Fault | None = None

    async def get(self, token: str, name: str) -> None:
        if not self.api.knows(token):
            self._refuse(ApiError("Unauthorized", 401))
            return
        self.fault = self.api.take_fault(name)
        try:
            if self.fault is not None and not self.fault.lost_answer:
                raise self.fault.error()
            result = await self.api.call(name, self._values(), self._uploads())
        except ApiError as error:
            self._refuse(error)
            return
        if self.fault is not None:
            self.request.connection.close()  # type: ignore[union-attr]
            return
        self._send({"ok": True, "result": result})

    async def post(self, token: str, name: str) -> None:
        await self.get(token, name)

    def on_connection_close(self) -> None:
        """A bot that is killed while it polls must not keep the poll, or its successor would be told of a conflict."""
        self.api.world.updates.close()

    def _refuse(self, error: ApiError) -> None:
        self.set_status(error.code)
        self._send(error.body())

    def _send(self, body: dict[str, Any]) -> None:
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(body))

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {name: _text(found[-1]) for name, found in self.request.arguments.items()}
        if self.request.headers.get("Content-Type", "").startswith("application/json") and self.request.body:
            try:
                body = json.loads(self.request.body)
            except (ValueError, RecursionError):
                raise malformed("can't parse request JSON object") from None
            if not isinstance(body, dict):
                raise malformed("the request must be a JSON object")
            values |= body
        return values

    def _uploads(self) -> dict[str, Upload]:
        return {name: Upload(files[-1].filename, files[-1].body) for name, files in self.request.files.items()}


class FileHandler(LocalHandler):
    """Serves the files that getFile names."""

    def initialize(self, api: BotApi) -> None:
        self.api = api

    def get(self, token: str, path: str) -> None:
        if not self.api.knows(token):
            raise HTTPError(401)
        file = self.api.world.files.by_path(path)
        if file is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(file.data)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        raise malformed("strings must be encoded in UTF-8") from None
