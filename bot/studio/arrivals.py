"""Arrivals: requests that were let in, and whose pictures to paint from are still being downloaded and read."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Arrivals:
    """How many requests of each member are on their way into the queue."""

    def __init__(self) -> None:
        self._members: Counter[int] = Counter()

    @contextmanager
    def one(self, user_id: int) -> Iterator[None]:
        """Count a member's request."""
        self._members[user_id] += 1
        try:
            yield
        finally:
            self._members[user_id] -= 1
            if not self._members[user_id]:
                del self._members[user_id]

    def of(self, user_id: int) -> int:
        """How many of a member are on their way."""
        return self._members[user_id]

    @property
    def in_all(self) -> int:
        """How many are on their way."""
        return self._members.total()
