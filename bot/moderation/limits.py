"""Limits: how much a member may ask for, how often, and where. Pure: the time is given, in seconds since the epoch."""

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
"""Stands for a role's id: members of whom no role has a limit."""
OPERATOR: Final = 0
"""Stands for a guild's id: the operator's limits, which hold everywhere."""
NAMED: Final = 10
"""Channels or roles that a refusal names."""
HAIR: Final = 1e-6
"""Of a picture: returned shares are fractions, whose sums are not exact."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a member may have; None where nothing is said.

    `queued` counts open jobs and `running` those that are painted at once, wherever they were asked for: the painter is
    one. `steps` and `pixels` are those of a picture, `pictures` those of a job. `priority` is a class from 1 to
    MAX_PRIORITY, `cooldown_seconds` the time between two jobs.
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
    """A member's limits, each for itself: of what their roles say the most generous, else what stands at DEFAULT.

    A role goes before the default, so that it can also be stricter than that.
    """
    if not by_role:
        return Limits()
    default = by_role.get(DEFAULT, Limits())
    own = [by_role[role_id] for role_id in role_ids if role_id in by_role]
    merged: dict[str, int | None] = {}
    for name in NAMES:
        said = [value for one in own if (value := getattr(one, name)) is not None]
        generous = min if name == "cooldown_seconds" else max
        merged[name] = generous(said) if said else getattr(default, name)
    return Limits(**merged)


@dataclass(frozen=True, slots=True)
class Terms:
    """What binds a member at a place: the limits of its server, and the operator's, which bound them."""

    here: Limits = Limits()
    everywhere: Limits = Limits()

    @property
    def both(self) -> Limits:
        """The stricter of each; nobody's priority is above 1 because the operator says nothing lower."""
        merged: dict[str, int | None] = {}
        for name in NAMES:
            said = [value for one in (self.here, self.everywhere) if (value := getattr(one, name)) is not None]
            strict = max if name == "cooldown_seconds" else min
            merged[name] = strict(said, default=None)
        if self.here.priority is None:
            merged["priority"] = 1
        return Limits(**merged)


@dataclass(frozen=True, slots=True)
class Count:
    """What a member asked for: pictures on a UTC day (counted since the epoch), and when the last time was."""

    day: int = 0
    pictures: float = 0.0
    last_at: float = 0.0

    def today(self, now: float) -> float:
        """The pictures that count against today's limit."""
        return self.pictures if self.day == day_of(now) else 0.0

    def free_at(self, limits: Limits) -> float:
        """When the cool-down after the last job is over."""
        return self.last_at + (limits.cooldown_seconds or 0)


@dataclass(frozen=True, slots=True)
class Counts:
    """A member's count in a server, and that of everything they ask for anywhere."""

    here: Count = Count()
    everywhere: Count = Count()


@dataclass(frozen=True, slots=True)
class Allowed:
    """The channels in which, and the roles for which, a server wants pictures painted; where none are named, all.

    @everyone has the server's own id.
    """

    channels: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()


def day_of(now: float) -> int:
    """The UTC day, counted since the epoch."""
    return int(now // DAY)


def resets_at(now: float) -> int:
    """When the next UTC day begins."""
    return (day_of(now) + 1) * DAY


def left_of(limit: int, count: Count, now: float) -> int:
    """How many whole pictures are left for today."""
    return max(math.floor(limit - count.today(now) + HAIR), 0)


def check_place(allowed: Allowed, asker: Asker) -> None:
    """Raise NotAllowedError where nothing may be painted in this channel, or by this member."""
    if allowed.channels and asker.channel_id not in allowed.channels:
        raise NotAllowedError("limit.channel", channels=_named("<#", allowed.channels))
    if allowed.roles and not {*asker.role_ids, asker.guild_id} & allowed.roles:
        raise NotAllowedError("limit.role", roles=_named("<@&", allowed.roles))


def check_request(limits: Limits, request: ImageRequest, *, sized: bool = True) -> None:
    """Raise NotAllowedError for a request that is larger than this member may make it.

    Its size counts only where it is `sized`: that of an upload is not known before it is there.
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
    """Raise QueueError where so many pictures are more than today allows, or where it is too soon for another job."""
    for scope, limits, count in (("here", terms.here, counts.here), ("all", terms.everywhere, counts.everywhere)):
        if now < (free := count.free_at(limits)):
            raise QueueError("limit.cooldown", seconds=limits.cooldown_seconds, when=math.ceil(free), scope=scope)
        limit = limits.pictures_a_day
        if limit is not None and pictures > (left := left_of(limit, count, now)):
            raise QueueError("limit.day", limit=limit, left=left, when=resets_at(now), scope=scope)


def _named(mark: str, ids: frozenset[int]) -> str:
    names = [f"{mark}{one}>" for one in sorted(ids)[:NAMED]]
    return ", ".join([*names, "…"] if len(ids) > NAMED else names)
