"""Families of models: how Stable Diffusion 1.x and 2.x, and SDXL, make conditioning of a request.

Plain text by the pipelines' own methods, so that the sums are the same to the bit; weights and long text by compel.
"""

from collections.abc import Sequence
from typing import Protocol

import torch
from diffusers import DiffusionPipeline, StableDiffusionPipeline, StableDiffusionXLPipeline
from torch import Tensor

from bot.core.request import ImageRequest
from bot.engine.conditioning import Conditioning, Words, WordsCache
from bot.engine.weighting import fits, weighted_states
from bot.prompts import weights


class Family(Protocol):
    """What differs between families."""

    sets_begin_index: bool
    """Whether the pipeline tells its scheduler to begin at index 0, instead of leaving it to look for the timestep."""

    def condition(self, request: ImageRequest) -> Conditioning:
        """The conditioning of one picture of a request."""


def family_of(pipeline: DiffusionPipeline) -> Family:
    """The family of a loaded pipeline."""
    if isinstance(pipeline, StableDiffusionXLPipeline):
        return StableDiffusionXL(pipeline)
    return StableDiffusion(pipeline)


class StableDiffusion:
    """Stable Diffusion 1.x and 2.x: the states of one text encoder."""

    sets_begin_index = False

    def __init__(self, pipeline: StableDiffusionPipeline) -> None:
        self._pipeline = pipeline
        self._words = WordsCache(self._encode)

    def condition(self, request: ImageRequest) -> Conditioning:
        """The text encoder's states."""
        words = of_one_length(texts(self._pipeline, request), self._words)
        states = torch.cat([one.states for one in words])
        return Conditioning(states, request.guidance_scale, timestep_cond=distilled_guidance(self._pipeline, request))

    @torch.no_grad()
    def _encode(self, text: str | None) -> Words:
        pipe, text = self._pipeline, text or ""
        if not fits(pipe.tokenizer, text):
            return Words(weighted_states(pipe.tokenizer, pipe.text_encoder, text, penultimate=False))
        states, _ = pipe.encode_prompt(weights.plain(text), pipe.device, 1, do_classifier_free_guidance=False)
        return Words(states)


class StableDiffusionXL:
    """SDXL: the states of both text encoders, the pooled state of the second, and sizes as numbers."""

    sets_begin_index = True

    def __init__(self, pipeline: StableDiffusionXLPipeline) -> None:
        self._pipeline = pipeline
        self._words = WordsCache(self._encode)

    def condition(self, request: ImageRequest) -> Conditioning:
        """States, pooled states and sizes."""
        words = of_one_length(texts(self._pipeline, request), self._words)
        states = torch.cat([one.states for one in words])
        pooled = torch.cat([one.pooled for one in words if one.pooled is not None])
        size = (request.height, request.width)
        ids = torch.tensor([[*size, 0, 0, *size]] * len(words), dtype=states.dtype).to(states.device)
        extra = distilled_guidance(self._pipeline, request)
        return Conditioning(states, request.guidance_scale, pooled, ids, extra)

    @torch.no_grad()
    def _encode(self, text: str | None) -> Words:
        """A text; for none at all zeros, where the model was trained so. The pooled state is that of the plain text,
        as far as it is read at once: weights are for the states of single tokens.
        """
        pipe, typed = self._pipeline, text or ""
        states, _, pooled, _ = pipe.encode_prompt(
            weights.plain(typed), device=pipe.device, do_classifier_free_guidance=False
        )
        if text is None and pipe.config.force_zeros_for_empty_prompt:
            return Words(torch.zeros_like(states), torch.zeros_like(pooled))
        if fits(pipe.tokenizer, typed):
            return Words(states, pooled)
        readers = ((pipe.tokenizer, pipe.text_encoder), (pipe.tokenizer_2, pipe.text_encoder_2))
        both = [weighted_states(*reader, typed, penultimate=True) for reader in readers]
        return Words(torch.cat(both, dim=-1), pooled)


def texts(pipeline: DiffusionPipeline, request: ImageRequest) -> list[str | None]:
    """The texts of a picture's rows: with guidance the negative one first, None where there is none."""
    if not request.guided or pipeline.unet.config.time_cond_proj_dim is not None:
        return [request.prompt]
    return [request.negative_prompt or None, request.prompt]


def of_one_length(texts: Sequence[str | None], words: WordsCache) -> list[Words]:
    """The words of a picture's rows, the shorter ones filled up with windows of empty text, as compel does."""
    found = [words(text) for text in texts]
    longest = max(one.length for one in found)
    return [
        one if one.length == longest else one.filled(words(None if text is None else ""), longest)
        for text, one in zip(texts, found, strict=True)
    ]


def distilled_guidance(pipeline: DiffusionPipeline, request: ImageRequest) -> Tensor | None:
    """The guidance scale as a model distilled for it wants it: (1, D); None for all others."""
    size = pipeline.unet.config.time_cond_proj_dim
    if size is None:
        return None
    scale = torch.tensor(request.guidance_scale - 1).repeat(1)
    embedding: Tensor = pipeline.get_guidance_scale_embedding(scale, embedding_dim=size)
    return embedding.to(device=pipeline.device, dtype=pipeline.dtype)
