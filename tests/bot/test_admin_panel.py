"""What a group's admins set by the panel, and that it holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.application import open_database
from bot.local import LocalServer
from bot.local.message import Message
from bot.settings import Settings
from storage import ChatSettings
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tests.bot.conftest import Patient, handled

pytestmark = pytest.mark.usefixtures("running")


@pytest.fixture
def admin(server: LocalServer) -> Person:
    return Patient(server, "Ada", "Friends")


@pytest.fixture
def member(server: LocalServer) -> Person:
    return Patient(server, "Ben", "Friends")


async def rules(settings: Settings, person: Person) -> ChatSettings:
    async with await open_database(settings) as database:
        return await database.chat_settings(person.chat.id)


async def opt_in(person: Person) -> None:
    person.say("/optin")
    await person.expect_text("Thank you")


async def opened(admin: Person, *others: Person) -> Message:
    """The panel, which everybody in the group has seen."""
    admin.say("/admin")
    panel = await admin.expect_text("This group's rules")
    for other in others:
        await other.expect_text("This group's rules")
    return panel


async def turn(admin: Person, panel: Message, page: str, shows: str) -> None:
    await admin.press(page, panel)
    await admin.expect_edit(panel, shows)


async def test_everything_can_be_set_by_buttons(admin: Person, settings: Settings) -> None:
    admin.say("/admin")
    panel = await admin.expect_text("This group's rules")
    for page, shows, option in (
        ("Strength", "How personal", "25 %"),
        ("Sensitivity", "How much feeling", "strong feelings"),
        ("Pause", "How long", "5 min"),
        ("Cap per person", "How many", "3 an hour"),
        ("Quiet hours", "never speak up", "23:00"),
        ("Time zone", "Whose clock", "Berlin"),
        ("Styles", "In which styles", "flat"),
    ):
        await turn(admin, panel, page, shows)
        await admin.press(option, panel)
        await admin.press("Back", panel)
        await admin.expect_edit(panel, "This group's rules")
    await admin.press("Answer by yourself", panel)
    await admin.expect_edit(panel, "Automatic answers: on")
    for line in ("25 %", "strong feelings", "5 min", "3 an hour", "23:00–8:00 (Europe/Berlin)", "3d, neon"):
        assert line in panel.text
    assert await rules(settings, admin) == ChatSettings(
        25, True, 0.7, 300, True, 3, (23 * 60, 8 * 60), "Europe/Berlin", ("3d", "neon")
    )


async def test_only_admins_open_or_press_the_panel(admin: Person, member: Person, settings: Settings) -> None:
    member.say("/admin")
    await member.expect_text("Only admins")
    admin.say("/admin")
    panel = await admin.expect_text("This group's rules")
    for button in ("Words", "Switch me off", "Answer by yourself"):
        assert (await member.press(button, panel)).alert
    for forged in ("rules:99:0", "rule:99:1", "rule:0:99", "rule:0:7777777777", "unword:0:1", "rule:9:0"):
        assert "belongs to somebody else" in (await admin.press_data(panel, forged)).text
    assert await rules(settings, admin) == ChatSettings()


async def test_the_panel_is_for_groups(ada: Person) -> None:
    ada.say("/admin words cat")
    await ada.expect_text("for groups")


async def test_words_hours_and_places_are_typed(admin: Person, settings: Settings) -> None:
    admin.say("/admin words Politics, spider*")
    panel = await admin.expect_text("Which words")
    admin.say("/admin quiet 21:30-6")
    await admin.expect_text("21:30–6:00")
    admin.say("/admin zone tokyo")
    await admin.expect_text("Asia/Tokyo")
    for wrong, answer in (
        ("dance", "did not understand"),
        ("zone Atlantis", "no place"),
        ("words politics", "already"),
    ):
        admin.say(f"/admin {wrong}")
        await admin.expect_text(answer)
    saved = await rules(settings, admin)
    assert (saved.unwanted, saved.quiet, saved.time_zone) == (("politics", "spider*"), (1290, 360), "Asia/Tokyo")
    await admin.press("politics", panel)
    assert (await rules(settings, admin)).unwanted == ("spider*",)
    stale = await admin.press_data(panel, "unword:0:1")
    assert "too old" in stale.text


async def test_unwanted_words_and_styles_are_not_drawn(admin: Person, member: Person, engine: FakeEngine) -> None:
    admin.say("/admin words spider*")
    await admin.expect_text("Which words")
    panel = await opened(admin, member)
    await turn(admin, panel, "Styles", "In which styles")
    await admin.press("3d", panel)
    member.say("/sticker happy S.P.I.D.E.R.S")
    await member.expect_text("don't want me to draw that")
    member.say("/sticker happy cats")
    await member.expect_sticker()
    (request,) = engine.requests
    assert request.styles == ("flat", "neon")
    assert "spider*" in request.negative


async def test_a_rule_that_is_newer_than_a_sticker_holds_for_its_remix(
    admin: Person, member: Person, engine: FakeEngine
) -> None:
    await opt_in(member)
    member.say("my cat sleeps")
    member.say("/sticker so fun!")
    sticker = await member.expect_sticker()
    assert [keyword.keyword for keyword in engine.requests[-1].preference.character] == ["cat"]
    admin.say("/admin words cat*")
    await member.expect_text("Which words")
    await member.press("⋯", sticker)
    await member.expect_button("Style", sticker)
    await member.press("Style", sticker)
    await member.expect_button("flat", sticker)
    await member.press("flat", sticker)
    await member.expect_sticker()
    assert (engine.requests[-1].style, engine.requests[-1].preference.character) == ("flat", ())


async def test_the_cap_of_a_person_does_not_touch_another(admin: Person, member: Person) -> None:
    panel = await opened(admin, member)
    await turn(admin, panel, "Cap per person", "How many")
    await admin.press("3 an hour", panel)
    for _ in range(3):
        member.say("/sticker so fun!")
        sticker = await member.expect_sticker()
    member.say("/sticker so fun!")
    await member.expect_text("a lot of stickers")
    await member.press("🔄", sticker)
    await member.expect_text("a lot of stickers")
    admin.say("/sticker so fun!")
    await admin.expect_sticker()


async def test_in_quiet_hours_only_those_who_ask_are_answered(admin: Person, member: Person) -> None:
    hour = datetime.now(UTC).hour
    await opt_in(member)
    admin.say(f"/admin quiet {hour}-{(hour + 2) % 24}")
    panel = await admin.expect_text("This group's rules")
    await member.expect_text("This group's rules")
    await admin.press("Answer by yourself", panel)
    await admin.expect_edit(panel, "answers: on")
    member.say("so fun!")
    await member.expect_nothing()
    member.say("/sticker so fun!")
    await member.expect_sticker()
    admin.say("/admin quiet off")
    await member.expect_text("Quiet hours: none")
    member.say("so sad!")
    await member.expect_sticker()


async def test_switched_off_it_neither_answers_nor_learns_but_people_keep_their_rights(
    admin: Person, member: Person, settings: Settings
) -> None:
    await opt_in(member)
    panel = await opened(admin, member)
    await turn(admin, panel, "Answer by yourself", "answers: on")
    await admin.press("Switch me off", panel)
    await admin.expect_edit(panel, "I am switched off")
    member.say("so fun!")
    await member.expect_nothing()
    member.say("/sticker so fun!")
    await member.expect_text("switched me off")
    member.say("/forget")
    await member.expect_text("Delete everything")
    async with await open_database(settings) as database:
        assert await database.history(member.user.id, member.chat.id) == []
    await admin.press("Switch me on", panel)
    await admin.expect_edit(panel, "Automatic answers: on")
    member.say("so fun!")
    await member.expect_sticker()


async def test_what_is_blocked_gets_a_friendly_refusal(admin: Person, ada: Person, engine: FakeEngine) -> None:
    admin.say("/sticker happy p0rn")
    await admin.expect_text("I'd rather not draw that one")
    ada.say("/sticker I want to die")
    await ada.expect_text("you don't have to be alone")
    await handled(ada)
    assert engine.requests == []
