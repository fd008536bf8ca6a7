"""Lessons in sun and moon: the U-Net's last stage, while the text encoder stays as it is after the reminder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from diffusers import DDPMScheduler
from diffusers.training_utils import EMAModel
from torch import Tensor
from transformers import CLIPTokenizer

from demo_model.scenes.captions import MOSTLY
from demo_model.tokenizer import caption_ids
from demo_model.training.batches import LatentBank
from demo_model.training.descent import Descent
from demo_model.training.diffusion import REPAINT_DECAY, Painter, denoising_loss
from demo_model.training.reading import load_reader
from demo_model.training.reminder import REMINDED

FOCUS: Final = 5.0
"""How much the places count where sun or moon may be; all others count 1."""


@dataclass(frozen=True, slots=True)
class LightRecipe:
    """The steps and the rate for sun and moon; `borrow_steps` more follow with borrowed colours."""

    steps: int
    borrow_steps: int = 0
    batch: int = 32
    peak_rate: float = 5e-4
    warm_up: int = 30
    seed: int = 1
    """Not the seed of the steps before, so that their batches aren't repeated."""

    @property
    def total(self) -> int:
        """All steps."""
        return self.steps + self.borrow_steps

    def learning_rate(self, step: int) -> float:
        """A linear rise and a linear fall to zero, then again a fall from the peak."""
        if step >= self.steps:
            return self.peak_rate * (self.total - step) / self.borrow_steps
        return self.peak_rate * min(1.0, (step + 1) / self.warm_up) * (self.steps - step) / self.steps


def light_focus(height: int, width: int) -> Tensor:
    """The weights of latents (h, w): FOCUS in the upper corners, 1 elsewhere.

    `drawing.draw_sky` puts sun and moon an eighth to a sixth of the width from either side, and in the upper fifth of
    the height. They are a hundredth of the picture, so an error there hardly changes the mean.
    """
    places = torch.ones(height, width)
    top, side = round(height * 0.34), round(width * 0.31)
    places[:top, :side] = places[:top, width - side :] = FOCUS
    return places


class LightTraining:
    """A training run of the U-Net alone, from finished weights, with uneven noise in half of the pictures."""

    def __init__(
        self,
        folder: Path,
        recipe: LightRecipe,
        painter: Painter,
        tokenizer: CLIPTokenizer,
        scheduler: DDPMScheduler,
    ) -> None:
        self.recipe, self.tokenizer, self.scheduler, self.painter = recipe, tokenizer, scheduler, painter
        load_reader(folder, painter.text_encoder, REMINDED)
        painter.text_encoder.requires_grad_(False)
        trained = [*painter.unet.parameters()]
        self.descent = Descent(folder / "light.pt", painter, trained, EMAModel(trained, decay=REPAINT_DECAY))

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
        latents, captions = bank.batch(self.recipe.seed, step, self.recipe.batch, MOSTLY)
        device, borrowing = self.painter.unet.device, step >= self.recipe.steps
        return denoising_loss(
            self.painter,
            self.scheduler,
            latents.to(device),
            caption_ids(self.tokenizer, captions).to(device),
            step,
            repainting=True,
            borrowing=borrowing,
            focus=None if borrowing else light_focus(*latents.shape[2:]),
        )
