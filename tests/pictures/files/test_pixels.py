"""Pictures are enlarged by whole factors until one can see them; uploads are cut to a size evenly on both sides."""

import io

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.pictures.files.pixels import VISIBLE_SIDE, encode_preview, enlarge, enlargement, read_pixels


@pytest.mark.parametrize(
    ("width", "height", "factor"),
    [
        (1, 1, 256),
        (64, 64, 4),
        (64, 48, 4),
        (100, 3, 3),
        (128, 128, 2),
        (255, 1, 2),
        (256, 256, 1),
        (256, 1, 1),
        (257, 300, 1),
        (4096, 4096, 1),
    ],
)
def test_the_factor_brings_the_longer_side_to_what_can_be_seen(width: int, height: int, factor: int) -> None:
    assert enlargement(width, height) == enlargement(height, width) == factor


@given(st.integers(1, 600), st.integers(1, 600))
def test_what_is_enlarged_can_be_seen_and_is_not_twice_as_large_as_needed(width: int, height: int) -> None:
    longer = max(width, height) * enlargement(width, height)
    assert longer >= VISIBLE_SIDE
    assert longer < VISIBLE_SIDE + max(width, height) or enlargement(width, height) == 1


def test_each_pixel_becomes_a_square_of_its_colour() -> None:
    pixels = numpy.random.default_rng(1).integers(0, 256, (48, 64, 3), dtype=numpy.uint8)
    large = numpy.asarray(enlarge(Image.fromarray(pixels)))
    assert large.shape == (192, 256, 3)
    assert numpy.array_equal(large, pixels.repeat(4, axis=0).repeat(4, axis=1))


def test_a_picture_that_is_large_enough_stays_itself() -> None:
    picture = Image.new("RGB", (256, 10), "red")
    assert enlarge(picture) is picture


def file_of(pixels: numpy.typing.NDArray[numpy.uint8], mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(out, "PNG")
    return out.getvalue()


def thirds(width: int, height: int) -> numpy.typing.NDArray[numpy.uint8]:
    """Red, green and blue side by side."""
    pixels = numpy.zeros((height, width, 3), numpy.uint8)
    for channel in range(3):
        pixels[:, channel * width // 3 : (channel + 1) * width // 3, channel] = 255
    return pixels


def test_an_upload_in_the_wanted_size_is_taken_as_it_is() -> None:
    pixels = numpy.random.default_rng(2).integers(0, 256, (48, 64, 3), dtype=numpy.uint8)
    assert numpy.array_equal(read_pixels(file_of(pixels), 64, 48), pixels)


def test_a_wide_upload_loses_as_much_on_the_left_as_on_the_right() -> None:
    cut = read_pixels(file_of(thirds(300, 100)), 100, 100)
    assert cut.shape == (100, 100, 3)
    assert (cut[:, 5:95] == (0, 255, 0)).all()
    wider = read_pixels(file_of(thirds(300, 100)), 200, 100)
    assert (wider[:, :45] == (255, 0, 0)).all()
    assert (wider[:, 155:] == (0, 0, 255)).all()


def test_a_tall_upload_loses_as_much_above_as_below() -> None:
    cut = read_pixels(file_of(thirds(300, 100).swapaxes(0, 1)), 100, 100)
    assert (cut[5:95] == (0, 255, 0)).all()


@pytest.mark.parametrize("size", [(1, 1), (16, 512), (64, 64), (512, 16)])
def test_an_upload_fills_any_size_that_is_wanted(size: tuple[int, int]) -> None:
    cut = read_pixels(file_of(numpy.full((3, 5, 3), 200, numpy.uint8)), *size)
    assert cut.shape == (size[1], size[0], 3)
    assert cut.dtype == numpy.uint8
    assert (cut == 200).all()


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "1"])
def test_an_upload_of_any_mode_becomes_three_channels(mode: str) -> None:
    cut = read_pixels(file_of(numpy.full((8, 8, 3), 255, numpy.uint8), mode), 4, 4)
    assert cut.shape == (4, 4, 3)
    assert (cut == 255).all()


@pytest.mark.parametrize(("height", "width"), [(8, 8), (12, 20), (128, 128)])
def test_a_preview_shows_the_same_colours_large_enough_to_see(height: int, width: int) -> None:
    pixels = numpy.zeros((height, width, 3), numpy.uint8)
    pixels[:, : width // 2] = (250, 10, 10)
    data = encode_preview(pixels)
    assert len(data) < 8000
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.format == "WEBP"
        assert max(picture.size) >= VISIBLE_SIDE
        shown = numpy.asarray(picture.convert("RGB")).astype(int)
    left, right = shown[:, : shown.shape[1] // 3], shown[:, -shown.shape[1] // 3 :]
    assert numpy.abs(left - (250, 10, 10)).max() < 40
    assert right.max() < 40
