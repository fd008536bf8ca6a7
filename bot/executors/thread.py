"""ThreadExecutor: one engine on one thread of this process, with a small pool that encodes beside it."""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Final, Literal

import structlog

from bot.core.capacity import Capacity
from bot.core.errors import DeviceError, EaselError, PaintingError
from bot.core.job import Job
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.core.study import Study
from bot.engine.protocol import (
    Begun,
    Checker,
    Engine,
    EngineEvent,
    Failed,
    Painted,
    Pixels,
    Report,
    Stepped,
    Studied,
    Task,
)
from bot.executors.picture_check import Checking
from bot.executors.protocol import Advanced, Broken, ExecutorEvent, Finished, Free, GaveUp, Kept, Loading, Post, Ready

log = structlog.get_logger()

Load = Callable[[Report], Engine]
LoadChecker = Callable[[Report], Checker]
ReadPixels = Callable[[bytes, int, int], Pixels]
EncodePicture = Callable[[Pixels, ImageRequest, int], Picture]
EncodePreview = Callable[[Pixels], bytes]
EncodeStudy = Callable[[Study, Job], tuple[Picture, ...]]
Instruction = Callable[[Engine], None]
RELOAD: Final = "reload"
ENCODERS: Final = 2


@dataclass(frozen=True, slots=True)
class Codec:
    """How pixels and files become one another: handed in, so that executors know no Pillow."""

    read: ReadPixels
    picture: EncodePicture
    preview: EncodePreview
    study: EncodeStudy


@dataclass(slots=True)
class Held:
    """A job in the making, and its pictures by their numbers, as far as they are being encoded."""

    job: Job
    pictures: dict[int, Future[Picture]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all pictures have come."""
        return len(self.pictures) == self.job.request.images

    def in_order(self) -> tuple[Picture, ...]:
        """The pictures by their numbers, as soon as they are encoded: they can be finished in any order."""
        return tuple(self.pictures[number].result() for number in sorted(self.pictures))


class ThreadExecutor:
    """Loads the engine on its own thread and steps it there while there are jobs.

    The loop side only puts orders into a queue; the thread side only posts events. A loop that has closed meanwhile is
    no error: whoever closed it no longer waits for anything.
    """

    def __init__(self, load: Load, codec: Codec, load_checker: LoadChecker | None = None) -> None:
        self._load = load
        self._load_checker = load_checker
        self._checking = Checking(None)
        self._codec = codec
        self._instructions: queue.SimpleQueue[Instruction | Literal["reload"] | None] = queue.SimpleQueue()
        self._pool = ThreadPoolExecutor(ENCODERS, thread_name_prefix="encode")
        self._wanted: set[int] = set()
        self._held: dict[int, Held] = {}
        self._told: Capacity | None = None
        self._thread = threading.Thread(target=self._main, name="engine", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._post: Post | None = None

    def start(self, post: Post) -> None:
        """Begin loading on the thread."""
        self._loop, self._post = asyncio.get_running_loop(), post
        self._thread.start()

    def hand_over(self, job: Job, image: bytes | None) -> None:
        """Paint a job from the next step boundary on that has room; its upload is read on the pool before."""
        self._wanted.add(job.id)
        if image is None:
            self._instructions.put(lambda engine: self._admit(engine, job, None))
        else:
            self._pool.submit(self._read, job, image)

    def cancel(self, job_id: int) -> None:
        """Stop painting a job at the next step boundary."""
        self._wanted.discard(job_id)
        self._instructions.put(lambda engine: self._drop(engine, job_id))

    def reload(self) -> None:
        """Load the model anew; until that is done the one from before takes its memory, too."""
        self._instructions.put(RELOAD)

    async def stop(self) -> None:
        """End the thread at the next step boundary, or leave it to the end of the process after five seconds."""
        self._instructions.put(None)
        if self._thread.ident is not None:
            await asyncio.to_thread(self._thread.join, 5.0)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _send(self, *events: ExecutorEvent) -> None:
        """The one way from the threads back to the event loop, which is woken once for all of these."""
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
            self._send(Broken(loaded))
            return
        engine: Engine = loaded
        try:
            while (obeyed := self._obey(engine)) is not None:
                engine = obeyed
                self._step(engine)
        except DeviceError as error:
            log.exception("the device is lost")
            self._send(Broken(error))

    def _report(self, stage: str) -> None:
        self._send(Loading(stage))

    def _loaded(self) -> Engine | EaselError:
        """The model, loaded and told; or why it can't be."""
        try:
            engine = self._load(self._report)
            if self._load_checker is not None:
                self._checking = Checking(self._load_checker(self._report))
        except EaselError as error:
            return error
        except Exception as error:
            log.exception("loading failed")
            return PaintingError("painting.unloaded", reason=error)
        self._told = None
        self._send(Ready(engine.info, engine.device, engine.unet_summary), *self._news(engine))
        return engine

    def _reloaded(self, engine: Engine) -> Engine:
        loaded = self._loaded()
        if not isinstance(loaded, EaselError):
            return loaded
        self._send(Kept(loaded))
        return engine

    def _obey(self, engine: Engine) -> Engine | None:
        """Carry out what was ordered, waiting for an order while nothing is painted; the engine, or None to stop."""
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

    def _read(self, job: Job, image: bytes) -> None:
        """On the pool: an upload as pixels, then the order to admit."""
        try:
            pixels = self._codec.read(image, job.request.width, job.request.height)
        except Exception as error:
            log.exception("reading an upload failed", job=job.id)
            self._send(GaveUp(job.id, PaintingError("painting.failed", reason=error)))
        else:
            self._instructions.put(lambda engine: self._admit(engine, job, pixels))

    def _admit(self, engine: Engine, job: Job, pixels: Pixels | None) -> None:
        if job.id not in self._wanted:
            return  # cancelled meanwhile
        self._wanted.discard(job.id)
        try:
            self._checking.check_upload(job, pixels)
            engine.admit(Task(job.id, job.request, pixels, job.user_id))
        except EaselError as error:
            self._send(GaveUp(job.id, error))
        except Exception as error:
            log.exception("admission failed", job=job.id)
            self._send(GaveUp(job.id, PaintingError("painting.failed", reason=error)))
        else:
            self._held[job.id] = Held(job)

    def _drop(self, engine: Engine, job_id: int) -> None:
        engine.cancel(job_id)
        self._held.pop(job_id, None)
        if news := self._news(engine):
            self._send(*news)

    def _step(self, engine: Engine) -> None:
        before = engine.admitted
        try:
            events = engine.step()
        except DeviceError:
            raise
        except Exception as error:
            log.exception("a step failed", jobs=before)
            for job_id in before:
                engine.cancel(job_id)
            events = [Failed(job_id, PaintingError("painting.failed", reason=error)) for job_id in before]
        self._encode([event for event in events if isinstance(event, Painted)])
        told = [one for event in events if (one := self._translate(event)) is not None]
        news = self._news(engine, tuple(event.job_id for event in events if isinstance(event, Begun)))
        if told or news:
            self._send(*news, *told)

    def _news(self, engine: Engine, begun: tuple[int, ...] = ()) -> list[ExecutorEvent]:
        """The room, where it is not what was told last."""
        capacity = engine.capacity
        if not begun and capacity == self._told:
            return []
        self._told = capacity
        return [Free(capacity, begun)]

    def _encode(self, painted: Sequence[Painted]) -> None:
        """Look at what this step finished, a few pictures at most, and have it encoded."""
        wanted = [event for event in painted if event.job_id in self._held]
        for event, unsafe in zip(wanted, self._checking.scores([one.pixels for one in wanted]), strict=True):
            held = self._held[event.job_id]
            held.pictures[event.number] = self._pool.submit(
                self._picture, event.pixels, held.job.request, event.number, unsafe
            )

    def _picture(self, pixels: Pixels, request: ImageRequest, number: int, unsafe: float | None) -> Picture:
        return replace(self._codec.picture(pixels, request, number), unsafe=unsafe)

    def _translate(self, event: EngineEvent) -> ExecutorEvent | None:
        """What the loop is told of an engine's event now; pictures and previews follow from the pool."""
        held = self._held.get(event.job_id)
        if held is None:
            return None
        match event:
            case Stepped(job_id, step, steps, preview):
                if preview is None:
                    return Advanced(job_id, step, steps, None)
                self._pool.submit(self._show, job_id, step, steps, preview)
            case Painted(job_id):
                if held.complete:
                    del self._held[job_id]
                    self._pool.submit(self._finish, job_id, held.in_order)
            case Studied(job_id, study):
                del self._held[job_id]
                self._pool.submit(self._finish, job_id, lambda: self._codec.study(study, held.job))
            case Failed(job_id, error):
                if error.__cause__ is not None:
                    log.error("painting failed", job=job_id, exc_info=error.__cause__)
                del self._held[job_id]
                return GaveUp(job_id, error)
        return None

    def _show(self, job_id: int, step: int, steps: int, preview: Pixels) -> None:
        self._send(Advanced(job_id, step, steps, self._codec.preview(preview)))

    def _finish(self, job_id: int, encoded: Callable[[], tuple[Picture, ...]]) -> None:
        # The pool is first in, first out: all but the pictures in work now are done, so waiting here can't lock it.
        try:
            self._send(Finished(job_id, encoded()))
        except Exception as error:
            log.exception("encoding failed", job=job_id)
            self._send(GaveUp(job_id, PaintingError("painting.failed", reason=error)))
