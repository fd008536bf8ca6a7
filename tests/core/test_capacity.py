"""How much more a device can paint, in rows and in bytes."""

from dataclasses import replace

from bot.core.capacity import Capacity
from bot.core.request import ImageRequest

REQUEST = ImageRequest("a cat", 64, 64, 4, 4.0, "ddim", "small", 7)
PIXELS = 64 * 64


def test_a_picture_needs_its_rows() -> None:
    assert Capacity(2).takes(REQUEST, newcomer=True)
    assert not Capacity(1).takes(REQUEST, newcomer=True)
    assert Capacity(1).takes(replace(REQUEST, guidance_scale=1.0), newcomer=True)


def test_and_its_bytes() -> None:
    capacity = Capacity(rows=8, bytes=4 * PIXELS, bytes_a_pixel=2.0)
    assert capacity.takes(REQUEST, newcomer=True)
    assert not capacity.takes(replace(REQUEST, width=128), newcomer=True)


def test_the_others_of_a_job_may_follow_one_by_one() -> None:
    four = replace(REQUEST, images=4)
    assert Capacity(2).takes(four, newcomer=True)
    assert Capacity(10).without([four]).rows == 2


def test_the_last_rows_are_kept_for_newcomers() -> None:
    capacity = Capacity(rows=3, kept=2)
    assert capacity.takes(REQUEST, newcomer=True)
    assert not capacity.takes(REQUEST, newcomer=False)
