"""JobsInProgress: the jobs an engine is painting; turns the engine's events into the executor's."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import structlog

from bot.core.events import Begun, Failed, Painted, Stepped, Studied
from bot.core.job import Job
from bot.core.picture import Picture
from bot.engine.protocol import EngineEvent
from bot.executors.encoding_pool import EncodingPool
from bot.executors.picture_check import PictureCheck
from bot.executors.protocol import ExecutorEvent

log = structlog.get_logger()


@dataclass(slots=True)
class JobInProgress:
    """A job and the pictures painted so far, by number; each is encoded or being encoded."""

    job: Job
    pictures: dict[int, Future[Picture]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all pictures are painted."""
        return len(self.pictures) == self.job.request.images

    @property
    def in_order(self) -> list[Future[Picture]]:
        """The pictures sorted by number, since they may be painted in any order."""
        return [self.pictures[number] for number in sorted(self.pictures)]


class JobsInProgress:
    """The jobs by id, for the engine's thread only. Events of a job that isn't here are dropped."""

    def __init__(self, pool: EncodingPool, check: PictureCheck) -> None:
        self._pool = pool
        self._check = check
        self._jobs: dict[int, JobInProgress] = {}

    def add(self, job: Job) -> None:
        """Add a job that the engine has admitted."""
        self._jobs[job.id] = JobInProgress(job)

    def remove(self, job_id: int) -> None:
        """Remove a cancelled job."""
        self._jobs.pop(job_id, None)

    def handle(self, events: Sequence[EngineEvent]) -> list[ExecutorEvent]:
        """The events to post now for a step's events; the pool posts those with encoded pictures later."""
        self._encode([event for event in events if isinstance(event, Painted)])
        return [out for event in events if (out := self._take(event)) is not None]

    def _encode(self, painted: Sequence[Painted]) -> None:
        """Check the pictures this step finished, a few at most, and have them encoded."""
        wanted = [event for event in painted if event.job_id in self._jobs]
        for event, unsafe in zip(wanted, self._check.scores([one.pixels for one in wanted]), strict=True):
            in_progress = self._jobs[event.job_id]
            in_progress.pictures[event.number] = self._pool.encode(
                event.pixels, in_progress.job.request, event.number, unsafe
            )

    def _take(self, event: EngineEvent) -> ExecutorEvent | None:
        in_progress = self._jobs.get(event.job_id)
        if in_progress is None:
            return None
        match event:
            case Begun():
                return event
            case Stepped(job_id, step, steps, preview):
                if preview is None:
                    return Stepped(job_id, step, steps)
                self._pool.preview(event, preview)
            case Painted(job_id):
                if in_progress.complete:
                    del self._jobs[job_id]
                    self._pool.finish(job_id, in_progress.in_order)
            case Studied(job_id, study):
                del self._jobs[job_id]
                self._pool.finish_study(in_progress.job, study)
            case Failed(job_id, error):
                if error.__cause__ is not None:
                    log.error("painting failed", job=job_id, exc_info=error.__cause__)
                del self._jobs[job_id]
                return event
        return None
