"""Inline mode, /export and /forget: one's own things, for oneself alone."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from bot.application import open_database
from bot.local import LocalServer
from bot.settings import Settings
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tests.bot.conftest import Patient, handled, until

pytestmark = pytest.mark.usefixtures("running")


@pytest.fixture
def in_group(server: LocalServer) -> Person:
    return Patient(server, "Ada", "Friends")


async def opt_in(person: Person) -> None:
    person.say("/optin")
    await person.expect_text("Thank you")


async def sticker_of(person: Person, text: str) -> Any:
    person.say(text)
    return await person.expect_sticker()


async def offered(person: Person, text: str) -> Any:
    """The results of an inline query, and the answer's other fields."""
    query = person.world.ask_inline(person.user.id, person.chat.id, text)
    await until(lambda: query.results is not None)
    return query


def last_answer(server: LocalServer) -> dict[str, Any]:
    return next(call.fields for call in reversed(server.calls) if call.method == "answerInlineQuery")


async def archive(person: Person) -> zipfile.ZipFile:
    message = await person.expect_document()
    assert message.document is not None
    return zipfile.ZipFile(io.BytesIO(message.document.data))


async def test_ones_own_stickers_are_offered_by_word_emoji_and_feeling(
    ada: Person, ben: Person, server: LocalServer, settings: Settings
) -> None:
    await opt_in(ada)
    laughing = await sticker_of(ada, "/sticker my cat is so fun!")
    sad = await sticker_of(ada, "/sticker so sad")
    for wanted, found in (
        ("", [sad, laughing]),
        ("CAT laugh", [laughing]),
        ("😢", [sad]),
        ("fun", [laughing]),
        ("my love is happy", []),
    ):
        query = await offered(ada, wanted)
        assert [one["sticker_file_id"] for one in query.results] == [m.sticker.file.file_id for m in found]
        assert (last_answer(server)["is_personal"], last_answer(server)["cache_time"]) == (True, 0)
    query = await offered(ada, "so much fun that I laugh")  # no word of it: its feeling is
    assert [one["sticker_file_id"] for one in query.results] == [laughing.sticker.file.file_id]
    ada.world.choose_inline(ada.user.id, query.id, query.results[0]["id"])
    await handled(ada)
    async with await open_database(settings) as database:
        chosen = [row.description for row in await database.history(ada.user.id, ada.chat.id) if row.kind == "sticker"]
    assert chosen == ["cat, laughing"]
    assert (await offered(ben, "")).results == []
    assert last_answer(server)["button"]["start_parameter"] == "inline"


async def test_what_was_made_in_a_group_is_not_offered_elsewhere(in_group: Person, ada: Person) -> None:
    await opt_in(in_group)
    await sticker_of(in_group, "/sticker so fun!")
    await opt_in(ada)
    assert (await offered(ada, "")).results == []


async def test_an_export_holds_all_that_is_kept_here_and_nothing_of_elsewhere(ada: Person, in_group: Person) -> None:
    ada.say("/export")
    await ada.expect_text("I keep nothing of you in this chat")
    await opt_in(ada)
    await opt_in(in_group)
    in_group.say("said in the group")
    ada.say("my cat is called Minka")
    sent = ada.send_sticker()
    sticker = await sticker_of(ada, "/sticker so fun!")
    await ada.press("👍", sticker)
    await ada.press("📌 cat", await _card(ada))
    ada.say("/settings")
    await ada.press("75", await ada.expect_text("Your settings"))
    ada.say("/export")
    files = await archive(ada)
    kept = json.loads(files.read("data.json"))
    texts = [row.get("text") for row in kept["history"]]
    assert "my cat is called Minka" in texts
    assert "said in the group" not in str(kept)
    assert [row["liked"] for row in kept["history"] if "liked" in row] == [True]
    assert [(mark["keyword"], mark["mark"]) for mark in kept["keywords"]] == [("cat", "pinned")]
    assert kept["settings"]["strength"] == 75
    assert kept["stickers"][0]["explanation"]["shown"]["expression"] == "laughing"
    assert files.read(kept["stickers"][0]["picture"]) == sticker.sticker.file.data
    image = next(row["image"] for row in kept["history"] if row["image"])
    assert files.read(image) == sent.sticker.file.data


async def _card(person: Person) -> Any:
    person.say("/why")
    return await person.expect_text("Why this sticker?")


async def test_an_export_of_a_group_goes_to_its_person_alone(in_group: Person, ada: Person) -> None:
    await opt_in(in_group)
    in_group.say("said in the group")
    in_group.say("/export")
    assert "start=export" in str((await in_group.expect_text("for you alone")).keyboard)
    ada.say("/help")
    await ada.expect_text("What I can do")
    in_group.say("/export")
    files = await archive(ada)
    await in_group.expect_text("in our private chat")
    assert "said in the group" in files.read("data.json").decode()


async def test_the_last_hour_can_be_forgotten(ada: Person, settings: Settings) -> None:
    await opt_in(ada)
    sticker = await sticker_of(ada, "/sticker so fun!")
    ada.say("/forget")
    question = await ada.expect_text("Delete everything")
    await ada.press("The last hour", question)
    await ada.expect_edit(question, "of the last hour are gone")
    async with await open_database(settings) as database:
        assert await database.history(ada.user.id, ada.chat.id) == []
    assert "too old" in (await ada.press("👍", sticker)).text


async def test_one_sticker_can_be_forgotten_by_a_button_or_as_an_answer_to_it(
    ada: Person, ben: Person, settings: Settings
) -> None:
    await opt_in(ada)
    first = await sticker_of(ada, "/sticker my cat is so fun!")
    await ada.press("👍", first)
    second = await sticker_of(ada, "/sticker so sad")
    sent = ada.send_sticker()
    ada.say("/forget")
    question = await ada.expect_text("Delete everything")
    await ada.press("One sticker", question)
    await ada.expect_edit(question, "Which sticker")
    await ada.press("😂 cat, laughing", question)
    await ada.expect_edit(question, "gone for good")
    assert "too old" in (await ada.press("👍", first)).text
    for answered in (second, sent):
        ada.say("/forget", reply_to=answered)
        await ada.expect_text("gone for good")
    ada.say("/forget", reply_to=second)
    await ada.expect_text("nothing about that sticker")
    async with await open_database(settings) as database:
        assert await database.generations(ada.user.id, ada.chat.id) == []
        assert {row.kind for row in await database.history(ada.user.id, ada.chat.id)} == {"message"}


async def test_nobody_forgets_for_another(server: LocalServer, in_group: Person, engine: FakeEngine) -> None:
    other = Patient(server, "Ben", "Friends")
    await opt_in(in_group)
    sticker = await sticker_of(in_group, "/sticker so fun!")
    other.say("/forget", reply_to=sticker)
    await other.expect_text("nothing about that sticker")
    in_group.say("/forget")
    question = await in_group.expect_text("Delete everything")
    for button in ("The last hour", "One sticker"):
        assert "somebody else" in (await other.press(button, question)).text
    await in_group.press("👍", sticker)
