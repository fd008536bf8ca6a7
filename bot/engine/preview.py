"""Previews: latents as small, rough RGB pictures, because decoding with the VAE takes as long as several steps."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

import torch
from diffusers import AutoencoderKL, AutoencoderTiny
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from bot.core.errors import ModelError

SAMPLES: Final = 8


class Previewer(Protocol):
    """Turns latents into a preview."""

    every: int
    """Steps from one preview to the next; chosen so that previews cost less than 1 % of painting."""

    def __call__(self, latents: Tensor) -> Tensor:
        """Latents (1, C, h, w) as RGB bytes (H, W, 3), on the same device."""


class LinearPreviewer:
    """Maps each latent to a colour linearly; takes a fraction of a millisecond."""

    every = 4

    def __init__(self, matrix: Tensor) -> None:
        self.matrix = matrix  # (C + 1, 3)

    def __call__(self, latents: Tensor) -> Tensor:
        """One pixel for each latent."""
        if self.matrix.device != latents.device:
            self.matrix = self.matrix.to(latents.device)
        values = latents[0].float().permute(1, 2, 0)  # (h, w, C)
        return _to_bytes(values @ self.matrix[:-1] + self.matrix[-1])


class TinyPreviewer:
    """Decodes with TAESD (Bohan 2023), a small autoencoder for the same latents; sharper and slower.

    For 512², its decoder takes 0.14 TFLOP, and a U-Net row of Stable Diffusion 1.5 takes 0.8 a step. A preview every
    20 steps therefore costs 0.9 %.
    """

    every = 20

    def __init__(self, tiny: AutoencoderTiny, factor: int) -> None:
        self._tiny = tiny
        self._factor = factor

    @torch.no_grad()
    def __call__(self, latents: Tensor) -> Tensor:
        """The decoded picture, scaled to a quarter unless that would be too small to see."""
        image = self._tiny.decode(latents.to(self._tiny.dtype), return_dict=False)[0].float()  # (1, 3, H, W)
        if self._factor > 4:
            image = functional.interpolate(image, scale_factor=0.25, mode="area")
        return _to_bytes(image[0].permute(1, 2, 0))


def _to_bytes(colours: Tensor) -> Tensor:
    """Colours (H, W, 3) in -1…1 as bytes."""
    return ((colours + 1) * 127.5).clamp(0, 255).nan_to_num().to(torch.uint8).contiguous()


def linear_previewer(vae: AutoencoderKL, side: int, cache: Path | None) -> LinearPreviewer:
    """The linear previewer of a VAE, loaded from the cache folder if it was fitted before."""
    file = None if cache is None else cache / f"preview-{fingerprint(vae)}.safetensors"
    if file is not None and file.exists():
        try:
            return LinearPreviewer(load_file(file)["matrix"])
        except (OSError, SafetensorError, KeyError):
            file.unlink(missing_ok=True)  # damaged, so fit again
    matrix = fit(vae, side)
    if file is not None:
        with suppress(OSError):  # the cache is optional
            file.parent.mkdir(parents=True, exist_ok=True)
            save_file({"matrix": matrix}, file)
    return LinearPreviewer(matrix)


def tiny_previewer(
    name: str, latent_channels: int, factor: int, device: torch.device, dtype: torch.dtype
) -> TinyPreviewer:
    """Load TAESD from a folder or hub id; raises ModelError if it can't be read or is for other latents."""
    try:
        tiny = AutoencoderTiny.from_pretrained(name, dtype=dtype, use_safetensors=True)
    except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise ModelError("model.taesd", name=name, reason=error) from error
    if tiny.config.latent_channels != latent_channels:
        reason = f"it has {tiny.config.latent_channels} latent channels, but the model has {latent_channels}"
        raise ModelError("model.taesd", name=name, reason=reason)
    return TinyPreviewer(tiny.to(device), factor)


@torch.no_grad()
def fit(vae: AutoencoderKL, side: int) -> Tensor:
    """The matrix (C + 1, 3), fitted by least squares from the latents of smooth colour fields to their colours."""
    pixels = colour_fields(SAMPLES, side)  # (N, 3, side, side)
    dtype = vae.dtype
    vae.to(torch.float32)  # some VAEs overflow in fp16
    # one at a time: a full-size VAE needs gigabytes for eight
    means = [vae.encode(one[None].to(vae.device)).latent_dist.mean for one in pixels]
    vae.to(dtype)
    latents = torch.cat(means).float().cpu() * vae.config.scaling_factor  # (N, C, h, w)
    colours = functional.interpolate(pixels, latents.shape[-2:], mode="area")  # (N, 3, h, w)
    inputs = latents.permute(0, 2, 3, 1).flatten(0, 2)  # (N·h·w, C)
    inputs = torch.cat([inputs, torch.ones(len(inputs), 1)], dim=1)
    targets = colours.permute(0, 2, 3, 1).flatten(0, 2)
    solution: Tensor = torch.linalg.lstsq(inputs, targets).solution
    return solution.contiguous()


def colour_fields(count: int, side: int) -> Tensor:
    """Smooth random colours (count, 3, side, side) in -1…1, the same on every call."""
    rng = torch.Generator().manual_seed(0)
    coarse = torch.rand(count, 3, 8, 8, generator=rng) * 2 - 1
    return functional.interpolate(coarse, (side, side), mode="bilinear")


def fingerprint(vae: AutoencoderKL) -> str:
    """A hash of the VAE's encoder weights, to recognise the VAE."""
    digest = hashlib.sha256(str(vae.config.scaling_factor).encode())
    for tensor in vae.encoder.state_dict().values():
        digest.update(tensor.detach().float().cpu().numpy().tobytes())
    return digest.hexdigest()[:16]
