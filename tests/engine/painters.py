"""What the engine and diffusers' own pipelines paint for a request."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import torch
from diffusers import (
    DiffusionPipeline,
    StableDiffusionImg2ImgPipeline,
    StableDiffusionXLImg2ImgPipeline,
    StableDiffusionXLPipeline,
)
from torch import Tensor

from bot.core.events import Failed, Painted
from bot.core.request import ImageRequest
from bot.engine.budget import Budget
from bot.engine.engine import DiffusionEngine
from bot.engine.models.folder import describe
from bot.engine.models.loading import load_pipeline
from bot.engine.models.model import Model
from bot.engine.preview import linear_previewer
from bot.engine.protocol import Pixels, Task
from bot.engine.schedulers import make_scheduler

NAME = "small"
ROOMY = Budget(rows=16, bytes=10**9, bytes_a_pixel=1.0)
REQUEST = ImageRequest("a red cat", 64, 64, 4, 4.0, "ddim", NAME, 7)
UPLOAD = "0" * 64


def load(path: Path, dtype: torch.dtype = torch.float32) -> Model:
    """The model of a folder, on the CPU."""
    pipeline = load_pipeline(path, torch.device("cpu"), dtype)
    pipeline.set_progress_bar_config(disable=True)
    info = describe(NAME, path)
    return Model(pipeline, info, linear_previewer(pipeline.vae, info.native, None))


def paint_all(engine: DiffusionEngine) -> dict[tuple[int, int], Pixels]:
    """Everything that was admitted, by job and number; a failure is raised."""
    painted = {}
    while engine.admitted:
        for event in engine.step():
            if isinstance(event, Failed):
                raise event.error
            if isinstance(event, Painted):
                painted[event.job_id, event.number] = event.pixels
    return painted


def paint(engine: DiffusionEngine, request: ImageRequest, image: Pixels | None = None) -> list[Pixels]:
    """The pictures of one request alone."""
    engine.admit(Task(1, request, image))
    painted = paint_all(engine)
    return [painted[1, number] for number in range(request.images)]


def expect(
    pipeline: DiffusionPipeline,
    request: ImageRequest,
    image: Pixels | None,
    embeds: dict[str, Tensor] | None = None,
    more: dict[str, Any] | None = None,
) -> Pixels:
    """What diffusers' own pipeline paints for a request, from its text or from embeddings, with `more` options."""
    config = dict(pipeline.scheduler.config)
    parts = dict(pipeline.components) | {"scheduler": make_scheduler(request.scheduler, config, request.noise_schedule)}
    words = {"prompt": request.prompt, "negative_prompt": request.negative_prompt or None}
    options: dict[str, Any] = {
        **(words if embeds is None else embeds),
        "num_inference_steps": request.steps,
        "guidance_scale": request.guidance_scale,
        "generator": torch.Generator().manual_seed(request.seed),
        "output_type": "np",
        **(more or {}),
    }
    xl = isinstance(pipeline, StableDiffusionXLPipeline)
    extras: dict[str, Any] = {"add_watermarker": False} if xl else {"requires_safety_checker": False}
    if image is None:
        own = type(pipeline)(**parts, **extras)
        options |= {"width": request.width, "height": request.height}
    else:
        kind = StableDiffusionXLImg2ImgPipeline if xl else StableDiffusionImg2ImgPipeline
        own = kind(**parts, **extras)
        options |= {"image": image[None] / numpy.float32(255), "strength": request.strength}
    own.set_progress_bar_config(disable=True)
    pixels: Pixels = (own(**options).images[0] * 255).round().astype(numpy.uint8)
    return pixels


def most_apart(one: Pixels, other: Pixels) -> int:
    """By how many 8-bit levels two pictures differ at most."""
    return int(numpy.abs(one.astype(numpy.int16) - other.astype(numpy.int16)).max())


def tasks(requests: Sequence[ImageRequest], image: Pixels) -> list[Task]:
    """A task for each request, each of its own owner; those with an image get it in their size."""
    made = []
    for number, one in enumerate(requests):
        cut = None if one.image is None else numpy.ascontiguousarray(image[: one.height, : one.width])
        made.append(Task(number, one, cut, number))
    return made
