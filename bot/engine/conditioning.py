"""Conditioning: prompts as the text encoder's states, by the pipeline's own encode_prompt."""

from dataclasses import dataclass

import torch
from diffusers import StableDiffusionPipeline
from torch import Tensor

from bot.jobs import ImageRequest


@dataclass(frozen=True, slots=True)
class Conditioning:
    """What the U-Net attends to: `states` (R, 77, C), for R = 2 (negative, then prompt) with guidance, else 1."""

    states: Tensor
    guidance_scale: float

    @property
    def rows(self) -> int:
        """U-Net rows that one picture takes in each step."""
        return len(self.states)


@torch.no_grad()
def encode(pipeline: StableDiffusionPipeline, request: ImageRequest) -> Conditioning:
    """Encode the request's prompt, and the negative one where guidance is on."""
    prompt, negative = pipeline.encode_prompt(
        request.prompt,
        device=pipeline.device,
        num_images_per_prompt=1,
        do_classifier_free_guidance=request.guided,
        negative_prompt=request.negative_prompt,
    )
    states = torch.cat([negative, prompt]) if request.guided else prompt
    return Conditioning(states, request.guidance_scale)
