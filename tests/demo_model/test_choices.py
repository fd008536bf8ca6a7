"""Unknown words always choose the same, different words choose differently, and known words stay as they are."""

import random
from collections import Counter

import pytest
import torch
from transformers import CLIPTokenizer

from demo_model import WEIGHTS
from demo_model.scenes.captions import training_caption
from demo_model.scenes.free_captions import unknown_text
from demo_model.scenes.scene import GROUNDS, training_scene
from demo_model.training.choices import BALLOT, OPEN, Choices

TOKENIZER = CLIPTokenizer.from_pretrained(WEIGHTS / "tokenizer")


@pytest.fixture(scope="module")
def choices() -> Choices:
    return Choices(TOKENIZER)


def test_a_name_means_the_same_each_time_and_another_name_another_scene(choices: Choices) -> None:
    names = ["Darth Vader", "Gandalf", "Pikachu", "猫", "🐶", "собака", "?", "asdf", "my dog", "a photo of New York"]
    scenes = [choices(name) for name in names]
    again = Choices(TOKENIZER)
    assert scenes == [again(name) for name in names]
    assert all(scene is not None and scene.keys() == set(OPEN) for scene in scenes)
    assert len({tuple(scene.values()) for scene in scenes if scene}) >= len(names) - 3


def test_what_is_named_is_kept(choices: Choices) -> None:
    values = choices("a cyberpunk red castle, trending on artstation, at night")
    assert values is not None
    assert (values["object"], values["colour"], values["sky"]) == ("castle", "red", "night")
    assert values["ground"] in GROUNDS


@pytest.mark.parametrize("caption", ["", "a cat", "at night", "a red castle", "a red castle on the snow at night"])
def test_an_ordinary_caption_leaves_open_what_it_does_not_name(choices: Choices, caption: str) -> None:
    assert choices(caption) is None


def test_no_value_wins_in_most_long_texts(choices: Choices) -> None:
    rng = random.Random(3)
    texts = [" ".join(unknown_text(rng) for _ in range(5)) for _ in range(300)]
    for values in BALLOT:
        [name, *_] = values[0]
        counts = Counter(chosen[name] for text in texts if (chosen := choices(text)))
        assert len(counts) == len(values)
        assert max(counts.values()) < 2 * 300 / len(values), name
    scenes = {tuple(chosen.values()) for text in texts if (chosen := choices(text))}
    assert len(scenes) > 70


def test_words_of_ordinary_captions_keep_their_embeddings(choices: Choices) -> None:
    before = torch.randn(len(TOKENIZER), 16, generator=torch.Generator().manual_seed(0))
    after = before.clone()
    choices.imprint(after)
    rng = random.Random(4)
    captions = [training_caption(training_scene(rng), rng) for _ in range(500)]
    used = sorted({token for row in TOKENIZER(captions).input_ids for token in row})
    assert torch.equal(before[used], after[used])
    assert (before != after).any(dim=1).sum() > 400
