"""Reseeding: the same request with another seed."""

from dataclasses import replace

from bot.core.request import ImageRequest, Variant
from bot.prompts import choices


def reseeded(request: ImageRequest, seed: int) -> ImageRequest:
    """The request with another seed, which also makes the prompt's choices again."""
    if request.is_group:
        return replace(request, seed=seed, variants=tuple(replace(one, seed=seed) for one in request.variants))
    if not request.template:
        return replace(request, seed=seed)
    prompts = [choices.resolve(request.template, seed + number) for number in range(request.images)]
    variants = tuple(Variant(seed + number, prompt) for number, prompt in enumerate(prompts))
    return replace(request, seed=seed, prompt=prompts[0], variants=variants if request.variants else ())
