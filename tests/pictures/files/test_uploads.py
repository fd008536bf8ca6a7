"""Any still picture becomes a plain upright RGB PNG; everything else is refused with what to do."""

import io
import struct
import subprocess
import sys
import zlib
from contextlib import suppress

import numpy
import pytest
from PIL import Image

from bot.core.errors import UploadError
from bot.pictures.files.uploads import KEPT_SIDE, MAX_BYTES, normalise, size_of

RED, WHITE = (255, 0, 0), (255, 255, 255)
MEASURE = """
import io, resource, struct, sys, zlib
from bot.pictures.files.uploads import normalise
from tests.pictures.files.test_uploads import claimed_png
side, channels, kind = 7990, len(sys.argv[1]), {"RGB": 2, "RGBA": 6}[sys.argv[1]]
pressed = zlib.compressobj(1)
pixels = b"".join(pressed.compress(bytes(1 + side * channels)) for _ in range(side)) + pressed.flush()
data = claimed_png(side, side, kind, pixels)
unit = 1 << (20 if sys.platform == "darwin" else 10)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
normalise(data)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / unit)
"""


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


def claimed_png(width: int, height: int, colours: int = 2, pixels: bytes = zlib.compress(b"\0" * 100)) -> bytes:
    """A PNG whose header claims a size, with next to nothing in it unless its pixels are given."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def refusal(data: bytes) -> UploadError:
    with pytest.raises(UploadError) as refused:
        normalise(data)
    assert str(refused.value)
    return refused.value


@pytest.mark.parametrize("data", [b"", b"x", b"just some text" * 100, b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refusal(data).key == "upload.kind"


@pytest.mark.parametrize(
    ("kind", "key"),
    [("PNG", "upload.broken"), ("JPEG", "upload.broken"), ("WEBP", "upload.kind")],  # a WebP begins with its length
)
@pytest.mark.parametrize("part", [0.25, 0.5, 0.9])
def test_a_truncated_picture_is_refused(kind: str, key: str, part: float) -> None:
    noise = numpy.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=numpy.uint8)
    data = encode(Image.fromarray(noise), kind)
    assert refusal(data[: int(len(data) * part)]).key == key


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


def test_a_bomb_is_told_its_real_size() -> None:
    assert "30000x20000" in str(refusal(claimed_png(30000, 20000)))
    assert "20000x9000" in str(refusal(claimed_png(20000, 9000)))


def test_a_cut_animation_is_refused_wherever_it_was_cut() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, WHITE)]
    data = encode(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert refusal(data).key == "upload.animated"
    for length in range(len(data)):
        with suppress(UploadError):
            normalise(data[:length])


@pytest.mark.parametrize("kind", ["MPO", "TIFF"])
def test_of_several_pictures_in_a_still_file_the_first_is_meant(kind: str) -> None:
    data = encode(Image.new("RGB", (16, 16), RED), kind, save_all=True, append_images=[Image.new("RGB", (16, 16))])
    picture = normalised(data)
    assert numpy.abs(numpy.asarray(picture).astype(int) - RED).max() <= 4


@pytest.mark.parametrize(
    "exif", [b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0II*\0\x08\0\0\0\xff\xff", b"?"]
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_damaged_exif_does_not_refuse_a_sound_picture(kind: str, exif: bytes) -> None:
    assert normalised(encode(Image.new("RGB", (20, 10), RED), kind, exif=exif)).size == (20, 10)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_nearly_black_sixteen_bit_grey_stays_nearly_black(kind: str) -> None:
    grey = Image.fromarray(numpy.full((4, 4), 200, numpy.uint16))
    assert numpy.asarray(normalised(encode(grey, kind))).max() <= 1


@pytest.mark.parametrize("mode", ["1", "L", "P", "I;16", "RGB", "CMYK"])
def test_a_large_picture_of_any_mode_is_reduced_smoothly(mode: str) -> None:
    checks = numpy.indices((4, 2 * KEPT_SIDE)).sum(axis=0) % 2
    picture = Image.fromarray((checks * 255).astype(numpy.uint8))
    if mode == "I;16":
        picture = Image.fromarray((checks * 65535).astype(numpy.uint16))
    kept = normalised(encode(picture.convert(mode), "TIFF"))
    assert kept.size == (KEPT_SIDE, 2)
    assert numpy.abs(numpy.asarray(kept)[:, 8:-8].astype(int) - 127).max() <= 3


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "limit"), [("RGB", 450), ("RGBA", 800)])
def test_the_largest_picture_is_not_held_many_times_over(mode: str, limit: int) -> None:
    """In a process of its own, whose peak of memory (MiB, beyond what it began with) is its own, too."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", MEASURE, mode], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < limit
