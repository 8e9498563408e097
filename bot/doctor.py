"""What `doctor` asks of the bot's side. A check returns what it found, or raises SettingsError that says what to do."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.settings import Settings, SettingsError
from storage import Database, StorageError
from storage.connection import database_file, parse_url


def key_file(settings: Settings) -> str:
    """The key must be readable by its owner only."""
    path = settings.data_key_file
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return f"{path} will be made at the first start"
    except OSError as error:
        raise SettingsError(f"{path} can't be read ({error.strerror}): set DATA_KEY_FILE to a file of yours") from None
    if mode & 0o077:
        raise SettingsError(f"others may read {path} (mode {mode:o}): chmod 600 {path}")
    return f"{path}, mode {mode:o}"


async def open_database(settings: Settings) -> Database:
    """The database, if there is one: no command but `run` makes it. Raises StorageError."""
    if file := _missing(settings):
        raise StorageError(
            f"There is no database at {file}. The first `run` makes it; else see DATA_DIR, DATABASE_URL."
        )
    return await Database.open(settings.database, settings.data_key_file)


async def database(settings: Settings) -> str:
    """Opens the database, which checks its key and applies what migrations are missing. Raises StorageError."""
    if file := _missing(settings):
        return f"{file} will be made at the first start"
    async with await open_database(settings) as opened:
        return ", ".join(f"{name} {value}" for name, value in (await opened.health()).items() if value is not None)


def _missing(settings: Settings) -> Path | None:
    file = database_file(parse_url(settings.database))
    return file if file and not file.exists() else None


async def telegram(settings: Settings) -> str:
    """Asks the Bot API server who the bot is."""
    if settings.telegram_bot_token is None:
        return "no TELEGRAM_BOT_TOKEN: `make play` works, `make run` needs one"
    api = settings.telegram_api_url
    try:
        async with Bot(settings.token, base_url=f"{api}/bot", base_file_url=f"{api}/file/bot") as bot:
            me, hook = bot.bot, await bot.get_webhook_info()
    except InvalidToken:
        raise SettingsError("Telegram refuses TELEGRAM_BOT_TOKEN: copy it again from @BotFather") from None
    except TelegramError as error:
        # only the kind of error is shown: its text may hold the address, and with it the token
        raise SettingsError(
            f"{api} doesn't answer ({type(error).__name__}): check the connection and TELEGRAM_API_URL"
        ) from None
    groups = "every message" if me.can_read_all_group_messages else "commands and replies only (privacy mode is on)"
    inline = "on" if me.supports_inline_queries else "off (/setinline with @BotFather)"
    return f"@{me.username}; in groups it sees {groups}; inline mode is {inline}; {_receiving(settings, hook)}"


def _receiving(settings: Settings, hook: WebhookInfo) -> str:
    """How updates come, and what Telegram says of the webhook."""
    if settings.webhook_url is None:
        return "updates are polled"
    if hook.url != settings.webhook_url:
        return "the webhook will be set at the next start"
    trouble = f", last trouble: {hook.last_error_message}" if hook.last_error_message else ""
    return f"updates come by webhook, {hook.pending_update_count} wait{trouble}"


def browser() -> str:
    """Chromium, which only the tests of the page need."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return found or "no Chromium; only the tests of the page miss it (Debian, Ubuntu: apt install chromium)"
