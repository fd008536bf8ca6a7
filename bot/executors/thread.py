"""ThreadExecutor: one engine on one thread of this process, with a small pool beside it for encoding."""

import asyncio
import queue
import threading
from collections.abc import Callable
from typing import Final, Literal

import structlog

from bot.core.capacity import Capacity
from bot.core.errors import DeviceError, EaselError, PaintingError
from bot.core.events import CapacityChanged, Failed, Halted, Loaded, Loading, ReloadFailed
from bot.core.job import Job
from bot.engine.protocol import Checker, Engine, EngineEvent, Pixels, Report, Task
from bot.executors.codec import Codec
from bot.executors.encoding_pool import EncodingPool
from bot.executors.jobs_in_progress import JobsInProgress
from bot.executors.picture_check import PictureCheck
from bot.executors.protocol import ExecutorEvent, Post

log = structlog.get_logger()

Load = Callable[[Report], Engine]
LoadChecker = Callable[[Report], Checker]
Instruction = Callable[[Engine], None]
RELOAD: Final = "reload"


class ThreadExecutor:
    """Loads the engine on its own thread and steps it there while there are jobs.

    The event loop only puts instructions into a queue; the thread only posts events. If the loop has closed by then,
    that is no error: whoever closed it is no longer waiting for anything.
    """

    def __init__(self, load: Load, codec: Codec, load_checker: LoadChecker | None = None) -> None:
        self._load = load
        self._load_checker = load_checker
        self._check = PictureCheck()
        self._instructions: queue.SimpleQueue[Instruction | Literal["reload"] | None] = queue.SimpleQueue()
        self._pool = EncodingPool(codec, self._send)
        self._jobs = JobsInProgress(self._pool, self._check)
        self._wanted: set[int] = set()
        self._posted_capacity: Capacity | None = None
        self._thread = threading.Thread(target=self._main, name="engine", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._post: Post | None = None

    def start(self, post: Post) -> None:
        """Start the thread, which loads the engine."""
        self._loop, self._post = asyncio.get_running_loop(), post
        self._thread.start()

    def hand_over(self, job: Job, image: bytes | None) -> None:
        """Paint a job from the next step with enough capacity; its upload is read on the pool first."""
        self._wanted.add(job.id)
        if image is None:
            self._instructions.put(lambda engine: self._admit(engine, job, None))
        else:
            self._pool.read(
                job, image, lambda pixels: self._instructions.put(lambda engine: self._admit(engine, job, pixels))
            )

    def cancel(self, job_id: int) -> None:
        """Stop painting a job at the next step boundary."""
        self._wanted.discard(job_id)
        self._instructions.put(lambda engine: self._drop(engine, job_id))

    def reload(self) -> None:
        """Load the model again; until that is done, the old one stays in memory too."""
        self._instructions.put(RELOAD)

    async def stop(self) -> None:
        """End the thread at the next step boundary; after five seconds, leave it to die with the process."""
        self._instructions.put(None)
        if self._thread.ident is not None:
            await asyncio.to_thread(self._thread.join, 5.0)
        self._pool.close()

    def _send(self, *events: ExecutorEvent) -> None:
        """Post events on the event loop from any thread; the loop is woken once for all of them."""
        assert self._loop is not None  # noqa: S101 - set in start
        try:
            self._loop.call_soon_threadsafe(self._deliver, events)
        except RuntimeError:
            log.debug("events after the loop closed", event_kinds=[type(event).__name__ for event in events])

    def _deliver(self, events: tuple[ExecutorEvent, ...]) -> None:
        assert self._post is not None  # noqa: S101 - set in start
        for event in events:
            self._post(event)

    def _main(self) -> None:
        loaded = self._loaded()
        if isinstance(loaded, EaselError):
            self._send(Halted(loaded))
            return
        engine: Engine = loaded
        try:
            while (current := self._follow_instructions(engine)) is not None:
                engine = current
                self._step(engine)
        except DeviceError as error:
            log.exception("the device is lost")
            self._send(Halted(error))

    def _report(self, stage: str) -> None:
        self._send(Loading(stage))

    def _loaded(self) -> Engine | EaselError:
        """Load the engine and post that it is loaded; or the error that prevented it."""
        try:
            engine = self._load(self._report)
            if self._load_checker is not None:
                self._check.checker = self._load_checker(self._report)
        except EaselError as error:
            return error
        except Exception as error:
            log.exception("loading failed")
            return PaintingError("painting.unloaded", reason=error)
        self._posted_capacity = None
        self._send(Loaded(engine.info, engine.device, engine.unet_summary), *self._capacity_change(engine))
        return engine

    def _reloaded(self, engine: Engine) -> Engine:
        loaded = self._loaded()
        if not isinstance(loaded, EaselError):
            return loaded
        self._send(ReloadFailed(loaded))
        return engine

    def _follow_instructions(self, engine: Engine) -> Engine | None:
        """Follow the queued instructions, waiting for one if nothing is being painted; the engine, or None to stop."""
        while True:
            try:
                instruction = self._instructions.get(block=not engine.admitted)
            except queue.Empty:
                return engine
            if instruction is None:
                return None
            if instruction == RELOAD:
                engine = self._reloaded(engine)
            else:
                instruction(engine)

    def _admit(self, engine: Engine, job: Job, pixels: Pixels | None) -> None:
        if job.id not in self._wanted:
            return  # cancelled in the meantime
        self._wanted.discard(job.id)
        try:
            self._check.check_upload(job, pixels)
            engine.admit(Task(job.id, job.request, pixels, job.user_id))
        except EaselError as error:
            self._send(Failed(job.id, error))
        except Exception as error:
            log.exception("admission failed", job=job.id)
            self._send(Failed(job.id, PaintingError("painting.failed", reason=error)))
        else:
            self._jobs.add(job)

    def _drop(self, engine: Engine, job_id: int) -> None:
        engine.cancel(job_id)
        self._jobs.remove(job_id)
        if change := self._capacity_change(engine):
            self._send(*change)

    def _step(self, engine: Engine) -> None:
        events = self._jobs.handle(self._stepped(engine))
        if events := [*self._capacity_change(engine), *events]:
            self._send(*events)

    def _stepped(self, engine: Engine) -> list[EngineEvent]:
        """One step's events. If a step fails as a whole, all jobs in it fail, since any of them may be the cause."""
        before = engine.admitted
        try:
            return engine.step()
        except DeviceError:
            raise
        except Exception as error:
            log.exception("a step failed", jobs=before)
            for job_id in before:
                engine.cancel(job_id)
            return [Failed(job_id, PaintingError("painting.failed", reason=error)) for job_id in before]

    def _capacity_change(self, engine: Engine) -> list[ExecutorEvent]:
        """The capacity, if it has changed since it was last posted."""
        capacity = engine.capacity
        if capacity == self._posted_capacity:
            return []
        self._posted_capacity = capacity
        return [CapacityChanged(capacity)]
