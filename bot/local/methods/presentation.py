"""Methods about the bot itself: who it is, its commands, names and descriptions."""

from __future__ import annotations

import re
from typing import Any

from bot.local.errors import malformed
from bot.local.methods.request import Method, Request
from bot.local.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, request: Request) -> Any:
    """getMe."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all_messages,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return {**world.bot.telegram(), **abilities}


def set_my_commands(world: World, request: Request) -> bool:
    """setMyCommands."""
    commands = request["commands"]
    if len(commands) > 100:
        raise malformed("BOT_COMMANDS_TOO_MUCH")
    if invalid := [entry["command"] for entry in commands if not _COMMAND.fullmatch(entry["command"].lstrip("/"))]:
        raise malformed(f"BOT_COMMAND_INVALID: {invalid[0]!r}")
    world.profile.set_commands(commands, request.get("scope"), request.get("language_code", ""))
    world.feed.publish("commands")
    return True


def delete_my_commands(world: World, request: Request) -> bool:
    """deleteMyCommands."""
    world.profile.set_commands([], request.get("scope"), request.get("language_code", ""))
    world.feed.publish("commands")
    return True


def get_my_commands(world: World, request: Request) -> Any:
    """getMyCommands."""
    return world.profile.commands(request.get("scope"), request.get("language_code", ""))


def set_chat_menu_button(world: World, request: Request) -> bool:
    """setChatMenuButton."""
    world.profile.menu_buttons[request.get("chat_id", 0)] = request.get("menu_button", {"type": "default"})
    world.feed.publish("commands")
    return True


def get_chat_menu_button(world: World, request: Request) -> Any:
    """getChatMenuButton."""
    buttons = world.profile.menu_buttons
    return buttons.get(request.get("chat_id", 0), buttons.get(0, {"type": "commands"}))


def _texts(world: World, field: str) -> dict[str, str]:
    profile = world.profile
    texts = {"name": profile.names, "description": profile.descriptions}
    return texts.get(field, profile.short_descriptions)


def _setter(field: str) -> Method:
    def set_text(world: World, request: Request) -> bool:
        _texts(world, field)[request.get("language_code", "")] = request.get(field, "")
        return True

    return set_text


def _getter(field: str) -> Method:
    def get_text(world: World, request: Request) -> Any:
        texts = _texts(world, field)
        fallback = texts.get("") or (world.bot.first_name if field == "name" else "")
        return {field: texts.get(request.get("language_code", "")) or fallback}

    return get_text


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
}
