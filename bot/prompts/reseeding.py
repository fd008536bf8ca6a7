"""Reseeding: the same request with another seed."""

from dataclasses import replace

from bot.core.errors import RequestError
from bot.core.request import ImageRequest, Variant
from bot.prompts import choices, tags
from bot.prompts.wildcards import NO_WILDCARDS, Wildcards


def reseeded(request: ImageRequest, seed: int, wildcards: Wildcards = NO_WILDCARDS) -> ImageRequest:
    """The request with another seed, which also makes the prompt's choices again, from today's lists.

    If that is no longer possible, for example because a list is gone, its words stay as they are.
    """
    if not request.template or request.is_group:
        own = seed if request.is_group else None
        variants = tuple(replace(one, seed=seed + n if own is None else own) for n, one in enumerate(request.variants))
        return replace(request, seed=seed, variants=variants)
    try:
        seeds = range(seed, seed + request.images)
        prompts = [tags.take_out(choices.resolve(request.template, one, wildcards)).text for one in seeds]
        variants = tuple(Variant(one, prompt) for one, prompt in zip(seeds, prompts, strict=True))
        return replace(request, seed=seed, prompt=prompts[0], variants=variants if request.variants else ())
    except RequestError:
        return reseeded(replace(request, template=""), seed)
