"""Settings: what is wrong is named, what is secret is never repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import SettingsError, load_settings

TOKEN = "123456:AAE-made_up"


def test_nothing_needs_to_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert settings.database == f"sqlite+aiosqlite:///{tmp_path / 'data' / 'bot.db'}"
    assert not settings.data_key_file.is_relative_to(tmp_path)
    with pytest.raises(SettingsError, match="BotFather"):
        _ = settings.token


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ".env"
    file.write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\nLOG_LEVEL=DEBUG\nUNRELATED=1\nMETRICS_LISTEN=\n")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    settings = load_settings(file)
    assert (settings.token, settings.log_level, settings.metrics_listen) == (TOKEN, "ERROR", None)
    assert TOKEN not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "no-colon-secret"),
        ("TELEGRAM_API_URL", "ftp://example.org"),
        ("WEBHOOK_SECRET", "no spaces secret"),
        ("WEBHOOK_LISTEN", "nowhere:http"),
        ("METRICS_LISTEN", "127.0.0.1:99999"),
        ("METRICS_LISTEN", "9x"),
        ("WEBAPP_URL", "http://example.org/page"),
        ("WEBAPP_URL", "somewhere"),
        ("HOST_ADMINS", "1, ada"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_value_names_its_setting_only(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as caught:
        load_settings(None)
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "meant"),
    [("9100", "127.0.0.1:9100"), (":9100", "127.0.0.1:9100"), ("0.0.0.0:9100", "0.0.0.0:9100")],
)
def test_metrics_stay_on_this_machine_unless_asked(given: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS_LISTEN", given)
    assert load_settings(None).metrics_listen == meant


@pytest.mark.parametrize(("given", "meant"), [("12", (12,)), (" 12,34 , 56", (12, 34, 56)), (",", ())])
def test_the_host_s_admins_are_a_list_of_numbers(
    given: str, meant: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOST_ADMINS", given)
    assert load_settings(None).host_admins == meant


def test_webhooks_need_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://example.org/hook")
    with pytest.raises(SettingsError, match="WEBHOOK_SECRET"):
        load_settings(None)


@pytest.mark.parametrize(
    ("webapp", "webhook", "expected"),
    [
        ("", "", None),
        ("https://a.org/app", "", "https://a.org/app/"),
        ("https://a.org/", "https://b.org/hook", "https://a.org/"),
        ("", "https://b.org:8443/hook", "https://b.org:8443/app/"),
        ("off", "https://b.org/hook", None),
        ("", "http://b.org/hook", None),  # a Bot API server of one's own takes it, Telegram's apps don't
        ("http://127.0.0.1:8000/app", "", "http://127.0.0.1:8000/app/"),
    ],
)
def test_a_person_s_page_is_beside_the_webhook_unless_said_otherwise(
    webapp: str, webhook: str, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("WEBAPP_URL", webapp), ("WEBHOOK_URL", webhook), ("WEBHOOK_SECRET", "secret")):
        monkeypatch.setenv(name, value)
    assert load_settings(None).page_url == expected


def test_the_key_may_not_lie_with_the_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATA_KEY_FILE", str(tmp_path / "deep" / "data.key"))
    with pytest.raises(SettingsError, match="DATA_KEY_FILE"):
        load_settings(None)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"LOG_LEVEL=\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(tmp_path / ".env")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_no_token_is_ever_repeated(value: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELEGRAM_BOT_TOKEN", f"secret{value}")
        with pytest.raises(SettingsError) as caught:
            load_settings(None)
    assert f"secret{value}" not in str(caught.value)
