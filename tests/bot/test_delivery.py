"""Flood control, lost answers and closed chats."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from telegram.error import RetryAfter

from bot.delivery import MOST_WAITING, RETRIES, ChatRateLimiter
from bot.local import Fault, LocalServer
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tests.bot.conftest import handled, until


class Telegram:
    """Answers requests of the limiter: with a 429 for as long as `floods` says."""

    def __init__(self) -> None:
        self.at: list[float] = []
        self.floods: dict[int, int] = {}
        self.pause = 0.2

    async def request(self, chat_id: int) -> str:
        self.at.append(time.monotonic())
        if self.floods.get(chat_id, 0):
            self.floods[chat_id] -= 1
            error = RetryAfter(1)
            error._retry_after *= self.pause
            raise error
        return "sent"


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def limiter() -> AsyncIterator[ChatRateLimiter]:
    made = ChatRateLimiter()
    await made.initialize()
    yield made
    await made.shutdown()


async def send(limiter: ChatRateLimiter, telegram: Telegram, chat_id: int, endpoint: str = "sendMessage") -> object:
    return await limiter.process_request(telegram.request, (chat_id,), {}, endpoint, {"chat_id": chat_id}, None)


async def test_a_429_pauses_its_chat_and_no_other(limiter: ChatRateLimiter, telegram: Telegram) -> None:
    telegram.floods = {1: 1}
    began = time.monotonic()
    paused = asyncio.create_task(send(limiter, telegram, 1))
    await asyncio.sleep(0.05)
    assert await send(limiter, telegram, 2) == "sent"
    assert time.monotonic() - began < telegram.pause
    with pytest.raises(RetryAfter):  # a mere sign does not wait
        await send(limiter, telegram, 1, "sendChatAction")
    assert await paused == "sent"
    assert time.monotonic() - began >= telegram.pause


async def test_a_flood_without_end_is_given_up(limiter: ChatRateLimiter, telegram: Telegram) -> None:
    telegram.floods, telegram.pause = {1: 100}, 0.01
    with pytest.raises(RetryAfter):
        await send(limiter, telegram, 1)
    assert len(telegram.at) == RETRIES + 1


async def test_a_pause_of_many_minutes_fails_at_once(limiter: ChatRateLimiter, telegram: Telegram) -> None:
    telegram.floods, telegram.pause = {1: 1}, 1005.0
    with pytest.raises(RetryAfter):
        await send(limiter, telegram, 1)
    assert len(telegram.at) == 1


async def test_what_waits_for_a_chat_is_bounded(limiter: ChatRateLimiter, telegram: Telegram) -> None:
    sends = [asyncio.create_task(send(limiter, telegram, -5)) for _ in range(3 * MOST_WAITING)]
    done, waiting = await asyncio.wait(sends, timeout=0.2)
    refused = [task for task in done if task.exception()]
    assert len(done) - len(refused) == 20  # a group's burst
    assert len(refused) == MOST_WAITING
    assert len(waiting) == MOST_WAITING
    for task in waiting:
        task.cancel()
    await asyncio.wait(waiting)


async def test_messages_to_one_person_are_paced_and_requests_without_a_chat_are_not(
    limiter: ChatRateLimiter, telegram: Telegram
) -> None:
    began = time.monotonic()
    await asyncio.gather(*(send(limiter, telegram, 7) for _ in range(11)))
    assert time.monotonic() - began > 0.5
    assert await limiter.process_request(telegram.request, (1,), {}, "getMe", {}, None) == "sent"


@pytest.mark.usefixtures("running")
class TestOverTelegram:
    """The same, as the running bot meets it."""

    async def test_a_sticker_comes_after_a_429(self, server: LocalServer, ada: Person) -> None:
        server.faults.append(Fault("sendSticker", retry_after=1))
        ada.say("/sticker so fun!")
        await ada.expect_sticker()

    async def test_an_error_of_the_server_is_tried_again(
        self, server: LocalServer, ada: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.courier._WAITS_S", (0.01,))
        server.faults.append(Fault("sendSticker", code=502, description="Bad Gateway"))
        ada.say("/sticker so fun!")
        await ada.expect_sticker()

    async def test_a_lost_answer_is_not_sent_twice_and_its_buttons_work(self, server: LocalServer, ada: Person) -> None:
        server.faults.append(Fault("sendSticker", lost_answer=True))
        ada.say("/sticker so fun!")
        sticker = await ada.expect_sticker()
        await ada.expect_nothing(1.0)
        assert "The reasons" in (await ada.press("❓", sticker)).text
        await ada.expect_text("Why this sticker?")

    async def test_being_blocked_stops_the_work_until_the_person_returns(
        self, server: LocalServer, ada: Person, ben: Person, engine: FakeEngine
    ) -> None:
        with engine.held():
            for _ in range(2):
                ada.say("/sticker so fun!")
            await handled(ada)
            ada.world.block(ada.user.id)
            ben.say("/sticker so fun!")  # drawn after those, if they are drawn at all
        await ben.expect_sticker()
        chats = [call.fields["chat_id"] for call in server.calls if call.method == "sendSticker"]
        assert chats.count(ada.chat.id) <= 1  # the first 403 is enough
        ada.say("/sticker so fun!")
        await ada.expect_sticker()

    async def test_other_chats_are_served_while_one_is_paused(
        self, server: LocalServer, ada: Person, ben: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.application._LAST_CHANCE_S", 0.1)
        server.faults.append(Fault("sendSticker", retry_after=60))
        ada.say("/sticker so fun!")
        await until(lambda: not server.faults)
        ben.say("/sticker so fun!")
        await ben.expect_sticker()
        await ada.expect_nothing(0.0)
