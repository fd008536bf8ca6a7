"""Model families: how Stable Diffusion 1.x/2.x and SDXL turn a request into conditioning.

Plain text goes through the pipelines' own methods, so that results are identical to the bit; weighted and long text
goes through compel.
"""

from collections.abc import Sequence
from typing import Protocol

import torch
from diffusers import DiffusionPipeline, StableDiffusionPipeline, StableDiffusionXLPipeline
from torch import Tensor

from bot.core.request import ImageRequest
from bot.engine.conditioning import Conditioning, EncodedText, EncodedTextCache
from bot.engine.weighting import fits, weighted_states
from bot.prompts import weights
from bot.prompts.schedule import Texts


class Family(Protocol):
    """What differs between model families."""

    sets_begin_index: bool
    """Whether the pipeline sets its scheduler's begin index to 0 instead of letting it search for the timestep."""

    def condition(self, request: ImageRequest, read: Texts) -> Conditioning:
        """The conditioning of one picture of a request, in the steps in which it reads these texts."""


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
        self._words = EncodedTextCache(self._encode)

    def condition(self, request: ImageRequest, read: Texts) -> Conditioning:
        """The states of the text encoder."""
        words = of_one_length(texts(self._pipeline, request, read), self._words)
        states = torch.cat([one.states for one in words])
        return Conditioning(states, request.guidance_scale, timestep_cond=distilled_guidance(self._pipeline, request))

    @torch.no_grad()
    def _encode(self, text: str | None) -> EncodedText:
        pipe, text = self._pipeline, text or ""
        if not fits(pipe.tokenizer, text):
            return EncodedText(weighted_states(pipe.tokenizer, pipe.text_encoder, text, penultimate=False))
        states, _ = pipe.encode_prompt(weights.plain(text), pipe.device, 1, do_classifier_free_guidance=False)
        return EncodedText(states)


class StableDiffusionXL:
    """SDXL: the states of both text encoders, the pooled state of the second, and the sizes."""

    sets_begin_index = True

    def __init__(self, pipeline: StableDiffusionXLPipeline) -> None:
        self._pipeline = pipeline
        self._words = EncodedTextCache(self._encode)

    def condition(self, request: ImageRequest, read: Texts) -> Conditioning:
        """States, pooled states and sizes."""
        words = of_one_length(texts(self._pipeline, request, read), self._words)
        states = torch.cat([one.states for one in words])
        pooled = torch.cat([one.pooled for one in words if one.pooled is not None])
        size = (request.height, request.width)
        ids = torch.tensor([[*size, 0, 0, *size]] * len(words), dtype=states.dtype).to(states.device)
        extra = distilled_guidance(self._pipeline, request)
        return Conditioning(states, request.guidance_scale, pooled, ids, extra)

    @torch.no_grad()
    def _encode(self, text: str | None) -> EncodedText:
        """Encode a text; None gives zeros if the model was trained that way.

        The pooled state is that of the first window without weights, since weights apply to single tokens.
        """
        pipe, typed = self._pipeline, text or ""
        first = weights.words_of(weights.windows(typed)[0])
        states, _, pooled, _ = pipe.encode_prompt(first, device=pipe.device, do_classifier_free_guidance=False)
        if text is None and pipe.config.force_zeros_for_empty_prompt:
            return EncodedText(torch.zeros_like(states), torch.zeros_like(pooled))
        if fits(pipe.tokenizer, typed):
            return EncodedText(states, pooled)
        readers = ((pipe.tokenizer, pipe.text_encoder), (pipe.tokenizer_2, pipe.text_encoder_2))
        both = [weighted_states(*reader, typed, penultimate=True) for reader in readers]
        return EncodedText(torch.cat(both, dim=-1), pooled)


def texts(pipeline: DiffusionPipeline, request: ImageRequest, read: Texts) -> list[str | None]:
    """The texts of a picture's rows: with guidance the negative prompt first, None if it is empty."""
    if not request.guided or pipeline.unet.config.time_cond_proj_dim is not None:
        return [read.prompt]
    return [read.negative or None, read.prompt]


def of_one_length(texts: Sequence[str | None], words: EncodedTextCache) -> list[EncodedText]:
    """The encoded texts of a picture's rows, padded to equal length with empty windows, as compel does."""
    found = [words(text) for text in texts]
    longest = max(one.length for one in found)
    return [
        one if one.length == longest else one.filled(words(None if text is None else ""), longest)
        for text, one in zip(texts, found, strict=True)
    ]


def distilled_guidance(pipeline: DiffusionPipeline, request: ImageRequest) -> Tensor | None:
    """The guidance embedding (1, D) for a guidance-distilled model; None for all others."""
    size = pipeline.unet.config.time_cond_proj_dim
    if size is None:
        return None
    scale = torch.tensor(request.guidance_scale - 1).repeat(1)
    embedding: Tensor = pipeline.get_guidance_scale_embedding(scale, embedding_dim=size)
    return embedding.to(device=pipeline.device, dtype=pipeline.dtype)
