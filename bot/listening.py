"""Servers of the bot's own on its event loop: one for the host's tools, one for what comes from outside."""

from __future__ import annotations

import hmac
import json
import logging
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from prometheus_client import CONTENT_TYPE_LATEST
from telegram import Update
from telegram.error import NetworkError, TelegramError
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.context import BotApplication
from bot.errors import StartError
from bot.health import Health
from bot.metrics import Metrics
from bot.settings import Settings
from bot.webapp.server import page_routes

_logger = logging.getLogger(__name__)
_LARGEST_UPDATE = 4 * 1024 * 1024
_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_CONNECTIONS = 40


class HealthHandler(RequestHandler):
    """GET /health: JSON by component; 200 where all of them work, else 503."""

    def initialize(self, health: Health, metrics: Metrics) -> None:
        self.health = health

    async def get(self) -> None:
        parts = await self.health.check()
        well = all(part.ok for part in parts.values())
        self.set_status(200 if well else 503)
        self.finish({"ok": well, **{name: asdict(part) for name, part in parts.items()}})


class MetricsHandler(RequestHandler):
    """GET /metrics in Prometheus' text format."""

    def initialize(self, health: Health, metrics: Metrics) -> None:
        self.health = health
        self.metrics = metrics

    async def get(self) -> None:
        parts = await self.health.check()
        up = {name: part.ok for name, part in parts.items()}
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(self.metrics.exposition(up, await self.health.rows()))


class WebhookHandler(RequestHandler):
    """Takes updates from Telegram. What is acknowledged is stored; what can't be stored Telegram sends again."""

    def initialize(self, receiver: BotApplication, secret: str) -> None:
        self.receiver = receiver
        self.secret = secret.encode()

    async def post(self) -> None:
        given = self.request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogatepass"), self.secret):
            self.set_status(403)
            return
        update = self._update()
        if update is None:
            self.set_status(400)
            return
        try:
            await self.receiver.update_queue.put(update)
        except NetworkError as error:
            _logger.error("webhook: %s", error)
            self.set_status(503)

    def _update(self) -> Update | None:
        try:
            fields = json.loads(self.request.body)
            return Update.de_json(fields, self.receiver.bot) if isinstance(fields, dict) else None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            _logger.warning("webhook: something that is no update: %s", type(error).__name__)
            return None


@asynccontextmanager
async def watched(settings: Settings, health: Health, metrics: Metrics) -> AsyncIterator[None]:
    """Serves /health and /metrics on METRICS_LISTEN, if that is set. Raises StartError."""
    if settings.metrics_listen is None:
        yield
        return
    parts = {"health": health, "metrics": metrics}
    pages = Application([(r"/health", HealthHandler, parts), (r"/metrics", MetricsHandler, parts)], log_function=_log)
    async with _listening(settings.metrics_listen, pages, "METRICS_LISTEN"):
        yield


@asynccontextmanager
async def public(application: BotApplication, settings: Settings) -> AsyncIterator[None]:
    """Serves on WEBHOOK_LISTEN what a reverse proxy passes on: Telegram's webhook and people's own page, each if it is
    set. Raises StartError."""
    routes: list[Any] = []
    if settings.webhook_url is not None:
        path = re.escape(urlsplit(settings.webhook_url).path or "/")
        routes.append((path, WebhookHandler, {"receiver": application, "secret": settings.secret}))
    if settings.page_url is not None:
        routes += page_routes(application, settings, settings.page_url)
    if not routes:
        yield
        return
    async with _listening(settings.webhook_listen, Application(routes, log_function=_log), "WEBHOOK_LISTEN"):
        yield


@asynccontextmanager
async def webhook(application: BotApplication, settings: Settings, kinds: list[str]) -> AsyncIterator[None]:
    """Has Telegram send updates of these kinds to WEBHOOK_URL, which `public` serves. Raises StartError.

    At the end the webhook stays: what comes meanwhile Telegram keeps for the next start.
    """
    try:
        await application.bot.set_webhook(
            settings.webhook_url or "",
            allowed_updates=kinds,
            secret_token=settings.secret,
            max_connections=_CONNECTIONS,
        )
    except TelegramError as error:
        raise StartError(f"Telegram refuses WEBHOOK_URL: {error.message}. See docs/hosting.md") from error
    yield


@asynccontextmanager
async def _listening(address: str, pages: Application, setting: str) -> AsyncIterator[None]:
    host, _, port = address.rpartition(":")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host.strip("[]"), int(port)), family=family)
    except OSError as error:
        raise StartError(f"{setting}: can't listen on {address} ({error.strerror}): choose another") from None
    listening.setblocking(False)
    server = HTTPServer(pages, max_buffer_size=_LARGEST_UPDATE, xheaders=False)
    server.add_socket(listening)
    try:
        yield
    finally:
        server.stop()
        await server.close_all_connections()


def _log(handler: RequestHandler) -> None:
    """Tornado would log addresses and arguments. 503 is an answer here, not a failure."""
    if handler.get_status() >= 500 and handler.get_status() != 503:
        _logger.error("%s answered %d", type(handler).__name__, handler.get_status())
