"""ClockWatch: notices when the clock was set back, and corrects what was stored before."""

import asyncio
import time
from typing import Final

import structlog

from bot.store import Store
from bot.studio.hang_watch import Clock

log = structlog.get_logger()

EVERY: Final = 30.0
"""Seconds between two looks."""
STEP: Final = 2.0
"""Seconds that count as set back; less is a clock that runs a little slower for a while."""


class ClockWatch:
    """Compares the clock (seconds since the epoch) with one that nobody can set."""

    def __init__(self, store: Store, clock: Clock = time.time, steady: Clock = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._steady = steady
        self._ahead: float | None = None

    async def run(self) -> None:
        """Look every half minute until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            await self.look()

    async def look(self) -> None:
        """Correct what is stored if the clock was set back since the last look; the first look always does."""
        now = self._clock()
        ahead, before = now - self._steady(), self._ahead
        if before is None or set_back(before, ahead):
            if before is not None:
                log.warning("the clock was set back", seconds=round(before - ahead))
            await self._store.clock.correct(now)
        self._ahead = ahead


def set_back(before: float, after: float) -> bool:
    """Whether a clock was set back, by how far it was ahead of a steady one before and after."""
    return after < before - STEP
