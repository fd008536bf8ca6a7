"""Painting: one picture in the making. The same sums in the same order as in diffusers' own pipelines, step by step."""

import inspect
from typing import Any

import numpy
import torch
from diffusers import SchedulerMixin, StableDiffusionPipeline
from diffusers.utils.torch_utils import randn_tensor
from torch import Tensor

from bot.engine.conditioning import Conditioning
from bot.engine.protocol import Pixels
from bot.engine.schedulers import make_scheduler
from bot.errors import PaintingError
from bot.jobs import ImageRequest


class Painting:
    """One picture: its scheduler, generator and latents (1, 4, h, w). Noise is drawn on the CPU for every device."""

    def __init__(
        self,
        pipeline: StableDiffusionPipeline,
        request: ImageRequest,
        conditioning: Conditioning,
        seed: int,
        image: Pixels | None,
    ) -> None:
        self.conditioning = conditioning
        self.generator = torch.Generator().manual_seed(seed)
        self.scheduler = make_scheduler(request.scheduler, dict(pipeline.scheduler.config))
        self.scheduler.set_timesteps(request.steps, device="cpu")
        self.timesteps: Tensor = self.scheduler.timesteps
        if image is None:
            self.latents = self._noise(pipeline, request) * self.scheduler.init_noise_sigma
        else:
            self._skip_to(request)
            self.latents = self._noised(pipeline, image)
        self.index = 0
        self.clean: Tensor | None = None
        self._extras = self._step_arguments()

    @property
    def finished(self) -> bool:
        """Whether all timesteps are done."""
        return self.index >= len(self.timesteps)

    def rows(self) -> Tensor:
        """What the U-Net is to see next: (R, 4, h, w), scaled as the scheduler wants it."""
        rows = torch.cat([self.latents] * self.conditioning.rows)  # expand() would lay them out for other rounding
        scaled: Tensor = self.scheduler.scale_model_input(rows, self.timesteps[self.index])
        return scaled

    def advance(self, rows: Tensor, prediction: Tensor) -> None:
        """Take the U-Net's prediction (R, 4, h, w) for `rows`, guide it, and step the scheduler."""
        timestep = self.timesteps[self.index]
        if self.conditioning.rows == 2:
            negative, positive = prediction.chunk(2)
            prediction = negative + self.conditioning.guidance_scale * (positive - negative)
        self.clean = predict_clean(self.scheduler, rows[:1], prediction, timestep)
        self.latents = self.scheduler.step(prediction, timestep, self.latents, **self._extras, return_dict=False)[0]
        self.index += 1

    def decode(self, pipeline: StableDiffusionPipeline) -> Pixels:
        """The finished picture; raises PaintingError for one that is not made of numbers."""
        latents = self.latents / pipeline.vae.config.scaling_factor
        image: Tensor = pipeline.vae.decode(latents, return_dict=False, generator=self.generator)[0]
        if not bool(image.isfinite().all()):
            raise PaintingError("painting.numbers")
        pixels: numpy.ndarray = pipeline.image_processor.postprocess(image, output_type="np")[0]
        return (pixels * 255).round().astype(numpy.uint8)

    def _noise(self, pipeline: StableDiffusionPipeline, request: ImageRequest) -> Tensor:
        factor = pipeline.vae_scale_factor
        shape = (1, pipeline.unet.config.in_channels, request.height // factor, request.width // factor)
        noise: Tensor = randn_tensor(shape, generator=self.generator, device=pipeline.device, dtype=pipeline.dtype)
        return noise

    def _skip_to(self, request: ImageRequest) -> None:
        """Leave out the first steps, as StableDiffusionImg2ImgPipeline.get_timesteps does for a strength."""
        first = max(request.steps - request.painted_steps, 0) * self.scheduler.order
        self.timesteps = self.timesteps[first:]
        if hasattr(self.scheduler, "set_begin_index"):
            self.scheduler.set_begin_index(first)

    def _noised(self, pipeline: StableDiffusionPipeline, image: Pixels) -> Tensor:
        """The image's latents with the first timestep's noise."""
        pixels = pipeline.image_processor.preprocess(image[None] / numpy.float32(255))  # (1, 3, H, W) in -1…1
        pixels = pixels.to(device=pipeline.device, dtype=pipeline.dtype)
        latents = pipeline.vae.encode(pixels).latent_dist.sample(self.generator) * pipeline.vae.config.scaling_factor
        noise = randn_tensor(latents.shape, generator=self.generator, device=pipeline.device, dtype=latents.dtype)
        noised: Tensor = self.scheduler.add_noise(latents, noise, self.timesteps[:1])
        return noised

    def _step_arguments(self) -> dict[str, Any]:
        accepted = inspect.signature(self.scheduler.step).parameters
        return {"generator": self.generator} if "generator" in accepted else {}


def predict_clean(scheduler: SchedulerMixin, rows: Tensor, prediction: Tensor, timestep: Tensor) -> Tensor:
    """The clean latents that a prediction implies, for previews: (1, 4, h, w).

    For noise, x₀ = (x - √(1-ᾱ) ε)/√ᾱ (Ho et al. 2020, eq. 15); for velocity, x₀ = √ᾱ x - √(1-ᾱ) v (Salimans & Ho
    2022, appendix D). `rows` are the scaled input, which is variance preserving for every scheduler.
    """
    bar: Tensor = scheduler.alphas_cumprod[int(timestep)].to(rows)
    match scheduler.config.prediction_type:
        case "epsilon":
            clean = (rows - (1 - bar).sqrt() * prediction) / bar.sqrt()
        case "v_prediction":
            clean = bar.sqrt() * rows - (1 - bar).sqrt() * prediction
        case _:
            clean = prediction
    return clean
