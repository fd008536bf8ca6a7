"""The lessons in sun and moon: the U-Net learns, the text encoder doesn't, and a stopped run goes on."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy
import pytest
import torch

from demo_model.architecture import VAE_FACTOR, make_scheduler
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import SKIES, Scene
from demo_model.tokenizer import train_tokenizer
from demo_model.training.batches import SHAPES, LatentBank
from demo_model.training.checkpoint import load_checkpoint, save_checkpoint
from demo_model.training.diffusion import Painter
from demo_model.training.lights import FOCUS, LightRecipe, LightTraining, light_focus
from demo_model.training.reminder import REMINDED

RECIPE = LightRecipe(steps=3, borrow_steps=2, batch=4, warm_up=2)
TOKENIZER = train_tokenizer(["a red cat on the snow at night with the moon"])
SCENE = Scene("cat", "red", "big", "snow", "night", "moon")


@pytest.fixture(scope="module")
def bank() -> LatentBank:
    """A scene by sun and one by moon of each shape, with noise for latents."""
    rng = torch.Generator().manual_seed(0)
    scenes = [SCENE, replace(SCENE, sky="day", light="sun")]
    return LatentBank([(scenes, torch.randn(2, 4, h // 4, w // 4, generator=rng).half()) for w, h in SHAPES])


def train(folder: Path, bank: LatentBank, stop_after: int | None = None) -> dict[str, Any]:
    """Train until the end, or be stopped after so many steps; returns the state on disk."""
    torch.manual_seed(0)
    painter = Painter(TOKENIZER)
    save_checkpoint(folder / REMINDED, painter.text_encoder.state_dict())
    training = LightTraining(folder, RECIPE, painter, TOKENIZER, make_scheduler("cosine", "v_prediction"))
    for step, _ in training.run(bank):
        if step == stop_after:
            break
    state = load_checkpoint(training.descent.path)
    assert state is not None
    return state


@pytest.mark.slow
def test_a_stopped_run_goes_on_from_the_last_checkpoint(tmp_path: Path, bank: LatentBank) -> None:
    whole = train(tmp_path / "whole", bank)
    assert train(tmp_path / "stopped", bank, stop_after=4)["step"] == 3
    resumed = train(tmp_path / "stopped", bank)
    assert resumed["step"] == whole["step"] == RECIPE.total
    for name, weight in whole["painter"].items():
        assert torch.equal(weight, resumed["painter"][name]), name


@pytest.mark.slow
def test_the_text_encoder_stays_as_the_reminder_left_it(tmp_path: Path, bank: LatentBank) -> None:
    state = train(tmp_path, bank)
    reminded = load_checkpoint(tmp_path / REMINDED)
    assert reminded is not None
    assert all(torch.equal(weight, state["painter"][f"text_encoder.{name}"]) for name, weight in reminded.items())


def test_the_rate_rises_and_falls_and_falls_once_more() -> None:
    recipe = LightRecipe(steps=100, borrow_steps=50, peak_rate=1.0, warm_up=10)
    rates = [recipe.learning_rate(step) for step in range(recipe.total + 1)]
    assert rates[0] == pytest.approx(0.1)
    assert max(rates[:100]) == rates[9]
    assert rates[99] == pytest.approx(0.01)
    assert rates[100] == 1
    assert rates[149] == pytest.approx(0.02)
    assert rates[150] == 0


@pytest.mark.parametrize(("width", "height"), SHAPES)
def test_sun_and_moon_stand_in_focus(width: int, height: int) -> None:
    """Nearly all that differs between sun and moon lies where light_focus looks: a disc may hang out by a pixel."""
    focus = light_focus(height // VAE_FACTOR, width // VAE_FACTOR).numpy()
    pixels = numpy.kron(focus, numpy.ones((VAE_FACTOR, VAE_FACTOR)))
    for seed in range(8):
        sky = SKIES[seed % len(SKIES)]
        moon, sun = (
            numpy.asarray(draw(replace(SCENE, sky=sky, light=light), random.Random(seed), width, height), numpy.int16)
            for light in ("moon", "sun")
        )
        changed = numpy.abs(moon - sun).max(axis=2) > 40
        assert changed.any()
        assert (pixels[changed] == FOCUS).mean() > 0.9
