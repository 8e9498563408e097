"""What nobody should send: it gets a clear message or silence, nothing is lost, and nothing breaks."""

from __future__ import annotations

import logging

import pytest

from bot.application import open_database
from bot.local.files import STICKER_BYTES
from bot.settings import Settings
from bot.use_cases.words import LONGEST_FOR_ENGINE, LONGEST_STORED
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tests.bot.conftest import handled

pytestmark = pytest.mark.usefixtures("running")


async def test_odd_texts_are_cleaned_or_passed_over(
    ada: Person, engine: FakeEngine, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    ada.say("/optin")
    await ada.expect_text("Thank you")
    for text in ("   ", "\x00", "\ud83d", "\u200b\u200b", "ok\x00\ud83d!", "[" * 50_000, "long " * 10_000):
        ada.say(text)
    for text in ("/sticker \x00", "/sticker " + "\u200b"):
        ada.say(text)
        await ada.expect_text("anything to read")
    ada.say("/sticker " + "fun " * 12_500)
    await ada.expect_sticker()
    assert len(engine.requests[-1].text) <= LONGEST_FOR_ENGINE
    async with await open_database(settings) as database:
        kept = [row.text for row in await database.history(ada.user.id, ada.chat.id)]
    assert kept[0] == "ok!"
    assert len(kept) == 4
    assert all(len(text) <= LONGEST_STORED for text in kept)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_sticker_that_is_no_picture_is_kept_by_its_emoji(ada: Person, settings: Settings) -> None:
    ada.say("/optin")
    await ada.expect_text("Thank you")
    for index, data in enumerate((b"not a picture", b"RIFF0000WEBP" + b"0" * STICKER_BYTES)):
        object.__setattr__(ada.world.stickers[index].file, "data", data)
        ada.send_sticker(index)
    await handled(ada)
    async with await open_database(settings) as database:
        rows = await database.history(ada.user.id, ada.chat.id)
    assert [(row.emoji, row.image) for row in rows] == [("😀", None), ("🥰", None)]
