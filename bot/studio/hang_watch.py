"""HangWatch: notices when painting hangs, and lets the process end."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Final

from bot.core.errors import PaintingError
from bot.core.job import Job
from bot.studio.dispatcher import Dispatcher
from bot.studio.ending import Ending, Hung
from bot.studio.job_lifecycle import JobLifecycle
from bot.studio.recovery import MAX_ATTEMPTS

HANG_AFTER: Final = 600.0
"""Seconds without any event, while something is painted, that count as a hang."""
GRACE: Final = 2.0
"""Seconds between finding a hang and the end of the process, so that members can be told."""

Clock = Callable[[], float]
"""Returns monotonic seconds, from any starting point."""


class HangWatch:
    """Counts the time since the last sign of life."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        lifecycle: JobLifecycle,
        ending: Ending,
        hang_after: float = HANG_AFTER,
        clock: Clock = time.monotonic,
    ) -> None:
        self._dispatcher = dispatcher
        self._lifecycle = lifecycle
        self._ending = ending
        self._hang_after = hang_after
        self._clock = clock
        self._alive_at = clock()

    def alive(self) -> None:
        """Note a sign of life: something happened, or is about to."""
        self._alive_at = self._clock()

    async def run(self) -> None:
        """Watch until painting hangs; then fail the jobs to blame, requeue waiting ones, and let the process end."""
        while not self._hangs():  # noqa: ASYNC110 - a hang has no event to wait for
            await asyncio.sleep(self._hang_after / 20)
        self._dispatcher.held = True  # otherwise the requeued jobs would be handed over again
        in_flight = self._dispatcher.in_flight
        await self._lifecycle.release([*(job.id for job in in_flight.waiting), *self._dispatcher.beginning])
        for job in blamed(in_flight.begun):
            await self._lifecycle.fail(job.id, PaintingError("painting.hung", minutes=round(self._hang_after / 60)))
        await asyncio.sleep(min(GRACE, self._hang_after))
        self._ending.set(Hung())

    def _hangs(self) -> bool:
        return bool(self._dispatcher.in_flight.jobs) and self._clock() - self._alive_at > self._hang_after


def blamed(begun: Sequence[Job]) -> list[Job]:
    """The jobs to blame for a hang: the only one, or those that were tried before. The others are retried alone."""
    return list(begun) if len(begun) == 1 else [job for job in begun if job.attempts >= MAX_ATTEMPTS]
