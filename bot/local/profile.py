"""How the bot presents itself: its names, its descriptions and its commands by scope and language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.local.people import Chat, User

Command = dict[str, str]
_DEFAULT: dict[str, Any] = {"type": "default"}


@dataclass(slots=True)
class Profile:
    """What setMyCommands, setMyDescription and their like have set; texts map a language ("" for all) to a text."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)
    _commands: dict[tuple[str, int, int, str], list[Command]] = field(default_factory=dict)

    def set_commands(self, commands: list[Command], scope: dict[str, Any] | None, language: str) -> None:
        """Sets the commands of one scope and language; an empty list deletes them."""
        key = _key(scope or _DEFAULT, language)
        if commands:
            self._commands[key] = commands
        else:
            self._commands.pop(key, None)

    def commands(self, scope: dict[str, Any] | None, language: str) -> list[Command]:
        """The commands of exactly this scope and language."""
        return self._commands.get(_key(scope or _DEFAULT, language), [])

    def menu_button(self, chat: Chat | None = None) -> dict[str, Any]:
        """The button beside the text field of a private chat, or that of all of them."""
        everywhere = self.menu_buttons.get(0, {"type": "commands"})
        return everywhere if chat is None else self.menu_buttons.get(chat.id, everywhere)

    def menu(self, person: User, chat: Chat) -> list[Command]:
        """The commands that a person sees in a chat: the narrowest scope wins, and in it the person's language."""
        scopes: list[dict[str, Any]] = [{"type": "chat", "chat_id": chat.id}]
        if chat.private:
            scopes.append({"type": "all_private_chats"})
        else:
            scopes.insert(0, {"type": "chat_member", "chat_id": chat.id, "user_id": person.id})
            if chat.is_admin(person.id):
                scopes[1:1] = [{"type": "chat_administrators", "chat_id": chat.id}]
                scopes.append({"type": "all_chat_administrators"})
            scopes.append({"type": "all_group_chats"})
        for scope in [*scopes, _DEFAULT]:
            for language in (person.language_code, ""):
                if found := self.commands(scope, language):
                    return found
        return []


def _key(scope: dict[str, Any], language: str) -> tuple[str, int, int, str]:
    return scope["type"], int(scope.get("chat_id", 0)), int(scope.get("user_id", 0)), language
