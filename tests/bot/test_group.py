"""What happens in a group: silence until an admin and each member want otherwise."""

from __future__ import annotations

import pytest

from bot.application import open_database
from bot.local import LocalServer
from bot.settings import Settings
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person, buttons
from tests.bot.conftest import Patient, handled

pytestmark = pytest.mark.usefixtures("running")


@pytest.fixture
def admin(server: LocalServer) -> Person:
    return Patient(server, "Ada", "Friends")


@pytest.fixture
def member(server: LocalServer) -> Person:
    return Patient(server, "Ben", "Friends")


async def opt_in(person: Person) -> None:
    person.say("/optin")
    await person.expect_text("Thank you")


async def test_answers_come_only_after_an_admin_and_the_member_agreed(
    admin: Person, member: Person, settings: Settings
) -> None:
    member.say("so fun!")
    await opt_in(member)
    member.say("so fun!")
    await member.expect_nothing()
    admin.say("/strength")
    panel = await admin.expect_text("Automatic answers: off")
    await admin.press("Answer by yourself", panel)
    await admin.expect_edit(panel, "Automatic answers: on")
    member.say("so fun!")
    answer = await member.expect_sticker()
    assert answer.reply_to is not None
    assert answer.reply_to.sender == member.user
    member.say("so sad!")  # within the cool-down
    admin.say("so fun!")  # has not opted in
    await member.expect_nothing()
    await handled(member)
    async with await open_database(settings) as database:
        assert await database.history(admin.user.id, admin.chat.id) == []
        assert [row.text for row in await database.history(member.user.id, member.chat.id)] == ["so fun!"] * 2 + [
            "so sad!"
        ]


async def test_settings_are_for_admins(admin: Person, member: Person, engine: FakeEngine) -> None:
    member.say("/strength 90")
    await member.expect_text("Only admins")
    admin.say("/strength 25")
    panel = await admin.expect_text("Strength: 25 %")
    for button in ("100", "Answer by yourself"):
        answer = await member.press(button, panel)
        assert answer.alert
        assert "Only admins" in answer.text
    member.say("/sticker so fun!")
    await member.expect_sticker()
    assert engine.requests[-1].strength == 25


async def test_an_admin_is_told_when_telegram_hides_messages(admin: Person) -> None:
    admin.world.reads_all_messages = False
    admin.say("/strength")
    panel = await admin.expect_text("Automatic answers: off")
    await admin.press("Answer by yourself", panel)
    await admin.expect_edit(panel, "privacy mode")


async def test_a_sticker_belongs_to_the_one_it_was_made_for(
    admin: Person, member: Person, settings: Settings, engine: FakeEngine
) -> None:
    await opt_in(admin)
    await opt_in(member)
    member.say("/sticker so fun!")
    sticker = await member.expect_sticker()
    for button in ("👍", "👎", "🔄", "❓"):
        assert "somebody else" in (await admin.press(button, sticker)).text
    admin.say("/forget")
    question = await admin.expect_text("Delete everything")
    assert "somebody else" in (await member.press("Delete it", question)).text
    admin.say("/why")
    await admin.expect_text("no sticker that I made for you")
    assert len(engine.requests) == 1
    async with await open_database(settings) as database:
        assert {row.liked for row in await database.history(member.user.id, member.chat.id)} == {None}


async def test_forged_and_stale_data_have_no_effect(admin: Person, member: Person, engine: FakeEngine) -> None:
    member.say("/sticker so fun!")
    sticker = await member.expect_sticker()
    data = next(button["callback_data"] for button in buttons(sticker) if button["text"] == "🔄")
    _, number, revision = data.split(":")
    member.say("/sticker so sad!")
    another = await member.expect_sticker()
    assert "too old" in (await member.press_data(another, data)).text  # the right data, under the wrong message
    for forged in (
        "junk",
        "again:1:0",
        f"again:{number}:{int(revision) ^ 1}",
        f"again:{2**63 - 1}:0",
        "strength:101:0",
    ):
        for person in (member, admin):
            assert "belongs to somebody else" in (await person.press_data(sticker, forged)).text
    assert len(engine.requests) == 2


async def test_a_supergroup_keeps_settings_and_history(admin: Person, settings: Settings, server: LocalServer) -> None:
    await opt_in(admin)
    admin.say("/strength 75")
    await admin.expect_text("Strength: 75 %")
    admin.say("my cat sleeps")
    new_id = -1_001_234_567_890
    moved = {**admin.say("moved").telegram(), "migrate_to_chat_id": new_id}
    del moved["text"]
    server.world.updates.add("message", moved)
    await handled(admin)
    async with await open_database(settings) as database:
        assert (await database.chat_settings(new_id)).strength == 75
        assert (await database.history(admin.user.id, new_id))[0].text == "my cat sleeps"
        assert await database.history(admin.user.id, admin.chat.id) == []


async def test_being_added_says_hello_and_being_removed_stops_the_work(admin: Person, engine: FakeEngine) -> None:
    world, bot = admin.world, admin.world.bot
    engine.seconds = 0.5
    admin.say("/sticker so fun!")
    world.set_member(admin.user.id, admin.chat.id, bot.id, "kicked")
    await admin.expect_nothing(1.0)
    world.set_member(admin.user.id, admin.chat.id, bot.id, "member")
    await admin.expect_text("Everyone:")
    admin.say("/sticker so fun!")
    await admin.expect_sticker()


async def test_in_a_forum_every_answer_stays_in_its_topic(admin: Person, member: Person, server: LocalServer) -> None:
    await opt_in(member)
    for text, expected in (("/help", "What I can do"), ("/admin", "Only admins"), ("/sticker porn", "rather not")):
        member.say(text, topic=77)
        assert (await member.expect_text(expected)).topic == 77
    member.say("/sticker so fun!", topic=77)
    sticker = await member.expect_sticker()
    await member.press("🔄", sticker)
    again = await member.expect_sticker()
    await member.press("❓", again)
    card = await member.expect_text("Why this sticker")
    assert {sticker.topic, again.topic, card.topic} == {77}
    signs = [call.fields for call in server.calls if call.method == "sendChatAction"]
    assert {fields["message_thread_id"] for fields in signs} == {77}


async def test_a_question_that_was_deleted_meanwhile_is_answered_all_the_same(
    admin: Person, member: Person, engine: FakeEngine
) -> None:
    with engine.held():
        asked = member.say("/sticker so fun!")
        await handled(member)
        admin.world.delete(admin.user.id, admin.chat.id, asked.id)
    sticker = await member.expect_sticker()
    assert sticker.reply_to is None
    data = next(button["callback_data"] for button in buttons(sticker) if button["text"] == "🔄")
    admin.world.delete(admin.user.id, admin.chat.id, sticker.id)
    await member.press_data(sticker, data)  # a press that was under way when the sticker went
    await member.expect_sticker()


async def test_an_edit_is_followed_for_those_who_opted_in_only(
    admin: Person, member: Person, settings: Settings
) -> None:
    await opt_in(member)
    theirs, mine = member.say("I like dogs"), admin.say("I like birds")
    for person, message, text in ((member, theirs, "I like cats"), (admin, mine, "I like fish")):
        person.world.edit(person.user.id, person.chat.id, message.id, text)
    await handled(member)
    async with await open_database(settings) as database:
        assert [row.text for row in await database.history(member.user.id, member.chat.id)] == ["I like cats"]
        assert await database.history(admin.user.id, admin.chat.id) == []


async def test_a_group_that_becomes_a_supergroup_keeps_its_rules_and_its_members_consent(
    admin: Person, member: Person, server: LocalServer, engine: FakeEngine
) -> None:
    await opt_in(member)
    admin.say("/admin words spider")
    await member.expect_text("Which words")
    new = server.world.migrate(admin.user.id, admin.chat.id)
    there = Patient(server, "Ben", new.id)
    there.say("/sticker a spider")
    await there.expect_text("don't want me to draw that")
    there.say("/optin")
    await there.expect_text("opted in here already")
    there.say("/sticker so fun!")
    await there.expect_sticker()


async def test_what_others_wrote_is_never_context(admin: Person, member: Person, engine: FakeEngine) -> None:
    await opt_in(member)
    said = admin.say("my dog and my secrets")
    member.say("/sticker so fun!", reply_to=said)
    await member.expect_sticker()
    member.say("I like cats")
    member.say("/sticker happy")
    await member.expect_sticker()
    assert [request.context for request in engine.requests] == [(), ("so fun!", "I like cats")]
    assert "secrets" not in repr([(item.text, item.description) for items in engine.read for item in items])


async def test_the_welcome_stays_for_the_others_when_an_admin_has_answered_it(admin: Person, member: Person) -> None:
    admin.say("/start")
    welcome = await admin.expect_text("I draw stickers for what people feel")
    await admin.press("Answer by yourself", welcome)
    await admin.expect_text("Automatic answers: on")
    await member.press("Opt in", welcome)
    await member.expect_text("Thank you")
