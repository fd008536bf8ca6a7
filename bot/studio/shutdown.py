"""Shutdown: how the operator lets the process end: once all jobs are done, or at once, to be restarted."""

import asyncio
from typing import Final

from bot.core.errors import QueueError
from bot.store import Store
from bot.studio.ending import Drained, Ending, RestartWanted

EVERY: Final = 0.5
"""Seconds between two looks at whether anything is left to do."""


class Shutdown:
    """`draining` once nothing more is taken."""

    def __init__(self, store: Store, ending: Ending) -> None:
        self._store = store
        self._ending = ending
        self.draining = False

    def drain(self) -> None:
        """Take nothing more, and end when all that is open is done."""
        self.draining = True

    def restart(self) -> None:
        """End now."""
        self._ending.set(RestartWanted())

    def check(self) -> None:
        """Raise QueueError where nothing more is taken."""
        if self.draining:
            raise QueueError("queue.draining")

    async def watch(self) -> None:
        """Look whether everything is done, until it is."""
        while not await self._drained():  # noqa: ASYNC110 - the store has no event to wait for
            await asyncio.sleep(EVERY)
        self._ending.set(Drained())

    async def _drained(self) -> bool:
        return self.draining and not (await self._store.jobs.backlog()).count
