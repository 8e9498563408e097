"""What the server itself sends, against the published specification: updates and results of methods."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.local import LocalServer
from tests.auxil.person import Person
from tests.auxil.pictures import sticker_webp
from tests.local.conftest import TOKEN

API = Path(__file__).parents[3] / "shared" / "telegram" / "api.json"
SCALARS: dict[str, tuple[type, ...]] = {"Integer": (int,), "String": (str,), "Boolean": (bool,), "Float": (int, float)}


class Published:
    """The machine-readable specification, as far as answers need it."""

    def __init__(self) -> None:
        self.api: dict[str, Any] = json.loads(API.read_text("utf-8"))

    def problems(self, value: Any, kinds: list[str], path: str) -> list[str]:
        """Why a value is none of the kinds; empty when it is one."""
        found = [self._problems(value, kind, path) for kind in kinds]
        return [] if any(not problems for problems in found) else min(found, key=len)

    def _problems(self, value: Any, kind: str, path: str) -> list[str]:
        if kind.startswith("Array of "):
            inner = [kind.removeprefix("Array of ")]
            return [p for index, item in enumerate(value) for p in self.problems(item, inner, f"{path}[{index}]")]
        if kind in SCALARS:
            return [] if isinstance(value, SCALARS[kind]) else [f"{path} is no {kind}"]
        described = self.api["types"][kind]
        if "subtypes" in described:
            return self.problems(value, described["subtypes"], path)
        fields = {field["name"]: field for field in described.get("fields", [])}
        problems = [f"{path}.{name} is unknown to {kind}" for name in value.keys() - fields.keys()]
        problems += [f"{path}.{n} is missing" for n, field in fields.items() if field["required"] and n not in value]
        for name in value.keys() & fields.keys():
            problems += self.problems(value[name], fields[name]["types"], f"{path}.{name}")
        return problems


async def test_updates_and_results_are_as_published(server: LocalServer) -> None:
    if not API.exists():
        pytest.skip(f"the machine-readable Bot API specification is not at {API}")
    published = Published()
    ada, friends = Person(server, "Ada"), Person(server, "Ben", "Friends")
    said = ada.say("/start https://e.org")
    ada.send_sticker()
    server.world.edit("Ada", 1001, said.id, "/start again")
    server.world.press("Ada", 1001, said.id, "x")
    server.world.press("Ada", 1001, 5, "gone")
    server.world.block("Ada")
    server.world.block("Ada", False)
    server.world.ask_inline("Ada", 1001, "joy")
    friends.say("hello", reply_to=friends.say("hi"))
    button = {"inline_keyboard": [[{"text": "👍", "callback_data": "x"}]]}
    group = {"chat_id": friends.chat.id}
    calls: list[tuple[str, dict[str, Any]]] = [
        ("getUpdates", {}),
        ("getMe", {}),
        ("getWebhookInfo", {}),
        ("sendMessage", {"chat_id": 1001, "text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": button}),
        ("sendMessage", {"chat_id": 1001, "text": "y", "reply_parameters": {"message_id": said.id}}),
        ("getChat", group),
        ("getChatAdministrators", group),
        ("getChatMember", group | {"user_id": 1003}),
        ("getChatMemberCount", group),
        ("setMyCommands", {"commands": [{"command": "why", "description": "Reasons"}]}),
        ("getMyCommands", {}),
        ("getMyName", {}),
        ("getChatMenuButton", {}),
        ("getFile", {"file_id": server.world.stickers[0].file.file_id}),
    ]
    async with httpx.AsyncClient(base_url=server.url) as client:
        for method, fields in calls:
            result = (await client.post(f"/bot{TOKEN}/{method}", json=fields)).json()["result"]
            assert published.problems(result, published.api["methods"][method]["returns"], method) == []
        for method, files in (
            ("sendSticker", {"sticker": sticker_webp()}),
            ("sendPhoto", {"photo": sticker_webp(image_format="PNG")}),
            ("sendDocument", {"document": ("data.json", b"{}")}),
        ):
            sent = await client.post(f"/bot{TOKEN}/{method}", data={"chat_id": "1001"}, files=files)
            assert published.problems(sent.json()["result"], ["Message"], method) == []
    assert server.violations == []
