"""Methods about chats, their members, files, and how updates arrive."""

from __future__ import annotations

from typing import Any

from bot.local.errors import ApiError
from bot.local.methods.request import Method, Request
from bot.local.people import Chat, member
from bot.local.world import World


def get_chat(world: World, request: Request) -> Any:
    """getChat."""
    return world.chat(request["chat_id"]).full()


def get_chat_member(world: World, request: Request) -> Any:
    """getChatMember."""
    chat, user = world.chat(request["chat_id"]), world.user(request["user_id"])
    return member(user, chat.members.get(user.id, "left"))


def get_chat_administrators(world: World, request: Request) -> Any:
    """getChatAdministrators: all but bots, so this one is left out."""
    chat = _group(world, request)
    return [member(person, chat.members[person.id]) for person in world.people.values() if chat.is_admin(person.id)]


def get_chat_member_count(world: World, request: Request) -> int:
    """getChatMemberCount."""
    chat = world.chat(request["chat_id"])
    return 2 if chat.private else sum(chat.has(user_id) for user_id in chat.members)


def leave_chat(world: World, request: Request) -> bool:
    """leaveChat."""
    chat = _group(world, request)
    chat.check_bot_may_write()
    world.set_member(next(iter(world.people)), chat.id, world.bot.id, "left")
    return True


def get_file(world: World, request: Request) -> Any:
    """getFile."""
    return world.files.by_id(request["file_id"]).telegram()


def set_webhook(world: World, request: Request) -> bool:
    """setWebhook: an empty address is what deleteWebhook does; others must be this machine's."""
    delete_webhook(world, request)
    if request["url"]:
        world.webhook.set(request["url"], request.get("secret_token", ""), request.get("allowed_updates"))
    return True


def delete_webhook(world: World, request: Request) -> bool:
    """deleteWebhook."""
    world.webhook.delete()
    if request.get("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, request: Request) -> Any:
    """getWebhookInfo."""
    return world.webhook.info()


def farewell(world: World, request: Request) -> bool:
    """logOut and close: there is nothing to move elsewhere."""
    return True


def _group(world: World, request: Request) -> Chat:
    chat = world.chat(request["chat_id"])
    if chat.private:
        raise ApiError("there are no administrators in the private chat")
    return chat


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "getFile": get_file,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": farewell,
    "close": farewell,
}
