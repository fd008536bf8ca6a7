"""Dispatcher: hands queued jobs to the executor in fair order, as capacity frees up, and takes them back."""

import asyncio
import time
from collections.abc import Callable

import structlog

from bot.core.capacity import Capacity
from bot.core.errors import EaselError, UploadError
from bot.core.job import Job
from bot.executors.protocol import Executor
from bot.store import Store
from bot.studio.fairness import next_job, weighed
from bot.studio.in_flight import InFlight
from bot.studio.shares import Shares

log = structlog.get_logger()

HandedOver = Callable[[Job], None]
HandOverFailed = Callable[[int, EaselError], None]


class Dispatcher:
    """Keeps the executor busy. While `held`, it hands over nothing."""

    def __init__(self, store: Store, executor: Executor) -> None:
        self._store = store
        self._executor = executor
        self._beginning: int | None = None
        self._wake = asyncio.Event()
        self.in_flight = InFlight()
        self.shares = Shares()
        self.held = False

    @property
    def beginning(self) -> list[int]:
        """The id of the job being handed over right now, whose row already says that it is running."""
        return [] if self._beginning is None else [self._beginning]

    @property
    def busy(self) -> bool:
        """Whether the executor has any job, or is about to."""
        return bool(self.in_flight.jobs or self.beginning)

    async def remember(self) -> None:
        """Restore the shares from what was used before this process started."""
        ahead = time.time() - time.monotonic()
        for use in await self._store.usage.recent(2 * 3600):
            self.shares.charge(use.user_id, weighed(use.cost, use.priority), use.at - ahead)

    def change_capacity(self, capacity: Capacity) -> None:
        """Note the executor's new capacity."""
        self.in_flight.change_capacity(capacity)
        self.wake()

    def begin(self, job_id: int) -> Job | None:
        """Note that the executor has begun a job; returns it, or None if it isn't in flight."""
        self.wake()
        return self.in_flight.begin(job_id, time.monotonic())

    def end(self, job_id: int, give_back: float = 0.0) -> Job | None:
        """Note that a job has left the executor, or won't be handed over after all.

        Its owner gets the part `give_back` (0 to 1) of its cost back. Returns the job, or None if it wasn't in flight.
        """
        if self._beginning == job_id:
            self._beginning = None
        job = self.in_flight.remove(job_id)
        if job is not None:
            self.shares.give_back(job, give_back, time.monotonic())
        self.shares.forget(job_id)
        self.wake()
        return job

    def cancel(self, job_id: int, painted: float) -> None:
        """Take back a job, of which the part `painted` (0 to 1) is done."""
        if self.end(job_id, give_back=1.0 - painted) is not None:
            self._executor.cancel(job_id)

    def wake(self) -> None:
        """Note that there may be a job to hand over. This is only a hint: the database has the truth."""
        self._wake.set()

    async def run(self, handed_over: HandedOver, failed: HandOverFailed) -> None:
        """Hand over jobs until cancelled, and report each one, or why it can't be handed over."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while await self._hand_over_one(handed_over, failed):
                pass

    async def _hand_over_one(self, handed_over: HandedOver, failed: HandOverFailed) -> bool:
        """Hand over the next job; False if there is none, or it has to wait for capacity or a reload."""
        heads = self.in_flight.within_limits(await self._store.jobs.heads())
        head = next_job(heads, self.shares.of, time.monotonic())
        if head is None:
            return False
        waiting = await self._store.jobs.get(head.id)
        if waiting is None:
            return True
        if self.held or not self.in_flight.may_take(waiting):
            return False
        self._beginning = head.id
        job = await self._store.jobs.begin(head.id)  # durable: attempts count before anything is painted
        if job is None:
            return True  # cancelled in the meantime: look for the next one
        image = None if job.request.image is None else await self._store.uploads.read(job.request.image)
        if self._beginning != job.id:
            return True
        if job.request.image is not None and image is None:
            failed(job.id, UploadError("upload.gone"))
            return True
        self._beginning = None
        self.shares.charge_job(job, time.monotonic())
        self.in_flight.add(job)
        handed_over(job)
        self._executor.hand_over(job, image)
        log.info("painting", job=job.id, attempt=job.attempts)
        return True
