"""Workers: drawing charts, reading lists and packing files, off the event loop and one at a time for each member."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Final, TypeVar
from weakref import WeakValueDictionary

from bot.core.errors import QueueError

THREADS: Final = 2
"""Works at once. They have threads of their own: asyncio's are for files, which every job needs."""
EACH: Final = 10
"""The most works of one member, waiting or under way."""
T = TypeVar("T")


class Workers:
    """Does what takes longer than a moment. Whoever asks for much waits for their own, and the others don't."""

    def __init__(self, threads: int = THREADS) -> None:
        self._threads = ThreadPoolExecutor(threads, "workers")
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._held: Counter[int] = Counter()

    async def run(self, member_id: int, work: Callable[[], T]) -> T:
        """The result of some work that a member asked for; raises QueueError if too much of theirs waits already."""
        async with self.turn(member_id):
            return await self.work(work)

    @asynccontextmanager
    async def turn(self, member_id: int) -> AsyncIterator[None]:
        """A member's turn, for several works that belong together; raises QueueError as `run` does."""
        if self._held[member_id] >= EACH:
            raise QueueError("workers.many", count=EACH)
        self._held[member_id] += 1
        try:
            async with self._turns.setdefault(member_id, asyncio.Lock()):
                yield
        finally:
            self._held[member_id] -= 1
            if not self._held[member_id]:
                del self._held[member_id]

    async def work(self, work: Callable[[], T]) -> T:
        """The result of some work, in a turn."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)
