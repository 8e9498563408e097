"""One press of a button, with all that is needed to act on it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.callback_data import Action, Press
from bot.context import BotContext, Origin, Services
from bot.reduction import is_own
from bot.texts import Html
from bot.use_cases.generations import owned_generation
from bot.use_cases.words import clean
from storage import GenerationRow

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pressed:
    """One press, with all that is needed to act on it."""

    press: Press
    query: CallbackQuery
    origin: Origin
    context: BotContext

    @property
    def services(self) -> Services:
        """The services of this process."""
        return self.context.services

    async def answer(self, key: str | None = None, alert: bool = False, **values: object) -> None:
        """Ends the press, with a short notice. Where that fails (it is too old, say) the rest goes on."""
        try:
            await self.query.answer(key and self.services.texts.plain(key, **values), show_alert=alert)
        except TelegramError as error:
            _logger.info("a press was not answered: %s", error)

    async def needs_consent(self) -> None:
        """Says that what was asked for has to be noted, and what keeps the bot from it."""
        origin = self.origin
        paused = await self.services.database.paused_until(origin.user_id, origin.chat_id)
        await self.answer("incognito-now" if paused else "rated-without-consent", alert=True)

    async def rewrite(self, text: Html, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Puts something else into the message with the button, unless it says that already."""
        try:
            await self.query.edit_message_text(text, parse_mode=ParseMode.HTML, reply_markup=keyboard)
        except TelegramError as error:
            _logger.info("a message was not rewritten: %s", error)

    async def relabel(self, keyboard: InlineKeyboardMarkup | None) -> None:
        """Puts other buttons under the message."""
        try:
            await self.query.edit_message_reply_markup(keyboard)
        except TelegramError as error:
            _logger.info("buttons were not changed: %s", error)

    @property
    def buttons(self) -> list[Press]:
        """What the buttons of the message stand for now, this one among them."""
        return [press for row in self._rows() for press in _presses(row)]

    async def relabel_sticker(self, keyboard: InlineKeyboardMarkup) -> None:
        """Puts other buttons under a sticker; the one that takes a preview's strength stays."""
        kept = [row for row in self._rows() if any(press.action is Action.USE for press in _presses(row))]
        await self.relabel(InlineKeyboardMarkup([*keyboard.inline_keyboard, *kept]))

    def own_words(self) -> str:
        """What the person had written, or the emoji of their sticker, where the message with the button answers it."""
        message = self.query.message
        answered = message.reply_to_message if isinstance(message, Message) else None
        if answered is None or not is_own(answered) or answered.from_user != self.query.from_user:
            return ""
        emoji = answered.sticker.emoji if answered.sticker else None
        return clean(answered.text or answered.caption or emoji or "")

    def _rows(self) -> Sequence[Sequence[InlineKeyboardButton]]:
        message = self.query.message
        markup = message.reply_markup if isinstance(message, Message) else None
        return markup.inline_keyboard if markup else ()

    async def generation(self, anywhere: bool = False) -> GenerationRow | None:
        """The generation that the button stands for, if it is this person's; `anywhere`: not only under itself."""
        press, origin = self.press, self.origin
        message_id = None if anywhere else origin.message_id
        database = self.services.database
        return await owned_generation(database, press.id, press.drawing, origin.user_id, origin.chat_id, message_id)

    async def own_generation(self, anywhere: bool = False) -> GenerationRow | None:
        """The same; a press that stands for none is refused."""
        row = await self.generation(anywhere)
        if row is None:
            await self.answer("press-refused")
        return row


def _presses(row: Sequence[InlineKeyboardButton]) -> list[Press]:
    parsed = (Press.parse(button.callback_data) for button in row if isinstance(button.callback_data, str))
    return [press for press in parsed if press is not None]
