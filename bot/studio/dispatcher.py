"""Dispatcher: hands queued jobs to the executor in fair order, as room comes free."""

import asyncio
import time
from collections.abc import Callable

import structlog

from bot.errors import EaselError, UploadError
from bot.executors.base import Executor, Room
from bot.fairness import Share, next_job
from bot.jobs import Job
from bot.store import Store

log = structlog.get_logger()


class Dispatcher:
    """Keeps the shares of the members, and the executor busy."""

    def __init__(
        self,
        store: Store,
        executor: Executor,
        began: Callable[[Job], None],
        failed: Callable[[int, EaselError], None],
    ) -> None:
        self._store = store
        self._executor = executor
        self._began = began
        self._failed = failed
        self._free = 0
        self._unsettled = 0
        self._beginning: int | None = None
        self._wake = asyncio.Event()
        self.shares: dict[int, Share] = {}

    async def remember(self) -> None:
        """Take the shares from what was used before this process began."""
        for use in await self._store.usage.recent(2 * 3600):
            self.charge(use.user_id, use.cost, use.at)

    def charge(self, user_id: int, cost: float, now: float | None = None) -> None:
        """Count a cost as used by a member; a negative one gives back."""
        share = self.shares.get(user_id, Share())
        self.shares[user_id] = share.charge(cost, time.time() if now is None else now)

    def room(self, event: Room) -> None:
        """Learn how many jobs the executor can take."""
        self._free = event.free
        self._unsettled -= event.settled
        self.wake()

    def forget(self, job_id: int) -> None:
        """Don't hand a job over after all, if it is just about to be: it was cancelled."""
        if self._beginning == job_id:
            self._beginning = None

    def wake(self) -> None:
        """There may be something to hand over. Only a hint: the truth is in the database."""
        self._wake.set()

    async def run(self) -> None:
        """Hand jobs over for ever."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._free > self._unsettled and await self._hand_over_one():
                pass

    async def _hand_over_one(self) -> bool:
        head = next_job(await self._store.jobs.heads(), self.shares, time.time())
        if head is None:
            return False
        self._beginning = head.id
        job = await self._store.jobs.begin(head.id)  # durable: attempts count before anything is painted
        if job is None:
            return True  # it was cancelled meanwhile; look for the next
        image = None if job.request.image is None else await self._store.uploads.read(job.request.image)
        if self._beginning != job.id:
            return True
        if job.request.image is not None and image is None:
            self._failed(job.id, UploadError("upload.gone"))
            return True
        self.charge(job.user_id, job.request.cost)
        self._unsettled += 1
        self._began(job)
        self._executor.hand_over(job, image)
        log.info("painting", job=job.id, attempt=job.attempts)
        return True
