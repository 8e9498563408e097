"""Who opened the page: only what Telegram signed for this bot, and lately."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.miniapps import MiniApps
from bot.local.people import User
from bot.webapp.init_data import LIFETIME, InitDataError, InitDataExpired, read_init_data, sign

TOKEN = "7000000002:bot-test-token"
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
FIELDS = {
    "query_id": "AAHdF6IQAAAAAN0XohDhrOrc",
    "user": json.dumps({"id": 1001, "first_name": "Ada", "language_code": "de"}),
    "auth_date": str(int(NOW.timestamp()) - 60),
    "signature": "zL-ucjNyREiHDE8aihFwpfR9aggP2xiAo3NSpfe-p7IbCisNlDKlo7Kb6G4D0Ao2mBrSgEk4maLSdv6MLIlADQ",
}


def signed(fields: dict[str, str], token: str = TOKEN) -> str:
    return urlencode({**fields, "hash": sign(fields, token)})


def refused(raw: str, now: datetime = NOW) -> bool:
    try:
        read_init_data(raw, TOKEN, now)
    except InitDataError:
        return True
    return False


def test_a_person_is_known_by_genuine_data() -> None:
    visitor = read_init_data(signed(FIELDS), TOKEN, NOW)
    assert (visitor.id, visitor.name, visitor.language) == (1001, "Ada", "de")
    assert "Ada" not in repr(visitor)


def test_the_hash_is_that_of_telegram_s_documentation() -> None:
    # computed with `openssl dgst -sha256 -hmac` by the two steps of the documentation
    assert sign({"auth_date": "1", "user": "{}"}, "1:a") == (
        "4b6449b69b2251ac6102874b0783c9f66143e1d995b2f64e058b9b59e4d064e7"
    )


def test_the_local_server_signs_the_same_way() -> None:
    raw = MiniApps(TOKEN).init_data(User(1002, "Бен & Co", "ben"), NOW.timestamp())
    assert (read_init_data(raw, TOKEN, NOW).id, read_init_data(raw, TOKEN, NOW).name) == (1002, "Бен & Co")


@given(st.sampled_from(sorted([*FIELDS, "hash"])), st.text(max_size=80))
def test_any_change_of_any_field_is_refused(name: str, value: str) -> None:
    fields = {**FIELDS, "hash": sign(FIELDS, TOKEN)}
    changed = {**fields, name: value}
    raw = urlencode(changed, errors="surrogatepass")
    assert refused(raw) is (changed != fields)


@given(st.sampled_from(sorted([*FIELDS, "hash"])))
def test_no_field_may_be_left_out_or_come_twice(name: str) -> None:
    fields = {**FIELDS, "hash": sign(FIELDS, TOKEN)}
    assert refused(urlencode({key: value for key, value in fields.items() if key != name}))
    assert refused(f"{urlencode(fields)}&{urlencode({name: fields[name]})}")


@given(st.text(min_size=1, max_size=20).filter(lambda name: name not in {*FIELDS, "hash"}), st.text(max_size=20))
def test_no_field_may_be_added(name: str, value: str) -> None:
    raw = urlencode({**FIELDS, "hash": sign(FIELDS, TOKEN), name: value}, errors="surrogatepass")
    assert refused(raw)


@given(st.text(max_size=300))
def test_whatever_is_given_is_refused_without_a_fuss(raw: str) -> None:
    assert refused(raw)


@given(st.dictionaries(st.sampled_from(["user", "auth_date", "query_id"]), st.text(max_size=40)))
def test_odd_fields_are_refused_even_when_signed(fields: dict[str, str]) -> None:
    assert refused(signed({name: value.encode("utf-8", "ignore").decode() for name, value in fields.items()}))


@pytest.mark.parametrize(
    "user", ['{"id": true}', '{"id": "1001"}', '{"id": -5}', '{"id": 1e99}', "[]", "[" * 5000, "1"]
)
def test_a_user_must_be_somebody(user: str) -> None:
    assert refused(signed({**FIELDS, "user": user}))


def test_another_bot_s_data_is_refused() -> None:
    assert refused(signed(FIELDS, "7000000003:another-bot"))


def test_old_data_is_refused_and_says_so() -> None:
    later = NOW - timedelta(seconds=60) + LIFETIME
    assert not refused(signed(FIELDS), later)
    with pytest.raises(InitDataExpired):
        read_init_data(signed(FIELDS), TOKEN, later + timedelta(seconds=1))
    assert refused(signed(FIELDS), NOW - timedelta(minutes=10))
