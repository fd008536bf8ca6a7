"""The lessons in free words: what the U-Net is to see of a caption, what stays as it is, and that a run goes on."""

import copy
import random
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import CLIPTokenizer

from demo_model import WEIGHTS
from demo_model.architecture import make_text_encoder
from demo_model.tokenizer import caption_ids
from demo_model.training.checkpoint import load_checkpoint
from demo_model.training.choices import Choices
from demo_model.training.free_words import (
    SLOTS,
    FreeReading,
    FreeRecipe,
    meant_captions,
    place_weights,
    scene_of,
    target_states,
)

TOKENIZER = CLIPTokenizer.from_pretrained(WEIGHTS / "tokenizer")
RECIPE = FreeRecipe(steps=4, batch=6, warm_up=2)


def read(folder: Path, stop_after: int | None = None) -> dict[str, Any]:
    """Train the text encoder to the end, or be stopped after so many steps; returns the state on disk."""
    torch.manual_seed(0)
    reading = FreeReading(folder, RECIPE, TOKENIZER, make_text_encoder(TOKENIZER))
    for step, _ in reading.run(marks=[2]):
        if step == stop_after:
            break
    state = load_checkpoint(reading.descent.path)
    assert state is not None
    return state


def test_captions_mean_scenes_that_training_may_show() -> None:
    choices = Choices(TOKENIZER)
    captions, meant = meant_captions(choices, random.Random(5), 200)
    assert [choices(caption) for caption in captions] == meant
    assert not any(scene_of(values).held_out for values in meant)


@pytest.mark.parametrize(
    ("meant", "sized"),
    [("a red cat on the snow at night", False), ("a small red cat on a meadow on a cloudy day with the moon", True)],
)
def test_the_u_net_is_to_see_the_object_and_the_padding_of_what_is_meant(meant: str, sized: bool) -> None:
    wanted = caption_ids(TOKENIZER, [meant])
    known = torch.arange(77.0)[None, :, None]  # each state is its place
    targets = target_states(known, wanted, torch.tensor([sized]))[0, :, 0].tolist()
    cat = wanted[0].tolist().index(TOKENIZER.get_vocab()["cat</w>"])
    assert targets[-SLOTS:] == [cat] * SLOTS
    end = wanted[0].tolist().index(TOKENIZER.eos_token_id)
    assert targets[:-SLOTS] == [max(place, end) for place in range(77 - SLOTS)]


@pytest.mark.parametrize("caption", ["Darth Vader", "Darth Vader's red cat " + "blah " * 5, "blah " * 60, "?"])
def test_known_words_are_left_alone(caption: str) -> None:
    odd = Choices(TOKENIZER).odd
    ids = caption_ids(TOKENIZER, [caption])
    weights = place_weights(ids, odd)[0].tolist()
    for token, weight in zip(ids[0].tolist(), weights, strict=True):
        assert (weight > 0) is (bool(odd[token]) or token == TOKENIZER.eos_token_id)
    assert weights[-1] > 1.5 * max(weights[:-SLOTS])


@pytest.mark.slow
def test_a_stopped_run_goes_on_from_the_last_checkpoint(tmp_path: Path) -> None:
    whole = read(tmp_path / "whole")
    assert read(tmp_path / "stopped", stop_after=3)["step"] == 2
    resumed = read(tmp_path / "stopped")
    assert resumed["step"] == whole["step"] == RECIPE.steps
    for name, weight in whole["painter"].items():
        assert torch.equal(weight, resumed["painter"][name]), name


def test_no_lesson_moves_what_the_encoder_knew(tmp_path: Path) -> None:
    """The pupil is a copy; what it learns for ordinary captions is to answer as before."""
    known = make_text_encoder(TOKENIZER)
    before = copy.deepcopy(known.state_dict())
    reading = FreeReading(tmp_path, FreeRecipe(steps=1, batch=3), TOKENIZER, known)
    for _ in reading.run():
        pass
    assert all(torch.equal(weight, before[name]) for name, weight in known.state_dict().items())
    learned = reading.finished().state_dict()
    assert any(not torch.equal(learned[name], before[name]) for name in before)


def test_the_rate_rises_and_falls_to_zero() -> None:
    recipe = FreeRecipe(steps=100, peak_rate=1.0, warm_up=10)
    rates = [recipe.learning_rate(step) for step in range(101)]
    assert rates[0] == pytest.approx(0.1)
    assert max(rates) == rates[9]
    assert rates[100] == 0
