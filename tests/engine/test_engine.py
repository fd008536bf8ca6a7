"""The engine alone equals diffusers' own pipelines to the bit, and a cancelled job leaves nothing behind."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy
import pytest
import torch
from diffusers import StableDiffusionImg2ImgPipeline

from bot.engine.engine import DiffusionEngine
from bot.engine.protocol import Painted, Pixels, Stepped, Task
from bot.engine.schedulers import make_scheduler
from bot.errors import RequestError
from bot.jobs import SCHEDULERS, ImageRequest

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline

# diffusers hands torch tensors to numpy.array, which NumPy 2 warns of
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")

REQUEST = ImageRequest("a red cat", 64, 64, 4, 4.0, "ddim", "small", 7)
UPLOAD = "0" * 64


def paint(engine: DiffusionEngine, request: ImageRequest, image: Pixels | None = None) -> list[Pixels]:
    engine.admit(Task(1, request, image))
    painted = []
    while engine.admitted:
        painted += [event for event in engine.step() if isinstance(event, Painted)]
    assert [event.number for event in painted] == list(range(request.images))
    return [event.pixels for event in painted]


def expect(pipeline: "StableDiffusionPipeline", request: ImageRequest, image: Pixels | None) -> Pixels:
    """What diffusers' own pipeline paints for the request."""
    parts = dict(pipeline.components) | {
        "scheduler": make_scheduler(request.scheduler, dict(pipeline.scheduler.config))
    }
    options = {
        "prompt": request.prompt,
        "negative_prompt": request.negative_prompt,
        "num_inference_steps": request.steps,
        "guidance_scale": request.guidance_scale,
        "generator": torch.Generator().manual_seed(request.seed),
        "output_type": "np",
    }
    if image is None:
        own = type(pipeline)(**parts, requires_safety_checker=False)
        options |= {"width": request.width, "height": request.height}
    else:
        own = StableDiffusionImg2ImgPipeline(**parts, requires_safety_checker=False)
        options |= {"image": image[None] / numpy.float32(255), "strength": request.strength}
    own.set_progress_bar_config(disable=True)
    pixels: Pixels = (own(**options).images[0] * 255).round().astype(numpy.uint8)
    return pixels


@pytest.mark.parametrize("guidance", [4.0, 1.0])
@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_painting_from_noise_equals_diffusers(
    engine: DiffusionEngine, pipeline: "StableDiffusionPipeline", scheduler: str, guidance: float
) -> None:
    request = replace(REQUEST, scheduler=scheduler, guidance_scale=guidance)
    [painted] = paint(engine, request)
    assert numpy.array_equal(painted, expect(pipeline, request, None))


@pytest.mark.parametrize("guidance", [4.0, 1.0])
@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_painting_from_an_image_equals_diffusers(
    engine: DiffusionEngine,
    pipeline: "StableDiffusionPipeline",
    picture: Pixels,
    scheduler: str,
    guidance: float,
) -> None:
    request = replace(REQUEST, scheduler=scheduler, guidance_scale=guidance, image=UPLOAD, strength=0.75)
    [painted] = paint(engine, request, picture)
    assert numpy.array_equal(painted, expect(pipeline, request, picture))


def test_each_picture_of_a_request_is_what_its_own_seed_paints(engine: DiffusionEngine) -> None:
    together = paint(engine, replace(REQUEST, images=2, scheduler="euler_a"))
    alone = paint(engine, replace(REQUEST, seed=REQUEST.seed + 1, scheduler="euler_a"))
    assert numpy.array_equal(together[1], alone[0])
    assert not numpy.array_equal(together[0], together[1])


def test_a_cancelled_job_leaves_nothing_behind(engine: DiffusionEngine) -> None:
    expected = paint(engine, REQUEST)
    engine.admit(Task(2, replace(REQUEST, seed=8)))
    engine.step()
    engine.cancel(3)
    assert list(engine.admitted) == [2]
    engine.cancel(2)
    assert list(engine.admitted) == []
    assert engine.step() == []
    assert numpy.array_equal(paint(engine, REQUEST), expected)


def test_steps_are_counted_over_all_pictures_and_some_show_a_preview(engine: DiffusionEngine) -> None:
    engine.admit(Task(1, replace(REQUEST, images=2, steps=5)))
    steps = []
    while engine.admitted:
        steps += [event for event in engine.step() if isinstance(event, Stepped)]
    assert [event.step for event in steps] == list(range(1, 11))
    assert {event.steps for event in steps} == {10}
    assert any(event.preview is not None for event in steps)


def test_a_request_for_another_model_is_refused(engine: DiffusionEngine) -> None:
    with pytest.raises(RequestError) as refused:
        engine.admit(Task(1, replace(REQUEST, model="other")))
    assert refused.value.key == "model.other"
    assert engine.admitted == ()
