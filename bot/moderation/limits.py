"""Limits: how much a member may ask for, how often, and where. Times are in seconds since the epoch."""

import dataclasses
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.core.errors import NotAllowedError, QueueError
from bot.core.job import MAX_PRIORITY
from bot.core.request import MAX_STEPS, MAX_VARIANTS, ImageRequest
from bot.moderation.asker import Asker

DAY: Final = 86400
DEFAULT: Final = 0
"""In place of a role's id: the limits of members whose roles have none."""
OPERATOR: Final = 0
"""In place of a guild's id: the operator's limits, which apply everywhere."""
NAMED: Final = 10
"""The most channels or roles that a refusal lists."""
HAIR: Final = 1e-6
"""A tolerance, in pictures: a cancelled job gives back fractions, whose sums aren't exact."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a member may have; None means that a limit isn't set.

    `queued` counts open jobs and `running` those painted at once, on all servers together, since they share the engine.
    `steps` and `pixels` are per picture, `pictures` per job. `priority` is a class from 1 to MAX_PRIORITY,
    `cooldown_seconds` the time between two jobs.
    """

    queued: int | None = None
    running: int | None = None
    pictures_a_day: int | None = None
    steps: int | None = None
    pixels: int | None = None
    pictures: int | None = None
    priority: int | None = None
    cooldown_seconds: int | None = None


NAMES: Final = tuple(field.name for field in dataclasses.fields(Limits))
MOST: Final = Limits(1000, 100, 100_000, MAX_STEPS, 2**24, MAX_VARIANTS, MAX_PRIORITY, DAY)
"""The largest values that can be set."""


def limits_of(by_role: Mapping[int, Limits], role_ids: Iterable[int]) -> Limits:
    """A member's limits: for each one, the most generous of their roles', or else the one under DEFAULT.

    Roles override the default, so that a role can also be stricter.
    """
    if not by_role:
        return Limits()
    default = by_role.get(DEFAULT, Limits())
    own = [by_role[role_id] for role_id in role_ids if role_id in by_role]
    merged: dict[str, int | None] = {}
    for name in NAMES:
        values = [value for one in own if (value := getattr(one, name)) is not None]
        generous = min if name == "cooldown_seconds" else max
        merged[name] = generous(values) if values else getattr(default, name)
    return Limits(**merged)


@dataclass(frozen=True, slots=True)
class Terms:
    """The limits of a member in one place: the server's (`here`) and the operator's (`everywhere`)."""

    here: Limits = Limits()
    everywhere: Limits = Limits()

    @property
    def both(self) -> Limits:
        """The stricter of each pair. Priority is 1 unless the server raises it: the operator's limit is only a cap."""
        merged: dict[str, int | None] = {}
        for name in NAMES:
            values = [value for one in (self.here, self.everywhere) if (value := getattr(one, name)) is not None]
            strict = max if name == "cooldown_seconds" else min
            merged[name] = strict(values, default=None)
        if self.here.priority is None:
            merged["priority"] = 1
        return Limits(**merged)


@dataclass(frozen=True, slots=True)
class Count:
    """What a member asked for: the pictures of one UTC day (in days since the epoch), and when they last asked."""

    day: int = 0
    pictures: float = 0.0
    last_at: float = 0.0

    def today(self, now: float) -> float:
        """The pictures that count against today's limit."""
        return self.pictures if self.day == day_of(now) else 0.0

    def free_at(self, limits: Limits, now: float) -> float:
        """When the cool-down after the last job ends: now if that job is in the future, because the clock was wrong."""
        return now if self.last_at > now else self.last_at + (limits.cooldown_seconds or 0)


@dataclass(frozen=True, slots=True)
class Counts:
    """A member's count in one server, and their count in all places together."""

    here: Count = Count()
    everywhere: Count = Count()


@dataclass(frozen=True, slots=True)
class Allowed:
    """The channels and roles a server allows; if it names no channels, all are allowed, and likewise for roles.

    @everyone has the server's own id.
    """

    channels: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()


def day_of(now: float) -> int:
    """The UTC day, in days since the epoch."""
    return int(now // DAY)


def resets_at(now: float) -> int:
    """When the next UTC day begins."""
    return (day_of(now) + 1) * DAY


def left_of(limit: int, count: Count, now: float) -> int:
    """How many whole pictures are left today."""
    return max(math.floor(limit - count.today(now) + HAIR), 0)


def check_place(allowed: Allowed, asker: Asker) -> None:
    """Raise NotAllowedError if the server doesn't allow this channel or this member's roles."""
    if allowed.channels and asker.channel_id not in allowed.channels:
        raise NotAllowedError("limit.channel", channels=_named("<#", allowed.channels))
    if allowed.roles and not {*asker.role_ids, asker.guild_id} & allowed.roles:
        raise NotAllowedError("limit.role", roles=_named("<@&", allowed.roles))


def check_request(limits: Limits, request: ImageRequest, *, sized: bool = True) -> None:
    """Raise NotAllowedError if a request is larger than the limits allow.

    Its size is checked only if `sized`: before an upload has arrived, the size isn't known.
    """
    steps = max((one.steps or request.steps for one in request.variants), default=request.steps)
    if limits.steps is not None and steps > limits.steps:
        raise NotAllowedError("limit.steps", limit=limits.steps, value=steps)
    if sized and limits.pixels is not None and request.pixels > limits.pixels:
        size, side = f"{request.width}x{request.height}", math.isqrt(limits.pixels)
        raise NotAllowedError("limit.pixels", limit=limits.pixels, size=size, side=side)
    if limits.pictures is not None and request.images > limits.pictures:
        raise NotAllowedError("limit.pictures", limit=limits.pictures, value=request.images)


def check_counts(terms: Terms, counts: Counts, pictures: int, now: float) -> None:
    """Raise QueueError if this many pictures exceed today's limit, or if it is too soon for another job."""
    for scope, limits, count in (("here", terms.here, counts.here), ("all", terms.everywhere, counts.everywhere)):
        if now < (free := count.free_at(limits, now)):
            raise QueueError("limit.cooldown", seconds=limits.cooldown_seconds, when=math.ceil(free), scope=scope)
        limit = limits.pictures_a_day
        if limit is not None and pictures > (left := left_of(limit, count, now)):
            raise QueueError("limit.day", limit=limit, left=left, when=resets_at(now), scope=scope)


def _named(mark: str, ids: frozenset[int]) -> str:
    names = [f"{mark}{one}>" for one in sorted(ids)[:NAMED]]
    return ", ".join([*names, "…"] if len(ids) > NAMED else names)
