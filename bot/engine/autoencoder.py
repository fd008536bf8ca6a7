"""Autoencoder: pictures to latents and back through the model's VAE, one picture at a time.

A batch would round differently, so a picture would depend on which others finished at the same time.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy
import torch
from diffusers import DiffusionPipeline, StableDiffusionXLPipeline
from torch import Tensor

from bot.engine.protocol import Pixels


class Autoencoder:
    """The VAE of a pipeline. If `exact`, it always returns to the dtype it began with."""

    exact = False

    def __init__(self, pipeline: DiffusionPipeline) -> None:
        self.vae = pipeline.vae
        self._processor = pipeline.image_processor
        self._dtype: torch.dtype = pipeline.unet.dtype
        # SDXL's VAE overflows in fp16; diffusers' pipeline upcasts it for each picture, here it stays upcast.
        xl = isinstance(pipeline, StableDiffusionXLPipeline)
        if xl and self._dtype == torch.float16 and self.vae.config.force_upcast:
            self.vae.to(torch.float32)
        given = self.vae.config.latents_mean, self.vae.config.latents_std
        tensors = (None if one is None else torch.tensor(one).view(1, -1, 1, 1) for one in given)
        self._mean, self._std = (None if one is None else one.to(self.vae.device, self._dtype) for one in tensors)

    @property
    def wide(self) -> bool:
        """Whether the VAE computes in fp32."""
        return bool(self.vae.dtype == torch.float32)

    @contextmanager
    def widened(self) -> Iterator[None]:
        """Compute in fp32: inside the block if `exact`, else from now on, since a VAE that overflowed will again."""
        before = self.vae.dtype
        self.vae.to(torch.float32)
        try:
            yield
        finally:
            if self.exact:
                self.vae.to(before)

    def encode(self, image: Pixels, generator: torch.Generator) -> Tensor:
        """A picture's latents (1, 4, h, w), drawn from the VAE's distribution; repeated in fp32 if it overflows."""
        state = generator.get_state()
        latents = self._encode(image, generator)
        if not self.wide and not bool(latents.isfinite().all()):
            generator.set_state(state)
            with self.widened():
                latents = self._encode(image, generator)
        factor: float = self.vae.config.scaling_factor
        if self._mean is None or self._std is None:
            return factor * latents
        return (latents - self._mean) * factor / self._std

    def _encode(self, image: Pixels, generator: torch.Generator) -> Tensor:
        pixels = self._processor.preprocess(image[None] / numpy.float32(255))  # (1, 3, H, W) in -1…1
        pixels = pixels.to(device=self.vae.device, dtype=self.vae.dtype)
        latents: Tensor = self.vae.encode(pixels).latent_dist.sample(generator).to(self._dtype)
        return latents

    def decode(self, latents: Tensor) -> tuple[Tensor, Tensor]:
        """Latents (1, 4, h, w) as RGB bytes (H, W, 3), and whether the latents and the picture are finite (2,)."""
        factor: float = self.vae.config.scaling_factor
        mean, std = self._mean, self._std
        scaled = latents / factor if mean is None or std is None else latents * std / factor + mean
        image: Tensor = self.vae.decode(scaled.to(self.vae.dtype), return_dict=False)[0]
        finite = torch.stack([latents.isfinite().all(), image.isfinite().all()])
        shown = (image * 0.5 + 0.5).clamp(0, 1)[0].permute(1, 2, 0).float()
        return (shown * 255).round().nan_to_num().to(torch.uint8).contiguous(), finite

    def decode_in_tiles(self, latents: Tensor) -> tuple[Tensor, Tensor]:
        """Decode with less memory; the picture differs slightly where tiles meet."""
        self.vae.enable_tiling()
        try:
            return self.decode(latents)
        finally:
            self.vae.disable_tiling()
