"""Scenes are drawn the same for the same seed, in the size asked for, and so that attributes show."""

import random
from dataclasses import replace

import pytest

from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import OBJECTS, Scene
from demo_model.training.batches import SHAPES

SCENE = Scene("castle", "red", "big", "snow", "night", "moon")


def pixels(scene: Scene, seed: int = 0, width: int = 64, height: int = 64) -> bytes:
    return draw(scene, random.Random(seed), width, height).tobytes()


def test_the_same_seed_draws_the_same_picture() -> None:
    first = pixels(SCENE)
    random.random()  # whatever else draws lots meanwhile
    pixels(replace(SCENE, object="boat"), seed=5)
    assert pixels(SCENE) == first


def test_another_seed_places_things_elsewhere() -> None:
    assert pixels(SCENE) != pixels(SCENE, seed=1)


@pytest.mark.parametrize(("width", "height"), [*SHAPES, (33, 57), (256, 256)])
def test_the_picture_has_the_size_asked_for(width: int, height: int) -> None:
    picture = draw(SCENE, random.Random(0), width, height)
    assert (picture.mode, picture.size) == ("RGB", (width, height))


@pytest.mark.parametrize(
    "change", [{"colour": "blue"}, {"size": "small"}, {"ground": "sea"}, {"sky": "day"}, {"light": "sun"}]
)
def test_every_attribute_changes_the_picture(change: dict[str, str]) -> None:
    assert pixels(replace(SCENE, **change)) != pixels(SCENE)


def test_no_two_objects_look_alike() -> None:
    assert len({pixels(replace(SCENE, object=name)) for name in OBJECTS}) == len(OBJECTS)
