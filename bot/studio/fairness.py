"""Fairness: who is served next. Pure functions over frozen data: no clock, no I/O.

The member who has used least goes first. Use is counted in cost (row-steps of a megapixel), not in requests, and is
forgotten by half every HALF_LIFE seconds, so that yesterday's feast does not starve anyone today.

What a member uses in a priority class counts for less, by up to MAX_PRIORITY: between two jobs of a member of whom jobs
are always waiting, each other member gets at most MAX_PRIORITY times the cost of the first, and one job more.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from bot.core.job import MAX_PRIORITY

HALF_LIFE: Final = 600.0


class Queued(Protocol):
    """A queued job, as much as fairness sees of it."""

    @property
    def id(self) -> int:
        """Ids rise with the time of acceptance."""

    @property
    def user_id(self) -> int:
        """Its owner."""

    @property
    def cost(self) -> float:
        """What painting it takes."""

    @property
    def priority(self) -> int:
        """The class in which it was accepted."""


J = TypeVar("J", bound=Queued)


@dataclass(frozen=True, slots=True)
class Share:
    """What a member has used, as it stood at a time (seconds)."""

    used: float = 0.0
    at: float = 0.0

    def now(self, now: float) -> float:
        """What is left of it now."""
        return self.used * math.pow(0.5, max(now - self.at, 0.0) / HALF_LIFE)

    def charge(self, cost: float, now: float) -> "Share":
        """The share after one more job; a negative cost gives back."""
        return Share(max(self.now(now) + cost, 0.0), now)


def weighed(cost: float, priority: int) -> float:
    """What a cost counts for in a priority class: never less than its MAX_PRIORITY-th part."""
    return cost / min(max(priority, 1), MAX_PRIORITY)


def next_job(heads: Iterable[J], shares: Mapping[int, Share], now: float) -> J | None:
    """Which of the members' first jobs goes next: the one whose member has used least, then the oldest."""
    return min(heads, key=lambda job: (shares.get(job.user_id, Share()).now(now), job.id), default=None)


def serving_order(queued: Sequence[J], shares: Mapping[int, Share], now: float) -> list[J]:
    """All queued jobs in the order in which they will go if nothing more is asked.

    A member's k-th job goes when what the member has used, plus what the k - 1 before it count for, is the least of
    all: start-time fair queueing (Goyal, Vin & Cheng 1996).
    """
    used: dict[int, float] = {}
    keys: list[tuple[float, int, J]] = []
    for job in sorted(queued, key=lambda job: job.id):
        start = used.setdefault(job.user_id, shares.get(job.user_id, Share()).now(now))
        keys.append((start, job.id, job))
        used[job.user_id] = start + weighed(job.cost, job.priority)
    return [job for _, _, job in sorted(keys, key=lambda key: key[:2])]
