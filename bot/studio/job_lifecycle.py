"""JobLifecycle: what happens to a job, from its acceptance to its end, kept true in the store and told."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Iterable

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
from bot.studio.watchers import Watchers

log = structlog.get_logger()

JobEvent = events.Begun | events.Stepped[bytes] | events.Finished | events.Failed
"""What an executor tells of a job."""


class JobLifecycle:
    """`arrivals` has each job once: as soon as it is accepted, or taken up after a restart."""

    def __init__(self, store: Store, dispatcher: Dispatcher, watchers: Watchers, pace: Pace, tasks: Tasks) -> None:
        self._store = store
        self._dispatcher = dispatcher
        self._watchers = watchers
        self._pace = pace
        self._tasks = tasks
        self.arrivals: asyncio.Queue[Job] = asyncio.Queue()

    async def recover(self, job: Job, loading: str | None) -> None:
        """Take up a job that was open when the last process ended."""
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
        """A job is in the store, and may go."""
        self._watchers.open(job.id, progress.Accepted(loading))
        log.info("accepted", job=job.id, user=job.user_id, guild=job.guild_id)
        self.arrivals.put_nowait(job)
        self._dispatcher.wake()

    def handed_over(self, job: Job) -> None:
        """The executor has a job, and begins it as soon as it has room."""
        self._watchers.set(job.id, progress.Queued(0))

    def hear(self, event: JobEvent) -> None:
        """What the executor tells of a job. Of one that was cancelled meanwhile, something may still be told."""
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
        """A job can't be painted: it is charged to nobody. Its row is written as soon as can be."""
        self._dispatcher.end(job_id, give_back=1.0)
        self._tasks.spawn(self._end_failed(job_id, error))

    async def fail(self, job_id: int, error: EaselError) -> None:
        """A job can't be painted or delivered; its row says so when this returns."""
        self._dispatcher.end(job_id, give_back=1.0)
        await self._end_failed(job_id, error)

    async def delivered(self, job: Job, message_id: int | None) -> None:
        """The pictures are where they belong: the job is done, and its use is logged, in one transaction."""
        if await self._store.usage.finish(job, message_id):
            log.info("done", job=job.id)
            self._watchers.set(job.id, progress.Done())

    async def cancel(self, job_id: int, also: Also | None = None) -> bool:
        """Cancel an open job; whether it was still open. `also` is done in the same transaction."""
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
        """Cancel what is open in a guild, of some members or of all; how many jobs that was, as `also` is told."""
        ended = await self._store.jobs.cancel_all(guild_id, user_ids, also, self._watchers.painted)
        for job_id in ended:
            self._cancelled(job_id)
        return len(ended)

    async def release(self, job_ids: Iterable[int]) -> None:
        """Put jobs that were handed over back into the queue, as if they had not been."""
        for job_id in job_ids:
            await self._store.jobs.release(job_id)

    def _begun(self, job_id: int) -> None:
        job = self._dispatcher.begin(job_id)
        if job is not None:
            self._watchers.set(job_id, progress.Running(0, job.request.all_steps))

    def _stepped(self, event: events.Stepped[bytes]) -> None:
        if event.job_id not in self._dispatcher.in_flight:
            return
        step, preview = event.step, event.preview
        before = self._watchers.get(event.job_id)
        if isinstance(before, progress.Running):
            step = max(step, before.step)  # a preview comes from the pool, later than its step
            preview = before.preview if preview is None else preview
        self._watchers.set(event.job_id, progress.Running(step, event.steps, preview))

    async def _finished(self, event: events.Finished) -> None:
        job_id = event.job_id
        if job_id not in self._dispatcher.in_flight:
            return  # cancelled while the last picture was encoded
        began, ended = self._dispatcher.in_flight.begun_at(job_id), time.time()
        kept = await self._store.pictures.keep(job_id, event.pictures, began)
        job = self._dispatcher.end(job_id)  # only now: until it is kept it is one of those that a stop puts back
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
