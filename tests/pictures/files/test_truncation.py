"""A JPEG that lacks only its last bytes is read as browsers do; one that lacks more is refused."""

from contextlib import suppress
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.core.errors import UploadError
from bot.pictures.files.uploads import normalise
from tests.pictures.files.test_uploads import encode, normalised, refusal

ROWS, COLUMNS = numpy.mgrid[0:240, 0:320]
PHOTO = Image.fromarray(numpy.stack([COLUMNS % 256, ROWS, (ROWS + COLUMNS) // 3], axis=2).astype(numpy.uint8))
NOISE = Image.fromarray(numpy.random.default_rng(1).integers(0, 256, (240, 320, 3), dtype=numpy.uint8))
GREY = Image.new("RGB", (320, 240), (128, 128, 128))
OPTIONS: list[dict[str, Any]] = [
    {},
    {"progressive": True},
    {"subsampling": 0, "quality": 95},
    {"progressive": True, "subsampling": 0},
    {"restart_marker_rows": 1},
    {"optimize": True, "subsampling": 1},
]


@pytest.mark.parametrize("picture", [PHOTO, NOISE, GREY], ids=["photo", "noise", "grey"])
@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("lost", [1, 2, 3])
def test_the_last_bytes_may_be_missing(picture: Image.Image, options: dict[str, Any], lost: int) -> None:
    data = encode(picture, "JPEG", **options)
    whole, cut = (numpy.asarray(normalised(one)).astype(int) for one in (data, data[:-lost]))
    assert whole.shape == cut.shape
    differs = (numpy.abs(whole - cut) > 8).any(axis=2)
    assert differs.mean() <= 0.015


@pytest.mark.parametrize("picture", [PHOTO, NOISE, GREY], ids=["photo", "noise", "grey"])
@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("part", [0.95, 0.8, 0.5, 0.2])
def test_more_may_not(picture: Image.Image, options: dict[str, Any], part: float) -> None:
    data = encode(picture, "JPEG", **options)
    if picture is GREY and "optimize" in options:
        return  # its only code paints grey, so that nothing visible is missing
    assert refusal(data[: int(len(data) * part)]).key in ("upload.broken", "upload.kind")


def test_a_progressive_picture_without_its_last_scans_is_refused() -> None:
    data = encode(PHOTO, "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    assert refusal(data[: last + 30]).key == "upload.broken"
    assert refusal(data[:last]).key == "upload.broken"


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_a_damaged_jpeg_is_a_picture_or_refused(data: Any) -> None:
    sound = encode(PHOTO.resize((40, 24)), "JPEG", progressive=data.draw(st.booleans()))
    end = data.draw(st.integers(2, len(sound)))
    at = data.draw(st.integers(0, end - 1))
    damaged = sound[:at] + data.draw(st.binary(max_size=6)) + sound[at + data.draw(st.integers(0, 6)) : end]
    with suppress(UploadError):
        normalise(damaged)
