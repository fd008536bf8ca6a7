"""Free prompts: what is asked, when a picture counts as clean, and what the score counts."""

import random

import numpy
import pytest
from PIL import Image

from demo_model.judge.free_prompts import AMONG, CERTAIN, KEPT, UNKNOWN, FreePrompt, FreeTrial, read_free_prompts
from demo_model.judge.judge import Judge, load_judge
from demo_model.judge.score import MAIN, Share
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import Scene, random_scene
from demo_model.scenes.vocabulary import named_values


@pytest.fixture(scope="module")
def judge() -> Judge:
    return load_judge()


def renders(count: int) -> list[Image.Image]:
    rng = random.Random("clean")
    return [draw(random_scene(rng), rng) for _ in range(count)]


def test_there_are_200_prompts_and_each_names_what_it_says() -> None:
    prompts = read_free_prompts()
    assert len({prompt.text for prompt in prompts}) == 200
    assert sum(not prompt.named for prompt in prompts) == 160
    for prompt in prompts:
        named = {name: value for name, value in named_values(prompt.text).items() if name in MAIN}
        assert named == prompt.named, prompt.text


def test_renders_are_clean_and_blurs_of_several_are_not(judge: Judge) -> None:
    pictures = renders(300)
    assert sum(certainty >= CERTAIN for certainty in judge.certainties(pictures, MAIN)) >= 0.98 * 300
    pixels = numpy.stack([numpy.asarray(picture, float) for picture in pictures])
    for several in (2, 3, 4):
        means = pixels[: 75 * several].reshape(75, several, *pixels.shape[1:]).mean(axis=1).astype("uint8")
        blurs = [Image.fromarray(mean) for mean in means]
        assert sum(certainty >= CERTAIN for certainty in judge.certainties(blurs, MAIN)) <= 0.2 * 75


def test_the_score_counts_clean_pictures_and_known_words_apart() -> None:
    red_cat = Scene("cat", "red", "big", "snow", "night", "none")
    prompts = [FreePrompt("Darth Vader"), FreePrompt("?"), FreePrompt("my red cat", {"object": "cat", "colour": "red"})]
    trial = FreeTrial(
        [*prompts, FreePrompt("my blue cat", {"colour": "blue"})], renders(4), [red_cat] * 4, [1, 0.5, 1, 1]
    )
    assert trial.score() == {UNKNOWN: Share(1, 2), AMONG: Share(2, 2), KEPT: Share(1, 2)}
    assert trial.samples(2)[1] == ["Darth Vader", "my red cat"]
