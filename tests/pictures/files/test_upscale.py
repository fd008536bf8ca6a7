"""Finished pictures become larger without blocks, and say so."""

import io
import json
from dataclasses import replace

import numpy
import pytest
from PIL import Image

from bot.core.errors import RequestError, UploadError
from bot.pictures.files.encoding import encode_picture, shrink
from bot.pictures.files.pixels import Pixels
from bot.pictures.files.upscale import MAX_UPSCALED, upscale
from bot.pictures.metadata.inscription import JSON_KEY, TEXT_KEY
from bot.pictures.metadata.reading import read_recipe
from tests.pictures.files.test_shrinking import animation
from tests.pictures.sample_files import REQUEST, saved


def slope(width: int, height: int) -> Pixels:
    """Brighter to the right."""
    row = numpy.linspace(0, 255, width).astype(numpy.uint8)
    return numpy.ascontiguousarray(numpy.broadcast_to(row[None, :, None], (height, width, 3)))


def shown(data: bytes) -> Pixels:
    with Image.open(io.BytesIO(data)) as opened:
        return numpy.asarray(opened)


def test_a_picture_is_twice_as_large_and_says_so() -> None:
    request = replace(REQUEST, width=512, height=256)
    picture = encode_picture(slope(512, 256), request, 0)
    larger = upscale(picture.data)
    assert (larger.width, larger.height, larger.seed, larger.filename) == (1024, 512, 7, "easel-7-1024x512.png")
    assert numpy.abs(shown(larger.data).astype(int) - slope(1024, 512)).max() <= 2
    with Image.open(io.BytesIO(larger.data)) as opened:
        assert opened.size == (1024, 512)
        assert opened.info[TEXT_KEY].endswith("Size: 512x256, Model: demo, Hires upscale: 2, Hires upscaler: Lanczos")
        assert json.loads(opened.info[JSON_KEY])["upscale"] == 2
        assert b"trainedAlgorithmicMedia" in opened.info["xmp"]
    before, after = read_recipe(picture.data), read_recipe(larger.data)
    assert before is not None
    assert after == replace(before, others=(("upscale", "2.0"),))


def test_a_small_picture_is_scaled_from_its_painted_size() -> None:
    """Nearest neighbour made 4x4 blocks of it, which would be 8x8 ones."""
    larger = upscale(encode_picture(slope(64, 48), REQUEST, 0).data)
    pixels = shown(larger.data)[:, :, 0].astype(int)
    assert pixels.shape == (384, 512)
    steps = numpy.diff(pixels[100, 16:-16])
    assert steps.max() <= 1
    assert (steps > 0).mean() > 0.4


def test_a_shrunk_small_picture_is_scaled_from_its_painted_size() -> None:
    picture = encode_picture(slope(64, 48), REQUEST, 0)
    webp = shrink(picture, len(picture.data) // 3)
    assert webp.filename.endswith(".webp")
    steps = numpy.diff(shown(upscale(webp.data).data)[100, 16:-16, 0].astype(int))
    assert numpy.abs(steps).max() <= 2


def test_twice_upscaled_is_told_as_one() -> None:
    once = upscale(encode_picture(slope(512, 256), replace(REQUEST, width=512, height=256), 0).data)
    with Image.open(io.BytesIO(upscale(once.data).data)) as opened:
        assert opened.size == (2048, 1024)
        assert opened.info[TEXT_KEY].count("Hires upscale:") == 1
        assert "Hires upscale: 4," in opened.info[TEXT_KEY]


def test_a_film_strip_is_scaled_as_it_is() -> None:
    strip = encode_picture(slope(640, 48), REQUEST, 0)
    larger = upscale(strip.data)
    assert (larger.width, larger.height) == (1280, 96)
    with Image.open(io.BytesIO(larger.data)) as opened:
        assert "Hires upscale: 2," in opened.info[TEXT_KEY]


def test_what_would_be_too_large_is_refused() -> None:
    out = io.BytesIO()
    Image.new("RGB", (MAX_UPSCALED // 2 + 1, 8)).save(out, "PNG")
    with pytest.raises(RequestError, match="2049x8 pixels; 2 times that is over the limit of 4096"):
        upscale(out.getvalue())


def test_a_photograph_is_not_called_generated() -> None:
    larger = upscale(saved("JPEG"))
    assert (larger.width, larger.seed) == (8, 0)
    assert b"trainedAlgorithmicMedia" not in larger.data


def test_what_is_animated_broken_or_no_picture_is_refused() -> None:
    sound = encode_picture(slope(64, 48), REQUEST, 0).data
    for data in (animation("GIF").data, sound[: sound.index(b"IDAT") + 8], b"text"):
        with pytest.raises(UploadError):
            upscale(data)
