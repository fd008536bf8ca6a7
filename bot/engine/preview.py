"""Previews: latents as small RGB pictures, roughly and cheaply, where the VAE takes as long as several steps."""

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
    """Shows latents."""

    every: int
    """Steps from one preview to the next: so many that all of them cost less than 1 % of painting."""

    def __call__(self, latents: Tensor) -> Tensor:
        """Latents (1, C, h, w) as RGB bytes (H, W, 3), on the same device."""


class LinearPreviewer:
    """A linear map from each latent to a colour: a fraction of a millisecond."""

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
    """TAESD (Bohan 2023), a small autoencoder of the same latents: sharper, and slower.

    Its decoder takes 0.14 TFLOP for 512², a U-Net row of Stable Diffusion 1.5 0.8 a step: 0.9 % at one in twenty.
    """

    every = 20

    def __init__(self, tiny: AutoencoderTiny, factor: int) -> None:
        self._tiny = tiny
        self._factor = factor

    @torch.no_grad()
    def __call__(self, latents: Tensor) -> Tensor:
        """The decoded picture, a quarter as wide and high where that leaves something to see."""
        image = self._tiny.decode(latents.to(self._tiny.dtype), return_dict=False)[0].float()  # (1, 3, H, W)
        if self._factor > 4:
            image = functional.interpolate(image, scale_factor=0.25, mode="area")
        return _to_bytes(image[0].permute(1, 2, 0))


def _to_bytes(colours: Tensor) -> Tensor:
    """Colours (H, W, 3) in -1…1 as bytes."""
    return ((colours + 1) * 127.5).clamp(0, 255).nan_to_num().to(torch.uint8).contiguous()


def linear_previewer(vae: AutoencoderKL, side: int, cache: Path | None) -> LinearPreviewer:
    """The linear map of a VAE, from the cache folder where it was fitted before."""
    file = None if cache is None else cache / f"preview-{fingerprint(vae)}.safetensors"
    if file is not None and file.exists():
        try:
            return LinearPreviewer(load_file(file)["matrix"])
        except (OSError, SafetensorError, KeyError):
            file.unlink(missing_ok=True)  # damaged: fit it anew
    matrix = fit(vae, side)
    if file is not None:
        with suppress(OSError):  # it is only a cache
            file.parent.mkdir(parents=True, exist_ok=True)
            save_file({"matrix": matrix}, file)
    return LinearPreviewer(matrix)


def tiny_previewer(
    name: str, latent_channels: int, factor: int, device: torch.device, dtype: torch.dtype
) -> TinyPreviewer:
    """TAESD of a folder or hub id; raises ModelError where it can't be read or is for other latents."""
    try:
        tiny = AutoencoderTiny.from_pretrained(name, dtype=dtype, use_safetensors=True)
    except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise ModelError("model.taesd", name=name, reason=error) from error
    if tiny.config.latent_channels != latent_channels:
        reason = f"it has {tiny.config.latent_channels} latent channels, and the model {latent_channels}"
        raise ModelError("model.taesd", name=name, reason=reason)
    return TinyPreviewer(tiny.to(device), factor)


@torch.no_grad()
def fit(vae: AutoencoderKL, side: int) -> Tensor:
    """The matrix (C + 1, 3): least squares between the latents of smooth colour fields and their colours."""
    pixels = colour_fields(SAMPLES, side)  # (N, 3, side, side)
    dtype = vae.dtype
    vae.to(torch.float32)  # some overflow in fp16
    # one at a time: a full-size VAE takes gigabytes for eight
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
    """Smooth random colours (count, 3, side, side) in -1…1; the same each time."""
    rng = torch.Generator().manual_seed(0)
    coarse = torch.rand(count, 3, 8, 8, generator=rng) * 2 - 1
    return functional.interpolate(coarse, (side, side), mode="bilinear")


def fingerprint(vae: AutoencoderKL) -> str:
    """What tells one VAE from another: a hash of its encoder's weights."""
    digest = hashlib.sha256(str(vae.config.scaling_factor).encode())
    for tensor in vae.encoder.state_dict().values():
        digest.update(tensor.detach().float().cpu().numpy().tobytes())
    return digest.hexdigest()[:16]
