"""Dispatcher: hands queued jobs to the executor in fair order, as room comes free."""

import asyncio
import time
from collections.abc import Callable

import structlog

from bot.core.errors import EaselError, UploadError
from bot.core.job import Job
from bot.executors.protocol import Executor, Free
from bot.store import Store
from bot.studio.fairness import Share, next_job, weighed
from bot.studio.in_flight import InFlight

log = structlog.get_logger()


class Dispatcher:
    """Keeps the shares of the members, and the executor busy; while `held`, nothing is handed over."""

    def __init__(
        self,
        store: Store,
        executor: Executor,
        handed_over: Callable[[Job], None],
        failed: Callable[[int, EaselError], None],
    ) -> None:
        self._store = store
        self._executor = executor
        self._handed_over = handed_over
        self._failed = failed
        self._in_flight = InFlight()
        self._beginning: int | None = None
        self._charged: dict[int, float] = {}
        self._wake = asyncio.Event()
        self.shares: dict[int, Share] = {}
        self.held = False

    @property
    def ahead(self) -> list[Job]:
        """The jobs that were handed over and wait for room."""
        return self._in_flight.waiting

    @property
    def beginning(self) -> list[int]:
        """The id of the job that is just being handed over: its row says so already."""
        return [] if self._beginning is None else [self._beginning]

    async def remember(self) -> None:
        """Take the shares from what was used before this process began."""
        for use in await self._store.usage.recent(2 * 3600):
            self.charge(use.user_id, weighed(use.cost, use.priority), use.at)

    def charge(self, user_id: int, cost: float, now: float | None = None) -> None:
        """Count a weighed cost as used by a member; a negative one gives back."""
        share = self.shares.get(user_id, Share())
        self.shares[user_id] = share.charge(cost, time.time() if now is None else now)

    def _charge(self, job: Job) -> None:
        self._charged[job.id] = time.time()
        self.charge(job.user_id, weighed(job.request.cost, job.priority))

    def give_back(self, job: Job, share: float = 1.0) -> None:
        """Give back a share of what a job was charged, as much as is left of it by now."""
        now = time.time()
        charged = Share(share * weighed(job.request.cost, job.priority), self._charged.get(job.id, now))
        self.charge(job.user_id, -charged.now(now), now)

    def free(self, event: Free) -> list[Job]:
        """Learn what the executor has room for; the jobs that have begun since."""
        begun = self._in_flight.free(event.capacity, event.begun)
        self.wake()
        return begun

    def ended(self, job_id: int) -> None:
        """A job is no longer at the executor, or is not to be handed over after all."""
        if self._beginning == job_id:
            self._beginning = None
        self._charged.pop(job_id, None)
        self._in_flight.remove(job_id)
        self.wake()

    def wake(self) -> None:
        """There may be something to hand over. Only a hint: the truth is in the database."""
        self._wake.set()

    async def run(self) -> None:
        """Hand jobs over for ever."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while await self._hand_over_one():
                pass

    async def _hand_over_one(self) -> bool:
        """Hand over the job whose turn it is; False where there is none, or it has to wait for room or a reload."""
        if self.held:
            return False
        heads = self._in_flight.within_limits(await self._store.jobs.heads())
        head = next_job(heads, self.shares, time.time())
        if head is None:
            return False
        waiting = await self._store.jobs.get(head.id)
        if waiting is None or not self._in_flight.may_take(waiting):
            return waiting is None
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
        self._beginning = None
        self._charge(job)
        self._in_flight.add(job)
        self._handed_over(job)
        self._executor.hand_over(job, image)
        log.info("painting", job=job.id, attempt=job.attempts)
        return True
