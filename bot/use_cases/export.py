"""Everything that is kept of a person in a chat, as files that they can read: JSON and WEBP in one archive."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from storage import Database, GenerationRow, HistoryRow

_ALL = 10**6
Files = dict[str, bytes]


async def export(database: Database, user_id: int, chat_id: int) -> bytes | None:
    """A ZIP archive of all of it; None where nothing is kept."""
    files: Files = {}
    kept = await _kept(database, user_id, chat_id, files)
    if not any(kept.values()):
        return None
    head = {"exported_at": datetime.now(UTC), "person": user_id, "chat": chat_id}
    return await asyncio.to_thread(_archive, {**head, **kept}, files)


async def _kept(database: Database, user_id: int, chat_id: int, files: Files) -> dict[str, Any]:
    person = (user_id, chat_id)
    since, settings = await database.consent_since(*person), await database.person_settings(*person)
    paused, training = await database.paused_until(*person), await database.training_since(*person)
    taste = await database.load_preference(*person)
    changed = settings != type(settings)()
    return {
        "consent": since and {"since": since, "paused_until": paused, "training_since": training},
        "settings": asdict(settings) if changed else None,
        "keywords": [asdict(mark) for mark in await database.keyword_marks(*person)],
        "taste": taste and {**taste.payload, "read_at": taste.updated_at},
        "history": [_event(row, files) for row in await database.history(*person, _ALL)],
        "stickers": [
            _sticker(row, await database.generation_picture(row.id), files)
            for row in await database.generations(*person, _ALL)
        ],
        "pack_changes": [
            {
                "body": change.body,
                "made_at": change.created_at,
                "picture": _put(files, f"pack/{change.id}", change.webp),
            }
            for change in await database.pack_changes(user_id)
            if change.chat_id == chat_id
        ],
        "orders": [
            {"body": job.payload, "made_at": job.created_at}
            for job in await database.open_jobs()
            if (job.user_id, job.chat_id) == person
        ],
    }


def _event(row: HistoryRow, files: Files) -> dict[str, Any]:
    values = {name: value for name, value in asdict(row).items() if value not in ("", None)}
    return {**values, "image": _put(files, f"sent/{row.id}", row.image)}


def _sticker(row: GenerationRow, webp: bytes | None, files: Files) -> dict[str, Any]:
    values = {name: value for name, value in asdict(row).items() if name not in ("user_id", "chat_id")}
    return {**values, "picture": _put(files, f"stickers/{row.id}", webp)}


def _put(files: Files, name: str, webp: bytes | None) -> str | None:
    if webp is None:
        return None
    files[f"{name}.webp"] = webp
    return f"{name}.webp"


def _archive(kept: dict[str, Any], files: Files) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(kept, ensure_ascii=False, indent=2, default=_readable))
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED)
    return buffer.getvalue()


def _readable(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
