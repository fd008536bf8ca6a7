"""Any still picture becomes a plain upright RGB PNG; everything else is refused with what to do."""

import io
import struct
import zlib

import numpy
import pytest
from PIL import Image

from bot.errors import UploadError
from bot.pictures.uploads import KEPT_SIDE, MAX_BYTES, normalise, size_of

RED, WHITE = (255, 0, 0), (255, 255, 255)


def encode(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def normalised(data: bytes) -> Image.Image:
    kept = normalise(data)
    picture = Image.open(io.BytesIO(kept))
    picture.load()
    assert (picture.format, picture.mode) == ("PNG", "RGB")
    assert size_of(kept) == picture.size
    return picture


def claimed_png(width: int, height: int) -> bytes:
    """A PNG whose header claims a size, with next to nothing in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def refusal(data: bytes) -> UploadError:
    with pytest.raises(UploadError) as refused:
        normalise(data)
    assert str(refused.value)
    return refused.value


@pytest.mark.parametrize("data", [b"", b"x", b"just some text" * 100, b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refusal(data).key == "upload.kind"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_truncated_picture_is_refused(kind: str) -> None:
    noise = numpy.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=numpy.uint8)
    data = encode(Image.fromarray(noise), kind)
    assert refusal(data[: len(data) // 2]).key in ("upload.broken", "upload.kind")


def test_an_animated_picture_is_refused() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, WHITE)]
    assert refusal(encode(frames[0], "GIF", save_all=True, append_images=frames[1:])).key == "upload.animated"


@pytest.mark.parametrize("size", [(20000, 20000), (9000, 9000), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_that_claims_to_be_enormous_is_refused(size: tuple[int, int]) -> None:
    data = claimed_png(*size)
    assert len(data) < 200
    assert refusal(data).key == "upload.pixels"


def test_too_many_bytes_are_refused_before_they_are_looked_at() -> None:
    assert refusal(b"\0" * (MAX_BYTES + 1)).key == "upload.bytes"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_each_format_is_read(kind: str) -> None:
    picture = normalised(encode(Image.new("RGB", (20, 10), RED), kind))
    assert picture.size == (20, 10)
    assert numpy.abs(numpy.asarray(picture).astype(int) - RED).max() <= 4


def test_a_tiny_picture_is_kept() -> None:
    assert normalised(encode(Image.new("RGB", (1, 1), RED))).getpixel((0, 0)) == RED


def test_a_cmyk_picture_becomes_rgb() -> None:
    picture = normalised(encode(Image.new("CMYK", (16, 16), (0, 0, 0, 0)), "JPEG"))
    assert numpy.asarray(picture).min() >= 250


@pytest.mark.parametrize("level", [0, 128, 255])
def test_sixteen_bits_of_grey_are_scaled_to_eight(level: int) -> None:
    grey = Image.fromarray(numpy.full((4, 4), level * 257, numpy.uint16))
    pixels = numpy.asarray(normalised(encode(grey))).astype(int)
    assert numpy.abs(pixels - level).max() <= 1


def test_what_is_transparent_in_a_palette_becomes_paper() -> None:
    picture = Image.new("P", (2, 1))
    picture.putpalette([*RED, 0, 0, 255])
    picture.putpixel((1, 0), 1)
    kept = normalised(encode(picture, transparency=1))
    assert [kept.getpixel((x, 0)) for x in (0, 1)] == [RED, WHITE]


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_becomes_paper(mode: str) -> None:
    assert normalised(encode(Image.new(mode, (3, 3)))).getpixel((1, 1)) == WHITE


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_taken_sideways_is_turned_upright(kind: str) -> None:
    picture = Image.new("RGB", (32, 16), WHITE)
    picture.paste(RED, (0, 0, 16, 16))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right to see it upright
    kept = normalised(encode(picture, kind, exif=exif))
    assert kept.size == (16, 32)
    assert numpy.abs(numpy.asarray(kept)[4, 8].astype(int) - RED).max() <= 8
    assert not kept.getexif()


def test_metadata_is_dropped_and_the_same_picture_kept_the_same() -> None:
    picture = Image.new("RGB", (16, 16), RED)
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    with_exif = encode(picture, exif=exif, dpi=(300, 300))
    assert b"where I live" in with_exif
    assert normalise(with_exif) == normalise(encode(picture)) == normalise(normalise(with_exif))


def test_a_large_picture_is_kept_reduced() -> None:
    assert normalised(encode(Image.new("RGB", (2 * KEPT_SIDE, KEPT_SIDE), RED))).size == (KEPT_SIDE, KEPT_SIDE // 2)
