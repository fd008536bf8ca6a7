"""ReportLimit: how many reports a member may make in an hour."""

import time
from collections import deque
from collections.abc import Callable
from typing import Final

MOST: Final = 5
"""Reports that a member may make in an hour."""
HOUR: Final = 3600.0


class ReportLimit:
    """Remembers the reports of the last hour. `clock` tells the time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._made: deque[tuple[float, int]] = deque()

    def reached(self, user_id: int) -> bool:
        """Whether a member has reached the limit."""
        self._forget()
        return sum(one == user_id for _, one in self._made) >= MOST

    def count(self, user_id: int) -> None:
        """Count a report by a member."""
        self._forget()
        self._made.append((self._clock(), user_id))

    def _forget(self) -> None:
        while self._made and self._made[0][0] <= self._clock() - HOUR:
            self._made.popleft()
