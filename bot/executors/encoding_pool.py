"""EncodingPool: a few threads that read uploads and encode pictures while the engine's thread keeps painting."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Final

import structlog

from bot.core.errors import PaintingError
from bot.core.events import Failed, Finished, Stepped
from bot.core.job import Job
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.core.study import Study
from bot.engine.protocol import Pixels
from bot.executors.codec import Codec
from bot.executors.protocol import Post

log = structlog.get_logger()

ENCODERS: Final = 2


class EncodingPool:
    """Runs its work first in, first out, and calls `post` on its own threads."""

    def __init__(self, codec: Codec, post: Post) -> None:
        self._codec = codec
        self._post = post
        self._pool = ThreadPoolExecutor(ENCODERS, thread_name_prefix="encode")

    def read(self, job: Job, image: bytes, then: Callable[[Pixels], None]) -> None:
        """Read a job's upload and call `then` with its pixels, on the pool. If reading fails, so does the job."""
        self._pool.submit(self._read, job, image, then)

    def encode(self, pixels: Pixels, request: ImageRequest, number: int, unsafe: float | None) -> Future[Picture]:
        """Encode one picture of a request; `unsafe` is the checker's score."""
        return self._pool.submit(self._encode, pixels, request, number, unsafe)

    def preview(self, event: Stepped[Pixels], pixels: Pixels) -> None:
        """Encode a step's preview and post the step with it."""
        self._pool.submit(self._preview, event, pixels)

    def finish(self, job_id: int, pictures: Sequence[Future[Picture]]) -> None:
        """Post that a job is finished once all of its pictures, already in the pool, are encoded."""
        # First in, first out: only pictures being encoded right now can be left by then, so waiting can't deadlock.
        self._pool.submit(self._finish, job_id, lambda: tuple(one.result() for one in pictures))

    def finish_study(self, job: Job, study: Study) -> None:
        """Encode the charts of a study and post that its job is finished."""
        self._pool.submit(self._finish, job.id, lambda: self._codec.study(study, job))

    def close(self) -> None:
        """Start no more work, and don't wait for what is still running."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _read(self, job: Job, image: bytes, then: Callable[[Pixels], None]) -> None:
        try:
            pixels = self._codec.read(image, job.request.width, job.request.height)
        except Exception as error:
            log.exception("reading an upload failed", job=job.id)
            self._post(Failed(job.id, PaintingError("painting.failed", reason=error)))
        else:
            then(pixels)

    def _encode(self, pixels: Pixels, request: ImageRequest, number: int, unsafe: float | None) -> Picture:
        return replace(self._codec.picture(pixels, request, number), unsafe=unsafe)

    def _preview(self, event: Stepped[Pixels], pixels: Pixels) -> None:
        self._post(Stepped(event.job_id, event.step, event.steps, self._codec.preview(pixels)))

    def _finish(self, job_id: int, encoded: Callable[[], tuple[Picture, ...]]) -> None:
        try:
            self._post(Finished(job_id, encoded()))
        except Exception as error:
            log.exception("encoding failed", job=job_id)
            self._post(Failed(job_id, PaintingError("painting.failed", reason=error)))
