"""The page in a real browser: inline mode, the group and the slider."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.auxil.person import Person
from tests.local.scene import Scene

expect.set_options(timeout=20_000)
pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_inline_results_are_shown_and_sent(scene: Scene) -> None:
    await scene.page.get_by_role("textbox", name="Message", exact=True).press_sequentially("@pmg_stickers_bot joy")
    (update,) = await scene.bot("getUpdates", timeout=5)
    assert update["inline_query"]["query"] == "joy"
    sticker = scene.server.world.stickers[2].file.file_id
    results = [{"type": "sticker", "id": "1", "sticker_file_id": sticker}]
    await scene.bot("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=results)
    await scene.page.locator(".panel button").click()
    await expect(scene.page.locator(".own .sticker")).to_be_visible()
    await expect(scene.page.get_by_role("textbox", name="Message", exact=True)).to_have_value("")


async def test_an_at_sign_says_how_to_ask_inline(scene: Scene) -> None:
    box = scene.page.get_by_role("textbox", name="Message", exact=True)
    await box.press_sequentially("@")
    await expect(scene.page.get_by_role("option")).to_contain_text("@pmg_stickers_bot")
    await box.press("Enter")
    await expect(box).to_have_value("@pmg_stickers_bot ")
    (update,) = await scene.bot("getUpdates", timeout=5)
    button = {"text": "Opt in first", "start_parameter": "inline"}
    await scene.bot("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=[], button=button)
    await expect(scene.page.locator(".picker")).to_have_text("Opt in first ›")
    await scene.page.get_by_text("Opt in first").click()
    await expect(scene.page.locator(".own .text")).to_contain_text("/start inline")


async def test_the_bars_of_a_text_from_right_to_left_run_that_way(scene: Scene) -> None:
    scene.ada.say("/why")
    text = (
        "\u200f🔍 <b>لماذا</b>\n\n\u200fتحب: <b>\u2068قطة\u2069</b> \u2068███░\u2069 \u2068(مرة)\u2069\n"
        "\u200f    «\u2068my cat\u2069»\n\n\u200fيناسب ذوقك: \u2068██░░\u2069 \u206850\u2069%"
    )
    await scene.bot("sendMessage", chat_id=1001, text=text, parse_mode="HTML")
    card = scene.page.locator(".card")
    await expect(card.locator(".text")).to_have_attribute("dir", "rtl")
    await expect(card.locator(".note")).to_contain_text("my cat")
    assert [text.strip("\u2068\u2069 ") for text in await card.locator(".value").all_text_contents()] == [
        "مرة",
        "50\u2069%",
    ]
    assert ":" not in (await card.locator(".label").last.text_content() or ":")
    label = await card.locator(".label").first.bounding_box()
    bar = await card.locator(".bar").first.bounding_box()
    assert label
    assert bar
    assert bar["x"] + bar["width"] < label["x"] + label["width"]
    await scene.bot("sendMessage", chat_id=1001, text="\u200f🎚 القوة: \u206835\u2069%")
    await expect(scene.page.locator("output")).to_have_text("35")


async def test_an_answer_is_in_view_though_the_page_still_scrolls(scene: Scene) -> None:
    await scene.page.emulate_media(reduced_motion="no-preference")
    await scene.write("hello")
    await scene.bot("sendMessage", chat_id=1001, text="line\n" * 80)
    await expect(scene.page.locator(".message").last).to_contain_text("line")
    await scene.page.wait_for_function("() => document.querySelector('#scroller').scrollTop > 0")
    await scene.page.locator("#scroller").evaluate("(e) => e.scrollTo({ top: 0, behavior: 'instant' })")
    await scene.page.wait_for_function("() => document.querySelector('#scroller').scrollTop === 0")
    await scene.page.get_by_role("textbox", name="Message", exact=True).fill("well?")
    await scene.page.keyboard.press("Enter")
    await scene.bot("sendMessage", chat_id=1001, text="here\n" * 30)
    await expect(scene.page.locator(".message").last).to_be_in_viewport(ratio=0.5)
    await expect(scene.page.locator("#to-end")).to_be_hidden()
    await scene.page.emulate_media(reduced_motion="reduce")


async def test_in_a_group_too_the_first_button_brings_the_bot_to_speak(scene: Scene) -> None:
    await scene.page.get_by_role("navigation").get_by_text("Friends").click()
    await scene.page.get_by_role("button", name="Say hi → /start", exact=True).click()
    await expect(scene.page.locator(".own .text")).to_contain_text("/start")


@pytest.mark.parametrize("scene", [(1000, 800)], indirect=True, ids=["narrower"])
async def test_the_names_of_all_people_fit(scene: Scene) -> None:
    row = await scene.page.locator(".people-row").bounding_box()
    for person in await scene.page.get_by_role("radio").all():
        box = await person.bounding_box()
        assert box
        assert row
        assert box["x"] + box["width"] <= row["x"] + row["width"]
        assert await person.evaluate("(e) => e.scrollWidth <= e.clientWidth")


async def test_people_take_turns_in_the_group(scene: Scene) -> None:
    await scene.page.get_by_role("navigation").get_by_text("Friends").click()
    await scene.write("Hello everyone!")
    await scene.page.get_by_role("radio", name="Ben").click()
    await scene.write("Hi Ada")
    await expect(scene.page.locator(".message:not(.own) .who")).to_have_text("Ada")
    senders = [message.sender.first_name for message in scene.server.world.messages("Friends")]
    assert senders == ["Ada", "Ben"]
    await scene.page.keyboard.press("Alt+Digit3")
    await expect(scene.page.locator(".chat-row .badge")).to_have_count(0)
    await scene.page.get_by_role("navigation").get_by_text("PMG Stickers").click()
    Person(scene.server, "Ada", "Friends").say("Chen?")
    await expect(scene.page.get_by_label("1 unread")).to_be_visible()
    await expect(scene.page).to_have_title("(1) PMG Stickers")
    scene.server.world.migrate("Ada", "Friends")
    await expect(scene.page.locator(".chat-row")).to_have_count(2)
    await scene.page.get_by_role("navigation").get_by_text("Friends").click()
    await expect(scene.page.get_by_text("This group is a supergroup now")).to_be_visible()
    await scene.write("still here")


async def test_the_slider_sends_one_command_and_shows_what_holds(scene: Scene) -> None:
    slider = scene.page.get_by_role("slider", name="Strength")
    await expect(slider).to_have_value("50")
    await slider.focus()
    for _ in range(3):
        await scene.page.keyboard.press("ArrowRight")
    await expect(scene.page.locator(".own .text")).to_contain_text("/strength 53")
    assert [message.text for message in scene.server.world.messages(1001)] == ["/strength 53"]
    await scene.bot("sendMessage", chat_id=1001, text="🎚 Strength: 80 %")
    await expect(scene.page.locator("output")).to_have_text("80")
    await scene.bot("sendMessage", chat_id=1001, text="⚙️ Your settings\n\n🎚 Strength: 20 %, your own")
    await expect(scene.page.locator("output")).to_have_text("20")
    use = [{"text": "✔ Use 100 %", "callback_data": "use"}]
    await scene.bot("sendMessage", chat_id=1001, text="Preview", reply_markup={"inline_keyboard": [use]})
    await scene.page.get_by_role("button", name="✔ Use 100 %").click()
    query = (await scene.bot("getUpdates", timeout=5))[-1]["callback_query"]
    await scene.bot("answerCallbackQuery", callback_query_id=query["id"], text="🎚 Saved: 100 % from now on.")
    await expect(scene.page.locator("output")).to_have_text("100")
    await scene.page.get_by_role("navigation").get_by_text("Friends").click()
    await expect(slider).to_be_enabled()
    group = scene.server.world.chat("Friends").id
    await scene.bot("sendMessage", chat_id=group, text="🛠 Rules\n\n🎚 Strength: 75 %")
    await scene.bot("sendMessage", chat_id=group, text="⚙️ Your settings\n\n🎚 Strength: 20 %, your own")
    await expect(scene.page.locator(".message .text").last).to_contain_text("your own")
    await expect(scene.page.locator("output")).to_have_text("75")
    await scene.page.get_by_role("radio", name="Ben").click()
    await expect(slider).to_be_disabled()
