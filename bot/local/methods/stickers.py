"""Methods about sticker sets."""

from __future__ import annotations

from typing import Any

from bot.local.errors import ApiError, malformed
from bot.local.files import StoredFile
from bot.local.message import Sticker
from bot.local.methods.request import Method, Request
from bot.local.validate import Upload
from bot.local.world import World


def get_sticker_set(world: World, request: Request) -> Any:
    """getStickerSet."""
    return world.sets.get(request["name"]).telegram()


def upload_sticker_file(world: World, request: Request) -> Any:
    """uploadStickerFile."""
    _owner(world, request["user_id"])
    if request["sticker_format"] != "static":
        raise malformed("the local server knows static stickers only")
    return world.files.add_sticker(request["sticker"].data).telegram()


def create_new_sticker_set(world: World, request: Request) -> bool:
    """createNewStickerSet."""
    owner = _owner(world, request["user_id"])
    if request.get("sticker_type", "regular") != "regular":
        raise malformed("the local server knows regular stickers only")
    stickers = [_sticker(world, request, entry) for entry in request["stickers"]]
    world.sets.create(request["name"], request["title"], owner, stickers)
    world.feed.publish("stickers")
    return True


def add_sticker_to_set(world: World, request: Request) -> bool:
    """addStickerToSet."""
    pack = world.sets.get(request["name"])
    if pack.owner_id != _owner(world, request["user_id"]):
        raise ApiError("STICKERSET_INVALID")
    world.sets.add(pack, _sticker(world, request, request["sticker"]))
    world.feed.publish("stickers")
    return True


def delete_sticker_from_set(world: World, request: Request) -> bool:
    """deleteStickerFromSet."""
    pack, sticker = world.sets.find(request["sticker"])
    pack.stickers.remove(sticker)
    world.feed.publish("stickers")
    return True


def delete_sticker_set(world: World, request: Request) -> bool:
    """deleteStickerSet."""
    world.sets.delete(request["name"])
    world.feed.publish("stickers")
    return True


def set_sticker_emoji_list(world: World, request: Request) -> bool:
    """setStickerEmojiList."""
    _, sticker = world.sets.find(request["sticker"])
    sticker.emoji = _first_emoji(request["emoji_list"])
    return True


def set_sticker_keywords(world: World, request: Request) -> bool:
    """setStickerKeywords."""
    _, sticker = world.sets.find(request["sticker"])
    sticker.keywords = _keywords(request.get("keywords", []))
    return True


def set_sticker_position_in_set(world: World, request: Request) -> bool:
    """setStickerPositionInSet."""
    pack, sticker = world.sets.find(request["sticker"])
    if not 0 <= request["position"] < len(pack.stickers):
        raise malformed("position is out of range")
    pack.stickers.remove(sticker)
    pack.stickers.insert(request["position"], sticker)
    world.feed.publish("stickers")
    return True


def set_sticker_set_title(world: World, request: Request) -> bool:
    """setStickerSetTitle."""
    world.sets.get(request["name"]).title = request["title"]
    world.feed.publish("stickers")
    return True


def _owner(world: World, user_id: int) -> int:
    chat = world.chats.get(user_id)
    if chat is None or not chat.started:
        raise ApiError("PEER_ID_INVALID")
    return user_id


def _sticker(world: World, request: Request, entry: dict[str, Any]) -> Sticker:
    if entry["format"] != "static":
        raise malformed("the local server knows static stickers only")
    return Sticker(
        _file(world, request, entry["sticker"]),
        _first_emoji(entry["emoji_list"]),
        keywords=_keywords(entry.get("keywords", [])),
    )


def _file(world: World, request: Request, given: str) -> StoredFile:
    value = request.file(given)
    if isinstance(value, Upload):
        return world.files.add_sticker(value.data)
    file = world.files.by_id(value)
    if file.kind != "sticker":
        raise malformed("wrong file identifier: not a sticker")
    return file


def _first_emoji(emoji_list: list[str]) -> str:
    if not 1 <= len(emoji_list) <= 20:
        raise malformed("STICKER_EMOJI_INVALID: 1-20 emoji are allowed")
    return emoji_list[0]


def _keywords(keywords: list[str]) -> list[str]:
    if len(keywords) > 20 or sum(map(len, keywords)) > 64:
        raise malformed("STICKER_KEYWORDS_INVALID: at most 20 keywords of 64 characters in all")
    return keywords


METHODS: dict[str, Method] = {
    "getStickerSet": get_sticker_set,
    "uploadStickerFile": upload_sticker_file,
    "createNewStickerSet": create_new_sticker_set,
    "addStickerToSet": add_sticker_to_set,
    "deleteStickerFromSet": delete_sticker_from_set,
    "deleteStickerSet": delete_sticker_set,
    "setStickerEmojiList": set_sticker_emoji_list,
    "setStickerKeywords": set_sticker_keywords,
    "setStickerPositionInSet": set_sticker_position_in_set,
    "setStickerSetTitle": set_sticker_set_title,
}
