"""Limit lines: limits in words. Pure."""

import math
from collections.abc import Iterator

from bot.i18n.localizer import Localizer
from bot.moderation.limits import NAMES, Limits


def limit_words(limits: Limits, localizer: Localizer) -> Iterator[str]:
    """A few words for each limit that is set; the lowest priority counts as none."""
    for name in NAMES:
        value = getattr(limits, name)
        if name == "pixels" and value is not None:
            yield localizer("limits.pixels", count=value, side=math.isqrt(value))
        elif value is not None and (name, value) != ("priority", 1):
            yield localizer(f"limits.{name}", count=value)
