"""Pictures that phones save as HEIC, and AVIF, are read like any other."""

import io
from contextlib import suppress

import numpy
import pytest
from PIL import Image
from pillow_heif import from_pillow

from bot.core.errors import UploadError
from bot.pictures.files.uploads import normalise
from bot.pictures.metadata.reading import read_recipe
from tests.pictures.files.test_uploads import encode, normalised, refusal

HALVES = Image.fromarray(numpy.array([[[255, 0, 0]] * 32 + [[0, 0, 255]] * 32] * 48, numpy.uint8))


def heic(picture: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    from_pillow(picture).save(out, **options)
    return out.getvalue()


def is_halved(data: bytes) -> bool:
    found = numpy.asarray(normalised(data)).astype(int)
    return found.shape == (48, 64, 3) and bool(
        numpy.abs(found[24, 8] - (255, 0, 0)).max() <= 12 and numpy.abs(found[24, 56] - (0, 0, 255)).max() <= 12
    )


def test_avif_and_heic_are_read() -> None:
    assert is_halved(encode(HALVES, "AVIF"))
    assert is_halved(heic(HALVES))


def test_what_is_transparent_becomes_paper() -> None:
    clear = Image.new("RGBA", (64, 64), (9, 9, 9, 0))
    for data in (encode(clear, "AVIF"), heic(clear)):
        assert min(normalised(data).getpixel((30, 30))) >= 250  # type: ignore[arg-type]


def test_an_animated_avif_is_refused() -> None:
    data = encode(HALVES, "AVIF", save_all=True, append_images=[HALVES.rotate(180)])
    assert refusal(data).key == "upload.animated"


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_one_is_refused(part: float) -> None:
    for data in (encode(HALVES, "AVIF"), heic(HALVES)):
        assert refusal(data[: int(len(data) * part)]).key in ("upload.broken", "upload.kind")


def test_their_parameters_are_read() -> None:
    exif = Image.Exif()
    exif[0x0131] = "a tool"
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0a cat\nSteps: 20, Sampler: Euler"
    for data in (encode(HALVES, "AVIF", exif=exif), heic(HALVES, exif=exif.tobytes())):
        recipe = read_recipe(data)
        assert recipe is not None
        assert recipe.prompt == "a cat"


def test_a_damaged_one_is_a_picture_or_refused() -> None:
    sound = heic(HALVES)
    for at in range(0, len(sound), 11):
        with suppress(UploadError):
            normalise(sound[:at] + b"\xff\xff" + sound[at + 2 :])
