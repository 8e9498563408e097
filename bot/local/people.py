"""The people and chats of the play world, and the Bot API objects that describe them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.local.errors import ApiError

BOT_ID = 7_000_000_001
GROUP_ID = -4_000_000_001


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot."""

    id: int
    first_name: str
    username: str
    language_code: str = "en"
    is_bot: bool = False

    def telegram(self) -> dict[str, Any]:
        """The Bot API's User."""
        user: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        user["username"] = self.username
        if not self.is_bot:
            user["language_code"] = self.language_code
        return user


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group.

    `members` maps a user id to a status: creator, administrator, member, left or kicked. In a private chat
    `started` is False until the person has written, and `blocked` while the person keeps the bot out. A group that
    has become a supergroup has that one's id in `migrated_to`.
    """

    id: int
    type: str
    title: str
    members: dict[int, str] = field(default_factory=dict)
    username: str = ""
    started: bool = True
    blocked: bool = False
    migrated_to: int | None = None

    @property
    def private(self) -> bool:
        """True for a chat between one person and the bot."""
        return self.type == "private"

    def telegram(self) -> dict[str, Any]:
        """The Bot API's Chat."""
        if self.private:
            return {"id": self.id, "type": self.type, "first_name": self.title, "username": self.username}
        return {"id": self.id, "type": self.type, "title": self.title}

    def full(self) -> dict[str, Any]:
        """The Bot API's ChatFullInfo, with its required fields."""
        gifts = dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        )
        return {**self.telegram(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}

    def has(self, user_id: int) -> bool:
        """True when the user is in the chat now."""
        return self.members.get(user_id, "left") not in ("left", "kicked")

    def is_admin(self, user_id: int) -> bool:
        """True for the creator and for administrators."""
        return self.members.get(user_id) in ("creator", "administrator")

    def check_bot_may_write(self) -> None:
        """Raises the ApiError that Telegram answers where the bot was shut out or the group has moved."""
        if self.migrated_to is not None:
            problem = "group chat was upgraded to a supergroup chat"
            raise ApiError(problem, parameters={"migrate_to_chat_id": self.migrated_to})
        if self.blocked:
            raise ApiError("bot was blocked by the user", 403)
        if not self.started:
            raise ApiError("bot can't initiate conversation with a user", 403)
        if not self.private and not self.has(BOT_ID):
            raise ApiError(f"bot is not a member of the {self.type} chat", 403)


_RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]


def member(user: User, status: str) -> dict[str, Any]:
    """The Bot API's ChatMember."""
    result: dict[str, Any] = {"status": status, "user": user.telegram()}
    if status == "creator":
        result["is_anonymous"] = False
    if status == "administrator":
        result |= dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True, "can_delete_messages": True}
    if status == "kicked":
        result["until_date"] = 0
    return result


def residents(bot: User) -> tuple[list[User], list[Chat]]:
    """Three people, each with a private chat with the bot, and a group that Ada created."""
    people = [User(1001, "Ada", "ada_plays"), User(1002, "Ben", "ben_plays"), User(1003, "Chen", "chen_plays")]
    chats = [Chat(p.id, "private", p.first_name, {p.id: "member"}, p.username, started=False) for p in people]
    statuses = {person.id: "member" for person in people} | {people[0].id: "creator", bot.id: "member"}
    return people, [*chats, Chat(GROUP_ID, "group", "Friends", statuses)]
