"""Training of the demo model's autoencoder: reconstruction, with a very small KL term.

First both halves learn together. Then the encoder stays as it is, so latents keep their meaning, and the decoder learns
alone. Its pictures become sharper, and the U-Net, which only knows latents, needn't be trained again.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import torch
from diffusers import AutoencoderKL
from torch import Tensor, nn

from demo_model.architecture import make_autoencoder
from demo_model.training.batches import picture_batch
from demo_model.training.checkpoint import load_checkpoint, save_checkpoint

BATCH: Final = 16
PEAK_RATE: Final = 2e-3
DECODER_RATE: Final = 1e-3
KL_WEIGHT: Final = 5e-7
SAVE_EVERY: Final = 100
BOTH, DECODER = "vae.pt", "decoder.pt"
"""The checkpoints of the two parts of the training; each has the whole autoencoder."""


def learning_rate(peak: float, step: int, steps: int) -> float:
    """A warm-up of 50 steps, then a half-cosine from the peak to zero."""
    warm = min(1.0, (step + 1) / 50)
    return warm * peak * 0.5 * (1 + torch.cos(torch.tensor(torch.pi * step / steps)).item())


def reconstruction_loss(decoded: Tensor, pixels: Tensor) -> Tensor:
    """L1 + L2 of pictures (B, 3, H, W) in -1…1."""
    error = decoded - pixels
    loss: Tensor = error.abs().mean() + error.square().mean()
    return loss


def train_autoencoder(folder: Path, steps: int, seed: int, device: torch.device) -> Iterator[tuple[int, float]]:
    """Train both halves; yields (steps done, loss). The loss is L1 + L2 + 5e-7 KL."""
    vae = make_autoencoder().to(device)

    def loss(step: int) -> Tensor:
        pixels = picture_batch(seed, step, BATCH).to(device)  # (B, 3, H, W)
        posterior = vae.encode(pixels).latent_dist
        kl: Tensor = posterior.kl().mean()
        return reconstruction_loss(vae.decode(posterior.sample()).sample, pixels) + KL_WEIGHT * kl

    yield from _descend(folder / BOTH, vae, [*vae.parameters()], PEAK_RATE, steps, loss)


def train_decoder(folder: Path, steps: int, seed: int, device: torch.device) -> Iterator[tuple[int, float]]:
    """Train the decoder alone, after `train_autoencoder`; yields (steps done, loss). The loss is L1 + L2."""
    vae = _restored(folder / BOTH, device)

    def loss(step: int) -> Tensor:
        pixels = picture_batch(seed + 1, step, BATCH).to(device)
        with torch.no_grad():
            latents = vae.encode(pixels).latent_dist.mean
        return reconstruction_loss(vae.decode(latents).sample, pixels)

    trained = [*vae.decoder.parameters(), *vae.post_quant_conv.parameters()]
    yield from _descend(folder / DECODER, vae, trained, DECODER_RATE, steps, loss)


@torch.no_grad()
def load_autoencoder(folder: Path, device: torch.device) -> AutoencoderKL:
    """Load the trained autoencoder, with a scaling factor that gives latents of scenes unit variance."""
    vae = _restored(folder / (DECODER if (folder / DECODER).exists() else BOTH), device).eval()
    latents = torch.cat([vae.encode(picture_batch(1, n, 64).to(device)).latent_dist.mean.flatten() for n in range(8)])
    vae.register_to_config(scaling_factor=round(1 / latents.std().item(), 5))
    return vae


def _restored(path: Path, device: torch.device) -> AutoencoderKL:
    saved = load_checkpoint(path)
    if saved is None:
        raise FileNotFoundError(f"No autoencoder in {path.parent}: train it first.")
    vae = make_autoencoder().to(device)
    vae.load_state_dict(saved["model"])
    return vae


def _descend(
    path: Path,
    vae: AutoencoderKL,
    trained: list[nn.Parameter],
    peak: float,
    steps: int,
    loss_of: Callable[[int], Tensor],
) -> Iterator[tuple[int, float]]:
    """Minimise the loss of each step, from the checkpoint at `path` on; yields (steps done, loss)."""
    optimizer = torch.optim.AdamW(trained, peak, weight_decay=1e-3)
    first = 0
    if saved := load_checkpoint(path):
        vae.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        first = saved["step"]
    for step in range(first, steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(peak, step, steps)
        loss = loss_of(step)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == steps:
            state = {"model": vae.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}
            save_checkpoint(path, state)
        yield step + 1, loss.item()
