"""Studio: the service behind every command: submit, cancel, watch. Its parts are in the files beside this one."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import assert_never

import structlog

from bot.core.errors import DeviceError, EaselError, PaintingError
from bot.core.events import (
    Begun,
    CapacityChanged,
    Failed,
    Finished,
    Halted,
    Loaded,
    Loading,
    ReloadFailed,
    Stepped,
)
from bot.core.job import Job, Place
from bot.core.model_info import ModelInfo
from bot.core.progress import Progress
from bot.core.request import ImageRequest
from bot.core.unet_summary import UNetSummary
from bot.core.wording import NOTHING, Wording
from bot.executors.protocol import Executor, ExecutorEvent
from bot.moderation.asker import Asker
from bot.store import Store
from bot.store.eligibility import Eligibility
from bot.store.jobs import Also
from bot.studio.bounds import Bounds
from bot.studio.clock_watch import ClockWatch
from bot.studio.dispatcher import Dispatcher
from bot.studio.ending import Ending, Reason
from bot.studio.gate import Gate
from bot.studio.hang_watch import HANG_AFTER, Clock, HangWatch
from bot.studio.job_lifecycle import JobLifecycle
from bot.studio.pace import Pace
from bot.studio.positions import Positions, Standing
from bot.studio.queue_order import queue_order
from bot.studio.reload import Reload
from bot.studio.shutdown import Shutdown
from bot.studio.tasks import Tasks
from bot.studio.watchers import Watchers
from bot.studio.word_filter import WordFilter

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class StudioStatus:
    """The studio's status. `seconds_a_cost` is the time per unit of cost, None until something was painted."""

    model: str
    device: str | None
    loading: str | None
    seconds_a_cost: float | None
    draining: bool


class Studio:
    """One per process. While the model loads, `loading` is the stage, such as "weights"; otherwise None."""

    def __init__(
        self,
        store: Store,
        executor: Executor,
        info: ModelInfo,
        words: WordFilter,
        bounds: Bounds | None = None,
        hang_after: float = HANG_AFTER,
        clock: Clock = time.monotonic,
    ) -> None:
        self.info = info
        self.device: str | None = None
        self.unet_summary: UNetSummary | None = None
        self.loading: str | None = "starting"
        self._store = store
        self._executor = executor
        self._tasks = Tasks(self._task_failed)
        self._clock_watch = ClockWatch(store)
        self._ending = Ending()
        self._shutdown = Shutdown(store, self._ending)
        self._pace = Pace()
        self._gate = Gate(store, bounds or Bounds(), self._pace, words)
        self._watchers = Watchers()
        self._positions = Positions(store, self._watchers, self._pace)
        self._dispatcher = Dispatcher(store, executor)
        self._reload = Reload(self._dispatcher, executor)
        self._lifecycle = JobLifecycle(store, self._dispatcher, self._watchers, self._pace, self._tasks)
        self._hang_watch = HangWatch(self._dispatcher, self._lifecycle, self._ending, hang_after, clock)

    async def start(self) -> None:
        """Resume open jobs, start loading the model, and start dispatching."""
        await self._clock_watch.look()
        await self._dispatcher.remember()
        ahead = time.time() - time.monotonic()
        for use in await self._store.usage.recent(24 * 3600):
            self._pace.finished(use.cost, use.at - use.seconds - ahead, use.at - ahead)
        for job in await self._store.jobs.unfinished():
            await self._lifecycle.recover(job, self.loading)
        self._executor.start(self._handle)
        self._tasks.spawn(self._dispatcher.run(self._handed_over, self._lifecycle.failed))
        self._tasks.spawn(self._positions.run(self._standing))
        self._tasks.spawn(self._hang_watch.run())
        self._tasks.spawn(self._shutdown.watch())
        self._tasks.spawn(self._clock_watch.run())
        self._tasks.spawn(self._store.traces.run())
        self._dispatcher.wake()

    async def stop(self) -> None:
        """End the executor and all tasks. Open jobs stay open; those being painted go back into the queue.

        That doesn't count as an attempt, unless the device was lost while painting them.
        """
        await self._executor.stop()
        await self._tasks.stop()
        in_flight, reason = self._dispatcher.in_flight, self._ending.reason
        lost = isinstance(reason, Halted) and isinstance(reason.error, DeviceError)
        blameless = in_flight.waiting if lost else in_flight.jobs
        await self._lifecycle.release([*(job.id for job in blameless), *self._dispatcher.beginning])

    def status(self) -> StudioStatus:
        """The studio's status now."""
        pace, draining = self._pace.seconds_a_cost, self._shutdown.draining
        return StudioStatus(self.info.name, self.device, self.loading, pace, draining)

    def drain(self) -> None:
        """Accept no more jobs, and end the process when all open ones are done."""
        self._shutdown.drain()

    def restart(self) -> None:
        """End the process now, for a restart."""
        self._shutdown.restart()

    async def reload(self) -> None:
        """Load the model again between two pictures; raises EaselError if that fails, and keeps the old one."""
        await self._reload.run()

    @property
    def ending(self) -> Reason | None:
        """Why the process has to end; None while it doesn't."""
        return self._ending.reason

    async def ended(self) -> Reason:
        """Wait until the process has to end; returns why."""
        return await self._ending.wait()

    async def check(self, asker: Asker) -> Eligibility:
        """A member's eligibility in a place, for `check_request`.

        Raises NotAllowedError if they may not paint there, or anywhere; QueueError if nobody may right now.
        """
        self._shutdown.check()
        return await self._gate.check(asker)

    async def check_request(
        self,
        eligibility: Eligibility,
        request: ImageRequest,
        *,
        wording: Wording = NOTHING,
        sized: bool = True,
    ) -> ImageRequest:
        """The request to submit, with what word rules add to its negative prompt. Call this once per request.

        Raises EaselError if words, limits or the length of the queue forbid it. `sized` is False while the size isn't
        known because the upload hasn't arrived. `wording` has texts that aren't in the request, such as what was typed.
        """
        return await self._gate.check_request(eligibility, request, wording=wording, sized=sized)

    async def check_shown(self, eligibility: Eligibility, request: ImageRequest) -> None:
        """Raise NotAllowedError if today's word rules forbid to show again what was painted before."""
        await self._gate.check_shown(eligibility, request)

    def arriving(self, asker: Asker) -> AbstractAsyncContextManager[None]:
        """Count a checked request among a member's open jobs while its picture is downloaded, read and submitted.

        Raises EaselError if they may no longer paint there, or have too many open jobs with it.
        """
        return self._gate.arriving(asker)

    async def submit(self, request: ImageRequest, asker: Asker, place: Place) -> Job:
        """Accept a request from `check_request`; it is durable on return. Raises EaselError if it is refused."""
        self._shutdown.check()
        self.info.check(request)
        job = await self._gate.accept(request, asker, place)
        self._lifecycle.accepted(job, self.loading)
        return job

    def erasing(self, member_id: int, interaction_id: int) -> None:
        """Refuse what a member asked for before this interaction and that is still arriving. Call it before erasing."""
        self._gate.erased.add(member_id, interaction_id)

    async def cancel(self, job_id: int, also: Also | None = None) -> bool:
        """Cancel a job and do `also` in the same transaction, if it is still open; returns whether it was."""
        return await self._lifecycle.cancel(job_id, also)

    async def cancel_all(
        self,
        guild_id: int,
        user_ids: Collection[int] | None = None,
        also: Callable[[int], Awaitable[None]] | None = None,
    ) -> int:
        """Cancel the open jobs of some or all members of a guild; returns how many, and passes that to `also`."""
        return await self._lifecycle.cancel_all(guild_id, user_ids, also)

    def resumed(self) -> None:
        """Let jobs go that are no longer paused."""
        self._dispatcher.wake()

    def watch(self, job_id: int) -> AsyncIterator[Progress]:
        """The progress of a job from now to its end; slow readers miss some updates, but never the last."""
        return self._watchers.follow(job_id)

    def progress(self, job_id: int) -> Progress | None:
        """The latest progress of an open job."""
        return self._watchers.get(job_id)

    async def arrivals(self) -> AsyncIterator[Job]:
        """Every accepted job once, starting with those resumed after a restart. For whoever delivers them."""
        while True:
            yield await self._lifecycle.arrivals.get()

    async def open_jobs(self) -> list[Job]:
        """All unfinished jobs, in the order in which they will be painted."""
        return await queue_order(self._store, self._dispatcher.shares.of)

    async def delivered(self, job: Job, message_id: int | None) -> bool:
        """Mark a job done, because its pictures were delivered; returns whether they may stay posted."""
        return await self._lifecycle.delivered(job, message_id)

    async def undeliverable(self, job: Job, error: EaselError) -> None:
        """Fail a job whose pictures can't be delivered."""
        await self._lifecycle.fail(job.id, error)

    def _handle(self, event: ExecutorEvent) -> None:
        """Handle the executor's events, on the event loop."""
        self._hang_watch.alive()
        match event:
            case Loading(stage):
                log.info("loading the model", doing=stage)
                self._tell_loading(stage)
            case Loaded(info, device, unet_summary):
                self.info, self.device, self.unet_summary = info, device, unet_summary
                log.info("model loaded", model=info.name, device=device)
                self._tell_loading(None)
                self._reload.ended(None)
            case ReloadFailed(error):
                self._tell_loading(None)
                self._reload.ended(error)
            case Halted():
                self._ending.set(event)
            case CapacityChanged(capacity):
                self._dispatcher.change_capacity(capacity)
            case Begun() | Stepped() | Finished() | Failed():
                self._lifecycle.handle(event)
            case _:
                assert_never(event)

    def _tell_loading(self, stage: str | None) -> None:
        self.loading = stage
        self._watchers.tell_loading(stage)

    def _handed_over(self, job: Job) -> None:
        self._hang_watch.alive()
        self._lifecycle.handed_over(job)

    def _standing(self) -> Standing:
        in_flight = self._dispatcher.in_flight
        cost = sum(job.request.cost * (1 - self._watchers.painted(job.id)) for job in in_flight.jobs)
        waiting = tuple((job.id, job.request.cost) for job in in_flight.waiting)
        return Standing(self._dispatcher.shares.of, len(waiting), cost, self.loading, waiting)

    def _task_failed(self, error: BaseException) -> None:
        # For example, the disk is full. Without its dispatcher, the studio would accept jobs that nobody paints.
        self._ending.set(Halted(PaintingError("painting.halted", reason=error)))
