"""Condenses the machine-readable Bot API specification to the methods and types that the local server knows.

    python -m bot.local.condense api.json > bot/local/specification.json

The input is api.json of https://github.com/PaulSonOfLars/telegram-bot-api-spec (MIT licence, kept beside the result
in specification.LICENSE). Descriptions are dropped, but for the limits and the fixed values that they state.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

METHODS = [
    "getMe",
    "logOut",
    "close",
    "getUpdates",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "sendMessage",
    "sendSticker",
    "sendPhoto",
    "sendDocument",
    "sendChatAction",
    "answerCallbackQuery",
    "answerInlineQuery",
    "setMessageReaction",
    "editMessageText",
    "editMessageCaption",
    "editMessageReplyMarkup",
    "deleteMessage",
    "deleteMessages",
    "getFile",
    "getChat",
    "getChatMember",
    "getChatAdministrators",
    "getChatMemberCount",
    "leaveChat",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "setMyName",
    "getMyName",
    "setMyDescription",
    "getMyDescription",
    "setMyShortDescription",
    "getMyShortDescription",
    "setChatMenuButton",
    "getChatMenuButton",
    "getStickerSet",
    "uploadStickerFile",
    "createNewStickerSet",
    "addStickerToSet",
    "deleteStickerFromSet",
    "deleteStickerSet",
    "setStickerEmojiList",
    "setStickerKeywords",
    "setStickerPositionInSet",
    "setStickerSetTitle",
]
# Of these unions only the members that a sticker bot sends.
UNIONS = {
    "InlineQueryResult": ["InlineQueryResultCachedSticker", "InlineQueryResultArticle"],
    "InputMessageContent": ["InputTextMessageContent"],
}
# Far from what a sticker bot sends: any JSON object passes for one of these.
OPAQUE = ("InputRichMessage", "KeyboardButton", "SuggestedPostParameters", "LoginUrl")

LENGTH = re.compile(r"\b(\d+)-(\d+) (characters|bytes)")
FIXED = re.compile(r"(?:must be|always) [\"“]?(\w+)[\"”]?$")


def condense(api: dict[str, Any]) -> dict[str, Any]:
    """Returns {"version", "methods": {name: fields}, "types": {name: fields}, "unions": {name: [type]}}.

    `fields` maps a field to {"types": [...]} and, where it applies, "required", "length": [min, max, unit] and
    "fixed": the only value it may have.
    """
    methods = {name: _fields(api["methods"][name]) for name in METHODS}
    types: dict[str, Any] = {}
    unions: dict[str, list[str]] = {}
    waiting = _named(methods.values())
    while waiting:
        name = waiting.pop()
        if name in types or name in unions or name not in api["types"]:
            continue
        source = api["types"][name]
        if name in OPAQUE:
            types[name] = {}
        elif "subtypes" in source:
            unions[name] = UNIONS.get(name, source["subtypes"])
            waiting |= set(unions[name])
        else:
            types[name] = _fields(source)
            waiting |= _named([types[name]])
    return {
        "version": api["version"],
        "methods": methods,
        "types": dict(sorted(types.items())),
        "unions": dict(sorted(unions.items())),
        "opaque": sorted(set(OPAQUE) & set(types)),
    }


def _named(groups: Any) -> set[str]:
    return {kind.split()[-1] for fields in groups for field in fields.values() for kind in field["types"]}


def _fields(source: dict[str, Any]) -> dict[str, Any]:
    return {field["name"]: _field(field) for field in source.get("fields", [])}


def _field(field: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {"types": field["types"]}
    if field["required"]:
        result["required"] = True
    if "String" in field["types"]:
        if length := LENGTH.search(field["description"]):
            result["length"] = [int(length[1]), int(length[2]), length[3]]
        if fixed := FIXED.search(field["description"]):
            result["fixed"] = fixed[1]
    return result


def write(source: Path) -> str:
    """The condensed specification as JSON text, one method or type a line."""
    condensed = condense(json.loads(source.read_text(encoding="utf-8")))
    parts = []
    for key, value in condensed.items():
        if isinstance(value, dict):
            lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(entry)}" for name, entry in value.items())
            parts.append(f" {json.dumps(key)}: {{\n{lines}\n }}")
        else:
            parts.append(f" {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    sys.stdout.write(write(Path(sys.argv[1])))
