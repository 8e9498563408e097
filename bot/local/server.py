"""The local Bot API server with its chat page: the bot talks to it as it talks to Telegram, people use the page.

It listens on 127.0.0.1 only and keeps everything in memory.
"""

from __future__ import annotations

import logging
import socket
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.local.botapi import BotApi, Call, Fault, FileHandler, MethodHandler, Violation
from bot.local.errors import LocalServerError
from bot.local.files import LocalSticker
from bot.local.pageapi import DeedHandler, EventsHandler, PictureHandler, StateHandler, WebHandler
from bot.local.presence import Presence
from bot.local.world import World

_WEB = Path(__file__).with_name("web")
_LARGEST_REQUEST = 50 * 1024 * 1024
_log = logging.getLogger(__name__)


class LocalServer:
    """Serves the Bot API and the page on 127.0.0.1.

    Set TELEGRAM_API_URL to `url` and start the bot with `token`. `stickers` are those that people can send from the
    page. Port 0 takes any free port.
    """

    def __init__(self, token: str, stickers: Sequence[LocalSticker] = (), port: int = 8765) -> None:
        self.world = World(token, stickers)
        self.presence = Presence(self.world.feed)
        self._api = BotApi(token, self.world, self.presence)
        self._port = port
        self._http: HTTPServer | None = None

    @property
    def url(self) -> str:
        """The address of the page, and what TELEGRAM_API_URL should be."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def violations(self) -> list[Violation]:
        """The requests that broke the Bot API specification, oldest first."""
        return self._api.violations

    @property
    def faults(self) -> list[Fault]:
        """Trouble to come: append a Fault to make calls fail."""
        return self._api.faults

    @property
    def calls(self) -> deque[Call]:
        """The latest requests of the bot that were well-formed, oldest first."""
        return self._api.calls

    async def start(self) -> None:
        """Starts to listen; raises LocalServerError when the port is taken."""
        try:
            listening = socket.create_server(("127.0.0.1", self._port))
        except OSError as error:
            problem = f"Cannot listen on 127.0.0.1:{self._port} ({error.strerror}). Choose another port with --port N."
            raise LocalServerError(problem) from None
        listening.setblocking(False)
        self._port = listening.getsockname()[1]
        self._http = HTTPServer(self._application(), max_buffer_size=_LARGEST_REQUEST)
        self._http.add_socket(listening)

    async def stop(self) -> None:
        """Ends every poll, page and connection."""
        if self._http is None:
            return
        self._http.stop()
        self.world.webhook.delete()
        self.world.updates.close()
        self.world.feed.close()
        self.presence.close()
        await self._http.close_all_connections()
        self._http = None

    def _application(self) -> Application:
        page = {"world": self.world, "presence": self.presence}
        api = {"api": self._api}
        return Application(
            [
                (r"/bot([^/]+)/(\w+)", MethodHandler, api),
                (r"/file/bot([^/]+)/(.+)", FileHandler, api),
                (r"/local/state", StateHandler, page),
                (r"/local/events", EventsHandler, page),
                (r"/local/files/(\w+)", PictureHandler, page),
                (r"/local/do/([\w-]+)", DeedHandler, page),
                (r"/(.*)", WebHandler, {"path": str(_WEB), "default_filename": "index.html"}),
            ],
            local_port=lambda: self._port,
            log_function=_log_request,
            compress_response=False,
        )


def _log_request(handler: RequestHandler) -> None:
    """Tornado would log the address, which holds the token, and the arguments, which hold what people write."""
    if handler.get_status() >= 500:
        _log.error("%s answered %d", type(handler).__name__, handler.get_status())
