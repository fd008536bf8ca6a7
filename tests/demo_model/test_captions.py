"""Captions name what the scene shows, and nothing that it doesn't."""

import random
import re

import pytest

from demo_model.judge.score import MAIN, named_attributes
from demo_model.scenes.captions import (
    COLOURS,
    GROUNDS,
    LIGHTS,
    SIZES,
    SKIES,
    WORDS,
    Phrases,
    full_caption,
    training_caption,
    with_article,
)
from demo_model.scenes.scene import OBJECTS, Scene, random_scene


def scenes_and_captions(count: int) -> list[tuple[Scene, str]]:
    rng = random.Random(4)
    return [(scene := random_scene(rng), full_caption(scene, rng)) for _ in range(count)]


def mentions(caption: str, phrases: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{re.escape(phrase)}\b", caption) for phrase in phrases)


@pytest.mark.parametrize(("name", "phrases"), [("colour", COLOURS), ("ground", GROUNDS), ("sky", SKIES)])
def test_a_full_caption_names_colour_ground_and_sky(name: str, phrases: Phrases) -> None:
    for scene, caption in scenes_and_captions(2_000):
        value = getattr(scene, name)
        assert mentions(caption, (*phrases[value], *WORDS.get(value, ()))), caption


def test_a_full_caption_names_the_object_and_no_other() -> None:
    for scene, caption in scenes_and_captions(2_000):
        assert [word for word in OBJECTS if re.search(rf"\b{word}\b", caption)] == [scene.object], caption


def test_size_and_light_are_found_where_a_caption_names_them() -> None:
    sized = lit = 0
    for scene, caption in scenes_and_captions(2_000):
        names = named_attributes(caption)
        says_size = mentions(caption, SIZES[scene.size])
        says_light = mentions(caption, (*LIGHTS[scene.light], *WORDS[scene.light]))
        assert names == {*MAIN, *(["size"] if says_size else []), *(["light"] if says_light else [])}, caption
        sized, lit = sized + says_size, lit + says_light
    assert sized > 800
    assert lit > 500


def test_captions_name_the_light_as_often_as_they_are_told() -> None:
    rng = random.Random(6)
    scenes = [random_scene(rng) for _ in range(1_000)]
    often = {"sun": 1.0, "moon": 0.0, "none": 0.5}
    named = [(scene.light, "light" in named_attributes(full_caption(scene, rng, often))) for scene in scenes]
    assert all(lit for light, lit in named if light == "sun")
    assert not any(lit for light, lit in named if light == "moon")
    empty = [lit for light, lit in named if light == "none"]
    assert 0.4 < sum(empty) / len(empty) < 0.6


def test_sunset_is_no_sun() -> None:
    assert "light" not in named_attributes("a red cat on the snow at sunset")


def test_training_captions_are_mostly_full_and_sometimes_partial() -> None:
    rng = random.Random(5)
    scenes = [random_scene(rng) for _ in range(1_000)]
    with_object = sum(scene.object in training_caption(scene, rng).lower() for scene in scenes)
    assert 900 < with_object < 1_000


@pytest.mark.parametrize(("noun", "phrase"), [("orange cat", "an orange cat"), ("red cat", "a red cat")])
def test_the_article_suits_the_noun(noun: str, phrase: str) -> None:
    assert with_article(noun) == phrase
