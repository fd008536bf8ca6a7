"""Model: a loaded pipeline with what the engine needs: to begin, decode and preview pictures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

import torch
from diffusers import DiffusionPipeline, SchedulerMixin
from torch import Tensor

from bot.core.model_info import ModelInfo
from bot.core.request import ImageRequest
from bot.core.unet_summary import UNetSummary
from bot.engine.autoencoder import Autoencoder
from bot.engine.conditioning import Conditioning
from bot.engine.models.families import family_of
from bot.engine.models.folder import describe
from bot.engine.models.loading import choose_device, choose_dtype, find_model, load_pipeline
from bot.engine.painting import Painting
from bot.engine.preview import Previewer, linear_previewer, tiny_previewer
from bot.engine.protocol import Config, EngineOptions, Report, Task
from bot.engine.schedulers import make_scheduler
from bot.engine.unet_summary import summarise_unet
from bot.prompts.schedule import Texts, schedule

OVERFLOWS: Final = "cosine"
"""The noise schedule that ends at σ = 20,291, a scale that fp16 can't hold."""


class Model:
    """A loaded pipeline, ready to paint with."""

    def __init__(self, pipeline: DiffusionPipeline, info: ModelInfo, previewer: Previewer) -> None:
        self.pipeline = pipeline
        self.unet = pipeline.unet
        self.device: torch.device = pipeline.device
        self.autoencoder = Autoencoder(pipeline)
        self.previewer = previewer
        self._family = family_of(pipeline)
        if pipeline.unet.dtype == torch.float16:
            fit = tuple(name for name in info.noise_schedules if name != OVERFLOWS)
            info = replace(info, noise_schedules=fit)
        self.info = info

    @classmethod
    def load(cls, options: EngineOptions, report: Report) -> "Model":
        """Load the model that the options name; raises ModelError."""
        place = choose_device(options.device)
        report("files")
        path = find_model(options.model)
        report("weights")
        pipeline = load_pipeline(path, place, choose_dtype(options.dtype, place))
        info = describe(options.model, path)
        report("previews")
        if options.taesd is None:
            previewer: Previewer = linear_previewer(pipeline.vae, info.native, options.cache)
        else:
            channels = pipeline.vae.config.latent_channels
            previewer = tiny_previewer(options.taesd, channels, pipeline.vae_scale_factor, place, pipeline.unet.dtype)
        return cls(pipeline, info, previewer)

    @cached_property
    def unet_summary(self) -> UNetSummary:
        """The blocks and sizes of the U-Net; the first access calls it once."""
        return summarise_unet(self.pipeline, self.info, self.condition(probe_request(self.info)))

    @property
    def scheduler_config(self) -> Config:
        """The scheduler config of the model folder."""
        return dict(self.pipeline.scheduler.config)

    def condition(self, request: ImageRequest, read: Texts | None = None) -> Conditioning:
        """The conditioning of a request for one picture while it reads these texts; without them, in its first step."""
        return self._family.condition(request, read or schedule(request)[0])

    def begin(self, task: Task, number: int, conditionings: Sequence[Conditioning]) -> Painting:
        """Picture `number` of a job, before its first step; `conditionings` has one for each painted step."""
        request = task.request.picture(number)
        scheduler = self._scheduler(request)
        generator = torch.Generator().manual_seed(request.seed)
        painting = Painting(task.id, number, conditionings, scheduler, generator)
        if task.image is None:
            if self._family.sets_begin_index and hasattr(scheduler, "set_begin_index"):
                scheduler.set_begin_index(0)
            painting.begin_from_noise(self._latent_shape(request), self.device, self.unet.dtype)
        else:
            painting.begin_at(request.steps - request.painted_steps)
            painting.begin_from_latents(self.autoencoder.encode(task.image, generator))
        return painting

    def calls(self, request: ImageRequest) -> int:
        """How many U-Net calls a request takes for all its pictures."""
        kinds = Counter((one.scheduler, one.steps) for one in map(request.picture, range(request.images)))
        first = request.picture(0)
        alike = [(replace(first, scheduler=name, steps=steps), count) for (name, steps), count in kinds.items()]
        return sum(self._calls(one) * count for one, count in alike)

    def show(self, latents: Tensor) -> Tensor:
        """A preview of clean latents as RGB bytes (H, W, 3)."""
        return self.previewer(latents)

    def _calls(self, picture: ImageRequest) -> int:
        scheduler = self._scheduler(picture)
        left_out: int = (picture.steps - picture.painted_steps) * scheduler.order
        return len(scheduler.timesteps) - left_out

    def _scheduler(self, picture: ImageRequest) -> SchedulerMixin:
        scheduler = make_scheduler(picture.scheduler, self.scheduler_config, picture.noise_schedule)
        scheduler.set_timesteps(picture.steps, device="cpu")
        return scheduler

    def _latent_shape(self, request: ImageRequest) -> tuple[int, int, int, int]:
        factor = self.pipeline.vae_scale_factor
        return 1, self.unet.config.in_channels, request.height // factor, request.width // factor


def probe_request(info: ModelInfo) -> ImageRequest:
    """A request at the model's native size, for measuring."""
    return ImageRequest("a picture", info.native, info.native, 1, 1.0, info.scheduler, info.name, 0)
