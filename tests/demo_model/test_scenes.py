"""The split between what training shows and what is kept for evaluation."""

import random
from collections.abc import Callable, Iterator
from itertools import product

import pytest

from demo_model.scenes.scene import (
    COLOURS,
    GROUNDS,
    LIGHTS,
    OBJECTS,
    SIZES,
    SKIES,
    Scene,
    held_out_scene,
    random_scene,
    training_scene,
)


def combination(scene: Scene) -> tuple[str, str, str, str]:
    return scene.object, scene.colour, scene.ground, scene.sky


def every_scene() -> Iterator[Scene]:
    for values in product(OBJECTS, COLOURS, SIZES, GROUNDS, SKIES, LIGHTS):
        yield Scene(*values)


def test_training_and_evaluation_share_no_combination() -> None:
    rng = random.Random(1)
    shown = {combination(training_scene(rng)) for _ in range(20_000)}
    kept = {combination(held_out_scene(rng)) for _ in range(3_000)}
    assert shown.isdisjoint(kept)


def test_size_and_light_do_not_decide_what_is_held_out() -> None:
    held_out: dict[tuple[str, str, str, str], bool] = {}
    for scene in every_scene():
        assert held_out.setdefault(combination(scene), scene.held_out) == scene.held_out


def test_about_one_combination_in_twelve_is_held_out() -> None:
    combinations = {combination(scene): scene.held_out for scene in every_scene()}
    share = sum(combinations.values()) / len(combinations)
    assert len(combinations) == 12 * 8 * 4 * 4
    assert 1 / 14 < share < 1 / 10


@pytest.mark.parametrize("draw_scene", [training_scene, held_out_scene])
def test_every_value_occurs_on_both_sides_of_the_split(draw_scene: Callable[[random.Random], Scene]) -> None:
    rng = random.Random(2)
    scenes = [draw_scene(rng) for _ in range(1_500)]
    for name, values in [("object", OBJECTS), ("colour", COLOURS), ("ground", GROUNDS), ("sky", SKIES)]:
        assert {getattr(scene, name) for scene in scenes} == set(values)


def test_the_same_seed_gives_the_same_scenes() -> None:
    first, second = random.Random(3), random.Random(3)
    assert [random_scene(first) for _ in range(50)] == [random_scene(second) for _ in range(50)]
