"""Painting: one picture in progress. Step by step, it does the same arithmetic as diffusers' pipelines."""

import inspect
from collections.abc import Sequence
from typing import Any

import torch
from diffusers import SchedulerMixin
from diffusers.utils.torch_utils import randn_tensor
from torch import Tensor

from bot.engine.conditioning import Conditioning
from bot.engine.transfers import Arrival


class Painting:
    """One picture with its own scheduler, generator and latents (1, 4, h, w).

    `conditionings` has one for each painted step, because a prompt may change from step to step. `timesteps` (T,) and
    `alphas_cumprod`, which has ᾱ for each timestep of the schedule, stay on the CPU. `preview` is a preview on its way
    to the host.
    """

    def __init__(
        self,
        job_id: int,
        number: int,
        conditionings: Sequence[Conditioning],
        scheduler: SchedulerMixin,
        generator: torch.Generator,
    ) -> None:
        self.job_id = job_id
        self.number = number
        self.conditionings = conditionings
        self.generator = generator
        self.latents: Tensor = torch.empty(0)
        self.timesteps: Tensor = scheduler.timesteps
        self.index = 0
        self.preview: Arrival | None = None
        self._scheduler = scheduler
        # kept here on the CPU, because add_noise moves the scheduler's own to the device
        self.alphas_cumprod: Tensor = scheduler.alphas_cumprod
        accepted = inspect.signature(scheduler.step).parameters
        self._extras: dict[str, Any] = {"generator": generator} if "generator" in accepted else {}
        self._seen: Tensor | None = None
        self._predicted: Tensor | None = None

    @property
    def conditioning(self) -> Conditioning:
        """What the next call attends to. Of a sampler that makes two calls a step, both read the same text."""
        steps = len(self.conditionings)
        return self.conditionings[min(self.index * steps // len(self.timesteps), steps - 1)]

    @property
    def changes(self) -> bool:
        """Whether its text changes from step to step."""
        return any(one is not self.conditionings[0] for one in self.conditionings)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Height and width of the latents, and length of the text; pictures of equal shape share U-Net calls."""
        return int(self.latents.shape[2]), int(self.latents.shape[3]), self.conditioning.length

    @property
    def finished(self) -> bool:
        """Whether all timesteps are done."""
        return self.index >= len(self.timesteps)

    @property
    def seen(self) -> Tensor:
        """What the U-Net saw last (1, 4, h, w): the latents at the variance-preserving scale."""
        return self.latents if self._seen is None else self._seen

    def begin_from_noise(self, shape: tuple[int, ...], device: torch.device, dtype: torch.dtype) -> None:
        """Begin with noise (1, 4, h, w), drawn on the CPU so that a seed means the same on every device."""
        noise: Tensor = randn_tensor(shape, generator=self.generator, device=device, dtype=dtype)
        self.latents = noise * self._scheduler.init_noise_sigma

    def begin_at(self, first: int) -> None:
        """Skip the steps before `first`, as get_timesteps of the img2img pipelines does for a strength."""
        index = first * self._scheduler.order
        self.timesteps = self.timesteps[index:]
        if hasattr(self._scheduler, "set_begin_index"):
            self._scheduler.set_begin_index(index)

    def begin_from_latents(self, latents: Tensor) -> None:
        """Begin with an image's latents, noised to the first timestep."""
        noise = randn_tensor(latents.shape, generator=self.generator, device=latents.device, dtype=latents.dtype)
        self.latents = self._scheduler.add_noise(latents, noise, self.timesteps[:1])

    def lay_out(self) -> None:
        """Give the latents the memory layout that noise has.

        Latents from a VAE may be channels-last, for which kernels round differently. Diffusers paints with that
        layout, but in a batch the layout would depend on the other pictures.
        """
        self.latents = self.latents.contiguous()

    def rows(self) -> Tensor:
        """The next input of the U-Net (R, 4, h, w), scaled as the scheduler wants it."""
        rows = torch.cat([self.latents] * self.conditioning.rows)  # expand() gives a layout that rounds differently
        scaled: Tensor = self._scheduler.scale_model_input(rows, self.timesteps[self.index])
        self._seen = scaled[:1]
        return scaled

    def advance(self, prediction: Tensor) -> None:
        """Apply guidance to the U-Net's prediction (R, 4, h, w) for `rows`, and step the scheduler."""
        if self.conditioning.rows == 2:
            negative, positive = prediction.chunk(2)
            prediction = negative + self.conditioning.guidance_scale * (positive - negative)
        timestep = self.timesteps[self.index]
        self.latents = self._scheduler.step(prediction, timestep, self.latents, **self._extras, return_dict=False)[0]
        self._predicted = prediction
        self.index += 1

    def clean(self) -> Tensor:
        """The clean latents (1, 4, h, w) that the last prediction implies, for previews.

        For noise, x₀ = (x - √(1-ᾱ) ε)/√ᾱ (Ho et al. 2020, eq. 15); for velocity, x₀ = √ᾱ x - √(1-ᾱ) v (Salimans & Ho
        2022, appendix D). x is the scaled input, which is variance preserving for every scheduler.
        """
        if self._seen is None or self._predicted is None:
            return self.latents
        alpha_cumprod = float(self.alphas_cumprod[int(self.timesteps[self.index - 1])])
        signal, noise = alpha_cumprod**0.5, (1 - alpha_cumprod) ** 0.5
        seen, predicted = self._seen, self._predicted
        clean: Tensor = predicted
        match self._scheduler.config.prediction_type:
            case "epsilon":
                clean = (seen - noise * predicted) / signal
            case "v_prediction":
                clean = signal * seen - noise * predicted
        return clean
