"""Updates on their way in: what is stored, what comes twice, what a crash leaves."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from telegram import Bot, Update
from telegram.error import NetworkError

from bot.inbox import InboxProcessor, InboxQueue
from bot.reduction import WORDS_REMOVED, storable
from storage import Database

CANARY = "xyzzy canary"
ADA = {"id": 1, "is_bot": False, "first_name": CANARY, "username": CANARY}
BEN = {"id": 2, "is_bot": False, "first_name": CANARY}
CHAT = {"id": 1, "type": "private", "first_name": CANARY}
BOT = Bot("7000000002:bot-test-token")


def update(number: int = 1, **fields: Any) -> Update:
    message = {"message_id": 5, "date": 1_770_000_000, "chat": CHAT, "from": ADA, **fields}
    return Update.de_json({"update_id": number, "message": message}, BOT)


def command(text: str, number: int = 1) -> Update:
    length = len(text.split()[0])
    return update(number, text=text, entities=[{"type": "bot_command", "offset": 0, "length": length}])


def pressed(data: str) -> Update:
    message = {"message_id": 5, "date": 1_770_000_000, "chat": CHAT, "from": BEN, "text": CANARY}
    query = {"id": "9", "from": ADA, "chat_instance": "1", "data": data, "message": message}
    return Update.de_json({"update_id": 1, "callback_query": query}, BOT)


QUOTED = {"message_id": 4, "date": 1_770_000_000, "chat": CHAT, "from": BEN, "text": CANARY}
STICKER = {
    "file_id": "f",
    "file_unique_id": "u",
    "type": "regular",
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
}
ORIGIN = {"type": "user", "date": 1_770_000_000, "sender_user": BEN}


@pytest.mark.parametrize(
    "item",
    [
        update(text=CANARY),
        update(caption=CANARY),
        update(text=CANARY, reply_to_message=QUOTED),
        update(sticker={**STICKER, "set_name": CANARY}),
        command(f"/sticker {CANARY}"),
        command(f"/strength {CANARY}"),
        command("/xyzzy"),
        pressed(CANARY),
        pressed("like:1:0"),
    ],
    ids=lambda item: type(item).__name__,
)
def test_without_consent_no_words_and_no_names_are_stored(item: Update) -> None:
    kept = json.dumps(storable(item, consented=False))
    assert "xyzzy" not in kept


def test_with_consent_nothing_of_others_is_stored() -> None:
    kept = json.dumps(
        storable(update(text="mine", reply_to_message=QUOTED, quote={"text": CANARY, "position": 0}), consented=True)
    )
    assert "mine" in kept
    assert "xyzzy" not in kept


def test_forwarded_words_are_not_stored_as_ones_own() -> None:
    assert storable(update(text=CANARY, forward_origin=ORIGIN), consented=True) is None


@pytest.mark.parametrize("text", ["/start", "/strength 50", "/sticker", "/optin@pmg_stickers_bot"])
def test_a_request_without_words_is_stored_whole(text: str) -> None:
    kept = storable(command(text), consented=False)
    assert kept is not None
    assert kept["message"]["text"] == text
    assert WORDS_REMOVED not in kept


def test_a_request_that_lost_its_words_says_so() -> None:
    kept = storable(command(f"/sticker {CANARY}"), consented=False)
    again = Update.de_json(kept, BOT)
    assert again.api_kwargs == {WORDS_REMOVED: True}
    assert again.message is not None
    assert again.message.text == "/sticker"


@given(st.text(), st.booleans())
def test_whatever_is_stored_can_be_read_back(text: str, consented: bool) -> None:
    kept = storable(update(text=text), consented)
    if kept is None:
        assert not consented
    else:
        again = Update.de_json(json.loads(json.dumps(kept)), BOT)
        assert again.message is not None
        assert again.message.text == text
        assert again.effective_user is not None


async def test_an_update_is_stored_before_it_is_queued_and_once_only(database: Database) -> None:
    queue = InboxQueue(database)
    await queue.put(command("/start"))
    assert [row.update_id for row in await database.pending_updates()] == [1]
    await queue.put(command("/start"))
    assert queue.qsize() == 1


async def test_after_a_crash_it_is_queued_again(database: Database) -> None:
    await InboxQueue(database).put(command("/start"))
    queue = InboxQueue(database)
    await queue.put_pending(BOT)
    item = await queue.get()
    assert isinstance(item, Update)
    assert (item.update_id, item.effective_chat and item.effective_chat.id) == (1, 1)
    await queue.put(command("/start"))  # Telegram sends it once more
    assert queue.empty()


async def test_words_without_consent_are_taken_when_telegram_sends_them_once_more(database: Database) -> None:
    await InboxQueue(database).put(update(text=CANARY))
    queue = InboxQueue(database)
    await queue.put_pending(BOT)
    assert queue.empty()
    for _ in range(2):
        await queue.put(update(text=CANARY))
    assert queue.qsize() == 1


async def test_an_update_that_cannot_be_stored_is_not_acknowledged(tmp_path: Path) -> None:
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path}/x.db", tmp_path / "key") as closed:
        queue = InboxQueue(closed)
    with pytest.raises(NetworkError, match="could not be stored"):
        await queue.put(command("/start"))
    assert queue.empty()


async def test_one_chat_s_updates_are_handled_in_order_and_other_chats_in_between(database: Database) -> None:
    processor = InboxProcessor(database)
    log: list[int] = []
    other = {**CHAT, "id": 2}

    async def handle(number: int, seconds: float) -> None:
        await asyncio.sleep(seconds)
        log.append(number)

    async with processor:
        await asyncio.gather(
            processor.process_update(update(1), handle(1, 0.3)),
            processor.process_update(update(2), handle(2, 0.0)),
            processor.process_update(update(3, chat=other), handle(3, 0.0)),
        )
    assert log == [3, 1, 2]


@hypothesis_settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**31 - 1))
async def test_a_handled_update_is_finished(database: Database, number: int) -> None:
    queue = InboxQueue(database)
    await queue.put(command("/start", number))
    await InboxProcessor(database).process_update(command("/start", number), asyncio.sleep(0))
    assert await database.pending_updates() == []
