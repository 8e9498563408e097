"""Everything that can go wrong in storage, as one tree.

StorageError            base; its text is meant for the person at the keyboard and says what to do
├── WrongKeyError       the key file is missing beside an existing database, is no key, or is another database's key
└── ConsentError        something about a person was to be kept who has not agreed to that in this chat
"""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

_ADVICE = (
    (
        ("malformed", "not a database", "no such", "decode", "out of range"),
        "it is damaged. Put a backup in its place: python main.py restore",
    ),
    (("locked",), "another program is using it. Stop that program, then try again"),
    (("full",), "there is no space left on its disk. Free some, then try again"),
    (
        ("readonly", "read-only", "unable to open", "permission denied"),
        "it cannot be written. Check the permissions of it and its folder",
    ),
)
# What drivers raise: also for text and times in a damaged file that are none.
DRIVER_ERRORS = (DBAPIError, OSError, UnicodeDecodeError, OverflowError)


class StorageError(Exception):
    """Base of all errors that storage raises on purpose."""


class WrongKeyError(StorageError):
    """The key file does not fit the database; the text names the key file."""


class ConsentError(StorageError):
    """The person has not agreed, in this chat, to anything being kept."""


def explain(error: DBAPIError | OSError | UnicodeDecodeError | OverflowError, where: str) -> StorageError:
    """The driver's error as a message that says what to do. It holds no value that was stored."""
    reason = str(error.orig if isinstance(error, DBAPIError) else error)
    for words, advice in _ADVICE:
        if any(word in reason.lower() for word in words):
            return StorageError(f"The database {where} cannot be used: {advice} ({reason}).")
    return StorageError(f"The database {where} cannot be used: {reason}.")
