"""Sealing of what people wrote or chose: AES-256-GCM, and the key file.

A sealed value is one version byte, a random 96-bit nonce, and the ciphertext with its tag. Its associated data names
the column and the row's owner, so that a value copied to another column or another person's row does not open.
Knows nothing of tables.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import logging
import os
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.errors import StorageError, WrongKeyError

_VERSION = b"\x01"
_NONCE_BYTES = 12
_KEY_BYTES = 32
_log = logging.getLogger(__name__)


class Cipher:
    """Seals and opens values with one key.

    Text round-trips exactly, NUL and lone surrogates included: it is encoded as UTF-8 with `surrogatepass`.
    """

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)
        self._naming_key = hmac.digest(key, b"pseudonyms", hashlib.sha256)

    def seal(self, value: bytes, column: str, *owner: int) -> bytes:
        """`value` sealed for `column` ("table.column") of the row that `owner` identifies."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._aead.encrypt(nonce, value, _associated(column, owner))

    def open(self, sealed: bytes, column: str, *owner: int) -> bytes:
        """The inverse of `seal`. Raises StorageError for a value of another key, column or owner."""
        nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            if sealed[:1] != _VERSION:
                raise InvalidTag
            return self._aead.decrypt(nonce, ciphertext, _associated(column, owner))
        except (InvalidTag, ValueError) as error:
            raise StorageError(
                f"A value in {column} does not open: the database was altered. "
                "Put a backup in its place: python main.py restore"
            ) from error

    def pseudonym(self, purpose: str, *owner: int) -> str:
        """16 lower-case letters and digits that always stand for the same owner, and say nothing without the key."""
        digest = hmac.digest(self._naming_key, _associated(purpose, owner), hashlib.sha256)
        return base64.b32encode(digest[:10]).decode().lower()

    def seal_text(self, value: str, column: str, *owner: int) -> bytes:
        return self.seal(value.encode("utf-8", "surrogatepass"), column, *owner)

    def open_text(self, sealed: bytes, column: str, *owner: int) -> str:
        return self.open(sealed, column, *owner).decode("utf-8", "surrogatepass")

    def seal_json(self, value: object, column: str, *owner: int) -> bytes:
        return self.seal_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), column, *owner)

    def open_json(self, sealed: bytes, column: str, *owner: int) -> Any:
        return json.loads(self.open_text(sealed, column, *owner))


def create_key(path: Path) -> bytes:
    """Makes a new key file, readable by its owner only. Never replaces one."""
    key = os.urandom(_KEY_BYTES)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.urlsafe_b64encode(key) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def read_key(path: Path) -> bytes | None:
    """The key in the file, None where there is no file. Raises WrongKeyError when it holds no key."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WrongKeyError(f"The key file {path} cannot be read: {error.strerror}. Check its permissions.") from error
    try:
        key = base64.b64decode(content.strip(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _KEY_BYTES:
        raise WrongKeyError(f"The key file {path} holds no key. Put the file back that was made with the database.")
    if path.stat().st_mode & 0o077:
        _log.warning("The key file %s can be read by others; run: chmod 600 %s", path, path)
    return key


def _associated(column: str, owner: tuple[int, ...]) -> bytes:
    return "\0".join([column, *map(str, owner)]).encode()
