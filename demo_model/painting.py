"""Painting with the demo model, from captions or from pictures and captions, several at a time."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import torch
from diffusers.utils import logging as diffusers_logging
from PIL.Image import Image
from transformers.utils import logging as transformers_logging

from demo_model.tokenizer import CONTEXT, caption_windows

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline

BATCH: Final = 20
"""Captions in one call of the pipeline."""
SIDE: Final = 64
"""Width and height of a picture, in pixels."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to paint: the sampler's steps, the guidance, and the seed of the first picture.

    Picture i has the seed `seed + i`, in whatever batch it is.
    """

    steps: int = 20
    guidance_scale: float = 4.0
    seed: int = 0


def silence_libraries() -> None:
    """Keep the libraries' warnings out of the tables; importing the pipelines already prints some about torchvision."""
    for library in (diffusers_logging, transformers_logging):
        library.set_verbosity(logging.ERROR)
        library.disable_progress_bar()


def load_pipeline(folder: Path, device: torch.device) -> "StableDiffusionPipeline":
    """Load a diffusers folder in fp32, without a progress bar."""
    silence_libraries()
    from diffusers import StableDiffusionPipeline

    pipeline = StableDiffusionPipeline.from_pretrained(folder, dtype=torch.float32, safety_checker=None)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline.to(device)


def generators(settings: Settings, first: int, count: int) -> list[torch.Generator]:
    """The noise generator of each picture from number `first` on; on the CPU, so that devices agree."""
    return [torch.Generator().manual_seed(settings.seed + first + n) for n in range(count)]


def paint(pipeline: "StableDiffusionPipeline", captions: Sequence[str], settings: Settings) -> Iterator[list[Image]]:
    """Paint the captions, batch by batch; long ones in several windows, as the bot does."""
    for first in range(0, len(captions), BATCH):
        batch = list(captions[first : first + BATCH])
        noise = generators(settings, first, len(batch))
        pictures: dict[int, Image] = {}
        for places, states, empty in encoded(pipeline, batch):
            painted = pipeline(
                prompt_embeds=states,
                negative_prompt_embeds=empty,
                width=SIDE,
                height=SIDE,
                num_inference_steps=settings.steps,
                guidance_scale=settings.guidance_scale,
                generator=[noise[place] for place in places],
            ).images
            pictures |= dict(zip(places, painted, strict=True))
        yield [pictures[place] for place in range(len(batch))]


@torch.no_grad()
def encoded(
    pipeline: "StableDiffusionPipeline", captions: Sequence[str]
) -> Iterator[tuple[list[int], torch.Tensor, torch.Tensor]]:
    """The captions in groups of as many windows: their places, states (B, 77 · W, C), and as many of the empty text."""
    rows = [caption_windows(pipeline.tokenizer, [caption])[0] for caption in captions]

    def states(ids: torch.Tensor) -> torch.Tensor:
        windows: torch.Tensor = pipeline.text_encoder(ids.reshape(-1, CONTEXT).to(pipeline.device)).last_hidden_state
        return windows.reshape(len(ids), -1, windows.shape[-1])

    for length in sorted({len(row) for row in rows}):
        places = [place for place, row in enumerate(rows) if len(row) == length]
        empty = caption_windows(pipeline.tokenizer, [""]).repeat(len(places), length // CONTEXT)
        yield places, states(torch.stack([rows[place] for place in places])), states(empty)


def repaint(
    pipeline: "StableDiffusionPipeline",
    pictures: Sequence[Image],
    captions: Sequence[str],
    settings: Settings,
    *,
    strength: float,
) -> Iterator[list[Image]]:
    """Repaint pictures by their captions (img2img), batch by batch."""
    from diffusers import StableDiffusionImg2ImgPipeline

    changer = StableDiffusionImg2ImgPipeline(**pipeline.components, requires_safety_checker=False)
    changer.set_progress_bar_config(disable=True)
    for first in range(0, len(captions), BATCH):
        batch = list(captions[first : first + BATCH])
        yield changer(
            batch,
            image=list(pictures[first : first + BATCH]),
            strength=strength,
            num_inference_steps=settings.steps,
            guidance_scale=settings.guidance_scale,
            generator=generators(settings, first, len(batch)),
        ).images
