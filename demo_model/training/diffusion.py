"""Training of the demo model's U-Net and text encoder, which learn to remove noise, given a caption."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from diffusers import DDPMScheduler, UNet2DConditionModel
from diffusers.training_utils import EMAModel
from torch import Tensor, nn
from torch.nn import functional
from transformers import CLIPTextModel, CLIPTokenizer

from demo_model.architecture import Prediction, Schedule, make_scheduler, make_text_encoder, make_unet
from demo_model.tokenizer import caption_ids
from demo_model.training.batches import LatentBank
from demo_model.training.descent import Descent
from demo_model.training.reading import load_reader

SNR_GAMMA = 5.0
REPAINT_DECAY = 0.99
"""The decay of the moving average while the model learns repainting; it's short, to forget earlier weights."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train: schedule, prediction, and the number of steps, the last of them with a falling rate.

    `repaint_steps` more follow with uneven noise (see `uneven`). Without them, img2img keeps the picture's sky,
    whatever the caption says.
    """

    schedule: Schedule
    prediction: Prediction
    steps: int
    decay_steps: int
    repaint_steps: int = 0
    batch: int = 32
    peak_rate: float = 1.2e-3
    warm_up: int = 200
    seed: int = 0

    @property
    def name(self) -> str:
        """The folder of the run, such as "cosine-v_prediction"."""
        return f"{self.schedule}-{self.prediction}"

    @property
    def total(self) -> int:
        """All steps."""
        return self.steps + self.repaint_steps

    def learning_rate(self, step: int) -> float:
        """A linear warm-up, a plateau, a linear fall over decay_steps; then again a fall from half of the peak."""
        if step >= self.steps:
            return self.peak_rate / 2 * (self.total - step) / self.repaint_steps
        rise = min(1.0, (step + 1) / self.warm_up)
        fall = min(1.0, (self.steps - step) / self.decay_steps) if self.decay_steps else 1.0
        return self.peak_rate * rise * fall


class Painter(nn.Module):
    """The U-Net and the text encoder, which are trained together."""

    def __init__(self, tokenizer: CLIPTokenizer) -> None:
        super().__init__()
        self.unet: UNet2DConditionModel = make_unet()
        self.text_encoder: CLIPTextModel = make_text_encoder(tokenizer)

    def forward(self, noisy: Tensor, timesteps: Tensor, ids: Tensor) -> Tensor:
        """The prediction (B, 4, h, w) for noisy latents (B, 4, h, w), timesteps (B,) and token ids (B, 77)."""
        states = self.text_encoder(ids).last_hidden_state  # (B, 77, 128)
        prediction: Tensor = self.unet(noisy, timesteps, states).sample
        return prediction


def loss_weights(scheduler: DDPMScheduler, timesteps: Tensor) -> Tensor:
    """Weights (B,) of the squared errors: Min-SNR-γ for noise, 1 for velocity (Hang et al. 2023, section 3.4).

    In terms of x₀, the velocity's own weight is SNR + 1. Min-SNR would make it nearly zero at the noisiest timesteps,
    which alone decide about sky and ground: there, the model ignored captions after 800 steps.
    """
    if scheduler.config.prediction_type == "v_prediction":
        return torch.ones_like(timesteps, dtype=torch.float32)
    bars = scheduler.alphas_cumprod.to(timesteps.device)[timesteps]
    snr = bars / (1 - bars)
    weights: Tensor = snr.clamp(max=SNR_GAMMA) / snr
    return weights


def uneven(noise: Tensor, rng: torch.Generator) -> Tensor:
    """White noise (B, C, h, w), with smooth noise of the same strength added in half of the pictures.

    This is offset noise (Guttenberg 2023, "Diffusion with Offset Noise") on a grid of 4 × 4 instead of one value for
    the whole picture. White noise hardly changes a sky's mean colour, so a network that has seen nothing else takes the
    sky from half-noised latents and ignores the caption. With uneven noise it has to use the caption.
    """
    clouds = torch.randn(*noise.shape[:2], 4, 4, generator=rng)
    smooth = functional.interpolate(clouds, size=noise.shape[2:], mode="bilinear", align_corners=True)
    chosen = torch.arange(len(noise)) % 2 == 1
    return noise + smooth * chosen[:, None, None, None]


def borrowed(latents: Tensor, sigmas: Tensor) -> Tensor:
    """What to add to the noise (B, C, h, w) so that every fourth picture seems to have its neighbour's colours.

    Takes latents (B, C, h, w) and noise-to-signal ratios (B,). Uneven noise seldom looks like a sky, so in time a
    network learns to tell them apart, and again trusts what looks like a sky. These colours look like a sky and aren't,
    so only the caption can be trusted. They fade below a ratio of 1, where a picture's colours are settled.
    """
    coarse = functional.interpolate(functional.adaptive_avg_pool2d(latents, 4), size=latents.shape[2:], mode="bilinear")
    chosen = torch.arange(len(latents), device=latents.device) % 4 == 2
    strength = chosen / sigmas.clamp(min=1)
    return (coarse.roll(1, 0) - coarse) * strength[:, None, None, None]


def denoising_loss(
    painter: Painter,
    scheduler: DDPMScheduler,
    latents: Tensor,
    ids: Tensor,
    seed: int,
    *,
    repainting: bool = False,
    borrowing: bool = False,
    focus: Tensor | None = None,
) -> Tensor:
    """The weighted squared error of a batch; the seed sets timesteps and noise.

    `focus` (h, w) weighs the places of a picture; without it, all count the same.
    Timesteps are stratified over the batch: one from each B-th of the range, which makes the estimate less noisy.
    """
    rng = torch.Generator().manual_seed(seed)
    size = len(latents)
    share = (torch.arange(size) + torch.rand(size, generator=rng)) / size
    timesteps = (share * scheduler.config.num_train_timesteps).long().to(latents.device)
    noise = torch.randn(latents.shape, generator=rng)
    noise = (uneven(noise, rng) if repainting else noise).to(latents.device)
    if borrowing:
        bars = scheduler.alphas_cumprod.to(latents.device)[timesteps]
        noise = noise + borrowed(latents, ((1 - bars) / bars).sqrt())
    noisy = scheduler.add_noise(latents, noise, timesteps)
    epsilon = scheduler.config.prediction_type == "epsilon"
    target = noise if epsilon else scheduler.get_velocity(latents, noise, timesteps)
    places = torch.ones(latents.shape[2:]) if focus is None else focus
    shares = (places / places.sum()).to(latents.device)
    errors = (painter(noisy, timesteps, ids) - target).square().mean(dim=1)  # (B, h, w)
    loss: Tensor = ((errors * shares).sum(dim=(1, 2)) * loss_weights(scheduler, timesteps)).mean()
    return loss


class DiffusionTraining:
    """A training run of both networks, after the reading lessons."""

    def __init__(self, folder: Path, recipe: Recipe, tokenizer: CLIPTokenizer, device: torch.device) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe, self.tokenizer, self.device = recipe, tokenizer, device
        self.scheduler = make_scheduler(recipe.schedule, recipe.prediction)
        self.painter = Painter(tokenizer)
        load_reader(folder, self.painter.text_encoder)
        self.painter = self.painter.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        trained = [*self.painter.parameters()]
        average = EMAModel(trained, decay=0.9995, use_ema_warmup=True, power=0.8)
        self.descent = Descent(folder / f"{recipe.name}.pt", self.painter, trained, average)

    def run(self, bank: LatentBank) -> Iterator[tuple[int, float]]:
        """Train up to the recipe's steps; yields (steps done, loss)."""
        recipe = self.recipe
        return self.descent.run(
            recipe.total, lambda step: self._loss(bank, step), recipe.learning_rate, marks=[recipe.steps]
        )

    def finished(self) -> Painter:
        """The networks with their averaged weights, for painting."""
        self.descent.finish()
        return self.painter.eval()

    def _loss(self, bank: LatentBank, step: int) -> Tensor:
        repainting = step >= self.recipe.steps
        if repainting:
            self.descent.average.decay = REPAINT_DECAY
        latents, captions = bank.batch(self.recipe.seed, step, self.recipe.batch)
        return denoising_loss(
            self.painter,
            self.scheduler,
            latents.to(self.device),
            caption_ids(self.tokenizer, captions).to(self.device),
            step,
            repainting=repainting,
        )
