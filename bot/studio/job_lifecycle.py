"""JobLifecycle: each change of a job from acceptance to its end, stored and reported to its watchers."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import replace

import structlog

from bot.core import events, progress
from bot.core.errors import EaselError, PaintingError
from bot.core.job import Job, JobState
from bot.store import Store
from bot.store.jobs import Also
from bot.studio.dispatcher import Dispatcher
from bot.studio.pace import Pace
from bot.studio.recovery import Recovery, recovery_of
from bot.studio.tasks import Tasks
from bot.studio.time_left import time_left
from bot.studio.watchers import Watchers

log = structlog.get_logger()

JobEvent = events.Begun | events.Stepped[bytes] | events.Finished | events.Failed
"""An executor's events about one job."""


class JobLifecycle:
    """Changes jobs in the store. `arrivals` gets each job once, when it is accepted or resumed after a restart."""

    def __init__(self, store: Store, dispatcher: Dispatcher, watchers: Watchers, pace: Pace, tasks: Tasks) -> None:
        self._store = store
        self._dispatcher = dispatcher
        self._watchers = watchers
        self._pace = pace
        self._tasks = tasks
        self.arrivals: asyncio.Queue[Job] = asyncio.Queue()

    async def recover(self, job: Job, loading: str | None) -> None:
        """Resume a job that was open when the last process ended."""
        match recovery_of(job):
            case Recovery.WAIT:
                self._watchers.open(job.id, progress.Accepted(loading))
            case Recovery.AGAIN:
                await self._store.jobs.requeue(job.id)
                self._watchers.open(job.id, progress.Accepted(loading))
            case Recovery.DELIVER:
                pictures = await self._store.pictures.of(job.id, withheld=True)
                self._watchers.open(job.id, progress.Delivering(pictures))
            case Recovery.GIVE_UP:
                self._watchers.open(job.id, progress.Running(0, job.request.all_steps))
                self.failed(job.id, PaintingError("painting.crash"))
        self.arrivals.put_nowait(job)

    def accepted(self, job: Job, loading: str | None) -> None:
        """Note that a job is in the store and may be painted."""
        self._watchers.open(job.id, progress.Accepted(loading))
        log.info("accepted", job=job.id, user=job.user_id, guild=job.guild_id)
        self.arrivals.put_nowait(job)
        self._dispatcher.wake()

    def handed_over(self, job: Job) -> None:
        """Note that the executor has a job, and will begin it as soon as it has capacity."""
        before = self._watchers.get(job.id)
        self._watchers.set(job.id, progress.Queued(0, before.seconds if isinstance(before, progress.Queued) else None))

    def handle(self, event: JobEvent) -> None:
        """Handle an executor's event about a job, which may have been cancelled in the meantime."""
        match event:
            case events.Begun(job_id):
                self._begun(job_id)
            case events.Stepped():
                self._stepped(event)
            case events.Finished():
                self._tasks.spawn(self._finished(event))
            case events.Failed(job_id, error):
                self.failed(job_id, error)

    def failed(self, job_id: int, error: EaselError) -> None:
        """Fail a job that can't be painted, and give its cost back. Its row is written in the background."""
        self._dispatcher.end(job_id, give_back=1.0)
        self._tasks.spawn(self._end_failed(job_id, error))

    async def fail(self, job_id: int, error: EaselError) -> None:
        """Fail a job that can't be painted or delivered, and give its cost back. Its row is written on return."""
        self._dispatcher.end(job_id, give_back=1.0)
        await self._end_failed(job_id, error)

    async def delivered(self, job: Job, message_id: int | None) -> bool:
        """Mark a delivered job done and log its use, in one transaction; returns whether it may stay posted.

        It may not if it was cancelled, erased, purged or deleted while it was on its way.
        """
        finished = await self._store.usage.finish(job, message_id)
        if finished:
            log.info("done", job=job.id)
            self._watchers.set(job.id, progress.Done())
        return finished and await self._store.jobs.stays(job.id)

    async def cancel(self, job_id: int, also: Also | None = None) -> bool:
        """Cancel a job and do `also` in the same transaction, if it is still open; returns whether it was."""
        painted = self._watchers.painted(job_id)
        if not await self._store.jobs.end(job_id, JobState.CANCELLED, painted=painted, also=also):
            return False
        self._cancelled(job_id)
        return True

    async def cancel_all(
        self,
        guild_id: int,
        user_ids: Collection[int] | None = None,
        also: Callable[[int], Awaitable[None]] | None = None,
    ) -> int:
        """Cancel the open jobs of some or all members of a guild; returns how many, and passes that to `also`."""
        ended = await self._store.jobs.cancel_all(guild_id, user_ids, also, self._watchers.painted)
        for job_id in ended:
            self._cancelled(job_id)
        return len(ended)

    async def release(self, job_ids: Iterable[int]) -> None:
        """Put jobs that were handed over back into the queue, as if that had never happened."""
        for job_id in job_ids:
            await self._store.jobs.release(job_id)

    def _begun(self, job_id: int) -> None:
        job = self._dispatcher.begin(job_id)
        if job is not None:
            self._watchers.set(job_id, self._running(job))

    def _stepped(self, event: events.Stepped[bytes]) -> None:
        if event.job_id not in self._dispatcher.in_flight:
            return
        before = self._watchers.get(event.job_id)
        if not isinstance(before, progress.Running):
            before = progress.Running(0, event.steps)
        step = max(event.step, before.step)  # a preview is encoded on the pool, so it arrives after its step
        preview = before.preview if event.preview is None else event.preview
        seconds = before.seconds if step == before.step else self._time_left(event.job_id, step, event.steps)
        now = replace(before, step=step, steps=event.steps, preview=preview, seconds=seconds)
        self._watchers.set(event.job_id, now)

    def _running(self, job: Job) -> progress.Running:
        """The progress of a job that begins; what is painted at the same time slows it down."""
        begun = self._dispatcher.in_flight.begun
        cost = sum(one.request.cost * (1 - self._watchers.painted(one.id)) for one in begun)
        pictures = job.request.images if job.request.study is None else None
        return progress.Running(0, job.request.all_steps, None, self._pace.seconds(cost), pictures)

    def _time_left(self, job_id: int, step: int, steps: int) -> float | None:
        began = self._dispatcher.in_flight.begun_at(job_id)
        return None if began is None else time_left(step, steps, time.monotonic() - began, None)

    async def _finished(self, event: events.Finished) -> None:
        job_id = event.job_id
        if job_id not in self._dispatcher.in_flight:
            return  # cancelled while the last picture was being encoded
        began, ended = self._dispatcher.in_flight.begun_at(job_id), time.monotonic()
        started = None if began is None else time.time() - (ended - began)
        kept = await self._store.pictures.keep(job_id, event.pictures, started)
        job = self._dispatcher.end(job_id)  # only now: until it is stored, stopping must requeue it
        if job is None or not kept:
            return
        if began is not None:
            self._pace.finished(job.request.cost, began, ended)
        self._watchers.set(job_id, progress.Delivering(event.pictures))

    async def _end_failed(self, job_id: int, error: EaselError) -> None:
        log.warning("failed", job=job_id, key=error.key)
        if await self._store.jobs.end(job_id, JobState.FAILED, str(error)):
            self._watchers.set(job_id, progress.Failed(error))

    def _cancelled(self, job_id: int) -> None:
        self._dispatcher.cancel(job_id, self._watchers.painted(job_id))
        self._watchers.set(job_id, progress.Cancelled())
        log.info("cancelled", job=job_id)
