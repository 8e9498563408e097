"""Everything that can go wrong in the bot on its own account, as one tree.

BotError                    base; its text is meant for the one who hosts the bot and says what to do
├── StartError              Telegram is out of reach or refuses the token
├── FolderError             a folder of the host's can't be written
├── TextError               a message of the locale is missing or lacks an argument
├── EngineUnavailable       the engine gave no answer
│   ├── EngineBusy          too much is waiting already
│   ├── EngineTimeout       it took too long
│   └── EngineFailure       it failed for a reason nobody foresaw
├── PackError               a sticker pack was not changed
│   ├── PackWait            Telegram asks to wait
│   ├── PackTrouble         no clear answer: try again later
│   └── PackRefused         Telegram will never take that change
└── DeliveryError           a message did not reach its chat
    ├── ChatClosed          the person blocked the bot, or it was removed: stop work for that chat
    └── MaybeDelivered      no answer in time: it may have arrived, so it is not sent again
"""


class BotError(Exception):
    """Base of all errors the bot raises on purpose."""


class StartError(BotError):
    """The bot can't start; the text says why and what to do."""


class FolderError(BotError):
    """A folder can't be written, or is not empty; the text says what to do."""


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


class PackError(BotError):
    """A sticker pack was not changed."""


class PackWait(PackError):
    """Telegram asks to wait for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds:.0f} s")
        self.seconds = seconds


class PackTrouble(PackError):
    """No clear answer: the change may have been made, or can be tried again."""


class PackRefused(PackError):
    """Telegram will never take that change; `key` is the message that says so to the person."""

    def __init__(self, reason: str, key: str) -> None:
        super().__init__(reason)
        self.key = key
