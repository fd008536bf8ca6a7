"""Sizes and content types of pictures, read from their first bytes; Pillow writes the pictures."""

import struct
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from playground.pixels import measure

WIDTH, HEIGHT = 64, 48
SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8 ", b"RIFF\0\0\0\0WEBPVP8X", b"\xff\xd8\xff\xe0")


def encoded(kind: str, **options: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", (WIDTH, HEIGHT)).save(out, kind, **options)
    return out.getvalue()


def animated(kind: str) -> bytes:
    frames = [Image.new("RGBA", (WIDTH, HEIGHT), (red, 0, 0, 99)) for red in (0, 99)]
    out = BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (encoded("PNG"), "image/png"),
        (encoded("GIF"), "image/gif"),
        (animated("GIF"), "image/gif"),
        (encoded("WEBP"), "image/webp"),
        (encoded("WEBP", lossless=True), "image/webp"),
        (animated("WEBP"), "image/webp"),
        (encoded("JPEG"), "image/jpeg"),
        (encoded("JPEG", progressive=True), "image/jpeg"),
        (encoded("JPEG", icc_profile=b"x" * 200_000), "image/jpeg"),
        (encoded("JPEG").replace(b"\xff\xdb", b"\xff\xff\xff\xdb", 1), "image/jpeg"),  # fill bytes
    ],
    ids=["png", "gif", "gif film", "webp", "webp lossless", "webp film", "jpeg", "progressive", "profile", "filled"],
)
def test_pictures_are_measured(data: bytes, content_type: str) -> None:
    assert measure(data) == (content_type, WIDTH, HEIGHT)


def test_a_wide_gif_and_a_scaled_webp_keep_their_size() -> None:
    assert measure(b"GIF89a" + struct.pack("<HH", 40_000, 10)) == ("image/gif", 40_000, 10)
    scaled = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", WIDTH | 1 << 14, HEIGHT | 2 << 14)
    assert measure(scaled) == ("image/webp", WIDTH, HEIGHT)


@pytest.mark.parametrize("data", [b"", b"P5 64 48", b"<svg width='64' height='48'/>", encoded("BMP"), encoded("TIFF")])
def test_other_files_are_no_pictures_here(data: bytes) -> None:
    assert measure(data) is None


@given(st.sampled_from(SIGNATURES), st.binary(max_size=64))
@example(b"\xff\xd8\xff", b"\xe0\0\0" * 20)
def test_garbage_after_a_signature_raises_nothing(signature: bytes, rest: bytes) -> None:
    found = measure(signature + rest)
    assert found is None or min(found.width, found.height) >= 0


@pytest.mark.parametrize("segment", [b"\xff\xe0\0\2", b"\xff"])
def test_a_jpeg_of_empty_segments_is_given_up_early(segment: bytes) -> None:
    size = encoded("JPEG")[2:]
    filler = segment * ((1 << 20) // len(segment))
    assert measure(b"\xff\xd8" + filler[: 1 << 10] + size) is not None
    assert measure(b"\xff\xd8" + filler + size) is None
