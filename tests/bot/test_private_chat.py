"""What a person lives through in a private chat."""

from __future__ import annotations

import asyncio
import time

import pytest
from telegram.constants import ChatAction

from bot.application import open_database
from bot.local import LocalServer
from bot.settings import Settings
from storage import HistoryRow
from tests.auxil.fake_engine import UNDRAWABLE, FakeEngine
from tests.auxil.person import Person, buttons
from tests.bot.conftest import handled

pytestmark = pytest.mark.usefixtures("running")


async def opt_in(person: Person) -> None:
    person.say("/optin")
    await person.expect_text("Thank you")


async def stored(settings: Settings, person: Person) -> list[HistoryRow]:
    async with await open_database(settings) as database:
        return await database.history(person.user.id, person.chat.id)


async def _kept(settings: Settings, person: Person, text: str) -> None:
    """Waits until a message is history."""
    async with asyncio.timeout(30), await open_database(settings) as database:
        while text not in [row.text for row in await database.history(person.user.id, person.chat.id)]:
            await asyncio.to_thread(time.sleep, 0.05)


async def test_a_newcomer_gets_two_stickers_before_being_asked_for_anything(
    ada: Person, engine: FakeEngine, settings: Settings
) -> None:
    ada.say("/start")
    greeting = await ada.expect_text("made just for you")
    await ada.expect_sticker()
    assert not [button for button in buttons(greeting) if "Opt in" in button["text"]]
    await ada.press("😴", greeting)
    await ada.expect_sticker()
    assert [request.expression for request in engine.requests] == ["happy", "sleepy"]
    question = await ada.expect_text("Shall I get to know your taste?")
    assert await stored(settings, ada) == []
    await ada.press("Opt in", question)
    await ada.expect_text("Thank you")
    await ada.press("😴", greeting)
    await ada.expect_sticker()
    await ada.expect_nothing()  # who has opted in is not asked again


async def test_not_now_is_taken_for_an_answer(ada: Person, settings: Settings) -> None:
    ada.say("/start")
    await ada.press("😂", await ada.expect_text("made just for you"))
    question = await ada.expect_text("Shall I get to know your taste?")
    await ada.press("Not now", question)
    await ada.expect_edit(question, "I keep nothing")
    async with await open_database(settings) as database:
        assert not await database.opted_in(ada.user.id, ada.chat.id)


async def test_after_opting_in_an_emotive_message_is_answered_and_a_plain_one_is_not(ada: Person) -> None:
    await opt_in(ada)
    ada.say("the train leaves at nine")
    await ada.expect_nothing()
    ada.say("so fun!")
    assert (await ada.expect_sticker()).sticker.emoji == "😂"


async def test_without_opting_in_words_get_a_hint_and_stay_unstored(ada: Person, settings: Settings) -> None:
    ada.say("so fun!")
    await ada.expect_text("once you have opted in")
    ada.send_sticker()
    await ada.expect_text("once you have opted in")
    assert await stored(settings, ada) == []


async def test_the_hint_draws_what_was_written_and_keeps_nothing_of_it(
    ada: Person, engine: FakeEngine, settings: Settings
) -> None:
    ada.say("my dog is so fun!")
    await ada.press("🎨 Make me one", await ada.expect_text("once you have opted in"))
    await ada.expect_sticker()
    ada.send_sticker(1)
    await ada.press("🎨 Make me one", await ada.expect_text("once you have opted in"))
    await ada.expect_sticker()
    ada.say("/settings")  # here the same button answers nothing
    await ada.press("🎨 Make me one", await ada.expect_text("unless you opt in"))
    await ada.expect_sticker()
    assert [request.text for request in engine.requests] == ["my dog is so fun!", "🥰", ""]
    assert await stored(settings, ada) == []


async def test_the_sticker_command_works_without_consent_and_without_history(ada: Person, engine: FakeEngine) -> None:
    ada.say("/sticker so fun!")
    assert (await ada.expect_sticker()).sticker.emoji == "😂"
    (request,) = engine.requests
    assert (request.text, request.preference.empty, request.context) == ("so fun!", True, ())


async def test_what_a_person_wrote_shapes_the_sticker_and_the_turns_before_are_its_context(
    ada: Person, engine: FakeEngine
) -> None:
    await opt_in(ada)
    for text in ("my cat sleeps", "the cat woke up"):
        ada.say(text)
    ada.say("so fun!")
    await ada.expect_sticker()
    (request,) = engine.requests
    assert [keyword.keyword for keyword in request.preference.character] == ["cat"]
    assert request.context == ("my cat sleeps", "the cat woke up")


@pytest.mark.parametrize(("button", "liked"), [("👍", True), ("👎", False)])
async def test_feedback_changes_the_very_next_sticker(
    ada: Person, engine: FakeEngine, settings: Settings, button: str, liked: bool
) -> None:
    await opt_in(ada)
    ada.say("/sticker my cat is so fun!")
    sticker = await ada.expect_sticker()
    said = (await ada.press(button, sticker)).text
    assert "More cat from the next one on" in said if liked else "No cat from the next one on" in said
    assert "already" in (await ada.press(button, sticker)).text
    ada.say("/sticker happy")
    await ada.expect_sticker()
    (choice,) = [row for row in await stored(settings, ada) if row.kind == "sticker"]
    assert (choice.liked, choice.emoji, choice.description) == (liked, "😂", "cat, laughing")
    assert [item.liked for item in engine.read[-1] if item.kind == "sticker"] == [liked]
    assert engine.requests[-1].negative == (() if liked else ("cat", "laughing"))
    ada.say("/sticker happy")
    await ada.expect_sticker()
    assert engine.requests[-1].negative == ()  # that was for the very next one; the taste remembers the rest


async def test_changing_ones_mind_replaces_the_first_choice(ada: Person, settings: Settings) -> None:
    await opt_in(ada)
    ada.say("/sticker so fun!")
    sticker = await ada.expect_sticker()
    await ada.press("👍", sticker)
    await ada.press("👎", sticker)
    assert [row.liked for row in await stored(settings, ada) if row.kind == "sticker"] == [False]


async def test_feedback_needs_consent(ada: Person, settings: Settings) -> None:
    ada.say("/sticker so fun!")
    answer = await ada.press("👍", await ada.expect_sticker())
    assert answer.alert
    assert "/optin" in answer.text
    assert await stored(settings, ada) == []


@pytest.mark.parametrize("consent", [True, False])
async def test_again_draws_anew_with_another_seed_and_deletes_the_old(
    ada: Person, engine: FakeEngine, consent: bool
) -> None:
    if consent:
        await opt_in(ada)
    ada.say("/sticker so fun!")
    first = await ada.expect_sticker()
    engine.seconds = 0.5
    for _ in range(2):
        await ada.press("🔄", first)
    second = await ada.expect_sticker()
    await ada.expect_deletion(first)
    await ada.expect_nothing()  # a second press while it was being drawn changed nothing
    old, new = engine.requests
    assert (old.text, old.preference) == (new.text, new.preference)
    assert old.seed != new.seed
    await ada.press("🔄", second)  # the new one has working buttons of its own
    await ada.expect_sticker()


async def test_the_reasons_quote_ones_own_words_escaped(ada: Person) -> None:
    await opt_in(ada)
    ada.say("my cat <b>& co</b>")
    ada.say("/sticker so fun!")
    await ada.press("❓", await ada.expect_sticker())
    card = await ada.expect_text("Why this sticker?")
    assert "I read laughing in the message (90 % sure)" in card.text
    assert "You like cat ██████████ (seen once)" in card.text
    assert "“my cat <b>& co</b>”" in card.text
    assert "Fits your taste: ██████░░░░ 61 %" in card.text
    assert "Fits the message: ████░░░░░░ 42 %" in card.text
    assert "50 % your taste, 50 % the message" in card.text
    assert "Drawn from scratch" in card.text
    ada.say("/why")
    assert (await ada.expect_text("Why this sticker?")).text == card.text


async def test_why_without_a_sticker_says_how_to_get_one(ada: Person) -> None:
    ada.say("/why")
    await ada.expect_text("/sticker makes one")


async def test_forget_asks_deletes_and_says_how_much(ada: Person, settings: Settings) -> None:
    await opt_in(ada)
    ada.say("/sticker so fun!")
    sticker = await ada.expect_sticker()
    ada.say("/forget")
    question = await ada.expect_text("Delete everything")
    await ada.press("Keep it", question)
    await ada.expect_edit(question, "I keep it")
    assert len(await stored(settings, ada)) == 1
    ada.say("/forget")
    question = await ada.expect_text("Delete everything")
    await ada.press("Delete it", question)
    await ada.expect_edit(question, "records are gone for good")
    assert await stored(settings, ada) == []
    assert "too old" in (await ada.press("👍", sticker)).text


async def test_opting_out_stops_learning_and_offers_to_delete(ada: Person, settings: Settings) -> None:
    await opt_in(ada)
    ada.say("my cat sleeps")
    ada.say("/optout")
    offer = await ada.expect_text("stopped learning")
    ada.say("so fun!")
    await ada.expect_text("once you have opted in")
    assert len(await stored(settings, ada)) == 1
    await ada.press("Delete it", offer)
    await ada.expect_edit(offer, "gone for good")


async def test_strength_by_number_and_by_button(ada: Person, engine: FakeEngine) -> None:
    ada.say("/strength 0")
    panel = await ada.expect_text("Strength: 0 %")
    await ada.press("75", panel)
    await ada.expect_edit(panel, "Strength: 75 %")
    ada.say("/sticker so fun!")
    await ada.expect_sticker()
    assert engine.requests[-1].strength == 75


@pytest.mark.parametrize("given", ["900", "<b>"])
async def test_a_strength_out_of_range_says_what_is_right(ada: Person, given: str) -> None:
    ada.say(f"/strength {given}")
    assert given in (await ada.expect_text("from 0 to 100")).text
    ada.say("/strength")
    await ada.expect_text("Strength: 50 %")


async def test_automatic_answers_can_be_switched_off(ada: Person) -> None:
    await opt_in(ada)
    ada.say("/strength")
    panel = await ada.expect_text("Automatic answers: on")
    await ada.press("Don't answer by yourself", panel)
    await ada.expect_edit(panel, "Automatic answers: off")
    ada.say("so fun!")
    await ada.expect_nothing()


async def test_help_privacy_and_unknown_commands_are_answered(ada: Person) -> None:
    ada.say("/help")
    await ada.expect_text("/optin – let me learn")
    ada.say("/privacy")
    await ada.expect_text("180 days")
    ada.say("/dance")
    await ada.expect_text("don't know that command")


async def test_a_sticker_somebody_sends_is_history_with_its_picture(ada: Person, settings: Settings) -> None:
    await opt_in(ada)
    sent = ada.send_sticker(2)
    await handled(ada)
    (row,) = await stored(settings, ada)
    assert (row.kind, row.emoji, row.liked) == ("sticker", "😎", None)
    assert row.image == sent.sticker.file.data


async def test_an_edit_changes_what_is_kept(ada: Person, settings: Settings) -> None:
    await opt_in(ada)
    said = ada.say("I like dogs")
    ada.world.edit(ada.user.id, ada.chat.id, said.id, "I like cats")
    await handled(ada)
    assert [row.text for row in await stored(settings, ada)] == ["I like cats"]


async def test_a_sign_comes_first_and_is_kept_alive_until_the_sticker(
    ada: Person, engine: FakeEngine, server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.courier._ALIVE_S", 0.2)
    engine.seconds = 1.0
    began: list[float] = []
    engine.before_drawing = lambda: began.append(time.monotonic())
    ada.say("/sticker so fun!")
    await ada.expect_sticker()
    signs = [call for call in server.calls if call.method == "sendChatAction"]
    assert {call.fields["action"] for call in signs} == {ChatAction.CHOOSE_STICKER}
    assert signs[0].at < began[0]
    assert len(signs) >= 3
    await asyncio.sleep(0.5)
    assert [call for call in server.calls if call.method == "sendChatAction"] == signs


async def test_what_cannot_be_drawn_leaves_no_job_behind(ada: Person, settings: Settings) -> None:
    ada.say(f"/sticker {UNDRAWABLE} fun")  # without consent: the row was replaced by one without words
    await ada.expect_text("could not draw")
    async with await open_database(settings) as database:
        assert await database.open_jobs() == []


async def test_a_chat_is_not_held_up_while_the_engine_is_busy(ada: Person, engine: FakeEngine) -> None:
    with engine.held():
        for text in ("/sticker so fun!", "/sticker so sad!", "/help"):
            ada.say(text)
        await ada.expect_text("What I can do")
    await ada.expect_sticker()
    await ada.expect_sticker()


async def test_too_many_orders_at_once_are_declined_in_a_friendly_way(ada: Person, engine: FakeEngine) -> None:
    with engine.held():
        for _ in range(6):
            ada.say("/sticker so fun!")
        await ada.expect_text("hands full")
        await ada.expect_text("hands full")
    for _ in range(4):
        await ada.expect_sticker()
    await ada.expect_nothing()


async def test_an_event_loop_that_draws_still_answers(ada: Person, ben: Person, engine: FakeEngine) -> None:
    with engine.held():
        ada.say("/sticker so fun!")
        await asyncio.sleep(0.2)
        ben.say("/help")
        await ben.expect_text("What I can do")
    await ada.expect_sticker()
