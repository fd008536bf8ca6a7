"""Model: a loaded pipeline, and what the engine needs of it: to begin pictures, to decode and to show them."""

from dataclasses import replace
from typing import Final

import torch
from diffusers import DiffusionPipeline
from torch import Tensor

from bot.engine.autoencoder import Autoencoder
from bot.engine.conditioning import Conditioning
from bot.engine.families import family_of
from bot.engine.folder import describe
from bot.engine.loading import choose_device, choose_dtype, find_model, load_pipeline
from bot.engine.painting import Painting
from bot.engine.preview import Previewer, linear_previewer, tiny_previewer
from bot.engine.protocol import EngineOptions, Report, Task
from bot.engine.schedulers import make_scheduler
from bot.jobs import ImageRequest
from bot.modelinfo import ModelInfo

OVERFLOWS: Final = "cosine"
"""This noise schedule ends at σ = 20,291: latents on that scale are beyond what fp16 can hold."""


class Model:
    """What was loaded."""

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
        """Load what the options name; raises ModelError."""
        place = choose_device(options.device)
        report("looking for the model's files")
        path = find_model(options.model)
        report("loading the weights")
        pipeline = load_pipeline(path, place, choose_dtype(options.dtype, place))
        info = describe(options.model, path)
        report("fitting previews")
        if options.taesd is None:
            previewer: Previewer = linear_previewer(pipeline.vae, info.native, options.cache)
        else:
            channels = pipeline.vae.config.latent_channels
            previewer = tiny_previewer(options.taesd, channels, pipeline.vae_scale_factor, place, pipeline.unet.dtype)
        return cls(pipeline, info, previewer)

    def condition(self, request: ImageRequest) -> Conditioning:
        """What the U-Net attends to for each picture of a request."""
        return self._family.condition(request)

    def begin(self, task: Task, number: int, conditioning: Conditioning) -> Painting:
        """Picture `number` of a job, before its first step."""
        request = task.request
        scheduler = make_scheduler(request.scheduler, dict(self.pipeline.scheduler.config), request.noise_schedule)
        scheduler.set_timesteps(request.steps, device="cpu")
        generator = torch.Generator().manual_seed(request.seed + number)
        painting = Painting(task.id, number, conditioning, scheduler, generator)
        if task.image is None:
            if self._family.sets_begin_index and hasattr(scheduler, "set_begin_index"):
                scheduler.set_begin_index(0)
            painting.begin_from_noise(self._latent_shape(request), self.device, self.unet.dtype)
        else:
            painting.begin_at(max(request.steps - request.painted_steps, 0))
            painting.begin_from_latents(self.autoencoder.encode(task.image, generator))
        return painting

    def show(self, latents: Tensor) -> Tensor:
        """A preview of clean latents: RGB bytes (H, W, 3)."""
        return self.previewer(latents)

    def _latent_shape(self, request: ImageRequest) -> tuple[int, int, int, int]:
        factor = self.pipeline.vae_scale_factor
        return 1, self.unet.config.in_channels, request.height // factor, request.width // factor
