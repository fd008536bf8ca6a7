"""Film strips of any length fit, and what is animated stays so while it is made smaller."""

import io
from itertools import pairwise

import numpy
import pytest
from PIL import Image

from bot.core.picture import Picture
from bot.pictures.files.encoding import shrink
from bot.pictures.files.shrinking import smaller_files
from bot.pictures.metadata.inscription import GENERATED, inscription_of, save_options
from bot.pictures.metadata.reading import read_recipe
from tests.pictures.sample_files import REQUEST

TIME = 1200
"""Milliseconds that the animation takes."""


def animation(kind: str, frames: int = 6, side: int = 256) -> Picture:
    """Noise that moves."""
    random = numpy.random.default_rng(3)
    shown = [Image.fromarray(random.integers(0, 256, (side, side, 3), numpy.uint8)) for _ in range(frames)]
    out = io.BytesIO()
    told = save_options(kind, inscription_of(REQUEST))
    shown[0].save(out, kind, save_all=True, append_images=shown[1:], duration=TIME // frames, loop=0, **told)
    return Picture(out.getvalue(), f"easel-7.{kind.lower()}", 7, side, side)


def label_of(opened: Image.Image) -> bool:
    return GENERATED.encode() in opened.info.get("xmp", b"") + opened.info.get("comment", b"")


def time_of(opened: Image.Image) -> int:
    total = 0
    for number in range(getattr(opened, "n_frames", 1)):
        opened.seek(number)
        opened.load()
        total += opened.info["duration"]
    return total


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
@pytest.mark.parametrize("share", [0.7, 0.2, 0.04, 0.01])
def test_an_animation_is_made_to_fit_and_still_moves(kind: str, share: float) -> None:
    picture = animation(kind)
    limit = round(len(picture.data) * share)
    small = shrink(picture, limit)
    assert len(small.data) <= limit
    assert read_recipe(small.data) is not None
    assert small.filename == picture.filename
    with Image.open(io.BytesIO(small.data)) as opened:
        assert opened.format == kind
        assert getattr(opened, "n_frames", 1) > 1
        assert label_of(opened)
        assert opened.info["loop"] == 0
        assert abs(time_of(opened) - TIME) <= 1


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_an_animation_loses_colours_then_size_then_frames(kind: str) -> None:
    steps = []
    with Image.open(io.BytesIO(animation(kind).data)) as opened:
        for data, _ in smaller_files(opened):
            with Image.open(io.BytesIO(data)) as small:
                steps.append((small.width, getattr(small, "n_frames", 1)))
    assert steps == [(256, 6)] * 4 + [(128, 6), (128, 3), (64, 3), (32, 3)]


def test_each_step_of_an_animation_is_smaller() -> None:
    for kind in ("GIF", "WEBP"):
        with Image.open(io.BytesIO(animation(kind).data)) as opened:
            sizes = [len(data) for data, _ in smaller_files(opened)]
        assert all(after < before for before, after in pairwise(sizes))


def test_an_animation_that_can_never_fit_still_moves() -> None:
    small = shrink(animation("WEBP"), 10)
    with Image.open(io.BytesIO(small.data)) as opened:
        assert getattr(opened, "n_frames", 1) == 3


@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA", "L"])
def test_a_strip_longer_than_a_webp_can_be_is_made_to_fit(mode: str) -> None:
    noise = Image.fromarray(numpy.random.default_rng(3).integers(0, 256, (40, 16400, 3), numpy.uint8))
    out = io.BytesIO()
    noise.convert(mode).save(out, "PNG", **save_options("PNG", inscription_of(REQUEST)))
    picture = Picture(out.getvalue(), "easel-7.png", 7, 16400, 40)
    small = shrink(picture, len(picture.data) // 10)
    assert len(small.data) <= len(picture.data) // 10
    with Image.open(io.BytesIO(small.data)) as opened:
        assert opened.format == "WEBP"
        assert label_of(opened)
    assert read_recipe(small.data) == read_recipe(picture.data)
