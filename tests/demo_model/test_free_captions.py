"""Free captions hold what the model doesn't know, alone or among what it knows."""

import random

import pytest

from demo_model.scenes.free_captions import free_caption, plain_caption, unknown_text
from demo_model.scenes.vocabulary import named_values


def test_unknown_text_names_nothing_in_any_script() -> None:
    rng = random.Random(0)
    texts = [unknown_text(rng) for _ in range(1000)]
    assert all(text and not named_values(text) for text in texts)
    assert sum(not text.isascii() for text in texts) > 100
    assert max(len(text.split()) for text in texts) > 20
    assert min(len(text.split()) for text in texts) == 1


def test_captions_name_nothing_some_or_all() -> None:
    rng = random.Random(1)
    counts = [len(named_values(free_caption(rng))) for _ in range(1000)]
    assert {0, 1, 2, 3, 4} <= set(counts)
    assert 0.3 < counts.count(0) / len(counts) < 0.7


def test_they_are_the_same_for_each_seed() -> None:
    assert free_caption(random.Random("a")) == free_caption(random.Random("a"))


@pytest.mark.parametrize(
    ("values", "caption"),
    [
        ({}, "a red cat on the snow at night"),
        ({"size": "small", "light": "moon"}, "a small red cat on the snow at night with the moon"),
        ({"colour": "orange", "light": "none"}, "an orange cat on the snow at night without sun or moon"),
    ],
)
def test_the_plain_caption_says_no_more_than_was_named(values: dict[str, str], caption: str) -> None:
    scene = {"object": "cat", "colour": "red", "ground": "snow", "sky": "night"} | values
    assert plain_caption(scene) == caption
    assert named_values(caption) == scene
