"""The page in a real browser: what people see and do."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Route, expect

from tests.auxil.browser import settled
from tests.auxil.pictures import sticker_webp
from tests.local.scene import Scene

expect.set_options(timeout=20_000)
pytestmark = pytest.mark.asyncio(loop_scope="module")

WHY = """🔍 <b>Why this sticker?</b>
I read <b>laughing</b> in the message (90 % sure)

❤️ You like <b>cat</b> ████████░░ (seen 3 times)
    “I love my cat”

Fits your taste: █████░░░░░ 52 %
Strength here: 50 % (/strength)"""


async def test_a_newcomer_says_hi(scene: Scene) -> None:
    await expect(scene.page.get_by_role("heading", name="Say hi to your sticker bot")).to_be_visible()
    await expect(scene.page.locator("#offline")).to_contain_text("waking up")
    await scene.page.get_by_role("button", name="Say hi → /start", exact=True).click()
    await expect(scene.page.locator(".own .text")).to_contain_text("/start")
    (update,) = await scene.bot("getUpdates")
    assert update["message"]["text"] == "/start"
    await expect(scene.page.locator("#offline")).to_be_hidden()
    await expect(scene.page.get_by_text("The bot is online")).to_be_visible()


async def test_formatted_texts_are_elements_and_nothing_else(scene: Scene) -> None:
    scene.ada.say("<img src=x onerror=alert(1)> <b>plain</b>")
    await expect(scene.page.locator(".own .text")).to_contain_text("<img src=x onerror=alert(1)> <b>plain</b>")
    text = (
        '<b>bold <i>both</i></b> <a href="https://e.org">link</a> <tg-spoiler>secret</tg-spoiler> <code>x &lt; y</code>'
        "<blockquote expandable>1\n2\n3\n4\n5</blockquote> /why"
    )
    await scene.bot("sendMessage", chat_id=1001, text=text, parse_mode="HTML")
    message = scene.page.locator(".message:not(.own) .text")
    await expect(message.locator("b i")).to_have_text("both")
    await expect(message.locator("a")).to_have_attribute("rel", "noopener noreferrer")
    await expect(message.locator("code")).to_have_text("x < y")
    await message.locator(".spoiler").click()
    await expect(message.locator(".spoiler")).to_have_class(re.compile("open"))
    await message.get_by_role("button", name="Show all").click()
    await message.get_by_role("button", name="/why").click()
    await expect(scene.page.locator(".own .text").last).to_contain_text("/why")
    assert await scene.page.locator("#messages").locator("img, script, iframe").count() == 0


async def test_any_entities_give_the_same_text_and_only_known_elements(scene: Scene) -> None:
    outcome = await scene.page.evaluate(
        """async () => {
          const { richText } = await import("/richtext.js");
          const kinds = ["bold", "italic", "code", "pre", "blockquote", "expandable_blockquote", "spoiler", "text_link",
            "url", "bot_command", "mention", "custom_emoji", "unknown", "constructor"];
          let seed = 7;
          const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
          const known = /^(B|I|U|S|CODE|PRE|BLOCKQUOTE|SPAN|A|BUTTON|svg|path)$/;
          for (let round = 0; round < 400; round += 1) {
            const text = Array.from({ length: random(40) }, () => "ab <>&\\n😀/x"[random(12)] ?? " ").join("");
            const entities = Array.from({ length: random(6) }, () => ({
              type: kinds[random(kinds.length)], offset: random(30), length: 1 + random(20),
              url: ["https://e.org", "javascript:alert(1)", "data:text/html,x", undefined][random(4)],
            })).filter(({ offset, length }) => offset + length <= text.length);
            const box = document.createElement("div");
            box.append(...richText(text, entities, () => {}, false));
            if (box.textContent !== text) return { text, entities, got: box.textContent };
            for (const element of box.querySelectorAll("*")) {
              if (!known.test(element.tagName)) return element.outerHTML;
              if (element.href && element.protocol !== "https:") return element.outerHTML;
            }
          }
          return "fine";
        }"""
    )
    assert outcome == "fine"


async def test_buttons_toasts_and_alerts(scene: Scene) -> None:
    scene.ada.say("/start")
    row = [{"text": "👍", "callback_data": "like"}, {"text": "❓", "callback_data": "why"}]
    await scene.bot("sendMessage", chat_id=1001, text="Well?", reply_markup={"inline_keyboard": [row]})
    offset = (await scene.bot("getUpdates"))[-1]["update_id"] + 1
    await scene.page.get_by_role("button", name="👍").click()
    (update,) = await scene.bot("getUpdates", offset=offset, timeout=5)
    assert update["callback_query"]["data"] == "like"
    await expect(scene.page.get_by_role("button", name="👍")).to_have_class(re.compile("waiting"))
    await scene.bot("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="Noted!")
    await expect(scene.page.get_by_role("status").get_by_text("Noted!")).to_be_visible()
    await expect(scene.page.get_by_role("button", name="👍")).not_to_have_class(re.compile("waiting"))
    await scene.page.get_by_role("button", name="❓").click()
    (update,) = await scene.bot("getUpdates", offset=update["update_id"] + 1, timeout=5)
    query = update["callback_query"]["id"]
    await scene.bot("answerCallbackQuery", callback_query_id=query, text="Because.", show_alert=True)
    await expect(scene.page.get_by_role("dialog").get_by_text("Because.")).to_be_visible()
    await scene.page.keyboard.press("Enter")
    await expect(scene.page.get_by_role("dialog")).to_be_hidden()


async def test_a_sticker_has_its_place_before_it_has_loaded(scene: Scene) -> None:
    scene.ada.say("so fun!")
    await scene.bot("sendChatAction", chat_id=1001, action="choose_sticker")
    await expect(scene.page.locator(".doing")).to_contain_text("choosing a sticker")
    await expect(scene.page.locator(".status")).to_have_text("choosing a sticker…")
    held: list[Any] = []
    await scene.page.route("**/local/files/*", lambda route: held.append(route))
    await scene.bot("sendSticker", files={"sticker": sticker_webp(300, (512, 384))}, chat_id="1001", emoji="😀")
    picture = scene.page.get_by_role("img", name="Sticker 😀")
    await expect(scene.page.locator(".doing")).to_have_count(0)
    await settled(scene.page)
    before = await picture.bounding_box()
    assert before is not None
    assert (before["width"], before["height"]) == (256, 192)
    await held[0].continue_()
    await expect(scene.page.locator(".sticker.loading")).to_have_count(0)
    await settled(scene.page)
    assert await picture.bounding_box() == before
    assert await scene.page.locator("#scroller").evaluate("(e) => e.scrollHeight - e.scrollTop - e.clientHeight") < 2
    await scene.page.unroute("**/local/files/*")


async def test_why_is_a_card_with_bars(scene: Scene) -> None:
    scene.ada.say("/why")
    await scene.bot("sendMessage", chat_id=1001, text=WHY, parse_mode="HTML")
    card = scene.page.locator(".card")
    shares = await card.locator(".bar").evaluate_all("(bars) => bars.map((bar) => bar.getAttribute('aria-label'))")
    assert shares == ["80 percent", "50 percent"]
    assert [text.strip() for text in await card.locator(".value").all_text_contents()] == ["seen 3 times", "52 %"]
    await expect(card.locator(".note")).to_have_text("“I love my cat”")
    await expect(card).not_to_contain_text("█")


async def test_stickers_are_picked_and_sent(scene: Scene) -> None:
    await scene.page.get_by_role("button", name="Stickers", exact=True).click()
    await expect(scene.page.locator(".picker .grid button")).to_have_count(8)
    await scene.page.keyboard.type("pink")
    await expect(scene.page.locator(".picker .grid button")).to_have_count(1)
    await scene.page.keyboard.press("ArrowDown")
    await scene.page.keyboard.press("Enter")
    await expect(scene.page.get_by_role("img", name="Sticker 🥰")).to_be_visible()
    (update,) = await scene.bot("getUpdates")
    assert update["message"]["sticker"]["emoji"] == "🥰"
    await expect(scene.page.locator(".picker")).to_have_count(0)


async def test_the_command_menu_follows_the_scope(scene: Scene) -> None:
    await scene.bot("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    private = [{"command": "sticker", "description": "Make one"}, {"command": "why", "description": "The reasons"}]
    await scene.bot("setMyCommands", commands=private, scope={"type": "all_private_chats"})
    box = scene.page.get_by_role("textbox", name="Message", exact=True)
    await box.press_sequentially("/")
    await expect(scene.page.get_by_role("option")).to_have_text(["/stickerMake one", "/whyThe reasons"])
    await box.press("ArrowDown")
    await box.press("Enter")
    await expect(scene.page.locator(".own .text")).to_contain_text("/why")
    await box.press_sequentially("/st")
    await box.press("Tab")
    await expect(box).to_have_value("/sticker ")
    await scene.page.get_by_role("navigation").get_by_text("Friends").click()
    await scene.page.get_by_role("button", name="Commands").click()
    await expect(scene.page.get_by_role("option")).to_have_text(["/startBegin"])


async def test_focus_stays_on_a_button_whose_message_is_edited(scene: Scene) -> None:
    scene.ada.say("/strength")
    steps = [{"text": str(step), "callback_data": str(step)} for step in (0, 50, 100)]
    sent = await scene.bot("sendMessage", chat_id=1001, text="one", reply_markup={"inline_keyboard": [steps]})
    await scene.page.get_by_role("button", name="50", exact=True).focus()
    markup = {"inline_keyboard": [steps]}
    await scene.bot("editMessageText", chat_id=1001, message_id=sent["message_id"], text="two", reply_markup=markup)
    await expect(scene.page.locator(".message:not(.own) .text")).to_contain_text("two")
    await expect(scene.page.get_by_role("button", name="50", exact=True)).to_be_focused()


async def test_messages_are_answered_changed_and_deleted(scene: Scene) -> None:
    await scene.write("frist")
    await scene.page.keyboard.press("ArrowUp")
    box = scene.page.get_by_role("textbox", name="Message", exact=True)
    await expect(box).to_have_value("frist")
    await box.fill("first")
    await box.press("Enter")
    await expect(scene.page.locator(".own .text")).to_contain_text("first")
    await expect(scene.page.locator(".stamp")).to_contain_text("edited")
    await scene.page.locator(".message").click(button="right")
    await scene.page.get_by_role("menuitem", name="Reply").click()
    await box.fill("second")
    await box.press("Enter")
    await expect(scene.page.locator(".message .reply")).to_contain_text("first")
    await scene.page.locator(".message").first.focus()
    await scene.page.keyboard.press("Enter")
    await scene.page.get_by_role("menuitem", name="Delete").click()
    await expect(scene.page.locator(".message")).to_have_count(1)
    assert [message.text for message in scene.server.world.messages(1001)] == ["second"]


async def test_a_blocked_bot_is_let_in_again(scene: Scene) -> None:
    await scene.write("/start")
    await scene.page.get_by_role("button", name="Chat menu").click()
    await scene.page.get_by_role("menuitem", name="Block the bot").click()
    await scene.page.get_by_role("button", name="You have blocked the bot").click()
    await expect(scene.page.get_by_role("textbox", name="Message", exact=True)).to_be_visible()
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in (await scene.bot("getUpdates"))[1:]]
    assert statuses == ["kicked", "member"]


async def test_links_to_telegram_are_followed_on_the_page(scene: Scene) -> None:
    scene.ada.say("hi")
    urls = {"Way": "https://t.me/pmg_stickers_bot?start=pack", "Pack": "https://t.me/addstickers/p_by_pmg_stickers_bot"}
    row = [{"text": text, "url": url} for text, url in urls.items()]
    await scene.bot("sendMessage", chat_id=1001, text="Links", reply_markup={"inline_keyboard": [row]})
    await scene.page.get_by_role("button", name="Way", exact=True).click()
    await expect(scene.page.locator(".own .text").last).to_contain_text("/start pack")
    await scene.page.get_by_role("button", name="Pack", exact=True).click()
    await expect(scene.page.get_by_role("dialog", name="Stickers")).to_be_visible()


async def test_after_a_break_the_page_catches_up(scene: Scene) -> None:
    await scene.page.context.set_offline(True)
    scene.server.world.feed.close()
    scene.ada.say("while you were away")
    await expect(scene.page.locator("#offline")).to_contain_text("The server has stopped")
    await scene.page.context.set_offline(False)
    await expect(scene.page.locator(".own .text")).to_contain_text("while you were away")
    await scene.write("back again")


async def test_what_happens_while_the_page_reads_the_state_is_not_lost(scene: Scene) -> None:
    await scene.write("before")

    async def be_late(route: Route) -> None:
        response = await route.fetch()
        scene.ada.say("meanwhile")
        await scene.page.wait_for_timeout(300)
        await route.fulfill(response=response)

    await scene.page.route("**/local/state", be_late, times=1)
    async with scene.page.expect_response("**/local/state"):
        scene.server.world.feed.publish("stickers")
    await scene.write("after")
    await expect(scene.page.locator(".own .text")).to_contain_text(["before", "meanwhile", "after"])


async def test_light_and_dark(scene: Scene) -> None:
    root = scene.page.locator("html")
    await expect(root).to_have_attribute("data-theme", "light")
    await scene.page.get_by_role("button", name="Light or dark").click()
    await expect(root).to_have_attribute("data-theme", "dark")
    await scene.page.reload()
    await expect(root).to_have_attribute("data-theme", "dark")
    assert await scene.page.locator("body").evaluate("(body) => getComputedStyle(body).colorScheme") == "dark"


@pytest.mark.parametrize("scene", [(390, 844)], indirect=True, ids=["narrow"])
async def test_a_phone_shows_one_thing_at_a_time(scene: Scene) -> None:
    await expect(scene.page.locator(".main")).to_be_hidden()
    await scene.page.get_by_role("navigation").get_by_text("PMG Stickers").click()
    await expect(scene.page.locator(".sidebar")).to_be_hidden()
    scene.ada.say("x" * 300)
    await scene.bot("sendMessage", chat_id=1001, text=WHY, parse_mode="HTML")
    await scene.bot("sendSticker", files={"sticker": sticker_webp()}, chat_id="1001")
    await expect(scene.page.locator(".sticker")).to_be_visible()
    wide = await scene.page.evaluate(
        "[...document.querySelectorAll('.main *')].filter((e) => !e.closest('.chips, svg')"
        " && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.className)"
    )
    assert wide == []
    await scene.page.get_by_role("button", name="Back to the chats").click()
    await expect(scene.page.locator(".sidebar")).to_be_visible()
