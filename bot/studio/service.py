"""Studio: submit, cancel, watch. It keeps each job's state true in the store and tells whoever watches."""

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable

import structlog

from bot.core.errors import DeviceError, EaselError, PaintingError
from bot.core.job import Job, JobState, Place
from bot.core.model_info import ModelInfo
from bot.core.progress import Progress
from bot.core.request import ImageRequest
from bot.core.unet_summary import UNetSummary
from bot.executors.protocol import (
    Advanced,
    Broken,
    Executor,
    ExecutorEvent,
    Finished,
    Free,
    GaveUp,
    Kept,
    Loading,
    Ready,
)
from bot.moderation.asker import Asker
from bot.store import Store
from bot.store.eligibility import Eligibility
from bot.store.jobs import Also
from bot.studio.bounds import Bounds
from bot.studio.dispatcher import Dispatcher
from bot.studio.gate import Gate
from bot.studio.pace import Pace
from bot.studio.positions import Positions, Standing
from bot.studio.queue_order import queue_order
from bot.studio.recovery import GRACE, HANG_AFTER, Verdict, hanging, judge
from bot.studio.reload import Reload
from bot.studio.shutdown import Shutdown
from bot.studio.tasks import Tasks
from bot.studio.watchers import Watchers
from bot.studio.word_filter import WordFilter

log = structlog.get_logger()


class Studio:
    """The service behind every command. One for a process."""

    def __init__(
        self,
        store: Store,
        executor: Executor,
        info: ModelInfo,
        bounds: Bounds | None = None,
        hang_after: float = HANG_AFTER,
    ) -> None:
        self.info = info
        self.device: str | None = None
        self.unet_summary: UNetSummary | None = None
        self.loading: str | None = "starting"
        self.broken: EaselError | None = None
        self.hung, self.halted, self.shutdown = asyncio.Event(), asyncio.Event(), Shutdown()
        self._store = store
        self._executor = executor
        self._hang_after = hang_after
        self.pace = Pace()
        self.words = WordFilter(store)
        self._gate = Gate(store, bounds or Bounds(), self.pace, self.words)
        self._watchers = Watchers()
        self._positions = Positions(store, self._watchers, self.pace)
        self._dispatcher = Dispatcher(store, executor, self._handed_over, self._gave_up)
        self._running: dict[int, Job] = {}
        self.reload = Reload(self._dispatcher, executor, lambda: bool(self._running))
        self._began_at: dict[int, float] = {}
        self._last_event = time.monotonic()
        self._arrivals: asyncio.Queue[Job] = asyncio.Queue()
        self._tasks = Tasks(self._stumbled)

    async def start(self) -> None:
        """Take up what was open, begin loading the model, and begin to dispatch."""
        await self._dispatcher.remember()
        for use in await self._store.usage.recent(24 * 3600):
            self.pace.finished(use.cost, use.at - use.seconds, use.at)
        for job in await self._store.jobs.unfinished():
            await self._recover(job)
        self._executor.start(self._hear)
        self._tasks.spawn(self._dispatcher.run())
        self._tasks.spawn(self._positions.run(self._standing))
        self._tasks.spawn(self._watch_for_hang())
        self._tasks.spawn(self.shutdown.watch(self._store))
        self._dispatcher.wake()

    async def stop(self) -> None:
        """End the executor and all tasks. Open jobs stay open; those being painted go back.

        Without blame, except where the device was lost while it painted them.
        """
        await self._executor.stop()
        await self._tasks.stop()
        lost = isinstance(self.broken, DeviceError)
        blameless = [job_id for job_id in self._running if not (lost and job_id in self._began_at)]
        await self._release(blameless + self._dispatcher.beginning)

    async def check(self, asker: Asker) -> Eligibility:
        """How things stand for a member there, for `check_request`.

        Raises NotAllowedError where they may not paint there, or anywhere; QueueError where nobody may now.
        """
        self.shutdown.check()
        return await self._gate.check(asker)

    async def check_request(
        self, eligibility: Eligibility, request: ImageRequest, *, sized: bool = True
    ) -> ImageRequest:
        """The request as it is to be submitted: with what rules for words add to its negative prompt.

        Done once for each request. Raises EaselError where words, limits or the length of the queue forbid it.
        `sized`: its size is known, and does not wait for an upload.
        """
        return await self._gate.check_request(eligibility, request, sized=sized)

    async def submit(self, request: ImageRequest, asker: Asker, place: Place) -> Job:
        """Accept a request that `check_request` gave: durable when this returns. Raises EaselError if it is refused."""
        self.shutdown.check()
        self.info.check(request)
        job = await self._gate.accept(request, asker, place)
        self._watchers.open(job.id, Progress(JobState.QUEUED, loading=self.loading))  # before it can begin
        log.info("accepted", job=job.id, user=asker.user_id, guild=asker.guild_id)
        self._arrivals.put_nowait(job)
        self._dispatcher.wake()
        return job

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

    def resumed(self) -> None:
        """Jobs that were paused may go."""
        self._dispatcher.wake()

    def _cancelled(self, job_id: int) -> None:
        job = self._take_off(job_id)
        if job is not None:
            self._executor.cancel(job_id)
            self._dispatcher.give_back(job, 1 - self._watchers.painted(job_id))
        self._dispatcher.ended(job_id)
        self._watchers.set(job_id, Progress(JobState.CANCELLED))
        log.info("cancelled", job=job_id)

    def watch(self, job_id: int) -> AsyncIterator[Progress]:
        """The progress of a job up to its end: the latest first, frames dropped for slow readers."""
        return self._watchers.follow(job_id)

    def progress(self, job_id: int) -> Progress | None:
        """The latest progress of an open job."""
        return self._watchers.get(job_id)

    async def arrivals(self) -> AsyncIterator[Job]:
        """Every accepted job once, those taken up after a restart first. For the one who delivers."""
        while True:
            yield await self._arrivals.get()

    async def open_jobs(self) -> list[Job]:
        """All jobs that are not finished, in the order in which they will go."""
        return await queue_order(self._store, self._dispatcher.shares)

    async def delivered(self, job: Job, message_id: int | None) -> None:
        """The pictures are where they belong: the job is done, and its use is logged, in one transaction."""
        if await self._store.usage.finish(job, message_id):
            log.info("done", job=job.id)
            self._watchers.set(job.id, Progress(JobState.DONE))

    async def undeliverable(self, job: Job, error: EaselError) -> None:
        """The pictures can't be delivered: the job has failed."""
        await self._fail(job.id, error)

    def _hear(self, event: ExecutorEvent) -> None:
        """The executor's events, on the event loop."""
        self._last_event = time.monotonic()
        match event:
            case Loading(stage):
                self._tell_loading(stage)
            case Ready(info, device, unet_summary):
                self.info, self.device, self.unet_summary = info, device, unet_summary
                log.info("model loaded", model=info.name, device=device)
                self._tell_loading(None)
                self.reload.ended(None)
            case Kept(error):
                self._tell_loading(None)
                self.reload.ended(error)
            case Broken(error):
                self._halt(error)
            case Free():
                for job in self._dispatcher.free(event):
                    self._began(job)
            case Advanced(job_id, step, steps, preview) if job_id in self._running:
                self._advanced(job_id, step, steps, preview)
            case Finished():
                self._tasks.spawn(self._finished(event))
            case GaveUp(job_id, error):
                self._gave_up(job_id, error)

    def _tell_loading(self, stage: str | None) -> None:
        self.loading = stage
        if stage is not None:
            log.info("loading the model", doing=stage)
        for job_id, progress in self._watchers.queued().items():
            self._watchers.set(job_id, dataclasses.replace(progress, loading=stage))

    def _handed_over(self, job: Job) -> None:
        self._running[job.id] = job
        self._last_event = time.monotonic()
        self._watchers.set(job.id, Progress(JobState.QUEUED, 0))  # it is the next

    def _began(self, job: Job) -> None:
        self._began_at[job.id] = time.time()
        self._watchers.set(job.id, Progress(JobState.RUNNING, steps=job.request.all_steps))

    def _advanced(self, job_id: int, step: int, steps: int, preview: bytes | None) -> None:
        before = self._watchers.get(job_id)
        shown = preview if preview is not None or before is None else before.preview
        done = step if before is None else max(step, before.step)  # a preview comes from the pool, later than its step
        self._watchers.set(job_id, Progress(JobState.RUNNING, step=done, steps=steps, preview=shown))

    async def _finished(self, event: Finished) -> None:
        if event.job_id not in self._running:
            return  # cancelled while the last picture was encoded
        began, ended = self._began_at.get(event.job_id), time.time()
        kept = await self._store.pictures.keep(event.job_id, event.pictures, began)
        job = self._take_off(event.job_id)  # only now: until it is kept it is one of those that a stop puts back
        self._dispatcher.ended(event.job_id)
        if job is None or not kept:
            return
        if began is not None:
            self.pace.finished(job.request.cost, began, ended)
        self._watchers.set(job.id, Progress(JobState.DELIVERING, pictures=event.pictures))

    def _gave_up(self, job_id: int, error: EaselError) -> None:
        self._lay_down(job_id)
        self._tasks.spawn(self._fail(job_id, error))

    def _lay_down(self, job_id: int) -> None:
        """The job has failed: it is charged to nobody."""
        job = self._take_off(job_id)
        if job is not None:
            self._dispatcher.give_back(job)
        self._dispatcher.ended(job_id)

    def _take_off(self, job_id: int) -> Job | None:
        """The job is no longer at the executor."""
        self._began_at.pop(job_id, None)
        return self._running.pop(job_id, None)

    async def _fail(self, job_id: int, error: EaselError) -> None:
        log.warning("failed", job=job_id, key=error.key)
        if await self._store.jobs.end(job_id, JobState.FAILED, str(error)):
            self._watchers.set(job_id, Progress(JobState.FAILED, error=error))

    async def _recover(self, job: Job) -> None:
        match judge(job):
            case Verdict.WAIT:
                self._watchers.open(job.id, Progress(JobState.QUEUED, loading=self.loading))
            case Verdict.AGAIN:
                await self._store.jobs.requeue(job.id)
                self._watchers.open(job.id, Progress(JobState.QUEUED, loading=self.loading))
            case Verdict.DELIVER:
                pictures = await self._store.pictures.of(job.id, withheld=True)
                self._watchers.open(job.id, Progress(JobState.DELIVERING, pictures=pictures))
            case Verdict.GIVE_UP:
                self._watchers.open(job.id, Progress(JobState.RUNNING))
                self._arrivals.put_nowait(job)
                self._gave_up(job.id, PaintingError("painting.crash"))
                return
        self._arrivals.put_nowait(job)

    def _standing(self) -> Standing:
        painting = sum(job.request.cost for job in self._running.values())
        return self._dispatcher.shares, len(self._dispatcher.ahead), painting, self.loading

    async def _watch_for_hang(self) -> None:
        while True:
            await asyncio.sleep(self._hang_after / 20)
            if self._running and time.monotonic() - self._last_event > self._hang_after:
                await self._release([job.id for job in self._dispatcher.ahead] + self._dispatcher.beginning)
                for job in hanging([job for job in self._running.values() if job.id in self._began_at]):
                    self._lay_down(job.id)
                    await self._fail(job.id, PaintingError("painting.hung", minutes=round(self._hang_after / 60)))
                await asyncio.sleep(min(GRACE, self._hang_after))  # for the courier to tell
                self.hung.set()

    async def _release(self, job_ids: Iterable[int]) -> None:
        """Put jobs that were handed over back into the queue, as if they had not been."""
        for job_id in tuple(job_ids):
            await self._store.jobs.release(job_id)

    def _stumbled(self, error: BaseException) -> None:
        # Such as a full disk: a studio without its dispatcher would take jobs that nobody paints.
        self._halt(PaintingError("painting.halted", reason=error))

    def _halt(self, error: EaselError) -> None:
        self.broken = self.broken or error
        self.halted.set()
