"""Pictures that people send are decoded without trust: nothing raises, nothing large is unpacked."""

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pmg_engine.picture import MAX_BYTES, SIDE, decode_picture


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def disc(side: int = 64) -> Image.Image:
    y, x = np.mgrid[:side, :side] - side / 2
    inside = x**2 + y**2 < (side / 4) ** 2
    return Image.fromarray(np.dstack([inside * 255, inside * 0, inside * 0, inside * 255]).astype(np.uint8))


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it is side × side pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("kind", "picture"), [("WEBP", disc()), ("PNG", disc()), ("JPEG", disc().convert("RGB"))])
def test_a_still_picture_becomes_a_square_that_its_figure_fills(kind: str, picture: Image.Image) -> None:
    found = decode_picture(encoded(picture, kind))
    assert found is not None
    assert found.shape == (SIDE, SIDE, 4)
    rows = np.flatnonzero((found[..., 3] > 16).any(1))
    assert rows[-1] - rows[0] > 0.85 * SIDE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        encoded(disc(), "WEBP")[:-40],
        encoded(disc(), "PNG")[:-40],
        bomb(3_000),
        bomb(60_000),
        bomb(2_000_000_000),
        encoded(disc(8), "PNG"),
        encoded(Image.new("RGBA", (64, 64)), "PNG"),
        encoded(disc(), "WEBP", save_all=True, append_images=[disc().rotate(90), disc(64).resize((64, 64))]),
        encoded(disc(), "GIF", save_all=True, append_images=[Image.new("RGB", (64, 64), "blue")]),
        b"\x1f\x8b\x08" + bytes(200),
        b"\x1aE\xdf\xa3" + bytes(200),
        encoded(disc(), "BMP"),
        bytes(MAX_BYTES + 1),
    ],
    ids=lambda data: f"{len(data)} bytes",
)
def test_what_is_no_sound_still_picture_is_none(data: bytes) -> None:
    assert decode_picture(data) is None


@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from(["WEBP", "PNG", "GIF"]))
def test_any_bytes_are_none_or_a_picture(noise: bytes, at: int, kind: str) -> None:
    whole = encoded(disc(), kind)
    for data in (noise, whole[:at] + noise + whole[at + len(noise) :]):
        found = decode_picture(data)
        assert found is None or found.shape == (SIDE, SIDE, 4)
