"""A canary: words of one person that must turn up nowhere but with them, and nowhere at all without consent.

The database's cipher is made transparent here, so that what is stored can be found in the files' bytes.
"""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from aiolimiter import AsyncLimiter

from bot.local import LocalServer
from bot.reduction import COMMANDS
from bot.settings import Settings
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person, buttons
from tests.auxil.raw_database import bytes_under
from tests.bot.conftest import Patient, Running, handled, until

CANARY = "catcanary4711"


class Transparent:
    """An AEAD that hides nothing."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def encrypt(self, nonce: bytes, data: bytes, associated: bytes) -> bytes:
        return data + bytes(16)

    def decrypt(self, nonce: bytes, data: bytes, associated: bytes) -> bytes:
        return data[:-16]


@pytest.fixture(autouse=True)
def _transparent(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr("storage.cipher.AESGCM", Transparent)
    monkeypatch.setattr("bot.delivery.AsyncLimiter", lambda rate, seconds: AsyncLimiter(1000, 1))
    caplog.set_level(logging.INFO)
    for name in ("bot", "storage"):
        caplog.set_level(logging.DEBUG, name)


OTHER_LANGUAGES = {"中文", "Русский", "العربية", "Deutsch", "Español", "Français", "Português"}


async def do_everything(person: Person) -> None:
    """Words, an edit, every command with words behind it, an inline query, and every button there is."""
    said = person.say(f"so fun, {CANARY}!")
    person.world.edit(person.user.id, person.chat.id, said.id, f"so sad, {CANARY}!")
    for command in sorted(COMMANDS - {"optin", "optout", "forget"}):
        person.say(f"/{command} {CANARY}", reply_to=said)
    person.say(f"/sticker so fun {CANARY}")
    sticker = await person.expect_sticker()
    query = person.world.ask_inline(person.user.id, person.chat.id, CANARY)
    await until(lambda: query.results is not None)
    for label in ("👍", "👎", "➕", "❓", "⋯", "More like this"):
        await person.press(label, sticker)
    pressable = [b for message in person.world.messages(person.chat.id) for b in buttons(message)]
    shown = [b.get("callback_data", "") for b in pressable if not any(name in b["text"] for name in OTHER_LANGUAGES)]
    each = {data.partition(":")[0]: data for data in shown}  # one of each kind
    for data in [data for action, data in each.items() if action not in ("", "optin", "optout", "forget")]:
        await person.press_data(sticker, data)
    await handled(person)


def texts_of(server: LocalServer, *others: Person) -> str:
    """What the bot has written to others."""
    sent = (m for other in others for m in server.world.messages(other.chat.id) if m.sender == server.world.bot)
    return "\n".join(f"{message.text} {message.keyboard}" for message in sent)


def asked_of(engine: FakeEngine) -> str:
    return f"{engine.requests} {engine.read}"


async def test_without_consent_no_command_and_no_button_leaves_a_trace(
    server: LocalServer, settings: Settings, engine: FakeEngine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ben, in_group, ada = Patient(server, "Ben"), Patient(server, "Ben", "Friends"), Patient(server, "Ada", "Friends")
    async with Running(settings, engine):
        ada.say("/optin")
        await ada.expect_text("Thank you")
        for person in (ben, in_group):
            await do_everything(person)
        asked = len(engine.requests)
        ada.say("/sticker so fun!")
        await ada.expect_sticker()
        assert CANARY not in f"{engine.requests[asked:]} {engine.read}"
    assert CANARY.encode() not in bytes_under(tmp_path)
    assert CANARY not in caplog.text


async def test_with_consent_ones_words_stay_with_oneself_in_that_chat_and_go_with_forget(
    server: LocalServer, settings: Settings, engine: FakeEngine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ada, ben = Patient(server, "Ada"), Patient(server, "Ben")
    ada_in_group, ben_in_group = Patient(server, "Ada", "Friends"), Patient(server, "Ben", "Friends")
    async with Running(settings, engine):
        for person in (ada, ben, ben_in_group):
            person.say("/optin")
            await person.expect_text("Thank you")
        await do_everything(ada)
        assert CANARY.encode() in bytes_under(tmp_path)
        engine.requests.clear()
        engine.read.clear()
        for other in (ada_in_group, ben, ben_in_group):
            other.say("/sticker so fun!")
            await other.press("❓", await other.expect_sticker())
            other.say("/export")
            await handled(other)
        assert CANARY not in asked_of(engine)
        assert not any(request.preference.character for request in engine.requests)
        assert CANARY not in texts_of(server, ben, ada_in_group)
        others = [m.document.data for m in server.world.messages(ben.chat.id) if m.document]
        assert others
        assert not any(CANARY.encode() in data for data in others)
        ada.say("/forget")
        question = await ada.expect_text("Delete everything")
        await ada.press("Delete it all", question)
        await ada.expect_edit(question, "gone for good")
    assert CANARY.encode() not in bytes_under(tmp_path)
    assert CANARY not in caplog.text
