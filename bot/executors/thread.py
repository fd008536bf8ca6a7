"""ThreadExecutor: one engine on one thread of this process, with a small pool that encodes beside it."""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

import structlog

from bot.engine.protocol import Engine, EngineEvent, Failed, Painted, Pixels, Stepped, Task
from bot.errors import EaselError, PaintingError
from bot.executors.base import Advanced, Broken, ExecutorEvent, Finished, GaveUp, Post, Ready, Room
from bot.jobs import ImageRequest, Job, Picture

log = structlog.get_logger()

Load = Callable[[], Engine]
ReadPixels = Callable[[bytes, int, int], Pixels]
EncodePicture = Callable[[Pixels, ImageRequest, int], Picture]
EncodePreview = Callable[[Pixels], bytes]
Order = Callable[[Engine], None]
ENCODERS: Final = 2


@dataclass(frozen=True, slots=True)
class Codec:
    """How pixels and files become one another: handed in, so that executors know no Pillow."""

    read: ReadPixels
    picture: EncodePicture
    preview: EncodePreview


@dataclass(slots=True)
class Held:
    """A job in the making, and its pictures as far as they are being encoded."""

    request: ImageRequest
    pictures: list[Future[Picture]] = field(default_factory=list)


class ThreadExecutor:
    """Loads the engine on its own thread and steps it there while there are jobs.

    The loop side only puts orders into a queue; the thread side only posts events. A loop that has closed meanwhile is
    no error: whoever closed it no longer waits for anything.
    """

    def __init__(self, load: Load, codec: Codec) -> None:
        self._load = load
        self._codec = codec
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._pool = ThreadPoolExecutor(ENCODERS, thread_name_prefix="encode")
        self._held: dict[int, Held] = {}
        self._thread = threading.Thread(target=self._main, name="engine", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._post: Post | None = None

    def start(self, post: Post) -> None:
        """Begin loading on the thread."""
        self._loop, self._post = asyncio.get_running_loop(), post
        self._thread.start()

    def hand_over(self, job: Job, image: bytes | None) -> None:
        """Paint a job at the next step boundary."""
        self._orders.put(lambda engine: self._admit(engine, job, image))

    def cancel(self, job_id: int) -> None:
        """Stop painting a job at the next step boundary."""
        self._orders.put(lambda engine: self._drop(engine, job_id))

    async def stop(self) -> None:
        """End the thread at the next step boundary, or leave it to the end of the process after five seconds."""
        self._orders.put(None)
        if self._thread.ident is not None:
            await asyncio.to_thread(self._thread.join, 5.0)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _send(self, event: ExecutorEvent) -> None:
        """The one way from the threads back to the event loop."""
        assert self._loop is not None and self._post is not None  # noqa: S101, PT018 - set in start
        try:
            self._loop.call_soon_threadsafe(self._post, event)
        except RuntimeError:
            log.debug("event after the loop closed", event_kind=type(event).__name__)

    def _main(self) -> None:
        try:
            engine = self._load()
        except EaselError as error:
            self._send(Broken(error))
            return
        except Exception as error:
            log.exception("loading failed")
            self._send(Broken(PaintingError("painting.unloaded", reason=error)))
            return
        self._send(Ready(engine.info, engine.device))
        self._send(Room(engine.free_rows))
        while self._obey(engine):
            self._step(engine)

    def _obey(self, engine: Engine) -> bool:
        """Carry out what was ordered, waiting for an order while nothing is painted; False to stop."""
        while True:
            try:
                order = self._orders.get(block=not engine.admitted)
            except queue.Empty:
                return True
            if order is None:
                return False
            order(engine)

    def _admit(self, engine: Engine, job: Job, image: bytes | None) -> None:
        request = job.request
        try:
            pixels = None if image is None else self._codec.read(image, request.width, request.height)
            engine.admit(Task(job.id, request, pixels))
        except EaselError as error:
            self._send(GaveUp(job.id, error))
        except Exception as error:
            log.exception("admission failed", job=job.id)
            self._send(GaveUp(job.id, PaintingError("painting.failed", reason=error)))
        else:
            self._held[job.id] = Held(request)
        self._send(Room(engine.free_rows, settled=True))

    def _drop(self, engine: Engine, job_id: int) -> None:
        engine.cancel(job_id)
        self._held.pop(job_id, None)
        self._send(Room(engine.free_rows))

    def _step(self, engine: Engine) -> None:
        before = engine.admitted
        try:
            events = engine.step()
        except Exception as error:
            log.exception("a step failed", jobs=before)
            for job_id in before:
                engine.cancel(job_id)
            events = [Failed(job_id, PaintingError("painting.failed", reason=error)) for job_id in before]
        for event in events:
            self._pass_on(event)
        if engine.admitted != before:
            self._send(Room(engine.free_rows))

    def _pass_on(self, event: EngineEvent) -> None:
        held = self._held.get(event.job_id)
        if held is None:
            return
        match event:
            case Stepped(job_id, step, steps, preview):
                if preview is None:
                    self._send(Advanced(job_id, step, steps, None))
                else:
                    self._pool.submit(self._show, job_id, step, steps, preview)
            case Painted(job_id, number, pixels):
                held.pictures.append(self._pool.submit(self._codec.picture, pixels, held.request, number))
                if len(held.pictures) == held.request.images:
                    del self._held[job_id]
                    self._pool.submit(self._finish, job_id, held.pictures)
            case Failed(job_id, error):
                del self._held[job_id]
                self._send(GaveUp(job_id, error))

    def _show(self, job_id: int, step: int, steps: int, preview: Pixels) -> None:
        self._send(Advanced(job_id, step, steps, self._codec.preview(preview)))

    def _finish(self, job_id: int, pictures: list[Future[Picture]]) -> None:
        # The pool is first in, first out: all but the pictures in work now are done, so waiting here can't lock it.
        try:
            self._send(Finished(job_id, tuple(future.result() for future in pictures)))
        except Exception as error:
            log.exception("encoding failed", job=job_id)
            self._send(GaveUp(job_id, PaintingError("painting.failed", reason=error)))
