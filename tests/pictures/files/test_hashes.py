"""A picture is known again re-encoded, resized, mirrored and slightly cropped; different pictures stay apart."""

import io
import random
from collections.abc import Callable

import pytest
from PIL import Image, ImageOps

from bot.pictures.files.hashes import lookup_hashes, purge_hashes
from bot.store.hashes import DISTANCE
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import random_scene

SEED = 4


def scene(seed: int) -> Image.Image:
    rng = random.Random(seed)
    return draw(random_scene(rng), rng).resize((256, 256), Image.Resampling.NEAREST)


def file(picture: Image.Image, kind: str = "PNG", **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def distance(one: bytes, other: bytes) -> int:
    """How many bits of two hashes differ."""
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def nearest(known: list[bytes], data: bytes) -> int:
    return min(distance(one, other) for other in lookup_hashes(data) for one in known)


def cropped(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    width, height = picture.size
    return picture.crop(
        (round(width * left), round(height * top), round(width * (1 - right)), round(height * (1 - bottom)))
    )


COPIES: dict[str, Callable[[Image.Image], bytes]] = {
    "itself": file,
    "jpeg": lambda one: file(one, "JPEG", quality=25),
    "webp": lambda one: file(one, "WEBP", quality=40),
    "small": lambda one: file(one.resize((100, 100), Image.Resampling.LANCZOS), "JPEG"),
    "large": lambda one: file(one.resize((700, 700), Image.Resampling.BICUBIC)),
    "mirrored": lambda one: file(ImageOps.mirror(one), "JPEG"),
    "grid crop": lambda one: file(cropped(one, 0.05, 0.05, 0.05, 0.05), "JPEG"),
    "corner crop": lambda one: file(cropped(one, 0.1, 0.1, 0, 0), "WEBP"),
    "odd crop": lambda one: file(cropped(one, 0.03, 0.02, 0.04, 0.01), "JPEG"),
}


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_is_known_again(copy: str) -> None:
    for seed in range(4):
        picture = scene(seed)
        assert nearest(purge_hashes(file(picture)), COPIES[copy](picture)) <= DISTANCE


@pytest.mark.slow
def test_different_pictures_stay_apart(say: Callable[[str], None]) -> None:
    known = purge_hashes(file(scene(SEED)))
    distances = sorted(nearest(known, file(scene(seed))) for seed in range(100, 200))
    say(f"hashes: the nearest of 100 other scenes differ in {distances[:3]} bits, of which {DISTANCE} are allowed")
    assert distances[0] > DISTANCE


def test_plain_colours_stay_apart() -> None:
    red, blue = (file(Image.new("RGB", (96, 64), colour)) for colour in ("red", "blue"))
    assert nearest(purge_hashes(red), blue) > DISTANCE
    assert nearest(purge_hashes(red), red) == 0


def test_a_picture_of_one_pixel_has_hashes_too() -> None:
    tiny = file(Image.new("RGB", (1, 1), "red"))
    assert nearest(purge_hashes(tiny), tiny) == 0
