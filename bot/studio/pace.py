"""Pace: how long a unit of cost takes the device, learned from the jobs that were painted."""

from typing import Final

WEIGHT: Final = 0.2
"""How much the newest job counts."""


class Pace:
    """Moving averages of cost and of the time in which it was painted; None until something was painted.

    Jobs are painted together, so that the time from a job's beginning to its end says nothing about the device. What
    counts is the time since the job before it ended, or since it began itself where the device was idle until then.
    Both averages run apart: of two jobs that end together, the second takes no time at all.
    """

    def __init__(self) -> None:
        self._cost = 0.0
        self._seconds = 0.0
        self._ended = 0.0

    @property
    def seconds_a_cost(self) -> float | None:
        """Seconds for a unit of cost."""
        return self._seconds / self._cost if self._cost > 0 and self._seconds > 0 else None

    def finished(self, cost: float, began: float, ended: float) -> None:
        """Take in a painted job, by the time (seconds) at which it began and ended; in the order of the ends."""
        self.learn(cost, ended - max(began, self._ended))
        self._ended = max(self._ended, ended)

    def learn(self, cost: float, seconds: float) -> None:
        """Take in that so much cost was painted in so many seconds."""
        if cost <= 0 or seconds < 0:
            return
        known = 1 - WEIGHT if self._cost else 0.0
        self._cost = known * self._cost + (1 - known) * cost
        self._seconds = known * self._seconds + (1 - known) * seconds

    def seconds(self, cost: float) -> float | None:
        """How long something of this cost will take."""
        pace = self.seconds_a_cost
        return None if pace is None else cost * pace
