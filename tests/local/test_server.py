"""The server, as python-telegram-bot sees it."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputSticker,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.local import Fault, LocalServer, LocalServerError
from tests.auxil.person import Person
from tests.auxil.pictures import sticker_webp
from tests.local.conftest import TOKEN, new_bot

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("👍", callback_data="like:1")]])


async def test_a_message_reaches_the_bot_and_its_reply_reaches_the_person(
    server: LocalServer, bot: Bot, ada: Person
) -> None:
    said = ada.say("/start now")
    (update,) = await bot.get_updates(timeout=2)
    assert update.message is not None
    assert (update.message.text, update.message.message_id) == ("/start now", said.id)
    assert update.message.parse_entities(["bot_command"]) == {update.message.entities[0]: "/start"}
    await bot.send_message(ada.chat.id, "Hi <b>Ada</b>", parse_mode=ParseMode.HTML, reply_markup=KEYBOARD)
    message = await ada.expect_text("Hi Ada")
    assert message.entities == [{"type": "bold", "offset": 3, "length": 3}]
    assert server.violations == []


async def test_updates_come_again_until_a_later_offset_confirms_them(bot: Bot, ada: Person) -> None:
    ada.say("one")
    ada.say("two")
    first, second = await bot.get_updates()
    assert [update.update_id for update in await bot.get_updates()] == [first.update_id, second.update_id]
    assert [update.update_id for update in await bot.get_updates(offset=second.update_id)] == [second.update_id]
    assert await bot.get_updates(offset=second.update_id + 1) == ()


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, ada: Person) -> None:
    async with asyncio.timeout(2), asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=30))
        await asyncio.sleep(0.1)
        ada.say("hi")
    assert len(poll.result()) == 1


async def test_a_second_poll_ends_the_first_with_a_conflict(server: LocalServer, bot: Bot, ada: Person) -> None:
    async with new_bot(server, TOKEN) as other:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict):
            await first
        ada.say("hi")
        assert len(await second) == 1


async def test_a_bot_that_is_cut_off_while_it_polls_gets_everything_again(server: LocalServer, ada: Person) -> None:
    async with new_bot(server, TOKEN) as killed:
        poll = asyncio.create_task(killed.get_updates(timeout=30))
        await asyncio.sleep(0.1)
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)
    ada.say("still here?")
    async with new_bot(server, TOKEN) as restarted:
        assert len(await restarted.get_updates(timeout=2)) == 1


async def test_only_the_kinds_of_updates_that_were_asked_for_arrive(bot: Bot, ada: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    ada.say("not asked for")
    assert await bot.get_updates() == ()


async def test_stickers_must_be_what_telegram_shows_as_stickers(server: LocalServer, bot: Bot, ada: Person) -> None:
    ada.say("/start")
    sent = await bot.send_sticker(ada.chat.id, sticker_webp(), emoji="😀", reply_markup=KEYBOARD)
    assert sent.sticker is not None
    assert (sent.sticker.width, sent.sticker.height, sent.sticker.emoji) == (512, 512, "😀")
    assert (await bot.send_sticker(ada.chat.id, sent.sticker.file_id)).sticker == sent.sticker
    assert bytes(await (await sent.sticker.get_file()).download_as_bytearray()) == sticker_webp()
    assert server.violations == []
    wrong = [sticker_webp(size=(256, 256)), sticker_webp(size=(600, 512)), sticker_webp(image_format="PNG"), b"nothing"]
    for data in wrong:
        with pytest.raises(BadRequest, match="Wrong"):
            await bot.send_sticker(ada.chat.id, data)
    assert len(server.violations) == len(wrong)


async def test_a_press_is_answered_once(bot: Bot, ada: Person) -> None:
    ada.say("/start")
    await bot.send_message(ada.chat.id, "Do you like it?", reply_markup=KEYBOARD)
    (start,) = await bot.get_updates()
    press = asyncio.create_task(ada.press("👍"))
    (update,) = await bot.get_updates(offset=start.update_id + 1, timeout=2)
    query = update.callback_query
    assert query is not None
    assert query.data == "like:1"
    await query.answer("Glad", show_alert=True)
    answer = await press
    assert (answer.text, answer.alert) == ("Glad", True)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query.id)


async def test_editing_and_deleting(bot: Bot, ada: Person) -> None:
    said = ada.say("/start")
    sent = await bot.send_message(ada.chat.id, "one", reply_markup=KEYBOARD)
    edited = await bot.edit_message_text("two", ada.chat.id, sent.message_id, reply_markup=KEYBOARD)
    assert getattr(edited, "text", None) == "two"
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("two", ada.chat.id, sent.message_id, reply_markup=KEYBOARD)
    await bot.edit_message_reply_markup(ada.chat.id, sent.message_id)
    assert ada.world.message(ada.chat.id, sent.message_id).keyboard is None
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("mine", ada.chat.id, said.id)
    assert await bot.delete_message(ada.chat.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(ada.chat.id, sent.message_id)


async def test_replies(bot: Bot, ada: Person) -> None:
    said = ada.say("/start")
    sent = await bot.send_message(ada.chat.id, "hi", reply_parameters=ReplyParameters(said.id))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/start"
    ada.world.delete("Ada", ada.chat.id, said.id)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(ada.chat.id, "hi", reply_parameters=ReplyParameters(said.id))
    lenient = ReplyParameters(said.id, allow_sending_without_reply=True)
    assert (await bot.send_message(ada.chat.id, "hi", reply_parameters=lenient)).reply_to_message is None


async def test_being_shut_out(bot: Bot, ada: Person) -> None:
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(ada.chat.id, "hello?")
    ada.say("/start")
    ada.world.block("Ada")
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(ada.chat.id, "hello?")
    updates = await bot.get_updates()
    assert updates[-1].my_chat_member is not None
    assert updates[-1].my_chat_member.new_chat_member.status == "kicked"


async def test_trouble_on_demand(server: LocalServer, bot: Bot, ada: Person) -> None:
    ada.say("/start")
    server.faults.append(Fault("sendMessage", retry_after=7))
    with pytest.raises(RetryAfter, match="0:00:07"):
        await bot.send_message(ada.chat.id, "one")
    server.faults.append(Fault("sendMessage", lost_answer=True))
    with pytest.raises((NetworkError, TimedOut)):
        await bot.send_message(ada.chat.id, "two")
    server.faults.append(Fault("*", code=500, description="Internal Server Error"))
    with pytest.raises(NetworkError):
        await bot.send_message(ada.chat.id, "three")
    assert [message.text for message in ada.world.messages(ada.chat.id)] == ["/start", "two"]


async def test_commands_by_scope(bot: Bot, ada: Person) -> None:
    await bot.set_my_commands([BotCommand("start", "Begin")])
    await bot.set_my_commands([BotCommand("sticker", "Make one")], scope=BotCommandScopeAllPrivateChats())
    friends = ada.world.chat("Friends")
    assert [command["command"] for command in ada.world.profile.menu(ada.user, ada.chat)] == ["sticker"]
    assert [command["command"] for command in ada.world.profile.menu(ada.user, friends)] == ["start"]
    assert await bot.delete_my_commands(scope=BotCommandScopeAllPrivateChats())
    assert await bot.get_my_commands() == (BotCommand("start", "Begin"),)


async def test_the_group_and_its_admin(bot: Bot, ada: Person) -> None:
    friends = ada.world.chat("Friends")
    assert (await bot.get_chat(friends.id)).title == "Friends"
    assert (await bot.get_chat_member(friends.id, ada.user.id)).status == "creator"
    assert (await bot.get_chat_member(friends.id, 1002)).status == "member"
    assert [admin.user.first_name for admin in await bot.get_chat_administrators(friends.id)] == ["Ada"]
    assert await bot.get_chat_member_count(friends.id) == 4


async def test_privacy_mode_hides_what_is_not_for_the_bot(bot: Bot, server: LocalServer) -> None:
    server.world.reads_all_messages = False
    assert (await bot.get_me()).can_read_all_group_messages is False
    ben = Person(server, "Ben", "Friends")
    for text in ("between us", "/sticker", "hello @pmg_stickers_bot"):
        ben.say(text)
    heard = [update.message.text for update in await bot.get_updates() if update.message]
    assert heard == ["/sticker", "hello @pmg_stickers_bot"]


async def test_a_group_that_becomes_a_supergroup(bot: Bot, server: LocalServer) -> None:
    old = server.world.chat("Friends")
    new = server.world.migrate("Ada", "Friends")
    moved = [update.message for update in await bot.get_updates() if update.message]
    assert (moved[0].chat_id, moved[0].migrate_to_chat_id) == (old.id, new.id)
    assert (moved[1].chat_id, moved[1].migrate_from_chat_id) == (new.id, old.id)
    with pytest.raises(ChatMigrated) as error:
        await bot.send_message(old.id, "hello?")
    assert error.value.new_chat_id == new.id
    assert (await bot.send_message(new.id, "hello!")).chat.type == "supergroup"
    assert Person(server, "Ben", "Friends").chat == new


async def test_sticker_sets(bot: Bot, ada: Person, server: LocalServer) -> None:
    ada.say("/start")
    name = f"ada_by_{(await bot.get_me()).username}"
    first, second = (InputSticker(sticker_webp(hue), ["😀"], "static", keywords=["happy"]) for hue in (10, 20))
    assert await bot.create_new_sticker_set(ada.user.id, name, "Ada's", [first])
    assert await bot.add_sticker_to_set(ada.user.id, name, second)
    pack = await bot.get_sticker_set(name)
    assert [sticker.set_name for sticker in pack.stickers] == [name, name]
    assert await bot.delete_sticker_from_set(pack.stickers[0].file_id)
    assert len((await bot.get_sticker_set(name)).stickers) == 1
    with pytest.raises(BadRequest, match="already occupied"):
        await bot.create_new_sticker_set(ada.user.id, name, "Again", [first])
    with pytest.raises(BadRequest, match="Invalid sticker set name"):
        await bot.create_new_sticker_set(ada.user.id, "ada", "No ending", [first])
    assert len(server.violations) == 1


async def test_a_wrong_token_and_what_the_specification_does_not_know(server: LocalServer) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        wrong = await client.get("/bot1:wrong/getMe")
        assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
        unknown = await client.post(f"/bot{TOKEN}/sendPigeon", json={})
        assert (unknown.status_code, unknown.json()["description"]) == (404, "Not Found: method not found")
        extra = await client.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": 1, "text": "x", "colour": "red"})
        assert (extra.status_code, extra.json()["error_code"]) == (400, 400)
        assert "has no field 'colour'" in extra.json()["description"]
        assert (await client.get(f"/file/bot{TOKEN}/stickers/none.webp")).status_code == 404
    assert [violation.method for violation in server.violations] == ["sendPigeon", "sendMessage"]


async def test_chat_actions_are_checked(bot: Bot, ada: Person) -> None:
    ada.say("/start")
    with ada.world.feed.listen() as events:
        assert await bot.send_chat_action(ada.chat.id, ChatAction.CHOOSE_STICKER)
        assert await events.get() == {"type": "action", "chat": ada.chat.id, "action": "choose_sticker"}
    with pytest.raises(BadRequest):
        await bot.send_chat_action(ada.chat.id, "dancing")


async def test_a_port_in_use_is_explained(server: LocalServer) -> None:
    port = int(server.url.rpartition(":")[2])
    with pytest.raises(LocalServerError, match="another port"):
        await LocalServer(TOKEN, port=port).start()
