"""Fairness: who is served next. Pure functions over frozen data: no clock, no I/O.

The member who has used least goes first. Use is counted in cost (row-steps of a megapixel), not in requests. It decays
by half every HALF_LIFE seconds, so nobody waits today because of what they used yesterday.

In a higher priority class, use counts for less, by a factor of up to MAX_PRIORITY. So between two jobs of a member who
always has jobs waiting, each other member gets at most MAX_PRIORITY times the cost of the first job, plus one job.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from bot.core.job import MAX_PRIORITY

HALF_LIFE: Final = 600.0


class Queued(Protocol):
    """What fairness needs to know about a queued job."""

    @property
    def id(self) -> int:
        """Its id; ids rise in the order in which jobs are accepted."""

    @property
    def user_id(self) -> int:
        """Its owner."""

    @property
    def cost(self) -> float:
        """The cost of painting it."""

    @property
    def priority(self) -> int:
        """Its priority class."""


J = TypeVar("J", bound=Queued)


@dataclass(frozen=True, slots=True)
class Share:
    """What a member had `used` at a time (seconds)."""

    used: float = 0.0
    at: float = 0.0

    def now(self, now: float) -> float:
        """What remains of it now, after decay."""
        return self.used * math.pow(0.5, max(now - self.at, 0.0) / HALF_LIFE)

    def charge(self, cost: float, now: float) -> "Share":
        """The share after one more job; a negative cost gives back."""
        return Share(max(self.now(now) + cost, 0.0), now)


def weighed(cost: float, priority: int) -> float:
    """A cost divided by its priority class, so never less than a MAX_PRIORITY-th of it."""
    return cost / min(max(priority, 1), MAX_PRIORITY)


def next_job(heads: Iterable[J], shares: Mapping[int, Share], now: float) -> J | None:
    """Which of the members' first jobs goes next: that of the member who has used least, then the oldest."""
    return min(heads, key=lambda job: (shares.get(job.user_id, Share()).now(now), job.id), default=None)


def serving_order(queued: Sequence[J], shares: Mapping[int, Share], now: float) -> list[J]:
    """All queued jobs in the order in which they will go if no more are added.

    A member's k-th job goes when the member's use plus the weighed cost of their k - 1 jobs before it is the least of
    all: start-time fair queueing (Goyal, Vin & Cheng 1996).
    """
    used: dict[int, float] = {}
    keys: list[tuple[float, int, J]] = []
    for job in sorted(queued, key=lambda job: job.id):
        start = used.setdefault(job.user_id, shares.get(job.user_id, Share()).now(now))
        keys.append((start, job.id, job))
        used[job.user_id] = start + weighed(job.cost, job.priority)
    return [job for _, _, job in sorted(keys, key=lambda key: key[:2])]
