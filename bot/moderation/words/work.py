"""Work: how much looking through a text takes, counted in steps, so that no rule and no prompt can make it endless."""

import math
from typing import Final

from bot.core.errors import RequestError

MAX_STEPS: Final = 1_000_000
"""Steps that all texts of one request may take: a second or so. A long prompt takes a few thousand."""


class Work:
    """Counts the steps of a check. Raises RequestError once there are more than its limit."""

    def __init__(self, limit: float = math.inf) -> None:
        self.steps = 0
        self._limit = limit

    def spend(self, steps: int) -> None:
        """Count steps before they are taken, or in a loop that is known to be short, after it."""
        self.steps += steps
        if self.steps > self._limit:
            raise RequestError("words.complex")
