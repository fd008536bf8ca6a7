"""The vocabulary reads every ordinary caption as it was meant, and is what the model's folder lists."""

import json
import random
from pathlib import Path

import pytest

from demo_model import WEIGHTS
from demo_model.folder import WORDS, save_vocabulary
from demo_model.judge.judge import ATTRIBUTES
from demo_model.scenes.captions import MOSTLY, full_caption
from demo_model.scenes.scene import random_scene
from demo_model.scenes.vocabulary import VOCABULARY, named_values


def test_every_value_has_words_and_no_word_means_two_things() -> None:
    assert {name: tuple(values) for name, values in VOCABULARY.items()} == ATTRIBUTES
    words = [word for values in VOCABULARY.values() for phrases in values.values() for word in phrases]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)


def test_full_captions_are_read_as_they_were_meant() -> None:
    rng = random.Random(0)
    for _ in range(2000):
        scene = random_scene(rng)
        caption = full_caption(scene, rng, MOSTLY)
        named = named_values(caption)
        assert {"object", "colour", "ground", "sky"} <= named.keys(), caption
        assert all(getattr(scene, name) == value for name, value in named.items()), caption


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a cyberpunk red castle, trending, at night", {"object": "castle", "colour": "red", "sky": "night"}),
        ("Blue sky", {"sky": "day"}),
        ("a kitten and a boat", {"object": "cat"}),
        ("eine GRÜNE Katze im Schnee", {"object": "cat", "colour": "green", "ground": "snow"}),
        ("catalogue, bored, nightmare, carpet", {}),
        ("Darth Vader", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_known_words_are_found_among_others(text: str, values: dict[str, str]) -> None:
    assert named_values(text) == values


def test_the_folder_lists_all_words(tmp_path: Path) -> None:
    save_vocabulary(tmp_path)
    written = (tmp_path / WORDS).read_text(encoding="utf-8")
    assert json.loads(written) == {name: {v: list(w) for v, w in values.items()} for name, values in VOCABULARY.items()}
    assert (WEIGHTS / WORDS).read_text(encoding="utf-8") == written
