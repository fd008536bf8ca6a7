"""Redaction: removing a request's words while its numbers stay for statistics."""

import dataclasses
from typing import Final

from bot.core.request import ImageRequest

REDACTED: Final = "…\u2063"
"""Replaces a deleted prompt: an ellipsis with an invisible separator, which nobody types."""


def redacted(request: ImageRequest) -> ImageRequest:
    """The request without the member's words. Good only for statistics: it would paint something else."""
    variants = tuple(dataclasses.replace(one, prompt=one.prompt and REDACTED, choices=()) for one in request.variants)
    return dataclasses.replace(request, prompt=REDACTED, negative_prompt="", template="", variants=variants)
