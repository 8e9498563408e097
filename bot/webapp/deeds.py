"""What can be done on the page: each the very use case that a command or a button goes by."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Literal

import pydantic

from bot.context import Services
from bot.errors import DeliveryError
from bot.texts import speak
from bot.use_cases import consent, own_page, personal
from bot.use_cases.export import export
from bot.use_cases.feedback import Rated, rate
from bot.webapp.init_data import Visitor


class Gone(Exception):
    """What was asked for is not there, or not this person's."""


class Deed(pydantic.BaseModel, ABC):
    """Something done in one of the person's chats. Raises Gone, ConsentError."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    chat: int

    @abstractmethod
    async def do(self, services: Services, visitor: Visitor) -> str:
        """Gives the notice to show."""


class OptIn(Deed):
    """/optin."""

    async def do(self, services: Services, visitor: Visitor) -> str:
        await consent.opt_in(services.database, visitor.id, self.chat)
        return services.texts.plain("optin-noted")


class OptOut(Deed):
    """/optout."""

    async def do(self, services: Services, visitor: Visitor) -> str:
        await services.maker.drop(self.chat, visitor.id)
        await consent.opt_out(services.database, visitor.id, self.chat)
        return services.texts.plain("optout-noted")


class Set(Deed):
    """One choice of a setting, as in /settings."""

    setting: Literal[
        "strength", "automatic", "sensitivity", "cooldown", "quiet", "clock", "language", "incognito", "training"
    ]
    choice: int

    async def do(self, services: Services, visitor: Visitor) -> str:
        languages = services.texts.languages
        done = await personal.apply(services.database, visitor.id, self.chat, self.setting, self.choice, languages)
        if not done:
            raise Gone
        if self.setting == "language":
            speak((None, *languages)[self.choice] or visitor.language)
        return services.texts.plain("saved")


class Rate(Deed):
    """👍 or 👎."""

    sticker: int
    liked: bool

    async def do(self, services: Services, visitor: Visitor) -> str:
        row = await own_page.own_sticker(services.database, self.sticker, visitor.id, self.chat)
        if row is None:
            raise Gone
        if await rate(services.database, row, self.liked) is Rated.NEEDS_CONSENT:
            return services.texts.plain("incognito-now")
        return services.texts.plain("liked" if self.liked else "disliked")


class Mark(Deed):
    """Pins or removes a keyword, or takes that back, as under /why."""

    attribute: str
    keyword: str
    mark: Literal["pinned", "removed"]

    async def do(self, services: Services, visitor: Visitor) -> str:
        person = (visitor.id, self.chat)
        found = await own_page.mark(
            services.database, services.preferences, *person, self.attribute, self.keyword, self.mark
        )
        if not found:
            raise Gone
        return services.texts.plain("saved-next")


class ForgetSticker(Deed):
    """/forget as an answer to a sticker."""

    sticker: int

    async def do(self, services: Services, visitor: Visitor) -> str:
        row = await own_page.own_sticker(services.database, self.sticker, visitor.id, self.chat)
        if row is None:
            raise Gone
        await services.database.forget_sticker(row.user_id, row.chat_id, row.message_id or 0, row.id)
        return services.texts.plain("page-forgotten")


class Forget(Deed):
    """/forget, all of it."""

    async def do(self, services: Services, visitor: Visitor) -> str:
        await consent.forget(services.database, services.maker, visitor.id, self.chat)
        return services.texts.plain("page-forgotten")


class Export(Deed):
    """/export: into the private chat."""

    async def do(self, services: Services, visitor: Visitor) -> str:
        archive = await export(services.database, visitor.id, self.chat)
        if archive is None:
            return services.texts.plain("export-nothing")
        caption = services.texts.html("export-caption")
        try:
            await services.courier.send_document(visitor.id, archive, "my-data.zip", caption)
        except DeliveryError:
            return services.texts.plain("export-private")
        return services.texts.plain("export-sent")


DEEDS: dict[str, type[Any]] = {
    "opt-in": OptIn,
    "opt-out": OptOut,
    "set": Set,
    "rate": Rate,
    "mark": Mark,
    "forget-sticker": ForgetSticker,
    "forget": Forget,
    "export": Export,
}
