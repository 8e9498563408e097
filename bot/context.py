"""What every handler gets: the services of this process, typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot, JobQueue

from bot.background import Background
from bot.courier import TelegramCourier
from bot.engine_worker import EngineWorker
from bot.metrics import Metrics
from bot.texts import Texts
from bot.use_cases.packs import Packs
from bot.use_cases.preferences import Preferences
from bot.use_cases.reports import Reports
from bot.use_cases.stickers import StickerMaker
from storage import Database


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a handler may use. `page_url` is where people open their own page, if there is one."""

    database: Database
    engine: EngineWorker
    preferences: Preferences
    maker: StickerMaker
    packs: Packs
    courier: TelegramCourier
    background: Background
    texts: Texts
    metrics: Metrics
    reports: Reports
    host_admins: tuple[int, ...]
    page_url: str | None


class BotContext(CallbackContext[ExtBot[int], dict[Any, Any], dict[Any, Any], Services]):
    """The context of this bot's handlers and jobs."""

    @property
    def services(self) -> Services:
        """The services of this process."""
        return self.bot_data


BotApplication = Application[ExtBot[int], BotContext, dict[Any, Any], dict[Any, Any], Services, JobQueue[BotContext]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who asks, and where. `thread_id` is the topic of a forum, or None."""

    user_id: int
    chat_id: int
    private: bool
    message_id: int
    thread_id: int | None
    update_id: int

    @property
    def reply_to(self) -> int | None:
        """The message to reply to: in groups it says whom the bot answers, in private chats it only clutters."""
        return None if self.private else self.message_id


def origin_of(update: Update) -> Origin | None:
    """The origin of a message or a press, or None where there is no person or no message."""
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    if user is None or chat is None or message is None:
        return None
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    return Origin(user.id, chat.id, chat.type == chat.PRIVATE, message.message_id, topic, update.update_id)
