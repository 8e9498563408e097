"""Delivery of updates to a webhook, as Telegram does it: one after the other, each again until it is acknowledged."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.simple_httpclient import HTTPTimeoutError

from bot.local.errors import ApiError
from bot.local.updates import Update, UpdateQueue

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.1, 5.0
_ANSWER_S = 20.0


class Webhook:
    """The address that updates are sent to, if one is set. Only addresses of this machine are taken."""

    def __init__(self, updates: UpdateQueue) -> None:
        self._updates = updates
        self._task: asyncio.Task[None] | None = None
        self.url = ""
        self.last_error = ""
        self.last_error_at = 0

    def set(self, url: str, secret: str, allowed: Sequence[str] | None) -> None:
        """Starts to deliver. Raises ApiError for an address that is not this machine's."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or parts.hostname not in _LOOPBACK:
            raise ApiError("bad webhook: the local server delivers to addresses of this machine only")
        self.delete()
        self.url, self.last_error = url, ""
        self._task = asyncio.create_task(self._deliver(url, secret, allowed), name="webhook")

    def delete(self) -> None:
        """Delivers no more; what is pending stays."""
        self.url = ""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def info(self) -> dict[str, Any]:
        """The Bot API's WebhookInfo."""
        pending = {"pending_update_count": len(self._updates.pending), "has_custom_certificate": False}
        error = (
            {"last_error_date": self.last_error_at, "last_error_message": self.last_error} if self.last_error else {}
        )
        return {"url": self.url, **pending, **error}

    async def _deliver(self, url: str, secret: str, allowed: Sequence[str] | None) -> None:
        offset, wait = 0, _FIRST_WAIT_S
        while True:
            for update in await self._updates.poll(offset, 1, 60, allowed):
                if await self._send(url, secret, update):
                    offset, wait = update.id + 1, _FIRST_WAIT_S
                else:
                    await asyncio.sleep(wait)
                    wait = min(2 * wait, _LONGEST_WAIT_S)

    async def _send(self, url: str, secret: str, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        body = json.dumps(update.telegram())
        request = HTTPRequest(url, "POST", headers, body, request_timeout=_ANSWER_S)
        try:
            await AsyncHTTPClient().fetch(request)
        except (HTTPClientError, HTTPTimeoutError, OSError) as error:
            self.last_error, self.last_error_at = f"Wrong response from the webhook: {error}", int(time.time())
            return False
        return True
