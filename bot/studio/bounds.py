"""Bounds of the queue: how many jobs may wait, for a member and in all. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import QueueError
from bot.store.jobs import Waiting


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many open jobs there may be."""

    per_member: int = 10
    in_all: int = 200

    def check(self, open_jobs: Sequence[Waiting], user_id: int, seconds_a_cost: float | None) -> None:
        """Raise QueueError where one more job of this member would be too many."""
        own = [job for job in open_jobs if job.user_id == user_id]
        if len(own) >= self.per_member:
            raise QueueError("queue.member", count=len(own), minutes=minutes(own, seconds_a_cost))
        if len(open_jobs) >= self.in_all:
            raise QueueError("queue.all", minutes=minutes(open_jobs, seconds_a_cost))


def minutes(jobs: Sequence[Waiting], seconds_a_cost: float | None) -> int:
    """About how long painting the jobs takes, at least one minute; a minute a job where nothing was measured yet."""
    if seconds_a_cost is None:
        return len(jobs)
    return max(math.ceil(sum(job.cost for job in jobs) * seconds_a_cost / 60), 1)
