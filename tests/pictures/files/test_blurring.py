"""A blurred picture keeps its size and its colours, shows nothing else, and does not say how to paint it sharp."""

import io

import numpy
import pytest
from PIL import Image

from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.pictures.files.blurring import blurred
from bot.pictures.files.encoding import encode_picture
from bot.pictures.metadata.inscription import Inscription, read_inscription

REQUEST = ImageRequest("a secret", 256, 256, 20, 4.5, "euler_a", "demo", 7)


def checkers(side: int, square: int) -> numpy.typing.NDArray[numpy.uint8]:
    rows, columns = numpy.indices((side, side)) // square
    return numpy.where(((rows + columns) % 2 == 0)[..., None], (255, 255, 255), (0, 0, 0)).astype(numpy.uint8)


def pixels(picture: Picture) -> numpy.typing.NDArray[numpy.int64]:
    with Image.open(io.BytesIO(picture.data)) as opened:
        return numpy.asarray(opened.convert("RGB"), numpy.int64)


@pytest.mark.parametrize("square", [1, 4, 16])
def test_nothing_of_what_it_shows_is_seen(square: int) -> None:
    seen = pixels(blurred(encode_picture(checkers(256, square), REQUEST, 0)))
    assert seen.shape == (256, 256, 3)
    assert numpy.ptp(seen[64:-64, 64:-64]) < 12
    assert abs(seen.mean() - 127.5) < 4


def test_the_colours_stay_where_they_were() -> None:
    halves = numpy.zeros((256, 256, 3), numpy.uint8)
    halves[:, :128] = (200, 0, 0)
    seen = pixels(blurred(encode_picture(halves, REQUEST, 0)))
    assert seen[:, 10].mean(axis=0) == pytest.approx([200, 0, 0], abs=5)
    assert seen[:, -10].mean(axis=0) == pytest.approx([0, 0, 0], abs=5)
    assert numpy.abs(numpy.diff(seen[:, :, 0], axis=1)).max() < 8


def test_the_file_says_that_it_was_generated_and_nothing_else() -> None:
    painted = encode_picture(checkers(64, 8), REQUEST, 0)
    assert b"a secret" in painted.data
    hidden = blurred(painted)
    with Image.open(io.BytesIO(hidden.data)) as opened:
        assert read_inscription(opened) == Inscription(generated=True)
    assert b"secret" not in hidden.data


@pytest.mark.parametrize(
    ("name", "kept"), [("easel-7.png", "easel-7.png"), ("easel-7.webp", "easel-7.png"), ("film.gif", "film.png")]
)
def test_it_is_a_png_and_all_else_that_is_known_of_it_stays(name: str, kept: str) -> None:
    hidden = blurred(Picture(encode_picture(checkers(64, 8), REQUEST, 0).data, name, 7, 64, 48, 0.6))
    assert (hidden.filename, hidden.seed, hidden.width, hidden.height, hidden.unsafe) == (kept, 7, 64, 48, 0.6)
    assert hidden.data.startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_of_what_is_animated_the_first_frame_is_seen_blurred(kind: str) -> None:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue", "blue")]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100, lossless=True)
    seen = pixels(blurred(Picture(out.getvalue(), f"film.{kind.lower()}", 7, 64, 64)))
    assert seen.reshape(-1, 3).mean(axis=0) == pytest.approx([255, 0, 0], abs=6)


def test_what_is_transparent_is_blurred_too() -> None:
    out = io.BytesIO()
    Image.fromarray(checkers(64, 2)).convert("RGBA").save(out, "PNG")
    assert numpy.ptp(pixels(blurred(Picture(out.getvalue(), "a.png", 7, 64, 64)))[20:-20, 20:-20]) < 30
