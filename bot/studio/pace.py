"""Pace: how long a unit of cost takes the device, learned from the jobs that were painted."""

import math
from typing import Final

WEIGHT: Final = 0.2
"""The weight of the newest job in the averages."""


class Pace:
    """Moving averages of cost and of the time taken to paint it; None until something was painted.

    Jobs are painted together, so the time from a job's beginning to its end says little about the device. What counts
    is the time since the previous job ended, or since the job itself began if the device was idle before. The two
    averages are kept separately, because the second of two jobs that end together takes no time at all.
    """

    def __init__(self) -> None:
        self._cost = 0.0
        self._seconds = 0.0
        self._ended = -math.inf

    @property
    def seconds_a_cost(self) -> float | None:
        """Seconds per unit of cost."""
        return self._seconds / self._cost if self._cost > 0 and self._seconds > 0 else None

    def finished(self, cost: float, began: float, ended: float) -> None:
        """Learn from a painted job, by the times (seconds) it began and ended; call this in the order of the ends."""
        self.learn(cost, ended - max(began, self._ended))
        self._ended = max(self._ended, ended)

    def learn(self, cost: float, seconds: float) -> None:
        """Learn that this much cost took this many seconds."""
        if cost <= 0 or seconds < 0:
            return
        known = 1 - WEIGHT if self._cost else 0.0
        self._cost = known * self._cost + (1 - known) * cost
        self._seconds = known * self._seconds + (1 - known) * seconds

    def seconds(self, cost: float) -> float | None:
        """How long something of this cost will take; None until something was painted."""
        pace = self.seconds_a_cost
        return None if pace is None else cost * pace
