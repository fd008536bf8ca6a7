"""Bounds: how long the queue may get, for one member and in total."""

import math
from dataclasses import dataclass, replace

from bot.core.errors import QueueError
from bot.store.jobs import Backlog


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most open jobs for one member, and in total."""

    per_member: int = 10
    in_all: int = 200

    def lowered(self, per_member: int | None) -> "Bounds":
        """The bounds for a member with a limit of their own, which can only lower them."""
        return self if per_member is None else replace(self, per_member=min(self.per_member, per_member))

    def check(self, own: Backlog, all_open: Backlog, seconds_a_cost: float | None) -> None:
        """Raise QueueError if one more job of this member would be too many."""
        if own.count >= self.per_member:
            raise QueueError("queue.member", count=own.count, minutes=minutes(own, seconds_a_cost))
        if all_open.count >= self.in_all:
            raise QueueError("queue.all", minutes=minutes(all_open, seconds_a_cost))


def minutes(backlog: Backlog, seconds_a_cost: float | None) -> int:
    """About how many minutes the backlog takes, at least one; a minute per job until something was measured."""
    if seconds_a_cost is None:
        return backlog.count
    return max(math.ceil(backlog.cost * seconds_a_cost / 60), 1)
