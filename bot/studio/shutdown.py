"""Shutdown: how the operator lets the process end: once all jobs are done, or at once, to be restarted."""

import asyncio
from typing import Final

from bot.core.errors import QueueError
from bot.store import Store

EVERY: Final = 0.5
"""Seconds between two looks at whether anything is left to do."""


class Shutdown:
    """`drained` is set when everything is done after `drain`; `restart` when the process is to be started anew."""

    def __init__(self) -> None:
        self.draining = False
        self.drained, self.restart = asyncio.Event(), asyncio.Event()

    def drain(self) -> None:
        """Take nothing more, and end when all that is open is done."""
        self.draining = True

    def check(self) -> None:
        """Raise QueueError where nothing more is taken."""
        if self.draining:
            raise QueueError("queue.draining")

    async def watch(self, store: Store) -> None:
        """Look, for ever, whether everything is done."""
        while True:
            await asyncio.sleep(EVERY)
            if self.draining and not (await store.jobs.backlog()).count:
                self.drained.set()
