"""What the bot remembers: updates, consent, history, preferences, generations, jobs and chat settings.

Knows nothing of Telegram, models or torch. `Database` is the only owner of the connection; records are frozen.
"""

from __future__ import annotations

from storage.connection import sqlite_url
from storage.database import Database
from storage.errors import ConsentError, StorageError, WrongKeyError
from storage.records import (
    ChatSettings,
    GenerationRow,
    HistoryRow,
    InboxUpdate,
    JobRow,
    KeywordMark,
    Mark,
    PackChange,
    PersonSettings,
    StoredPreference,
)
from storage.restore import restore

__all__ = [
    "ChatSettings",
    "ConsentError",
    "Database",
    "GenerationRow",
    "HistoryRow",
    "InboxUpdate",
    "JobRow",
    "KeywordMark",
    "Mark",
    "PackChange",
    "PersonSettings",
    "StorageError",
    "StoredPreference",
    "WrongKeyError",
    "restore",
    "sqlite_url",
]
