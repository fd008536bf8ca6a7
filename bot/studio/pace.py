"""Pace: how long a unit of cost takes to paint, learned from the jobs that were painted."""

from typing import Final

WEIGHT: Final = 0.2
"""How much the newest job counts."""


class Pace:
    """A moving average of seconds a unit of cost; None until something was painted."""

    def __init__(self) -> None:
        self.seconds_a_cost: float | None = None

    def learn(self, cost: float, seconds: float) -> None:
        """Take in a painted job."""
        if cost <= 0 or seconds <= 0:
            return
        fresh = seconds / cost
        known = self.seconds_a_cost
        self.seconds_a_cost = fresh if known is None else (1 - WEIGHT) * known + WEIGHT * fresh

    def seconds(self, cost: float) -> float | None:
        """How long something of this cost will take."""
        return None if self.seconds_a_cost is None else cost * self.seconds_a_cost
