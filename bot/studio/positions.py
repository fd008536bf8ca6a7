"""Positions: tells those who wait where they stand in the queue, and for about how long."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.core.job import JobState
from bot.core.progress import InQueue, Paused, Queued
from bot.store import Store
from bot.store.jobs import Waiting
from bot.studio.fairness import Share, serving_order
from bot.studio.pace import Pace
from bot.studio.watchers import Watchers

EVERY: Final = 0.5
"""Seconds between two looks, at least."""
SHARE: Final = 0.1
"""Of the time, at most, that is spent looking."""
NEAR: Final = 10
"""From this position on down every change is told, farther back only one of a tenth: it costs an edit each."""
BREATH: Final = 200
"""Jobs that are told before others get a turn on the event loop."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What positions follow from: the members' shares, and what is at the executor.

    `ahead` counts the jobs that wait there for room, `cost` is that of all jobs there. `loading` is the stage of
    loading, while the model is loaded.
    """

    shares: Mapping[int, Share]
    ahead: int
    cost: float
    loading: str | None


class Positions:
    """Looks at the whole queue now and then, off the event loop."""

    def __init__(self, store: Store, watchers: Watchers, pace: Pace) -> None:
        self._store = store
        self._watchers = watchers
        self._pace = pace

    async def run(self, standing: Callable[[], Standing]) -> None:
        """Tell, for ever, what `standing` says each time."""
        while True:
            began = time.monotonic()
            await self.tell(standing())
            await asyncio.sleep(max(EVERY, (time.monotonic() - began) / SHARE))

    async def tell(self, standing: Standing) -> None:
        """Tell everyone who waits."""
        known = self._watchers.queued()
        if not known:
            return
        paused = await self._store.paused.guilds()
        waiting = []
        for one in await self._store.jobs.waiting():
            if one.guild_id in paused and one.state is JobState.QUEUED:
                self._tell_pause(one.id, known.get(one.id))
            else:
                waiting.append(one)
        order = await asyncio.to_thread(_order, waiting, dict(standing.shares), time.time())
        cost = standing.cost
        for position, one in enumerate(order, standing.ahead):
            before = known.get(one.id)
            if before is not None and worth_telling(before, position, standing.loading):
                now = Queued(position, self._pace.seconds(cost), standing.loading)
                self._watchers.replace(one.id, before, now)  # it may have begun meanwhile
            cost += one.cost
            if position % BREATH == 0:
                await asyncio.sleep(0)

    def _tell_pause(self, job_id: int, before: InQueue | None) -> None:
        if before is not None and not isinstance(before, Paused):
            self._watchers.replace(job_id, before, Paused())


def worth_telling(before: InQueue, position: int, loading: str | None) -> bool:
    """Whether a new standing is worth an edit."""
    if not isinstance(before, Queued) or before.loading != loading:
        return True
    moved = abs(before.position - position)
    return moved > 0 and (position < NEAR or moved * 10 >= before.position)


def _order(waiting: list[Waiting], shares: dict[int, Share], now: float) -> list[Waiting]:
    return serving_order([one for one in waiting if one.state is JobState.QUEUED], shares, now)
