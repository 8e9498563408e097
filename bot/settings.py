"""Settings of the bot, from the environment or from `.env`; the environment wins. README.md has the table of them.

Knows nothing of Telegram's library or of the database: it only says what was asked for, checked.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_DEVICE = re.compile(r"auto|cpu|mps|cuda(:\d+)?")
_OFF = "off"
_OWN_PAGE = "/app/"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class SettingsError(Exception):
    """A setting is missing or wrong; the text names it, says what to do, and never holds a secret."""


def default_key_file() -> Path:
    """Where the key of the database lies unless DATA_KEY_FILE says otherwise: never inside DATA_DIR."""
    configured = os.environ.get("XDG_CONFIG_HOME")
    return (Path(configured) if configured else Path.home() / ".config") / "pmg-stickers" / "data.key"


def _http_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("give an address that starts with http:// or https://")
    return value.rstrip("/")


def _http_address_or_off(value: str) -> str:
    return _OFF if value.lower() == _OFF else _http_address(value)


def _host_and_port(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
        raise ValueError("give host:port, for example 127.0.0.1:8443")
    return value


def _own_host_and_port(value: str) -> str:
    """A port alone is meant on this machine only."""
    port = value.removeprefix(":")
    return _host_and_port(f"127.0.0.1:{port}" if ":" not in port else value)


def _user_ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    ids = value.replace(",", " ").split()
    if not all(number.isascii() and number.isdigit() and int(number) < 2**52 for number in ids):
        raise ValueError("give the numbers of Telegram users, with commas between them")
    return tuple(map(int, ids))


def _token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("give the token as BotFather printed it: digits, a colon, letters")
    return value


def _device(value: str) -> str:
    if not _DEVICE.fullmatch(value):
        raise ValueError("use auto, cpu, cuda, cuda:1 or mps")
    return value


def _secret(value: SecretStr) -> SecretStr:
    if not _SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("use 1 to 256 letters, digits, _ and -")
    return value


Address = Annotated[str, AfterValidator(_http_address)]
HostPort = Annotated[str, AfterValidator(_host_and_port)]
OwnHostPort = Annotated[str, AfterValidator(_own_host_and_port)]
OptionalAddress = Annotated[str, AfterValidator(_http_address_or_off)]
UserIds = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_user_ids)]


class Settings(BaseSettings):
    """Everything that can be set. Field names are the environment's names in lower case."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api_url: Address = TELEGRAM
    database_url: str = ""
    data_dir: Path = Path("data")
    data_key_file: Path = Field(default_factory=default_key_file)
    pmg_profile: str = "bundled"
    pmg_models: Path | None = None
    pmg_device: Annotated[str, AfterValidator(_device)] = "auto"
    webhook_url: Address | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] | None = None
    webhook_listen: HostPort = "127.0.0.1:8443"
    webapp_url: OptionalAddress | None = None
    metrics_listen: OwnHostPort | None = None
    host_admins: UserIds = ()
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET: 1 to 256 letters, digits, _ and -")
        if self.webapp_url not in (None, _OFF) and not _opens_in_telegram(self.webapp_url or ""):
            raise ValueError("WEBAPP_URL must start with https://: Telegram opens no other pages")
        if self.data_key_file.absolute().is_relative_to(self.data_dir.absolute()):
            raise ValueError("DATA_KEY_FILE must lie outside DATA_DIR: a key beside its data protects nothing")
        return self

    @property
    def database(self) -> str:
        """SQLAlchemy's address of the database: DATABASE_URL, or a SQLite file under DATA_DIR."""
        return self.database_url or f"sqlite+aiosqlite:///{(self.data_dir / 'bot.db').absolute()}"

    @property
    def page_url(self) -> str | None:
        """Where people open their own page, with a slash at the end: WEBAPP_URL, else /app/ beside the webhook. None
        where there is no address that Telegram would open."""
        if self.webapp_url is not None:
            return None if self.webapp_url == _OFF else f"{self.webapp_url}/"
        hook = urlsplit(self.webhook_url or "")
        beside = f"{hook.scheme}://{hook.netloc}{_OWN_PAGE}"
        return beside if _opens_in_telegram(beside) else None

    @property
    def secret(self) -> str:
        """The webhook's secret in clear, "" where none is set."""
        return self.webhook_secret.get_secret_value() if self.webhook_secret else ""

    @property
    def models(self) -> Path:
        """Where downloaded models lie: PMG_MODELS, or a folder under DATA_DIR."""
        return self.pmg_models or self.data_dir / "models"

    @property
    def token(self) -> str:
        """The bot's token in clear. Raises SettingsError where there is none."""
        if self.telegram_bot_token is None:
            raise SettingsError(
                "TELEGRAM_BOT_TOKEN is not set. Talk to @BotFather on Telegram, send /newbot, and put the token that it"
                " prints into the file .env as TELEGRAM_BOT_TOKEN=…  To try the bot without a token: make play"
            )
        return self.telegram_bot_token.get_secret_value()


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Reads the settings. Raises SettingsError that names each wrong one; values are never repeated."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        lines = [_complaint(detail["loc"], detail["msg"]) for detail in error.errors(include_input=False)]
        raise SettingsError("\n".join(lines)) from None
    except OSError as error:
        raise SettingsError(f"{env_file} can't be read ({error.strerror}): make it yours, or move it away") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} is not UTF-8 text: write it anew, see .env.example") from None


def _opens_in_telegram(url: str) -> bool:
    """True for what Telegram's apps open; on this machine the local server's page needs no certificate."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def _complaint(location: tuple[int | str, ...], message: str) -> str:
    name = str(location[0]).upper() if location else ""
    text = message.removeprefix("Value error, ")
    return f"{name}: {text}" if name else text
