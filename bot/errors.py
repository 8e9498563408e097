"""Everything that can go wrong in the bot on its own account, as one tree.

BotError                    base; its text is meant for the one who hosts the bot and says what to do
├── StartError              Telegram is out of reach or refuses the token
├── TextError               a message of the locale is missing or lacks an argument
├── EngineUnavailable       the engine gave no answer
│   ├── EngineBusy          too much is waiting already
│   ├── EngineTimeout       it took too long
│   └── EngineFailure       it failed for a reason nobody foresaw
└── DeliveryError           a message did not reach its chat
    ├── ChatClosed          the person blocked the bot, or it was removed: stop work for that chat
    └── MaybeDelivered      no answer in time: it may have arrived, so it is not sent again
"""


class BotError(Exception):
    """Base of all errors the bot raises on purpose."""


class StartError(BotError):
    """The bot can't start; the text says why and what to do."""


class TextError(BotError):
    """A message of the locale is missing or lacks an argument; the text names it."""


class EngineUnavailable(BotError):
    """The engine gave no answer."""


class EngineBusy(EngineUnavailable):
    """Too much is waiting for the engine already."""


class EngineTimeout(EngineUnavailable):
    """The engine took too long."""


class EngineFailure(EngineUnavailable):
    """The engine failed for a reason nobody foresaw; the cause is chained."""


class DeliveryError(BotError):
    """A message did not reach its chat."""


class ChatClosed(DeliveryError):
    """The person blocked the bot, or it was removed from the group."""


class MaybeDelivered(DeliveryError):
    """Telegram did not answer in time: the message may have arrived."""
