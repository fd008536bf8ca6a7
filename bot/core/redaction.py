"""Redaction: a request whose words are gone, while its numbers stay for statistics."""

import dataclasses
from typing import Final

from bot.core.request import ImageRequest

REDACTED: Final = "…\u2063"
"""What stands for a prompt that is no longer kept: an ellipsis with an invisible sign, which nobody types."""


def redacted(request: ImageRequest) -> ImageRequest:
    """The request without what its member wrote: only for counting, since it paints something else."""
    variants = tuple(dataclasses.replace(one, prompt=one.prompt and REDACTED) for one in request.variants)
    return dataclasses.replace(request, prompt=REDACTED, negative_prompt="", template="", variants=variants)
