"""A person's own sticker pack: made on the first ➕, changed by buttons, and patient with Telegram."""

from __future__ import annotations

import asyncio
import re
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.application import open_database
from bot.errors import PackTrouble, PackWait
from bot.local import Fault, LocalServer
from bot.settings import Settings
from bot.use_cases.packs import KEYWORD_CHARACTERS, MOST_KEYWORDS, Packs, PackSticker, emoji_of, keywords_of
from pmg_engine.types import Palette
from storage import Database
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tests.bot.conftest import Patient, Running, until

running = pytest.mark.usefixtures("running")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*_by_pmg_stickers_bot")


async def sticker_of(person: Person, text: str = "/sticker my cat is so fun!") -> Any:
    person.say(text)
    return await person.expect_sticker()


async def opt_in(person: Person) -> None:
    person.say("/optin")
    await person.expect_text("Thank you")


def pack(server: LocalServer, person: Person) -> Any:
    return next((found for found in server.world.sets if found.owner_id == person.user.id), None)


@running
async def test_the_first_plus_makes_a_pack_of_ones_own_and_the_next_goes_into_it(
    ada: Person, ben: Person, server: LocalServer
) -> None:
    for person in (ada, ben):
        await opt_in(person)
    first = await sticker_of(ada)
    assert "into your pack" in (await ada.press("➕", first)).text
    created = await ada.expect_text("Your pack is there")
    made = pack(server, ada)
    assert made.title == "Stickers for Ada"
    assert NAME.fullmatch(made.name)
    assert "__" not in made.name
    assert len(made.name) <= 64
    assert str(ada.user.id) not in made.name
    assert made.name in str(created.keyboard)
    assert [(one.file.data, one.emoji, one.keywords) for one in made.stickers] == [
        (first.sticker.file.data, "😂", ["cat", "laughing"])
    ]
    await ada.expect_button("✅", first)
    second = await sticker_of(ada, "/sticker so sad")
    await ada.press("➕", second)
    await until(lambda: len(made.stickers) == 2)
    await ben.press("➕", await sticker_of(ben))
    await ben.expect_text("Your pack is there")
    assert pack(server, ben).name != made.name


@running
async def test_a_pack_is_reordered_emptied_and_deleted_by_buttons(ada: Person, server: LocalServer) -> None:
    await opt_in(ada)
    for text in ("/sticker so fun!", "/sticker so sad"):
        await ada.press("➕", await sticker_of(ada, text))
    await until(lambda: pack(server, ada) is not None and len(pack(server, ada).stickers) == 2)
    ada.say("/pack")
    panel = await ada.expect_text("holds 2 stickers")
    await ada.press("2 😢", panel)
    shown = await ada.expect_sticker()
    assert (await ada.press("⬅", shown)).text == "Moving to place 1 of 2"
    await until(lambda: [one.emoji for one in pack(server, ada).stickers] == ["😢", "😂"])
    assert "at that end already" in (await ada.press("⬅", shown)).text
    await ada.press("Take it out", shown)
    await until(lambda: [one.emoji for one in pack(server, ada).stickers] == ["😂"])
    await ada.press_data(panel, "packdo:1:3")
    await ada.expect_text("not in your pack any more")
    await ada.press("Delete the pack", panel)
    await ada.press("Delete it for good", panel)
    await until(lambda: pack(server, ada) is None)
    ada.say("/start pack")
    await ada.expect_text("no pack yet")


@running
async def test_whoever_has_opted_out_can_still_delete_their_pack(ada: Person, server: LocalServer) -> None:
    await opt_in(ada)
    await ada.press("➕", await sticker_of(ada))
    await ada.expect_text("Your pack is there")
    ada.say("/optout")
    ada.say("/pack")
    panel = await ada.expect_text("holds one sticker")
    await ada.press("Delete the pack", panel)
    server.faults.append(Fault("deleteStickerSet", code=502, description="Bad Gateway"))
    assert "try again" in (await ada.press("Delete it for good", panel)).text
    assert pack(server, ada) is not None
    await ada.press("Delete it for good", panel)
    await ada.expect_edit(panel, "The pack is being deleted")
    assert pack(server, ada) is None


@running
async def test_a_stranger_is_shown_the_way_and_consent_comes_first(server: LocalServer, settings: Settings) -> None:
    ada = Patient(server, "Ada", "Friends")
    sticker = await sticker_of(ada)
    assert "/optin" in (await ada.press("➕", sticker)).text
    await opt_in(ada)
    sticker = await sticker_of(ada)
    await ada.press("➕", sticker)
    way = await ada.expect_text("open our private chat")
    await ada.expect_button("➕", sticker)  # to be pressed again
    assert "start=pack" in str(way.keyboard)
    async with await open_database(settings) as database:
        assert await database.pack_changes() == []
    ada.say("/pack")
    assert "start=pack" in str((await ada.expect_text("in our private chat")).keyboard)


async def test_a_change_waits_as_long_as_telegram_says_and_outlives_a_restart(
    ada: Person, server: LocalServer, settings: Settings, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs._PACKS_S", 0.1)
    async with Running(settings, engine):
        await opt_in(ada)
        sticker = await sticker_of(ada)
        server.faults.append(Fault("createNewStickerSet", retry_after=1005))
        await ada.press("➕", sticker)
        await ada.expect_text("in 17 minutes")
        await asyncio.sleep(0.5)  # several drains
        assert pack(server, ada) is None
    tries = [call for call in server.calls if call.method == "createNewStickerSet"]
    async with await open_database(settings) as database:
        (change,) = await database.pack_changes()
        assert change.not_before > datetime.now(UTC) + timedelta(minutes=15)
        assert tries == []  # the one that was refused was all
        await database.postpone_pack(ada.user.id, datetime.now(UTC))  # as when the wait is over
    async with Running(settings, engine):
        await ada.expect_text("Your pack is there")
    assert pack(server, ada).stickers[0].file.data == sticker.sticker.file.data


@running
async def test_a_lost_answer_adds_no_sticker_twice(ada: Person, server: LocalServer, settings: Settings) -> None:
    await opt_in(ada)
    await ada.press("➕", await sticker_of(ada))
    await ada.expect_text("Your pack is there")
    server.faults.append(Fault("addStickerToSet", lost_answer=True))
    await ada.press("➕", await sticker_of(ada, "/sticker so sad"))
    await until(lambda: not server.faults)
    async with await open_database(settings) as database:
        async with asyncio.timeout(30):
            while (await database.pack_changes())[0].not_before < datetime.now(UTC):
                await asyncio.to_thread(time.sleep, 0.05)
        await database.postpone_pack(ada.user.id, datetime.now(UTC))
        ada.say("/pack")
        await ada.expect_text("waits for Telegram")
        await ada.press("➕", await sticker_of(ada, "/sticker so angry"))
        await until(lambda: len(pack(server, ada).stickers) == 3)
    adds = [call for call in server.calls if call.method == "addStickerToSet"]
    assert len(adds) == 2


class Shelf:
    """Sets in memory, with errors to come in order."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors = list(errors)
        self.stickers: list[PackSticker] | None = None
        self.said: list[str] = []

    def name(self, token: str) -> str:
        return f"p{token}"

    async def look(self, name: str) -> list[PackSticker] | None:
        return self.stickers

    async def create(self, user_id: int, name: str, title: str, sticker: object) -> None:
        await self.add(user_id, name, sticker)

    async def add(self, user_id: int, name: str, sticker: object) -> None:
        error = self.errors.pop(0) if self.errors else None
        if isinstance(error, PackWait):
            raise error
        self.stickers = [*(self.stickers or []), PackSticker("f", "u", "🙂")]
        if error is not None:
            raise error

    async def remove(self, file_id: str) -> None: ...

    async def move(self, file_id: str, position: int) -> None: ...

    async def delete(self, name: str) -> None:
        self.stickers = None

    async def say(self, chat_id: int, key: str, thread_id: int | None = None) -> None:
        self.said.append(key)

    async def announce_pack(self, chat_id: int, key: str, name: str, minutes: int = 0) -> None:
        self.said.append(key)


async def test_order_holds_while_one_person_waits_and_others_go_on(database: Database) -> None:
    shelf = Shelf(PackWait(500))
    packs = Packs(database, shelf, shelf)
    for person in (1, 2):
        await database.set_consent(person, 9, True)
    body = {"do": "add", "title": "t", "emoji": ["🙂"], "keywords": []}
    for person in (1, 1, 2):
        await database.add_pack_change(person, 9, body, webp=b"w")
    await packs.drain()
    assert [change.user_id for change in await database.pack_changes()] == [1, 1]
    assert shelf.said == ["pack-waits", "pack-created"]
    await packs.drain()
    assert len(await database.pack_changes()) == 2  # not yet


async def test_trouble_is_tried_again_and_what_arrived_after_all_is_not_repeated(database: Database) -> None:
    shelf = Shelf(PackTrouble("no answer"))
    packs = Packs(database, shelf, shelf)
    await database.set_consent(1, 9, True)
    await database.add_pack_change(1, 9, {"do": "add", "title": "t", "emoji": ["🙂"], "keywords": []}, webp=b"w")
    await packs.drain()
    assert len(await database.pack_changes()) == 1
    await database.postpone_pack(1, datetime.now(UTC))
    await packs.drain()
    assert await database.pack_changes() == []
    assert len(shelf.stickers or []) == 1


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=40), max_size=30))
def test_keywords_always_fit_telegram(shown: dict[str, str]) -> None:
    words = keywords_of({"shown": shown})
    assert len(words) <= MOST_KEYWORDS
    assert sum(map(len, words)) <= KEYWORD_CHARACTERS
    assert all(words)


def test_a_sticker_is_found_by_its_feeling_and_its_character() -> None:
    palette = Palette({}, {"cat": "🐱"}, {})
    assert emoji_of({"emoji": "😂", "shown": {"character": "cat"}}, palette) == ["😂", "🐱"]
    assert emoji_of({"emoji": "😂", "shown": {"character": "cat"}}, None) == ["😂"]
    assert emoji_of({}, palette) == ["🙂"]
