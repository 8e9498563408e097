"""The gate that every request passes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local import condense
from bot.local.errors import ApiError
from bot.local.validate import Specification, Upload

SPECIFICATION = Specification()
API = Path(__file__).parents[3] / "shared" / "telegram" / "api.json"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
BUTTON = {"text": "👍", "callback_data": "like:1"}


def problem(method: str, /, **values: Any) -> str:
    with pytest.raises(ApiError) as refused:
        SPECIFICATION.check(method, values, {})
    assert refused.value.violation
    return refused.value.description


def keyboard(**button: Any) -> dict[str, Any]:
    return {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}}


def test_forms_and_json_mean_the_same() -> None:
    form = {"chat_id": "1001", "text": "5", "disable_notification": "true", "reply_parameters": '{"message_id": 3}'}
    body = {"chat_id": 1001, "text": "5", "disable_notification": True, "reply_parameters": {"message_id": 3}}
    assert SPECIFICATION.check("sendMessage", form, {}) == body
    assert SPECIFICATION.check("sendMessage", body, {}) == body


def test_what_is_refused() -> None:
    assert "has no field 'colour'" in problem("sendMessage", chat_id=1, text="x", colour="red")
    assert "'text' is required" in problem("sendMessage", chat_id=1)
    assert "must be of type Integer" in problem("deleteMessage", chat_id=1, message_id=True)
    assert "none of InlineKeyboardMarkup" in problem("sendMessage", chat_id=1, text="x", reply_markup="{")
    assert "must be an uploaded file" in problem("uploadStickerFile", user_id=1, sticker="x", sticker_format="static")


def test_callback_data_has_64_bytes() -> None:
    SPECIFICATION.check("sendMessage", keyboard(text="x", callback_data="x" * 64), {})
    for data in ("x" * 65, "ж" * 33, ""):
        assert "none of" in problem("sendMessage", **keyboard(text="x", callback_data=data))


def test_the_kind_of_a_union_decides_its_fields() -> None:
    fields = {"commands": [{"command": "start", "description": "Begin"}]}
    SPECIFICATION.check("setMyCommands", fields | {"scope": {"type": "chat", "chat_id": 1}}, {})
    assert "'chat_id' is required" in problem("setMyCommands", **fields, scope={"type": "chat"})
    assert "no BotCommandScope" in problem("setMyCommands", **fields, scope={"type": "planet"})


def test_files_come_as_uploads_or_as_names_of_known_ones() -> None:
    upload = Upload("a.webp", b"a")
    assert SPECIFICATION.check("sendSticker", {"chat_id": "1"}, {"sticker": upload})["sticker"] is upload
    assert SPECIFICATION.check("sendSticker", {"chat_id": "1", "sticker": "id"}, {})["sticker"] == "id"
    with pytest.raises(ApiError, match="nothing attaches it"):
        SPECIFICATION.check("sendMessage", {"chat_id": "1", "text": "x"}, {"sticker": upload})


@given(st.sampled_from(sorted(SPECIFICATION.methods)), st.data())
def test_any_values_are_converted_or_refused(method: str, data: st.DataObject) -> None:
    names = st.sampled_from([*SPECIFICATION.methods[method], "unknown"])
    values = data.draw(st.dictionaries(names, JSON | JSON.map(json.dumps), max_size=5))
    try:
        checked = SPECIFICATION.check(method, values, {})
    except ApiError:
        return
    assert set(checked) == set(values)
    assert SPECIFICATION.check(method, checked, {}) == checked


def test_deep_nesting_is_refused() -> None:
    nested = '{"inline_keyboard": ' + "[" * 100_000 + "]" * 100_000 + "}"
    assert "none of" in problem("sendMessage", chat_id=1, text="x", reply_markup=nested)


def test_the_specification_is_the_published_one() -> None:
    if not API.exists():
        pytest.skip(f"the machine-readable Bot API specification is not at {API}")
    assert condense.write(API) == Path(condense.__file__).with_name("specification.json").read_text("utf-8")
