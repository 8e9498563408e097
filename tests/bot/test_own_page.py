"""The page's data over HTTP: one's own, and nobody else's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.application import open_database
from bot.local import LocalServer
from bot.local.miniapps import MiniApps
from bot.play import free_port
from bot.settings import Settings
from tests.auxil.fake_engine import FakeEngine
from tests.auxil.person import Person
from tests.bot.conftest import Patient, Running, handled, until

CANARY = "catcanary4711"


@dataclass
class Visit:
    """A person at the page's data."""

    client: httpx.AsyncClient
    server: LocalServer
    person: Person
    init_data: str = ""

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.client.get(f"api/{path}", headers={**self._who(), **headers})

    async def do(self, name: str, **fields: Any) -> httpx.Response:
        return await self.client.post(
            f"api/do/{name}", json={"chat": self.person.chat.id, **fields}, headers=self._who()
        )

    async def state(self) -> dict[str, Any]:
        answer = await self.get(f"state?chat={self.person.chat.id}")
        assert answer.status_code == 200, answer.text
        state: dict[str, Any] = answer.json()
        return state

    def _who(self) -> dict[str, str]:
        raw = self.init_data or self.server.world.mini_apps.init_data(self.person.user)
        return {"Authorization": f"tma {raw}"}


@pytest.fixture
def paged(settings: Settings) -> Settings:
    listen = f"127.0.0.1:{free_port()}"
    return settings.model_copy(update={"webhook_listen": listen, "webapp_url": f"http://{listen}/app"})


@pytest.fixture
async def client(paged: Settings, engine: FakeEngine, server: LocalServer) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        Running(paged, engine),
        httpx.AsyncClient(base_url=paged.page_url or "", trust_env=False, timeout=60) as made,
    ):
        await until(lambda: server.world.profile.menu_button()["type"] == "web_app")
        yield made


async def history_of(person: Person, words: str = CANARY) -> None:
    """Opts in, writes, gets a sticker and likes it."""
    person.say("/optin")
    await person.expect_text("Thank you")
    person.say(f"/sticker so fun, {words}")
    await person.press("👍", await person.expect_sticker())


async def test_without_proof_there_is_nothing(client: httpx.AsyncClient, server: LocalServer, ada: Person) -> None:
    await handled(ada)
    foreign = MiniApps("7000000003:another-bot").init_data(ada.user)
    old = server.world.mini_apps.init_data(ada.user, datetime.now(UTC).timestamp() - timedelta(days=2).total_seconds())
    forged = server.world.mini_apps.init_data(ada.user).replace("1001", "1002")
    for raw in ("nothing", foreign, forged):
        visit = Visit(client, server, ada, raw)
        for answer in (await visit.get("state"), await visit.get("stickers/1"), await visit.do("forget")):
            assert answer.status_code == 401
            assert answer.json() == {"error": "This page opens from the chat with me: please press the button there."}
    late = await Visit(client, server, ada, old).get("state", **{"Accept-Language": "de-AT,de;q=0.9"})
    assert (late.status_code, late.json()["error"][:29]) == (401, "Diese Seite war zu lange offe")
    assert (await client.get("api/state")).status_code == 401


async def test_without_consent_it_says_so_and_shows_nothing(
    client: httpx.AsyncClient, server: LocalServer, ada: Person
) -> None:
    visit = Visit(client, server, ada)
    ada.say(f"/sticker so fun, {CANARY}")
    await ada.expect_sticker()
    answer = await visit.get("state")
    assert answer.json()["consent"] is None
    assert not {"taste", "stickers", "settings"} & answer.json().keys()
    assert CANARY not in answer.text
    refusal = await visit.do("set", setting="strength", choice=1)
    assert (refusal.status_code, refusal.json()["error"]) == (409, "I may remember that only after /optin.")
    opted = (await visit.do("opt-in")).json()
    assert opted["consent"]
    assert opted["notice"] == "🎉 Thank you!"
    assert (opted["taste"], opted["stickers"]) == ([], [])


async def test_it_shows_taste_stickers_and_what_they_rest_on(
    client: httpx.AsyncClient, server: LocalServer, ada: Person
) -> None:
    visit = Visit(client, server, ada)
    await history_of(ada)
    state = await visit.state()
    (cat,) = state["taste"]
    assert (cat["keyword"], cat["emoji"], cat["liked"], cat["weight"]) == ("cat", "🐱", True, 1.0)
    assert cat["seen"] == "seen 2 times"  # by the words and by the choice
    assert f"so fun, {CANARY}" in cat["quotes"]
    (sticker,) = state["stickers"]
    assert sticker["answered"] == f"so fun, {CANARY}"
    assert (sticker["liked"], sticker["shown"]["expression"]) == (True, "laughing")
    picture = await visit.get(f"stickers/{sticker['id']}")
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/webp")
    assert picture.content[:4] == b"RIFF"
    assert picture.headers["Cache-Control"] == "no-store"
    marked = (await visit.do("mark", attribute="character", keyword="cat", mark="removed")).json()
    assert [(one["keyword"], one["mark"]) for one in marked["taste"]] == [("cat", "removed")]
    back = (await visit.do("mark", attribute="character", keyword="cat", mark="removed")).json()
    assert [one["mark"] for one in back["taste"]] == [None]
    assert (await visit.do("mark", attribute="character", keyword="unicorn", mark="pinned")).status_code == 404
    assert (await visit.do("rate", sticker=sticker["id"], liked=False)).json()["stickers"][0]["liked"] is False


async def test_another_s_data_is_out_of_reach(client: httpx.AsyncClient, server: LocalServer, ada: Person) -> None:
    ben, group = Patient(server, "Ben"), Patient(server, "Ada", "Friends")
    visit, stranger = Visit(client, server, ada), Visit(client, server, ben)
    await history_of(ada)
    await history_of(group, f"in the group, {CANARY}")
    await history_of(ben, "my dog")
    (sticker,) = (await visit.state())["stickers"]
    for chat in (ben.chat.id, ada.chat.id, group.chat.id):
        answer = await stranger.get(f"stickers/{sticker['id']}?chat={chat}")
        assert answer.status_code == 404
    for name, fields in (
        ("rate", {"sticker": sticker["id"], "liked": False}),
        ("forget-sticker", {"sticker": sticker["id"]}),
    ):
        assert (await stranger.do(name, **fields)).status_code == 404
    for chat in (ada.chat.id, group.chat.id, 2**70, 0):
        assert (await stranger.get(f"state?chat={chat}")).status_code in (200, 404)
        for name in ("forget", "export", "opt-in", "opt-out"):
            assert (await stranger.do(name, chat=chat)).status_code == 404
    seen = "".join(
        [(await stranger.get(f"state?chat={chat}")).text for chat in (ben.chat.id, ada.chat.id, group.chat.id)]
    )
    assert CANARY not in seen
    assert "my dog" in seen
    assert len((await visit.state())["stickers"]) == 1


async def test_each_chat_has_its_own_page(client: httpx.AsyncClient, server: LocalServer, ada: Person) -> None:
    group = Patient(server, "Ada", "Friends")
    await history_of(ada)
    await history_of(group, "foxes")
    state = await Visit(client, server, ada).state()
    assert [(one["id"], one["title"]) for one in state["chats"]] == [
        (ada.chat.id, "Our private chat"),
        (group.chat.id, "Friends"),
    ]
    there = await Visit(client, server, group).state()
    assert CANARY not in str(there)
    assert [one["answered"] for one in there["stickers"]] == ["so fun, foxes"]


async def test_what_is_set_here_shows_in_settings_and_the_other_way_round(
    client: httpx.AsyncClient, server: LocalServer, ada: Person
) -> None:
    visit = Visit(client, server, ada)
    ada.say("/optin")
    await ada.expect_text("Thank you")
    for setting, choice in (("strength", 4), ("automatic", 2), ("quiet", 1), ("clock", 1), ("incognito", 0)):
        assert (await visit.do("set", setting=setting, choice=choice)).status_code == (200)
        if setting == "incognito":
            refusal = await visit.do("set", setting="strength", choice=0)
            assert (refusal.status_code, "incognito" in refusal.json()["error"]) == (409, True)
            assert (await visit.do("set", setting="incognito", choice=0)).json()["incognito"] is None
    assert (await visit.do("set", setting="strength", choice=77)).status_code == 404
    ada.say("/settings")
    panel = await ada.expect_text("75 %, your own")
    assert "Automatic answers: off" in panel.text
    assert "22–7" in panel.text
    await ada.press("25", panel)
    assert (await visit.state())["settings"]["strength"]["own"] == 25
    german = (await visit.do("set", setting="language", choice=2)).json()
    assert (german["language"], german["notice"], german["texts"]["page-title"]) == (
        "de",
        "Gespeichert.",
        "Meine Seite",
    )
    arabic = (await visit.do("set", setting="language", choice=1)).json()
    assert (arabic["language"], arabic["direction"]) == ("ar", "rtl")


async def test_training_is_allowed_and_taken_back_here_too(
    client: httpx.AsyncClient, server: LocalServer, ada: Person, paged: Settings
) -> None:
    visit = Visit(client, server, ada)
    refusal = await visit.do("set", setting="training", choice=1)
    assert (refusal.status_code, refusal.json()["error"]) == (409, "I may remember that only after /optin.")
    await history_of(ada)
    assert (await visit.state())["settings"]["training"] == {"on": False, "button": "🧠 Allow training"}
    allowed = (await visit.do("set", setting="training", choice=1)).json()
    assert allowed["settings"]["training"] == {"on": True, "button": "🧠 Stop training"}
    assert "With your permission my host may" in allowed["texts"]["training-about"]
    ada.say("/settings")
    await ada.expect_text("Training: on")
    assert (await visit.do("set", setting="training", choice=2)).status_code == 404
    assert (await visit.do("forget")).json()["settings"]["training"]["on"] is False
    await visit.do("set", setting="training", choice=1)
    await visit.do("opt-out")
    assert (await visit.do("opt-in")).json()["settings"]["training"]["on"] is False
    async with await open_database(paged) as database:
        assert await database.in_training() == []


async def test_data_is_taken_out_and_forgotten(
    client: httpx.AsyncClient, server: LocalServer, ada: Person, paged: Settings
) -> None:
    visit = Visit(client, server, ada)
    await history_of(ada)
    assert (await visit.do("export")).json()["notice"] == "📦 I have sent it to you, in our private chat."
    await ada.expect_document()
    (sticker,) = (await visit.state())["stickers"]
    assert (await visit.do("forget-sticker", sticker=sticker["id"])).json()["stickers"] == []
    left = (await visit.do("opt-out")).json()
    assert (left["consent"], left["left"]) == (None, True)
    assert CANARY not in str(left)
    gone = (await visit.do("forget")).json()
    assert (gone["consent"], gone["left"]) == (None, False)
    async with await open_database(paged) as database:
        assert await database.chats_of(ada.user.id) == []


async def test_its_files_are_kept_apart_from_other_sites(client: httpx.AsyncClient, server: LocalServer) -> None:
    for path in ("", "app.js", "theme.css", "api/state", "no-such-file.js"):
        headers = (await client.get(path)).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert f"frame-ancestors https://web.telegram.org https://*.web.telegram.org {server.url}" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
    assert (await client.get("../bot.db")).status_code == 404
    assert (await client.get("%2e%2e/server.py")).status_code in (403, 404)


async def test_a_request_that_is_none_is_refused(client: httpx.AsyncClient, server: LocalServer, ada: Person) -> None:
    visit = Visit(client, server, ada)
    assert (await visit.do("fly")).status_code == 404
    assert (await visit.do("set", setting="moon", choice=1)).status_code == 400
    assert (await visit.do("forget", more=1)).status_code == 400
    deep = await client.post("api/do/forget", content="[" * 100_000, headers=visit._who())
    assert deep.status_code == 400


async def test_the_button_is_there_in_private_only(client: httpx.AsyncClient, server: LocalServer, ada: Person) -> None:
    group = Patient(server, "Ada", "Friends")
    for person, expected in ((ada, True), (group, False)):
        person.say("/optin")
        await person.expect_text("Thank you")
        person.say("/settings")
        panel = await person.expect_text("Your settings in this chat")
        assert ("My page" in str(panel.keyboard)) is expected
    assert server.world.profile.menu_button()["type"] == "web_app"


async def test_without_an_address_there_is_no_button(
    settings: Settings, engine: FakeEngine, server: LocalServer, ada: Person
) -> None:
    server.world.profile.menu_buttons[0] = {"type": "web_app", "text": "old", "web_app": {"url": "https://example.org"}}
    async with Running(settings, engine):
        ada.say("/optin")
        await ada.expect_text("Thank you")
        ada.say("/settings")
        assert "web_app" not in str((await ada.expect_text("Your settings")).keyboard)
    assert server.world.profile.menu_button() == {"type": "commands"}
