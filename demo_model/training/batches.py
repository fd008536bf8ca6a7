"""Batches of scenes for training: newly drawn pictures, and a bank of encoded ones."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

import numpy
import torch
from diffusers import AutoencoderKL
from PIL.Image import Image
from torch import Tensor

from demo_model.scenes.captions import OFTEN, training_caption
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import Scene, training_scene
from demo_model.training.checkpoint import load_checkpoint, save_checkpoint

SHAPES: Final = ((64, 64), (80, 48), (48, 80))
"""The widths and heights of training pictures: square, wide and tall, with nearly equal areas."""
SHARES: Final = (0.7, 0.15, 0.15)


def to_tensor(pictures: list[Image]) -> Tensor:
    """RGB pictures of one size as a tensor (B, 3, H, W) in -1…1."""
    pixels = numpy.stack([numpy.asarray(p, dtype=numpy.float32) for p in pictures])
    return torch.from_numpy(pixels).permute(0, 3, 1, 2) / 127.5 - 1


def picture_batch(seed: int, step: int, size: int) -> Tensor:
    """The pictures (B, 3, H, W) of an autoencoder's training step; the same for each seed and step."""
    rng = random.Random(f"{seed}/pictures/{step}")
    width, height = rng.choices(SHAPES, SHARES)[0]
    return to_tensor([draw(training_scene(rng), rng, width, height) for _ in range(size)])


def ordinary_caption(scene: Scene, rng: random.Random, often: Mapping[str, float] = OFTEN) -> str:
    """A caption for training; one in ten is empty, for classifier-free guidance."""
    return "" if rng.random() < 0.1 else training_caption(scene, rng, often)


@dataclass(frozen=True, slots=True)
class LatentBank:
    """Encoded scenes, grouped by SHAPES: scenes and their latents (N, 4, H/4, W/4), in fp16 with unit variance."""

    groups: list[tuple[list[Scene], Tensor]]

    def batch(self, seed: int, step: int, size: int, often: Mapping[str, float] = OFTEN) -> tuple[Tensor, list[str]]:
        """Latents (B, 4, h, w) in fp32, and new captions that name the light with probability `often`."""
        rng = random.Random(f"{seed}/latents/{step}")
        scenes, latents = rng.choices(self.groups, SHARES)[0]
        rows = [rng.randrange(len(scenes)) for _ in range(size)]
        captions = [ordinary_caption(scenes[row], rng, often) for row in rows]
        return latents[rows].float(), captions

    def save(self, path: Path) -> None:
        """Save the bank for the next run."""
        groups = [([astuple(scene) for scene in scenes], latents) for scenes, latents in self.groups]
        save_checkpoint(path, {"groups": groups})

    @classmethod
    def load(cls, path: Path) -> "LatentBank | None":
        """Load the bank from an earlier run, or None."""
        if (saved := load_checkpoint(path)) is None:
            return None
        return cls([([Scene(*values) for values in scenes], latents) for scenes, latents in saved["groups"]])


@torch.no_grad()
def fill_bank(vae: AutoencoderKL, seed: int, count: int, device: torch.device) -> Iterator[int | LatentBank]:
    """Draw and encode `count` scenes; yields how many are done, and finally the bank."""
    groups: list[tuple[list[Scene], Tensor]] = []
    done = 0
    for (width, height), share in zip(SHAPES, SHARES, strict=True):
        rng = random.Random(f"{seed}/bank/{width}x{height}")
        scenes: list[Scene] = []
        parts: list[Tensor] = []
        while len(scenes) < count * share:
            fresh = [training_scene(rng) for _ in range(64)]
            pixels = to_tensor([draw(scene, rng, width, height) for scene in fresh]).to(device)
            latents = vae.encode(pixels).latent_dist.mean * vae.config.scaling_factor
            parts.append(latents.half().cpu())
            scenes += fresh
            done += len(fresh)
            yield done
        groups.append((scenes, torch.cat(parts)))
    yield LatentBank(groups)
