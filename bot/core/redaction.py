"""Forgetting: a request whose words are gone, while its numbers stay for statistics."""

import dataclasses
from typing import Final

from bot.core.request import ImageRequest

FORGOTTEN: Final = "…\u2063"
"""What stands for a prompt that is no longer kept: an ellipsis with an invisible sign, which nobody types."""


def forgotten(request: ImageRequest) -> ImageRequest:
    """The request without what its member wrote: only for counting, since it paints something else."""
    variants = tuple(dataclasses.replace(one, prompt=one.prompt and FORGOTTEN) for one in request.variants)
    return dataclasses.replace(request, prompt=FORGOTTEN, negative_prompt="", template="", variants=variants)
