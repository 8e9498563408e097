"""The page over HTTP: its files, which everybody may have, and a person's own data, for whom Telegram vouches.

Every request for data carries the init data in `Authorization: tma …`; nothing else says who asks, and no address holds
anything personal, so that no proxy's log does.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import pydantic
from telegram.error import TelegramError
from tornado.web import RequestHandler, StaticFileHandler

from bot.context import BotApplication, Services
from bot.settings import Settings
from bot.texts import speak
from bot.use_cases import own_page
from bot.webapp import view
from bot.webapp.deeds import DEEDS, Gone
from bot.webapp.init_data import InitDataError, InitDataExpired, Visitor, read_init_data
from pmg_engine.types import Palette
from storage import ConsentError, StorageError

_logger = logging.getLogger(__name__)
_WEB = Path(__file__).with_name("web")
_SCHEME = "tma "
_NUMBER = re.compile(r"-?[0-9]{1,18}")
_FRAMES = ("https://web.telegram.org", "https://*.web.telegram.org")


def page_routes(application: BotApplication, settings: Settings, url: str) -> list[Any]:
    """Tornado's rules that serve the page under its address."""
    root = re.escape(urlsplit(url).path)
    local = urlsplit(url).scheme == "http"  # then the page of the local server shows it
    headers = security_headers((*_FRAMES, settings.telegram_api_url) if local else _FRAMES)
    api = {"receiver": application, "token": settings.token, "headers": headers}
    return [
        (rf"{root}api/state", StateHandler, api),
        (rf"{root}api/stickers/([0-9]{{1,19}})", PictureHandler, api),
        (rf"{root}api/do/([a-z-]+)", DeedHandler, api),
        (rf"{root}(.*)", FileHandler, {"path": str(_WEB), "default_filename": "index.html", "headers": headers}),
    ]


def security_headers(frames: tuple[str, ...]) -> dict[str, str]:
    """Headers of every answer; `frames` are the pages that may show this one inside of them."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        f"base-uri 'none'; form-action 'none'; frame-ancestors {' '.join(frames)}"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-store",
    }


class Guarded(RequestHandler):
    """Sends the headers with every answer, those to what went wrong included."""

    headers: Mapping[str, str] = MappingProxyType({})

    def guard(self, headers: Mapping[str, str]) -> None:
        """Sets the headers, for good."""
        self.headers = headers
        self.set_default_headers()

    def set_default_headers(self) -> None:
        for name, value in self.headers.items():
            self.set_header(name, value)


class FileHandler(Guarded, StaticFileHandler):
    """HTML, style sheets and modules."""

    def initialize(self, path: str, default_filename: str, headers: dict[str, str]) -> None:  # type: ignore[override]
        super().initialize(path, default_filename)
        self.guard(headers)

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "no-cache")


class OwnHandler(Guarded):
    """A request by a person for their own data: anybody else gets 401, and for what is not theirs 404."""

    visitor: Visitor

    def initialize(self, receiver: BotApplication, token: str, headers: dict[str, str]) -> None:
        self.bot = receiver.bot
        self.services: Services = receiver.bot_data
        self._token = token
        self.guard(headers)

    async def prepare(self) -> None:
        accepted = self.request.headers.get("Accept-Language", "")
        self.speak(re.split("[,;]", accepted)[0].strip() or None)
        given = self.request.headers.get("Authorization", "")
        try:
            raw = given.removeprefix(_SCHEME) if given.startswith(_SCHEME) else ""
            self.visitor = read_init_data(raw, self._token, datetime.now(UTC))
        except InitDataError as error:
            _logger.info("the page was refused: %s", error)
            self.refuse(401, "page-expired" if isinstance(error, InitDataExpired) else "page-refused")
            return
        self.speak(self.visitor.language)

    def check_xsrf_cookie(self) -> None:
        """There are no cookies: only who holds the init data can ask."""

    def speak(self, language: str | None) -> None:
        """Sets the language of the answer."""
        self.language = view.spoken(self.services.texts, language)
        speak(self.language)

    def refuse(self, status: int, key: str) -> None:
        """Ends the request with a text for the person."""
        self.set_status(status)
        self.finish({"error": self.services.texts.plain(key)})

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.finish({"error": self.services.texts.plain("oops")})

    async def may_open(self, chat: int) -> bool:
        """True for the person's own chats; what is asked for others is refused. Then speaks as set in that chat."""
        database = self.services.database
        if chat not in await own_page.chats_of(database, self.visitor.id):
            self.refuse(404, "page-gone")
            return False
        mine = await database.person_settings(self.visitor.id, chat)
        self.speak(mine.language or self.visitor.language)
        return True

    async def own(self, chat: int) -> dict[str, Any]:
        """One chat of theirs, for the page."""
        services = self.services
        data = await own_page.look(services.database, services.preferences, self.visitor.id, chat)
        self.speak(data.mine.language or self.visitor.language)
        texts, language = services.texts, self.language
        return {
            "chat": chat,
            "language": language,
            "direction": view.direction(language),
            "texts": view.words(texts, self.visitor.name),
            **view.own(texts, data, await self._palette(), language),
        }

    async def _palette(self) -> Palette | None:
        engine = self.services.engine
        return await engine.palette() if engine.is_loaded else None


class StateHandler(OwnHandler):
    """GET api/state?chat=…: everything the page shows."""

    async def get(self) -> None:
        asked = self.get_query_argument("chat", "")
        chat = int(asked) if _NUMBER.fullmatch(asked) else self.visitor.id
        if not await self.may_open(chat):
            return
        mine = await own_page.chats_of(self.services.database, self.visitor.id)
        titles = [(one, await self._title(one)) for one in mine]
        own = await self.own(chat)
        self.finish({**own, "chats": view.chats(self.services.texts, titles)})

    async def _title(self, chat: int) -> str | None:
        if chat > 0:
            return None
        try:
            return (await self.bot.get_chat(chat)).title
        except TelegramError as error:
            _logger.info("a chat has no title: %s", error)
            return None


class PictureHandler(OwnHandler):
    """GET api/stickers/ID?chat=…: a sticker's WEBP."""

    async def get(self, number: str) -> None:
        asked = self.get_query_argument("chat", "")
        chat = int(asked) if _NUMBER.fullmatch(asked) else self.visitor.id
        database = self.services.database
        row = await own_page.own_sticker(database, int(number), self.visitor.id, chat)
        webp = await database.generation_picture(row.id) if row is not None else None
        if webp is None:
            self.refuse(404, "page-gone")
            return
        self.set_header("Content-Type", "image/webp")
        self.finish(webp)


class DeedHandler(OwnHandler):
    """POST api/do/NAME with JSON: does something, and answers with the state after it."""

    async def post(self, name: str) -> None:
        deed = self._deed(name)
        if deed is None or not await self.may_open(deed.chat):
            return
        try:
            notice = await deed.do(self.services, self.visitor)
        except Gone:
            self.refuse(404, "page-gone")
        except ConsentError:
            paused = await self.services.database.paused_until(self.visitor.id, deed.chat)
            self.refuse(409, "incognito-now" if paused else "rated-without-consent")
        except StorageError as error:
            _logger.error("the page: %s", error)
            self.refuse(503, "oops")
        else:
            self.finish({**await self.own(deed.chat), "notice": notice})

    def _deed(self, name: str) -> Any:
        if name not in DEEDS:
            self.refuse(404, "page-gone")
            return None
        try:
            return DEEDS[name].model_validate(json.loads(self.request.body))
        except (ValueError, RecursionError, pydantic.ValidationError):
            self.refuse(400, "oops")
            return None
