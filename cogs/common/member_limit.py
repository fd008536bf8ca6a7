"""MemberLimit: how often a member may do something in some time."""

import time
from collections import Counter, deque
from collections.abc import Callable


class MemberLimit:
    """Remembers what members did in the last `seconds`; each may do it `most` times. `clock` tells the time."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._done: deque[tuple[float, int]] = deque()
        self._counts: Counter[int] = Counter()

    def reached(self, user_id: int) -> bool:
        """Whether a member has reached the limit."""
        self._forget()
        return self._counts[user_id] >= self._most

    def count(self, user_id: int) -> None:
        """Count what a member did."""
        self._forget()
        self._done.append((self._clock(), user_id))
        self._counts[user_id] += 1

    def _forget(self) -> None:
        while self._done and self._done[0][0] <= self._clock() - self._seconds:
            _, user_id = self._done.popleft()
            self._counts[user_id] -= 1
            if not self._counts[user_id]:
                del self._counts[user_id]
