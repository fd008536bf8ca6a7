"""Bounds of the queue: how many jobs may wait, for a member and in all. Pure."""

import math
from dataclasses import dataclass, replace

from bot.core.errors import QueueError
from bot.store.jobs import Backlog


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many open jobs there may be."""

    per_member: int = 10
    in_all: int = 200

    def lowered(self, per_member: int | None) -> "Bounds":
        """These bounds for a member who has a limit of their own, which can only be lower."""
        return self if per_member is None else replace(self, per_member=min(self.per_member, per_member))

    def check(self, own: Backlog, all_open: Backlog, seconds_a_cost: float | None) -> None:
        """Raise QueueError where one more job of this member would be too many."""
        if own.count >= self.per_member:
            raise QueueError("queue.member", count=own.count, minutes=minutes(own, seconds_a_cost))
        if all_open.count >= self.in_all:
            raise QueueError("queue.all", minutes=minutes(all_open, seconds_a_cost))


def minutes(backlog: Backlog, seconds_a_cost: float | None) -> int:
    """About how long painting it takes, at least one minute; a minute a job where nothing was measured yet."""
    if seconds_a_cost is None:
        return backlog.count
    return max(math.ceil(backlog.cost * seconds_a_cost / 60), 1)
