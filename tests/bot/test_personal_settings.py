"""/settings: everything by buttons, for one person in one chat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.application import open_database
from bot.callback_data import Action, Press, code
from bot.local import LocalServer
from bot.menus.settings import LANGUAGE, Panel, language_of, page
from bot.settings import Settings
from bot.texts import Texts, speak
from bot.use_cases.personal import SETTINGS, clock, is_quiet, wants_answers
from storage import ChatSettings, PersonSettings
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tests.bot.conftest import Patient, handled

running = pytest.mark.usefixtures("running")
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


async def open_settings(person: Person):  # type: ignore[no-untyped-def]
    person.say("/optin")
    await person.expect_text("Thank you")
    person.say("/settings")
    return await person.expect_text("Your settings in this chat")


@running
async def test_without_consent_there_is_nothing_to_keep(ada: Person) -> None:
    for command in ("/settings", "/language"):
        ada.say(command)
        await ada.expect_text("I keep nothing of you here unless you opt in")


@running
async def test_ones_own_strength_goes_before_the_chats_until_that_is_set_anew(ada: Person, engine: FakeEngine) -> None:
    panel = await open_settings(ada)
    assert "Strength: 50 %, as in this chat" in panel.text
    assert "Automatic answers: on, as in this chat" in panel.text
    assert "Pause between answers: one minute, as in this chat" in panel.text
    await ada.press("75", panel)
    await ada.expect_edit(panel, "75 %, your own")
    ada.say("/strength")
    await ada.expect_text("Strength: 75 %")
    ada.say("/sticker so fun!")
    await ada.expect_sticker()
    ada.say("/strength 25")
    await ada.expect_text("Strength: 25 %")
    ada.say("/sticker so fun!")
    await ada.expect_sticker()
    assert [request.strength for request in engine.requests] == [75, 25]


@running
async def test_the_preview_shows_three_strengths_of_one_sticker_and_takes_one(
    ada: Person, engine: FakeEngine, settings: Settings
) -> None:
    panel = await open_settings(ada)
    assert "look much alike" in (await ada.press("Preview", panel)).text
    stickers = [await ada.expect_sticker() for _ in range(3)]
    assert sorted(request.strength for request in engine.requests) == [0, 50, 100]
    assert len({request.seed for request in engine.requests}) == 1
    hundred = next(sticker for sticker in stickers if "Use 100 %" in str(sticker.keyboard))
    assert "100 %" in (await ada.press("Use 100 %", hundred)).text
    async with await open_database(settings) as database:
        assert (await database.person_settings(ada.user.id, ada.chat.id)).strength == 100
    ada.say("my cat is so fun!")
    await ada.expect_sticker()
    assert "The same sticker" in (await ada.press("Preview", panel)).text


@running
async def test_automatic_answers_can_be_switched_off_for_oneself(ada: Person) -> None:
    panel = await open_settings(ada)
    await ada.press("Automatic answers", panel)
    await ada.expect_button("•\N{NO-BREAK SPACE}as in this chat\N{NO-BREAK SPACE}•", panel)
    await ada.press("off", panel)
    await ada.expect_edit(panel, "Automatic answers: off")
    ada.say("so fun!")
    await ada.expect_nothing()


@running
async def test_quiet_hours_follow_ones_own_clock(ada: Person, settings: Settings) -> None:
    panel = await open_settings(ada)
    await ada.press("Quiet hours", panel)
    await ada.press("+ 1 hour", panel)
    later = datetime.now(UTC) + timedelta(hours=1)
    await ada.expect_edit(panel, f"Your clock: {later:%H}:")
    await ada.press("22–7", panel)
    await ada.expect_edit(panel, "Quiet hours: 22–7")
    async with await open_database(settings) as database:
        mine = await database.person_settings(ada.user.id, ada.chat.id)
    assert (mine.clock_offset, mine.quiet_from, mine.quiet_to) == (1, 22, 7)


@running
async def test_in_the_incognito_hour_stickers_come_and_nothing_is_kept(
    ada: Person, engine: FakeEngine, settings: Settings
) -> None:
    panel = await open_settings(ada)
    ada.say("my cat sleeps")
    await ada.press("Incognito for an hour", panel)
    await ada.expect_edit(panel, "Incognito until")
    ada.say("so fun!")
    sticker = await ada.expect_sticker()
    assert [k.keyword for k in engine.requests[-1].preference.character] == ["cat"]  # the taste is still used
    assert "incognito hour" in (await ada.press("👍", sticker)).text
    ada.send_sticker()
    ada.say("/sticker so sad")
    await ada.expect_sticker()
    async with await open_database(settings) as database:
        assert [row.text for row in await database.history(ada.user.id, ada.chat.id)] == ["my cat sleeps"]
        assert await database.generations(ada.user.id, ada.chat.id) == []
    await ada.press("End incognito", panel)
    await ada.expect_edit(panel, "Incognito: off")
    ada.say("a dog")
    await handled(ada)
    async with await open_database(settings) as database:
        assert len(await database.history(ada.user.id, ada.chat.id)) == 2


@running
async def test_anothers_buttons_and_forged_choices_are_refused(server: LocalServer, settings: Settings) -> None:
    ada, ben = Patient(server, "Ada", "Friends"), Patient(server, "Ben", "Friends")
    panel = await open_settings(ada)
    assert "somebody else" in (await ben.press("75", panel)).text
    number = ada.user.id
    for forged in (
        f"set:{number}:99",
        f"set:{number}:9900",
        f"use:{number}:33",
        f"set:{number}:{2**62}",
        f"set:{number}:602",
        f"set:{number}:902",
        f"language:{number}:2",
    ):
        assert "somebody else" in (await ada.press_data(panel, forged)).text
    async with await open_database(settings) as database:
        assert await database.person_settings(number, ada.chat.id) == PersonSettings()


@running
async def test_only_languages_that_are_there_are_offered(ada: Person, settings: Settings) -> None:
    ada.say("/optin")
    await ada.expect_text("Thank you")
    ada.say("/language")
    panel = await ada.expect_text("Your settings in this chat")
    await ada.press("English", panel)
    await ada.expect_edit(panel, "Language: English")
    async with await open_database(settings) as database:
        assert (await database.person_settings(ada.user.id, ada.chat.id)).language == "en"


def _named(*languages: str) -> Texts:
    rest = "choice-telegram = as there\nbutton-back = Back"
    return Texts({name: f"language-name = {name}\n{rest}" for name in languages})


def test_a_button_means_the_same_language_whatever_languages_come_and_go() -> None:
    before, after = (_named("de", "en"), _named("ar", "de", "en"))
    panel = Panel(1001, PersonSettings(), ChatSettings(), None)
    presses = {
        button.text: Press.parse(str(button.callback_data))
        for button in chain.from_iterable(page(before, panel, LANGUAGE).inline_keyboard)
    }
    for name in ("de", "en"):
        press = presses[name]
        assert press is not None
        assert press.action is Action.LANGUAGE
        assert language_of(after, press.revision) == name
    with pytest.raises(LookupError):
        language_of(before, code("ar"))


def test_a_language_is_spoken_where_it_is_there_and_english_fills_the_gaps() -> None:
    texts = Texts({"en": "hello = Hello { $name }\nmore = More", "de": "hello = Hallo { $name }"})
    speak("de-AT")
    assert (texts.html("hello", name="<b>"), texts.plain("more")) == ("Hallo &lt;b&gt;", "More")
    speak("xx")
    assert texts.plain("hello", name="A") == "Hello A"
    assert texts.in_language("de", "hello", name="A") == "Hallo A"
    speak(None)
    assert texts.languages == ("en", "de")


@given(st.integers(0, 23), st.integers(0, 23), st.integers(0, 23), st.integers(-11, 12))
def test_quiet_hours_hold_from_their_beginning_to_their_end_over_midnight_too(
    start: int, end: int, hour: int, offset: int
) -> None:
    mine = PersonSettings(quiet_from=start, quiet_to=end, clock_offset=offset)
    now = NOON.replace(hour=hour)
    own = clock(mine, now).hour
    between = start <= own < end if start <= end else own >= start or own < end
    assert is_quiet(mine, now) is between
    assert not is_quiet(PersonSettings(), now)


def test_whose_word_counts_for_automatic_answers() -> None:
    on, off, unset = ChatSettings(automatic=True), ChatSettings(automatic=False), ChatSettings()
    yes, no, either = PersonSettings(automatic=True), PersonSettings(automatic=False), PersonSettings()
    assert [wants_answers(chat, mine, True) for chat, mine in ((unset, either), (off, yes), (on, no))] == [
        True,
        True,
        False,
    ]
    group = ((unset, yes), (on, either), (on, no), (off, yes))
    assert [wants_answers(chat, mine, False) for chat, mine in group] == [False, True, False, False]


def test_every_setting_knows_which_choice_is_present() -> None:
    for setting in SETTINGS:
        for index, values in enumerate(setting.choices):
            assert setting.present(PersonSettings(**values)) == index
        assert setting.present(PersonSettings()) == 0
