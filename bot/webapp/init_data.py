"""Who opened the page: Telegram's init data, which its apps pass along and sign with a key made from the bot's token.

The method is that of https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

LIFETIME = timedelta(days=1)
_AHEAD = timedelta(minutes=5)  # clocks differ
_LONGEST = 8192  # characters
_HASH = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,15}")


class InitDataError(Exception):
    """The init data is missing, forged, another bot's, or too old."""


class InitDataExpired(InitDataError):
    """It was genuine, a day ago or more."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """The person who opened the page."""

    id: int
    name: str = field(repr=False)
    language: str | None


def read_init_data(raw: str, token: str, now: datetime) -> Visitor:
    """The person that genuine, fresh init data speaks of. Raises InitDataError."""
    fields = _fields(raw)
    given = fields.pop("hash", "")
    if not _HASH.fullmatch(given) or not hmac.compare_digest(given, sign(fields, token)):
        raise InitDataError("the signature is not ours")
    _check_age(fields.get("auth_date", ""), now)
    return _visitor(fields.get("user", ""))


def sign(fields: dict[str, str], token: str) -> str:
    """The hash, in hex, that Telegram gives to these fields for that bot."""
    check_string = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    return hmac.digest(secret, check_string.encode("utf-8", "surrogatepass"), hashlib.sha256).hex()


def _fields(raw: str) -> dict[str, str]:
    if len(raw) > _LONGEST:
        raise InitDataError("it is too long")
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=64)
    except ValueError:
        raise InitDataError("it is no query string") from None
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise InitDataError("a field comes twice")
    return fields


def _check_age(auth_date: str, now: datetime) -> None:
    if not _NUMBER.fullmatch(auth_date):
        raise InitDataError("auth_date is no time")
    age = timedelta(seconds=now.timestamp() - int(auth_date))
    if age < -_AHEAD:
        raise InitDataError("it comes from the future")
    if age > LIFETIME:
        raise InitDataExpired("it is too old")


def _visitor(user: str) -> Visitor:
    try:
        person = json.loads(user)
    except (ValueError, RecursionError):
        raise InitDataError("user is no JSON") from None
    number = person.get("id") if isinstance(person, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**52:
        raise InitDataError("nobody opened it")
    name, language = person.get("first_name"), person.get("language_code")
    return Visitor(number, name if isinstance(name, str) else "", language if isinstance(language, str) else None)
