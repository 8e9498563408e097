"""Files in memory: what the bot uploads, what it downloads, and the rules for stickers. Knows nothing of chats."""

from __future__ import annotations

import hashlib
import io
import secrets
import warnings
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from bot.local.errors import ApiError, malformed

STICKER_SIDE = 512
STICKER_BYTES = 512 * 1024
_FOLDERS = {"sticker": "stickers", "photo": "photos", "document": "documents"}


@dataclass(frozen=True, slots=True)
class LocalSticker:
    """A sticker that people on the page can send: WEBP bytes, one side exactly 512 px, the other at most that."""

    emoji: str
    description: str
    webp: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file. `kind` is sticker, photo or document; width and height are pixels, 0 for documents."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    data: bytes
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """The file_path of getFile."""
        return f"{_FOLDERS[self.kind]}/file_{self.unique_id}.{self.name.rpartition('.')[2] or 'bin'}"

    def identity(self) -> dict[str, Any]:
        """The fields that every Bot API object for a file begins with."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}

    def telegram(self) -> dict[str, Any]:
        """The Bot API's File."""
        return {**self.identity(), "file_path": self.path}


class FileStore:
    """Every file of a session, by file_id, unique id and path. The same bytes keep the same unique id."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_unique_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add_sticker(self, data: bytes) -> StoredFile:
        """Stores a static sticker; raises ApiError where Telegram would not show it as one."""
        width, height = sticker_size(data)
        return self._add(data, "sticker", "sticker.webp", "image/webp", width, height)

    def add_photo(self, data: bytes) -> StoredFile:
        """Stores a picture; raises ApiError when it is none."""
        image_format, width, height = _measured(data, ("JPEG", "PNG", "WEBP"))
        return self._add(data, "photo", f"photo.{image_format.lower()}", f"image/{image_format.lower()}", width, height)

    def add_document(self, data: bytes, name: str, mime: str = "application/octet-stream") -> StoredFile:
        """Stores any bytes under a file name."""
        if not data:
            raise malformed("file must be non-empty")
        return self._add(data, "document", name or "file.bin", mime, 0, 0)

    def by_id(self, file_id: str) -> StoredFile:
        """Raises ApiError for an unknown file_id."""
        try:
            return self._by_id[file_id]
        except KeyError:
            raise ApiError("wrong file identifier/HTTP URL specified") from None

    def by_unique_id(self, unique_id: str) -> StoredFile | None:
        """None for an unknown one."""
        return self._by_unique_id.get(unique_id)

    def by_path(self, path: str) -> StoredFile | None:
        """None for an unknown one."""
        return self._by_path.get(path)

    def _add(self, data: bytes, kind: str, name: str, mime: str, width: int, height: int) -> StoredFile:
        unique_id = hashlib.sha256(kind.encode() + name.encode() + data).hexdigest()[:20]
        if known := self._by_unique_id.get(unique_id):
            return known
        stored = StoredFile(f"local-{secrets.token_urlsafe(24)}", unique_id, kind, name, mime, data, width, height)
        self._by_id[stored.file_id] = self._by_unique_id[unique_id] = self._by_path[stored.path] = stored
        return stored


def sticker_size(data: bytes) -> tuple[int, int]:
    """Width and height of a valid static sticker in pixels; raises ApiError for anything else."""
    if len(data) > STICKER_BYTES:
        raise malformed(f"wrong sticker: {len(data)} bytes, at most {STICKER_BYTES} are allowed")
    _, width, height = _measured(data, ("WEBP",))
    if max(width, height) != STICKER_SIDE:
        raise malformed(f"wrong sticker: {width}x{height}; one side must be exactly 512 px, the other at most that")
    return width, height


def _measured(data: bytes, formats: tuple[str, ...]) -> tuple[str, int, int]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=formats) as image:
                image.load()
                return str(image.format), image.width, image.height
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise malformed(f"wrong file: not a picture in {' or '.join(formats)} format") from None
    except Image.DecompressionBombWarning:
        raise malformed("wrong file: the picture is too large") from None
