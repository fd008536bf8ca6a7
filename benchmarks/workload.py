"""Workload: the requests that benchmarks paint, and the two ways to paint them: diffusers' pipelines and the engine."""

from collections.abc import Sequence
from typing import Any

import numpy
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionXLImg2ImgPipeline, StableDiffusionXLPipeline

from bot.core.events import Failed, Painted
from bot.core.request import ImageRequest
from bot.core.samplers import SCHEDULERS
from bot.engine.budget import Budget
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import Pixels, Task
from bot.engine.schedulers import make_scheduler

UPLOAD = "0" * 64
MEMORY = 10**13
"""More bytes than any device has, so that only the number of rows limits these engines."""


def mixed(model: Model, count: int = 16) -> list[ImageRequest]:
    """Requests as varied as members': all samplers, 6 to 20 steps, guidance 1 to 12, every fourth from a picture."""
    side = model.info.native
    requests = []
    for number in range(count):
        scheduler = list(SCHEDULERS)[number % len(SCHEDULERS)]
        requests.append(
            ImageRequest(
                prompt=f"a red cat on the snow, number {number}",
                width=side,
                height=side,
                steps=6 + number * 7 % 15,
                guidance_scale=[7.5, 1.0, 4.0, 12.0][number % 4],
                scheduler=scheduler,
                model=model.info.name,
                seed=1000 + number,
                image=UPLOAD if number % 4 == 3 else None,
                strength=0.7,
            )
        )
    return requests


def uniform(model: Model, count: int = 16, steps: int = 12) -> list[ImageRequest]:
    """Requests that differ only in prompt and seed, so that diffusers' pipelines can batch them."""
    side = model.info.native
    return [
        ImageRequest(f"a red cat, number {number}", side, side, steps, 7.5, "euler", model.info.name, 1000 + number)
        for number in range(count)
    ]


def upload(model: Model) -> Pixels:
    """A picture to paint from."""
    side = model.info.native
    pixels: Pixels = numpy.random.default_rng(1).integers(0, 256, (side, side, 3), dtype=numpy.uint8)
    return pixels


def one_at_a_time(model: Model, requests: Sequence[ImageRequest]) -> list[Pixels]:
    """P: plain pipelines, one request after the other, with the same schedulers as the engine."""
    return [pipe(model, [request])[0] for request in requests]


def in_batches(model: Model, requests: Sequence[ImageRequest], size: int = 8) -> list[Pixels]:
    """B: plain pipelines with `size` uniform requests in each call."""
    return [pixels for start in range(0, len(requests), size) for pixels in pipe(model, requests[start : start + size])]


@torch.no_grad()
def pipe(model: Model, requests: Sequence[ImageRequest]) -> list[Pixels]:
    """One call of diffusers' pipeline, for requests that differ only in prompt and seed."""
    first = requests[0]
    own, extra = _pipeline(model, first)
    arrays = own(
        prompt=[request.prompt for request in requests],
        num_inference_steps=first.steps,
        guidance_scale=first.guidance_scale,
        generator=[torch.Generator().manual_seed(request.seed) for request in requests],
        output_type="np",
        **extra,
    ).images
    return [(array * 255).round().astype(numpy.uint8) for array in arrays]


def _pipeline(model: Model, request: ImageRequest) -> tuple[Any, dict[str, Any]]:
    parts = dict(model.pipeline.components)
    parts["scheduler"] = make_scheduler(request.scheduler, dict(model.pipeline.scheduler.config))
    xl = isinstance(model.pipeline, StableDiffusionXLPipeline)
    options: dict[str, Any] = {"add_watermarker": False} if xl else {"requires_safety_checker": False}
    if request.image is None:
        own = type(model.pipeline)(**parts, **options)
        extra: dict[str, Any] = {"width": request.width, "height": request.height}
    else:
        kind = StableDiffusionXLImg2ImgPipeline if xl else StableDiffusionImg2ImgPipeline
        own = kind(**parts, **options)
        extra = {"image": upload(model)[None] / numpy.float32(255), "strength": request.strength}
    own.set_progress_bar_config(disable=True)
    return own, extra


def engine(model: Model, jobs: int, *, reproducible: bool = False) -> DiffusionEngine:
    """An engine with capacity for this many guided jobs at once."""
    return DiffusionEngine(model, Budget(2 * jobs, MEMORY, 1.0), 2 * jobs if reproducible else None)


def together(painter: DiffusionEngine, model: Model, requests: Sequence[ImageRequest]) -> list[Pixels]:
    """Ours: all requests admitted at once, each from a different member; the engine begins them as capacity allows."""
    source = upload(model)
    for number, request in enumerate(requests):
        painter.admit(Task(number, request, source if request.image else None, owner=number))
    painted: dict[int, Pixels] = {}
    try:
        while painter.admitted:
            for event in painter.step():
                match event:
                    case Painted(job_id, _, pixels):
                        painted[job_id] = pixels
                    case Failed(_, error):
                        raise error
    finally:
        for job_id in painter.admitted:  # left behind by a failure
            painter.cancel(job_id)
    return [painted[number] for number in range(len(requests))]
