"""A purged picture is recognised in its copies, however they were changed; different pictures stay apart."""

import random
from collections.abc import Callable
from itertools import product

import numpy
import pytest
from PIL import Image

from bot.moderation.signatures.known import Known
from bot.pictures.files.hashes import lookup_hashes, purge_hashes
from demo_model.scenes.drawing import draw
from demo_model.scenes.objects import DRAW
from demo_model.scenes.scene import Scene, random_scene
from tests.pictures.files.copies import CHANGES, EXACT, SURROUNDED, file

MOST_BYTES = 400
"""What a purged picture takes in the database."""


def scene(seed: int, *objects: str) -> Image.Image:
    """A drawn scene, with one of these objects if any are named."""
    rng = random.Random(seed)
    while (made := random_scene(rng)).object not in (objects or DRAW):
        pass
    return draw(made, rng, 160, 128)


def texture(seed: int) -> Image.Image:
    """Coloured clouds of all sizes, which have the spectrum of a photograph."""
    source = numpy.random.default_rng(seed)
    distance = numpy.hypot(numpy.fft.fftfreq(120)[:, None], numpy.fft.fftfreq(180)[None])
    distance[0, 0] = 1
    waves = numpy.fft.fft2(source.standard_normal((3, 120, 180))) / distance**1.3
    clouds = numpy.fft.ifft2(waves).real
    mixed = source.uniform(-1, 1, (3, 3)) @ (clouds / clouds.std((1, 2), keepdims=True)).reshape(3, -1)
    levels = numpy.clip(128 + 45 * mixed.reshape(3, 120, 180), 0, 255).astype(numpy.uint8)
    return Image.fromarray(numpy.moveaxis(levels, 0, 2))


def gradient(seed: int) -> Image.Image:
    """Two colours that blend in some direction."""
    source = numpy.random.default_rng(seed)
    across, down = numpy.meshgrid(*[numpy.linspace(0, 1, 120)] * 2)
    share = source.permutation(4)[:2] @ numpy.stack([across, down]).reshape(2, -1)
    first, last = source.uniform(0, 255, (2, 1, 3))
    levels = first + (share / share.max())[:, None] * (last - first)
    return Image.fromarray(levels.astype(numpy.uint8).reshape(120, 120, 3))


def noise(seed: int) -> Image.Image:
    return Image.fromarray(numpy.random.default_rng(seed).integers(0, 256, (96, 96, 3), numpy.uint8))


def known(*pictures: Image.Image) -> Known:
    return Known([one for picture in pictures for one in purge_hashes(file(picture))])


def share_found(pictures: list[Image.Image], change: Callable[[Image.Image], bytes]) -> float:
    """The share of pictures whose changed copy is recognised, each by its own signature alone."""
    found = [known(one).has_copy(lookup_hashes(change(one))) for one in pictures]
    return sum(found) / len(found)


FEW = [scene(5), texture(1), texture(2)]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_copy_is_recognised(change: str) -> None:
    assert share_found(FEW, CHANGES[change]) == 1


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_nearly_all_changed_copies_are_recognised(change: str, say: Callable[[str], None]) -> None:
    pictures = [make(seed) for seed in range(100, 105) for make in (scene, texture)]
    share = share_found(pictures, CHANGES[change])
    say(f"hashes: {change}: {share:.0%} of {len(pictures)} copies recognised")
    assert share >= (1 if change in EXACT else 0.95)


@pytest.mark.slow
def test_copies_changed_twice_are_recognised(say: Callable[[str], None]) -> None:
    pairs = random.Random(1).sample([pair for pair in product(SURROUNDED, CHANGES) if pair[0] != pair[1]], 60)
    found = [
        share_found([make(seed)], lambda one, first=first, last=last: CHANGES[last](SURROUNDED[first](one)))  # type: ignore[misc]
        for seed, (first, last) in enumerate(pairs)
        for make in [(scene, texture)[seed % 2]]
    ]
    say(f"hashes: {sum(found):.0f} of {len(found)} copies recognised that were changed twice")
    assert sum(found) >= 0.95 * len(found)


@pytest.mark.parametrize(
    ("purged", "new"),
    [
        ([scene(seed, "house", "castle", "tree", "boat", "cat", "car") for seed in range(60)],
         [scene(seed, "star", "mountain", "balloon", "mushroom") for seed in range(15)]),
        ([texture(seed) for seed in range(100)], [texture(seed) for seed in range(100, 110)]),
        ([noise(seed) for seed in range(100)], [noise(seed) for seed in range(100, 110)]),
    ],
    ids=["scenes", "textures", "noise"],
)  # fmt: skip
def test_different_pictures_stay_apart(purged: list[Image.Image], new: list[Image.Image]) -> None:
    remembered = known(*purged)
    assert not any(remembered.has_copy(lookup_hashes(file(one))) for one in new)


@pytest.mark.parametrize(("first", "second"), [(166, 532), (532, 166)])
def test_a_grey_picture_must_fit_as_well_as_others_because_no_hues_tell_it_apart(first: int, second: int) -> None:
    """A big mushroom on grass and a small one on the sea."""
    purged, new = (draw(random_scene(source), source) for source in map(random.Random, (first, second)))
    assert not known(purged).has_copy(lookup_hashes(file(new.convert("L"))))
    assert known(purged).has_copy(lookup_hashes(file(purged.convert("L"))))


@pytest.mark.slow
def test_scenes_that_differ_only_in_a_colour_are_told_apart_unless_grey(say: Callable[[str], None]) -> None:
    found = 0
    for seed in range(40):
        rng = random.Random(seed)
        one = random_scene(rng)
        state = rng.getstate()
        purged = draw(one, rng)
        rng.setstate(state)
        colour = "blue" if one.colour == "red" else "red"
        new = draw(Scene(one.object, colour, one.size, one.ground, one.sky, one.light), rng)
        found += known(purged).has_copy(lookup_hashes(file(new)))
    say(f"hashes: {found} of 40 scenes are taken for a copy of the same scene whose object has another colour")
    assert found < 40


@pytest.mark.parametrize("make", [gradient, lambda seed: Image.new("RGB", (96, 64), (seed, 90, 30))])
def test_plain_pictures_are_not_remembered(make: Callable[[int], Image.Image]) -> None:
    assert [purge_hashes(file(make(seed))) for seed in range(20)] == [[]] * 20
    assert not known(scene(1), texture(1), noise(1)).has_copy(lookup_hashes(file(make(1))))


def test_a_picture_of_one_pixel_can_be_looked_up() -> None:
    tiny = file(Image.new("RGB", (1, 1), "red"))
    assert purge_hashes(tiny) == []
    assert not known(scene(1)).has_copy(lookup_hashes(tiny))


def test_what_is_kept_is_small() -> None:
    [kept] = purge_hashes(file(texture(3).resize((900, 700))))
    assert len(kept) < MOST_BYTES


@pytest.mark.parametrize("function", [purge_hashes, lookup_hashes])
def test_a_broken_file_is_an_error(function: Callable[[bytes], object]) -> None:
    with pytest.raises(OSError, match="cannot identify"):
        function(b"no picture")
