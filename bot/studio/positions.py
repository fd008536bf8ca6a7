"""Positions: tells members their place in the queue and the estimated wait, and counts down the time that is left."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.core.job import JobState
from bot.core.progress import InQueue, Paused, Queued
from bot.store import Store
from bot.store.jobs import Waiting
from bot.studio.fairness import Share, serving_order
from bot.studio.pace import Pace
from bot.studio.time_left import recounted
from bot.studio.watchers import Watchers

EVERY: Final = 0.5
"""The shortest time between two updates, in seconds."""
SHARE: Final = 0.1
"""The largest part of the time that is spent on updates."""
NEAR: Final = 10
"""Nearer than this, every change is reported; farther back, only a change of a tenth, since each costs an edit."""
BREATH: Final = 200
"""How many jobs are updated before other tasks get a turn on the event loop."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What positions are computed from: the members' shares, and the jobs at the executor.

    `ahead` counts the jobs waiting there for capacity, and `waiting` has their ids with their costs, oldest first.
    `cost` is what is left to paint of all jobs there. While the model loads, `loading` is the stage.
    """

    shares: Mapping[int, Share]
    ahead: int
    cost: float
    loading: str | None
    waiting: tuple[tuple[int, float], ...] = ()


class Positions:
    """Sorts the whole queue now and then, off the event loop, and updates the progress of those who wait."""

    def __init__(self, store: Store, watchers: Watchers, pace: Pace) -> None:
        self._store = store
        self._watchers = watchers
        self._pace = pace

    async def run(self, standing: Callable[[], Standing]) -> None:
        """Update all positions repeatedly, from a new `standing()` each time, until cancelled."""
        while True:
            began = time.monotonic()
            await self.tell(standing())
            await asyncio.sleep(max(EVERY, (time.monotonic() - began) / SHARE))

    async def tell(self, standing: Standing) -> None:
        """Update the position of every queued job, and the time left of every job that is being painted."""
        self._count_down()
        known = self._watchers.queued()
        if not known:
            return
        cost = standing.cost - sum(own for _, own in standing.waiting)
        for position, (job_id, own) in enumerate(standing.waiting):
            self._tell(job_id, known.get(job_id), position, cost, standing.loading)
            cost += own
        paused = await self._store.paused.guilds()
        waiting = []
        for one in await self._store.jobs.waiting():
            if one.guild_id in paused and one.state is JobState.QUEUED:
                self._tell_pause(one.id, known.get(one.id))
            else:
                waiting.append(one)
        order = await asyncio.to_thread(_order, waiting, dict(standing.shares), time.monotonic())
        for position, one in enumerate(order, standing.ahead):
            self._tell(one.id, known.get(one.id), position, cost, standing.loading)
            cost += one.cost
            if position % BREATH == 0:
                await asyncio.sleep(0)

    def _tell(self, job_id: int, before: InQueue | None, position: int, cost: float, loading: str | None) -> None:
        """Tell a job its position behind so much cost, if that is worth telling."""
        if before is None:
            return
        seconds = self._pace.seconds(cost)
        if worth_telling(before, position, loading, seconds, self._watchers.age(job_id)):
            self._watchers.replace(job_id, before, Queued(position, seconds, loading))  # unless it has begun meanwhile

    def _count_down(self) -> None:
        """Take the time since the last step from the time left, for jobs whose steps take long."""
        for job_id, before in self._watchers.running().items():
            age = self._watchers.age(job_id)
            left = None if before.seconds is None else max(before.seconds - age, 0.0)
            if recounted(before.seconds, left, age):
                self._watchers.replace(job_id, before, replace(before, seconds=left))

    def _tell_pause(self, job_id: int, before: InQueue | None) -> None:
        if before is not None and not isinstance(before, Paused):
            self._watchers.replace(job_id, before, Paused())


def worth_telling(
    before: InQueue, position: int, loading: str | None, seconds: float | None = None, age: float = 0.0
) -> bool:
    """Whether a new position, stage or estimate is worth an edit; the one before was told `age` seconds ago."""
    if not isinstance(before, Queued) or before.loading != loading:
        return True
    moved = abs(before.position - position)
    if moved > 0 and (position < NEAR or moved * 10 >= before.position):
        return True
    return recounted(before.seconds, seconds, age, coarse=position >= NEAR)


def _order(waiting: list[Waiting], shares: dict[int, Share], now: float) -> list[Waiting]:
    return serving_order([one for one in waiting if one.state is JobState.QUEUED], shares, now)
