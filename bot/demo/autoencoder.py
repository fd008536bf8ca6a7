"""Training of the demo model's autoencoder: reconstruction with a very light pull of the latents towards a Gaussian."""

from collections.abc import Iterator
from pathlib import Path

import torch
from diffusers import AutoencoderKL

from bot.demo.architecture import make_autoencoder
from bot.demo.batches import picture_batch
from bot.demo.checkpoint import load_checkpoint, save_checkpoint

BATCH = 16
PEAK_RATE = 2e-3
KL_WEIGHT = 5e-7


def learning_rate(step: int, steps: int) -> float:
    """Half-cosine from the peak to nothing after 50 steps of warm-up."""
    warm = min(1.0, (step + 1) / 50)
    return warm * PEAK_RATE * 0.5 * (1 + torch.cos(torch.tensor(torch.pi * step / steps)).item())


def train_autoencoder(folder: Path, steps: int, seed: int, device: torch.device) -> Iterator[tuple[int, float]]:
    """Train, saving a checkpoint every 100 steps; yields (steps done, loss). The loss is L1 + L2 + 5e-7 KL."""
    vae = make_autoencoder().to(device)
    optimizer = torch.optim.AdamW(vae.parameters(), PEAK_RATE, weight_decay=1e-3)
    first = 0
    if saved := load_checkpoint(folder / "vae.pt"):
        vae.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        first = saved["step"]
    for step in range(first, steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, steps)
        pixels = picture_batch(seed, step, BATCH).to(device)  # (B, 3, H, W)
        posterior = vae.encode(pixels).latent_dist
        error = vae.decode(posterior.sample()).sample - pixels
        loss = error.abs().mean() + error.square().mean() + KL_WEIGHT * posterior.kl().mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(vae.parameters(), 1.0)
        optimizer.step()
        if (step + 1) % 100 == 0 or step + 1 == steps:
            save_checkpoint(
                folder / "vae.pt",
                {"model": vae.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1},
            )
        yield step + 1, loss.item()


@torch.no_grad()
def load_autoencoder(folder: Path, device: torch.device) -> AutoencoderKL:
    """The trained autoencoder, its scaling factor set so that latents of scenes have unit variance."""
    saved = load_checkpoint(folder / "vae.pt")
    if saved is None:
        raise FileNotFoundError(f"No autoencoder in {folder}: train it first.")
    vae = make_autoencoder().to(device).eval()
    vae.load_state_dict(saved["model"])
    latents = torch.cat([vae.encode(picture_batch(1, n, 64).to(device)).latent_dist.mean.flatten() for n in range(8)])
    vae.register_to_config(scaling_factor=round(1 / latents.std().item(), 5))
    return vae
