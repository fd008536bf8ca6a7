"""Limits in words: those of a server, for who manages it, and a member's own. Pure."""

import dataclasses
import math
from collections.abc import Iterator, Mapping

from bot.i18n.localizer import Localizer
from bot.moderation.limits import DEFAULT, NAMES, Allowed, Count, Counts, Limits, Terms, left_of, resets_at
from cogs.ui.lines import listed


def limits_text(by_role: Mapping[int, Limits], allowed: Allowed, localizer: Localizer) -> str:
    """What a server limits, by role, and where and for whom it wants pictures painted."""
    lines = []
    for role_id, limits in by_role.items():
        words = ", ".join(_words(limits, localizer))
        if words and role_id == DEFAULT:
            lines.append(localizer("limits.default", list=words))
        elif words:
            lines.append(localizer("limits.of-role", role=str(role_id), list=words))
    lines += [localizer("limits.channel", channel=str(one)) for one in sorted(allowed.channels)]
    lines += [localizer("limits.role", role=str(one)) for one in sorted(allowed.roles)]
    return listed([localizer("limits.title"), *(lines or [localizer("limits.none")])], localizer)


def quota_text(terms: Terms, counts: Counts, now: float, localizer: Localizer) -> str:
    """What a member may still ask for at a place today, and what else binds them there."""
    lines = [
        *_day("here", terms.here, counts.here, now, localizer),
        *_day("all", terms.everywhere, counts.everywhere, now, localizer),
    ]
    lines = lines or [localizer("quota.free", count=math.ceil(counts.everywhere.today(now)), when=resets_at(now))]
    soon = max(counts.here.free_at(terms.here), counts.everywhere.free_at(terms.everywhere))
    if soon > now:
        lines.append(localizer("quota.soon", when=math.ceil(soon)))
    lines += [f"- {words}" for words in _words(dataclasses.replace(terms.both, pictures_a_day=None), localizer)]
    return "\n".join([localizer("quota.title"), *lines])


def _day(scope: str, limits: Limits, count: Count, now: float, localizer: Localizer) -> Iterator[str]:
    limit = limits.pictures_a_day
    if limit is not None:
        left = left_of(limit, count, now)
        yield localizer("quota.day", scope=scope, left=left, limit=limit, when=resets_at(now))


def _words(limits: Limits, localizer: Localizer) -> Iterator[str]:
    """A few words for each limit that is set; the lowest class is none."""
    for name in NAMES:
        value = getattr(limits, name)
        if name == "pixels" and value is not None:
            yield localizer("limits.pixels", count=value, side=math.isqrt(value))
        elif value is not None and (name, value) != ("priority", 1):
            yield localizer(f"limits.{name}", count=value)
