"""What the page may ask of the server, and who else may not."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MenuButtonWebApp, WebAppInfo
from telegram.error import BadRequest

from bot.local import LocalServer
from bot.local.pageapi import TEXT_LIMIT, clean, split
from tests.auxil.person import Person
from tests.local.conftest import TOKEN


@pytest.fixture
async def page(server: LocalServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, timeout=5) as client:
        yield client


async def do(page: httpx.AsyncClient, name: str, **fields: Any) -> httpx.Response:
    body = {"person": 1001, "chat": 1001, **fields}
    return await page.post(f"/local/do/{name}", content=json.dumps(body), headers={"Content-Type": "application/json"})


FOREIGN = [
    {"Host": "evil.example:8765"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


async def test_other_sites_are_refused(page: httpx.AsyncClient) -> None:
    for path in ("/", "/local/state", "/local/files/x", f"/bot{TOKEN}/getMe", f"/file/bot{TOKEN}/x"):
        for headers in FOREIGN:
            assert (await page.get(path, headers=headers)).status_code == 403, (path, headers)
    for headers in FOREIGN:
        assert (await page.post("/local/do/say", headers=headers)).status_code == 403, headers


async def test_a_link_to_the_page_may_be_followed(page: httpx.AsyncClient) -> None:
    linked = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert (await page.get("/", headers=linked)).status_code == 200
    assert (await page.get("/local/state", headers=linked)).status_code == 403
    policy = (await page.get("/")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


async def test_deeds_must_be_json(page: httpx.AsyncClient, server: LocalServer) -> None:
    form = await page.post("/local/do/say", data={"person": "1001", "chat": "1001", "text": "x"})
    assert form.status_code == 415
    assert (await do(page, "fly")).status_code == 404
    for wrong in ({"text": 5}, {"text": "x", "colour": "red"}, {"text": "x", "person": 9}, {"text": "x", "chat": 1002}):
        answer = await do(page, "say", **wrong)
        assert answer.status_code == 400
        assert answer.json()["error"]
    assert server.world.messages(1001) == []


async def test_odd_texts_are_cleaned_as_telegrams_apps_do(page: httpx.AsyncClient, ada: Person) -> None:
    assert (await do(page, "say", text=" a\0b\ud800c\x1b\n ")).status_code == 200
    assert ada.world.messages(1001)[-1].text == "abc"
    for nothing in ("", "   ", "\0", "\udfff"):
        assert (await do(page, "say", text=nothing)).json() == {"error": "write something first"}
    assert (await do(page, "say", text="x" * 50_000)).status_code == 200
    assert sum(len(message.text) for message in ada.world.messages(1001)[1:]) == 50_000
    assert (await do(page, "say", text="x" * 100_001)).status_code == 400


@given(st.text(max_size=30_000))
def test_long_texts_arrive_in_pieces(text: str) -> None:
    pieces = split(clean(text))
    assert all(0 < len(piece) <= TEXT_LIMIT for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(clean(text).split())


async def test_people_edit_and_delete_their_own(page: httpx.AsyncClient, ada: Person, server: LocalServer) -> None:
    ben = Person(server, "Ben", "Friends")
    message = ben.say("helo")
    fields = {"person": ben.user.id, "chat": ben.chat.id, "message": message.id}
    assert (await do(page, "edit", **fields, text="hello")).status_code == 200
    assert message.text == "hello"
    by_chen = fields | {"person": 1003}
    assert (await do(page, "edit", **by_chen, text="mine")).json()["error"] == "message can't be edited"
    assert (await do(page, "delete", **by_chen)).json()["error"] == "message can't be deleted"
    assert (await do(page, "delete", **fields | {"person": ada.user.id})).status_code == 200
    assert message.deleted


async def test_the_state_and_the_events(page: httpx.AsyncClient, ada: Person) -> None:
    ada.say("/start")
    state = (await page.get("/local/state")).json()
    assert [person["first_name"] for person in state["people"]] == ["Ada", "Ben", "Chen"]
    assert state["messages"]["1001"][0]["text"] == "/start"
    picture = await page.get(f"/local/files/{state['stickers'][0]['file']}")
    assert picture.headers["Content-Type"] == "image/webp"
    async with page.stream("GET", "/local/events") as events:
        lines = events.aiter_lines()
        assert await anext(lines) == "retry: 1000"
        ada.say("live")
        data = [line async for line in _until_data(lines)][-1]
    assert json.loads(data)["message"]["text"] == "live"


async def _until_data(lines: AsyncIterator[str]) -> AsyncIterator[str]:
    async for line in lines:
        if line.startswith("data: "):
            yield line.removeprefix("data: ")
            return


async def test_documents_never_run_as_pages(page: httpx.AsyncClient, ada: Person) -> None:
    ada.say("/start")
    files = {"document": ("x.html", b"<script>alert(1)</script>", "text/html")}
    sent = await page.post(f"/bot{TOKEN}/sendDocument", data={"chat_id": "1001"}, files=files)
    document = sent.json()["result"]["document"]
    shown = await page.get(f"/local/files/{document['file_unique_id']}")
    assert shown.headers["Content-Disposition"] == "attachment"
    assert shown.headers["Content-Type"] == "application/octet-stream"


async def test_inline_results_are_offered_and_sent(page: httpx.AsyncClient, ada: Person) -> None:
    query = (await do(page, "ask-inline", text="happy")).json()["result"]
    result = {"type": "sticker", "id": "1", "sticker_file_id": ada.world.stickers[0].file.file_id}
    answer = await page.post(f"/bot{TOKEN}/answerInlineQuery", json={"inline_query_id": query, "results": [result]})
    assert answer.json()["ok"]
    assert (await do(page, "choose-inline", query=query, result="1")).status_code == 200
    message = ada.world.messages(1001)[-1]
    assert message.sticker is not None
    assert message.via_bot == ada.world.bot
    kinds = [update.kind for update in ada.world.updates.pending]
    assert kinds == ["inline_query", "message", "chosen_inline_result"]


async def test_pages_open_where_the_bot_offers_them_and_nowhere_else(
    page: httpx.AsyncClient, server: LocalServer, bot: Bot, ada: Person
) -> None:
    ada.say("/start")
    url, group = "http://127.0.0.1:1/app/", server.world.chat("Friends").id
    offered = InlineKeyboardMarkup([[InlineKeyboardButton("Open", web_app=WebAppInfo(url))]])
    assert (await do(page, "open-page", url=url)).status_code == 400
    await bot.send_message(ada.chat.id, "Here", reply_markup=offered)
    given = dict(parse_qsl((await do(page, "open-page", url=url)).json()["result"]))
    assert json.loads(given["user"])["id"] == ada.user.id
    assert (await do(page, "open-page", url=f"{url}other")).status_code == 400
    assert (await do(page, "open-page", person=1002, url=url)).status_code == 400
    with pytest.raises(BadRequest, match="utton_type_invalid"):
        await bot.send_message(group, "Here", reply_markup=offered)
    await bot.set_chat_menu_button(menu_button=MenuButtonWebApp("Open", WebAppInfo(f"{url}menu")))
    assert (await do(page, "open-page", url=f"{url}menu")).status_code == 200
    assert (await do(page, "open-page", chat=group, url=f"{url}menu")).status_code == 400
