"""Previews: a linear map from latents to small RGB pictures, fitted to the model's own VAE."""

import numpy
import torch
from diffusers import AutoencoderKL
from torch import Tensor
from torch.nn import functional

from bot.engine.protocol import Pixels

SAMPLES = 8


class Previewer:
    """Shows latents roughly, in a fraction of a millisecond, where decoding takes as long as several steps."""

    def __init__(self, matrix: Tensor) -> None:
        self._matrix = matrix

    @classmethod
    @torch.no_grad()
    def fit(cls, vae: AutoencoderKL, side: int) -> "Previewer":
        """Least squares between the latents of smooth colour fields (side × side pixels) and their colours."""
        pixels = colour_fields(SAMPLES, side).to(device=vae.device, dtype=vae.dtype)
        latents = vae.encode(pixels).latent_dist.mean.float() * vae.config.scaling_factor  # (N, C, h, w)
        colours = functional.interpolate(pixels.float(), latents.shape[-2:], mode="area")  # (N, 3, h, w)
        inputs = latents.permute(0, 2, 3, 1).flatten(0, 2).cpu()  # (N·h·w, C)
        inputs = torch.cat([inputs, torch.ones(len(inputs), 1)], dim=1)
        targets = colours.permute(0, 2, 3, 1).flatten(0, 2).cpu()
        return cls(torch.linalg.lstsq(inputs, targets).solution)  # (C + 1, 3)

    def __call__(self, latents: Tensor) -> Pixels:
        """Latents (1, C, h, w) as RGB pixels (h, w, 3)."""
        values = latents[0].float().cpu().permute(1, 2, 0)  # (h, w, C)
        colours = values @ self._matrix[:-1] + self._matrix[-1]
        pixels: Pixels = ((colours + 1) * 127.5).clamp(0, 255).nan_to_num().byte().numpy()
        return numpy.ascontiguousarray(pixels)


def colour_fields(count: int, side: int) -> Tensor:
    """Smooth random colours (count, 3, side, side) in -1…1; the same each time."""
    rng = torch.Generator().manual_seed(0)
    coarse = torch.rand(count, 3, 8, 8, generator=rng) * 2 - 1
    return functional.interpolate(coarse, (side, side), mode="bilinear")
