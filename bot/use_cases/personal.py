"""A person's own settings: what can be chosen, and when they hold the bot back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.use_cases.strength import answers_by_itself
from storage import ChatSettings, Database, PersonSettings

INCOGNITO = timedelta(hours=1)
PREVIEWS = (0, 50, 100)
_DAY = 24


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that is set by buttons: each choice is the values of some fields."""

    name: str
    choices: tuple[dict[str, Any], ...]

    def present(self, settings: PersonSettings | ChatSettings) -> int | None:
        """The index of the choice that is set."""
        for index, values in enumerate(self.choices):
            if all(getattr(settings, name) == value for name, value in values.items()):
                return index
        return None


STRENGTH = Setting("strength", tuple({"strength": value} for value in (None, 0, 25, 50, 75, 100)))
AUTOMATIC = Setting("automatic", tuple({"automatic": value} for value in (None, True, False)))
SENSITIVITY = Setting("sensitivity", tuple({"threshold": value} for value in (None, 0.2, 0.5, 0.8)))
COOLDOWN = Setting("cooldown", tuple({"cooldown_s": value} for value in (None, 0, 60, 600, 3600)))
QUIET = Setting(
    "quiet", tuple({"quiet_from": a, "quiet_to": b} for a, b in ((None, None), (22, 7), (23, 8), (0, 9), (9, 17)))
)
SETTINGS = (STRENGTH, AUTOMATIC, SENSITIVITY, COOLDOWN, QUIET)
_PLAIN = {setting.name: setting for setting in SETTINGS}
NAMES = (*_PLAIN, "clock", "language", "incognito", "preview", "training")  # in the order of the buttons' numbers


async def choose(database: Database, user_id: int, chat_id: int, setting: Setting, choice: int) -> bool:
    """Sets one; False where there is no such choice. Raises ConsentError."""
    if not 0 <= choice < len(setting.choices):
        return False
    return await change(database, user_id, chat_id, **setting.choices[choice])


async def apply(
    database: Database, user_id: int, chat_id: int, name: str, choice: int, languages: Sequence[str]
) -> bool:
    """Sets one thing by its name; False where there is no such choice. Raises ConsentError.

    The clock goes back (0) or on (1) by an hour; language 0 is that of Telegram; incognito is toggled. Training is
    taken back (0) or allowed (1), never toggled: no press says yes that meant no. A preview sets nothing.
    """
    person = (user_id, chat_id)
    if name in _PLAIN:
        return await choose(database, *person, _PLAIN[name], choice)
    if name == "clock" and choice in (0, 1):
        await turn_clock(database, *person, 1 if choice else -1)
        return True
    names = (None, *languages)
    if name == "language" and 0 <= choice < len(names):
        return await change(database, *person, language=names[choice])
    if name == "incognito":
        await toggle_incognito(database, *person)
        return True
    if name == "training" and choice in (0, 1):
        await database.set_training(*person, choice == 1)
        return True
    return False


async def change(database: Database, user_id: int, chat_id: int, **values: Any) -> bool:
    """Sets some fields. Raises ConsentError."""
    settings = await database.person_settings(user_id, chat_id)
    await database.save_person_settings(user_id, chat_id, replace(settings, **values))
    return True


async def turn_clock(database: Database, user_id: int, chat_id: int, hours: int) -> None:
    """Puts the person's clock forward or back; it stays within half a day of UTC. Raises ConsentError."""
    offset = (await database.person_settings(user_id, chat_id)).clock_offset + hours
    await change(database, user_id, chat_id, clock_offset=(offset + _DAY // 2 - 1) % _DAY - _DAY // 2 + 1)


async def toggle_incognito(database: Database, user_id: int, chat_id: int) -> datetime | None:
    """Keeps nothing for an hour, or ends that. Gives the end."""
    paused = await database.paused_until(user_id, chat_id)
    until = None if paused else datetime.now(UTC) + INCOGNITO
    await database.pause(user_id, chat_id, until)
    return until


async def give_way(database: Database, user_id: int, chat_id: int, field: str) -> None:
    """In a private chat the chat's setting is the person's: what they had set of their own no longer covers it."""
    if await database.has_consent(user_id, chat_id):
        settings = await database.person_settings(user_id, chat_id)
        if getattr(settings, field) is not None:
            await change(database, user_id, chat_id, **{field: None})


def with_own(chat: ChatSettings, mine: PersonSettings) -> ChatSettings:
    """A chat's settings with what a person set for themselves there, as far as they did."""
    own = {name: getattr(mine, name) for name in ("strength", "automatic", "threshold", "cooldown_s")}
    return replace(chat, **{name: value for name, value in own.items() if value is not None})


def clock(settings: PersonSettings, now: datetime) -> datetime:
    """The time on the person's clock."""
    return now + timedelta(hours=settings.clock_offset)


def is_quiet(settings: PersonSettings, now: datetime) -> bool:
    """Whether the person's quiet hours hold: from `quiet_from` up to `quiet_to`, over midnight where need be."""
    start, end = settings.quiet_from, settings.quiet_to
    if start is None or end is None:
        return False
    return (clock(settings, now).hour - start) % _DAY < (end - start) % _DAY


def wants_answers(chat: ChatSettings, mine: PersonSettings, private: bool) -> bool:
    """Whether a person gets automatic answers: in a private chat as they say; in a group only where its admins let
    the bot answer and the person does not mind."""
    if private:
        return answers_by_itself(chat, private) if mine.automatic is None else mine.automatic
    return answers_by_itself(chat, private) and mine.automatic is not False
