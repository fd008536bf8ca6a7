"""Shutdown: drain or restart, as the operator asks."""

import asyncio
from typing import Final

from bot.core.errors import QueueError
from bot.store import Store
from bot.studio.ending import Drained, Ending, RestartWanted

EVERY: Final = 0.5
"""Seconds between two checks whether anything is left to do."""


class Shutdown:
    """Ends the process at the operator's request. While `draining`, no more jobs are accepted."""

    def __init__(self, store: Store, ending: Ending) -> None:
        self._store = store
        self._ending = ending
        self.draining = False

    def drain(self) -> None:
        """Accept no more jobs, and end when all open ones are done."""
        self.draining = True

    def restart(self) -> None:
        """End now, for a restart."""
        self._ending.set(RestartWanted())

    def check(self) -> None:
        """Raise QueueError if no more jobs are accepted."""
        if self.draining:
            raise QueueError("queue.draining")

    async def watch(self) -> None:
        """Wait until draining is complete, then let the process end."""
        while not await self._drained():  # noqa: ASYNC110 - the store has no event to wait for
            await asyncio.sleep(EVERY)
        self._ending.set(Drained())

    async def _drained(self) -> bool:
        return self.draining and not (await self._store.jobs.backlog()).count
