"""Uploads of any depth and colour space look as in a browser: sRGB with 8 bits a channel."""

import io
import struct

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from bot.pictures.files.colour import MAX_PROFILE
from bot.pictures.files.uploads import normalise
from tests.pictures.files.test_uploads import encode, normalised

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
LINE = numpy.arange(256, dtype=numpy.uint8)


def wide_gamut() -> bytes:
    """The sRGB profile with red and green exchanged, so that what it does can't be missed."""
    profile = bytearray(SRGB)
    entries = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12)}
    red, green = entries[b"rXYZ"], entries[b"gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_a_profile_is_applied(mode: str, kind: str) -> None:
    picture = Image.new("RGB", (8, 8), (200, 30, 60)).convert(mode, palette=Image.Palette.ADAPTIVE)
    found = normalised(
        encode(picture, kind, icc_profile=wide_gamut(), **({"lossless": True} if kind == "WEBP" else {}))
    )
    assert numpy.abs(numpy.subtract(found.getpixel((4, 4)), (30, 200, 60))).max() <= 2  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize(
    "profile", [b"?", b"\0" * 200, SRGB[:300], SRGB[:-20], SRGB * 3, b"\0" * (MAX_PROFILE + 1)], ids=len
)
def test_a_broken_profile_is_ignored(kind: str, profile: bytes) -> None:
    picture = Image.fromarray(numpy.stack([numpy.tile(LINE, (16, 1))] * 3, axis=2))
    if kind == "JPEG" and len(profile) > 1 << 20:
        return  # it doesn't fit
    plain = numpy.asarray(normalised(encode(picture, kind))).astype(int)
    assert numpy.abs(numpy.asarray(normalised(encode(picture, kind, icc_profile=profile))) - plain).max() <= 2


def test_what_is_srgb_stays_the_same_to_the_last_bit() -> None:
    picture = Image.fromarray(numpy.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=numpy.uint8))
    assert normalise(encode(picture, icc_profile=SRGB)) == normalise(encode(picture))


def test_a_profile_of_another_colour_space_is_ignored() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert normalise(encode(Image.new("RGB", (8, 8), (9, 99, 199)), icc_profile=lab)) == normalise(
        encode(Image.new("RGB", (8, 8), (9, 99, 199)))
    )


def test_colours_by_lightness_are_read() -> None:
    found = normalised(encode(Image.new("LAB", (8, 8), (255, 128, 128)), "TIFF"))
    assert min(found.getpixel((4, 4))) >= 250  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dtype", "numbers", "shades"),
    [
        ("float32", [0, 0.25, 1], [0, 64, 255]),
        ("float32", [0, 0.1, 0.5], [0, 26, 128]),
        ("float32", [0, 51, 255], [0, 51, 255]),
        ("float32", [0, 3, 12], [0, 64, 255]),
        ("float32", [-1, 0, 1], [0, 128, 255]),
        ("float32", [numpy.nan, 0.5, 1], [0, 128, 255]),
        ("float32", [numpy.inf, -numpy.inf, 1], [0, 0, 255]),
        ("float32", [numpy.nan] * 3, [0, 0, 0]),
        ("float32", [0, 0, 0], [0, 0, 0]),
        ("int32", [0, 100, 200], [0, 100, 200]),
        ("int32", [0, 257, 65535], [0, 1, 255]),
        ("int32", [0, 2**30, 2**31 - 1], [0, 128, 255]),
        ("int32", [-100, 0, 100], [0, 128, 255]),
        ("uint16", [0, 257, 65535], [0, 1, 255]),
        ("uint16", [0, 128, 200], [0, 0, 1]),
    ],
)
def test_deep_greys_keep_their_brightness(dtype: str, numbers: list[float], shades: list[int]) -> None:
    found = numpy.asarray(normalised(encode(Image.fromarray(numpy.array([numbers] * 2, dtype)), "TIFF")))
    assert found[0, :, 0].tolist() == pytest.approx(shades, abs=1)


def test_integers_without_a_sign_are_read_as_such() -> None:
    picture = Image.fromarray(numpy.array([[0, 2**31 - 1, -1]] * 2, numpy.int32))
    signed, unsigned = (struct.pack("<HHII", 339, 3, 1, sign) for sign in (2, 1))  # the tag for the kind of numbers
    data = encode(picture, "TIFF")
    assert signed in data
    data = data.replace(signed, unsigned)
    assert numpy.asarray(normalised(data))[0, :, 0].tolist() == pytest.approx([0, 127, 255], abs=1)


def test_a_large_deep_picture_is_scaled_in_strips() -> None:
    wide = numpy.tile(numpy.linspace(0, 1, 2000, dtype=numpy.float32), (1200, 1))
    found = numpy.asarray(normalised(encode(Image.fromarray(wide), "TIFF")))[:, :, 0]
    assert (found == found[0]).all()
    assert (found[0, 0], found[0, -1]) == (0, 255)


@given(st.lists(st.floats(width=32), min_size=1, max_size=30))
def test_any_floats_are_a_picture(numbers: list[float]) -> None:
    with Image.open(
        io.BytesIO(normalise(encode(Image.fromarray(numpy.array([numbers], numpy.float32)), "TIFF")))
    ) as found:
        assert found.size == (len(numbers), 1)
