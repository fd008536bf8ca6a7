"""Quota view: a member's limits. Pure."""

import dataclasses
import math
from collections.abc import Iterator

from bot.i18n.localizer import Localizer
from bot.moderation.limits import Count, Counts, Limits, Terms, left_of, resets_at
from cogs.ui.limit_lines import limit_words


def quota_text(terms: Terms, counts: Counts, now: float, localizer: Localizer) -> str:
    """How many pictures a member has left today at a place, and what else is limited there."""
    lines = [
        *_day("here", terms.here, counts.here, now, localizer),
        *_day("all", terms.everywhere, counts.everywhere, now, localizer),
    ]
    lines = lines or [localizer("quota.free", count=math.ceil(counts.everywhere.today(now)), when=resets_at(now))]
    soon = max(counts.here.free_at(terms.here, now), counts.everywhere.free_at(terms.everywhere, now))
    if soon > now:
        lines.append(localizer("quota.soon", when=math.ceil(soon)))
    lines += [f"- {words}" for words in limit_words(dataclasses.replace(terms.both, pictures_a_day=None), localizer)]
    return "\n".join([localizer("quota.title"), *lines])


def _day(scope: str, limits: Limits, count: Count, now: float, localizer: Localizer) -> Iterator[str]:
    limit = limits.pictures_a_day
    if limit is not None:
        left = left_of(limit, count, now)
        yield localizer("quota.day", scope=scope, left=left, limit=limit, when=resets_at(now))
