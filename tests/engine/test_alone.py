"""A job alone is equal to the bit to what diffusers' own pipelines paint, for every sampler and family."""

from dataclasses import replace
from pathlib import Path

import numpy
import pytest
import torch

from bot.core.errors import RequestError
from bot.core.samplers import NOISE_SCHEDULES, SCHEDULERS, UNSTEPPABLE
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import Pixels
from tests.engine import tiny
from tests.engine.painters import REQUEST, ROOMY, UPLOAD, expect, load, paint

# diffusers hands torch tensors to numpy.array, which NumPy 2 warns of
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")


@pytest.mark.parametrize("guidance", [4.0, 1.0])
@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_painting_from_noise_equals_diffusers(loaded: Model, scheduler: str, guidance: float) -> None:
    request = replace(REQUEST, scheduler=scheduler, guidance_scale=guidance)
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request)
    assert numpy.array_equal(painted, expect(loaded.pipeline, request, None))


@pytest.mark.parametrize("guidance", [4.0, 1.0])
@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_painting_from_an_image_equals_diffusers(
    loaded: Model, picture: Pixels, scheduler: str, guidance: float
) -> None:
    request = replace(REQUEST, scheduler=scheduler, guidance_scale=guidance, image=UPLOAD, strength=0.75)
    image = numpy.ascontiguousarray(picture[:64, :64])
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request, image)
    assert numpy.array_equal(painted, expect(loaded.pipeline, request, image))


@pytest.mark.parametrize("noise_schedule", NOISE_SCHEDULES)
@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_every_noise_schedule_equals_diffusers(sd: Model, scheduler: str, noise_schedule: str) -> None:
    if (scheduler, noise_schedule) in UNSTEPPABLE:
        with pytest.raises(RequestError, match="doesn't work with"):
            replace(REQUEST, scheduler=scheduler, noise_schedule=noise_schedule)
        return
    request = replace(REQUEST, scheduler=scheduler, noise_schedule=noise_schedule)
    [painted] = paint(DiffusionEngine(sd, ROOMY), request)
    assert numpy.array_equal(painted, expect(sd.pipeline, request, None))


def test_noise_schedules_are_different_pictures(engine: DiffusionEngine) -> None:
    painted = [paint(engine, replace(REQUEST, noise_schedule=name))[0] for name in (None, "scaled_linear", "cosine")]
    assert numpy.array_equal(painted[0], painted[1])
    assert not numpy.array_equal(painted[0], painted[2])


@pytest.mark.parametrize("size", [(64, 96), (96, 64), (48, 48)])
def test_other_shapes_equal_diffusers(loaded: Model, size: tuple[int, int]) -> None:
    request = replace(REQUEST, width=size[0], height=size[1], scheduler="euler")
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request)
    assert painted.shape == (size[1], size[0], 3)
    assert numpy.array_equal(painted, expect(loaded.pipeline, request, None))


@pytest.mark.parametrize("prompt", ["", "blurry"])
def test_a_negative_prompt_equals_diffusers(loaded: Model, prompt: str) -> None:
    request = replace(REQUEST, negative_prompt=prompt)
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request)
    assert numpy.array_equal(painted, expect(loaded.pipeline, request, None))


def test_a_prompt_of_just_77_tokens_equals_diffusers(loaded: Model) -> None:
    count = len(loaded.pipeline.tokenizer("red").input_ids) - 2
    assert count == 1
    request = replace(REQUEST, prompt=" ".join(["red"] * 75))
    [painted] = paint(DiffusionEngine(loaded, ROOMY), request)
    assert numpy.array_equal(painted, expect(loaded.pipeline, request, None))


@pytest.mark.parametrize("prediction", ["v_prediction", "sample"])
def test_other_prediction_types_equal_diffusers(tmp_path: Path, prediction: str) -> None:
    model = load(tiny.save_sd(tmp_path / "model", prediction_type=prediction))
    for scheduler in set(SCHEDULERS) - model.info.unfit:
        request = replace(REQUEST, scheduler=scheduler)
        [painted] = paint(DiffusionEngine(model, ROOMY), request)
        assert numpy.array_equal(painted, expect(model.pipeline, request, None)), scheduler


def test_a_model_distilled_for_guidance_equals_diffusers(tmp_path: Path) -> None:
    model = load(tiny.save_sd(tmp_path / "model", {"time_cond_proj_dim": 16}))
    request = replace(REQUEST, scheduler="lcm")
    [painted] = paint(DiffusionEngine(model, ROOMY), request)
    assert numpy.array_equal(painted, expect(model.pipeline, request, None))
    other = paint(DiffusionEngine(model, ROOMY), replace(request, guidance_scale=8.0))
    assert not numpy.array_equal(painted, other[0])


def test_half_precision_equals_diffusers(xl_folder: Path, sd_folder: Path) -> None:
    for folder in (xl_folder, sd_folder):
        model = load(folder, torch.bfloat16)
        for scheduler in ("ddim", "euler_a", "dpm++_2m"):
            request = replace(REQUEST, scheduler=scheduler)
            [painted] = paint(DiffusionEngine(model, ROOMY), request)
            assert numpy.array_equal(painted, expect(model.pipeline, request, None))
