"""Sealing: what comes back, and what does not open."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.cipher import Cipher, create_key, read_key
from storage.errors import StorageError, WrongKeyError

CIPHER = Cipher(bytes(range(32)))
# all of Unicode, lone surrogates and NUL included
TEXTS = st.text(st.characters(exclude_categories=()))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)
OWNERS = st.lists(st.integers(-(2**62), 2**62), max_size=2)


@given(TEXTS, OWNERS)
def test_any_text_comes_back_unchanged(text: str, owner: list[int]) -> None:
    assert CIPHER.open_text(CIPHER.seal_text(text, "t.c", *owner), "t.c", *owner) == text


@pytest.mark.parametrize(
    "text", ["", "\0", "a\0b", "\ud800", "\udfff\ud800", "\ud83d" + "\ude00", "😀", "👩‍👩‍👧", "é" * 100_000]
)
def test_odd_text_comes_back_unchanged(text: str) -> None:
    assert CIPHER.open_text(CIPHER.seal_text(text, "t.c", 1), "t.c", 1) == text
    assert CIPHER.open_json(CIPHER.seal_json([text], "t.c", 1), "t.c", 1) == [text]


@given(st.binary())
def test_any_bytes_come_back_unchanged(value: bytes) -> None:
    assert CIPHER.open(CIPHER.seal(value, "t.c"), "t.c") == value


@given(JSON)
def test_any_json_comes_back_unchanged(value: object) -> None:
    assert CIPHER.open_json(CIPHER.seal_json(value, "t.c", 1), "t.c", 1) == value


@given(st.text(min_size=8), OWNERS, OWNERS)
def test_a_value_opens_for_its_own_row_and_column_only(text: str, owner: list[int], other: list[int]) -> None:
    sealed = CIPHER.seal_text(text, "history.body", *owner)
    if other != owner:
        with pytest.raises(StorageError, match=r"history\.body"):
            CIPHER.open_text(sealed, "history.body", *other)
    with pytest.raises(StorageError, match="altered"):
        CIPHER.open_text(sealed, "history.image", *owner)


@given(st.binary(), st.data())
def test_a_changed_or_cut_value_does_not_open(value: bytes, data: st.DataObject) -> None:
    sealed = bytearray(CIPHER.seal(value, "t.c"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    with pytest.raises(StorageError):
        CIPHER.open(bytes(sealed[:at]), "t.c")
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(StorageError):
        CIPHER.open(bytes(sealed), "t.c")


@given(st.text(min_size=4))
def test_the_text_is_not_in_what_is_stored_and_two_seals_differ(text: str) -> None:
    first, second = CIPHER.seal_text(text, "t.c"), CIPHER.seal_text(text, "t.c")
    assert first != second
    assert text.encode("utf-8") not in first


def test_another_key_opens_nothing() -> None:
    with pytest.raises(StorageError):
        Cipher(bytes(32)).open(CIPHER.seal(b"x", "t.c"), "t.c")


def test_a_new_key_file_is_for_its_owner_only_and_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "key"
    key = create_key(path)
    assert read_key(path) == key
    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        create_key(path)


def test_a_key_that_others_can_read_is_pointed_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "key"
    create_key(path)
    path.chmod(0o644)
    assert read_key(path)
    assert f"chmod 600 {path}" in caplog.text


@given(content=st.binary(max_size=60))
def test_a_file_that_is_no_key_is_named(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("keys") / "key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(WrongKeyError, match=str(path)):
        read_key(path)


def test_a_folder_in_the_place_of_the_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongKeyError, match=str(tmp_path)):
        read_key(tmp_path)
