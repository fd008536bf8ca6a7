"""JobsInProgress: the jobs that an engine paints. What the engine tells of them becomes what the studio is told."""

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
    """A job, and its pictures by their numbers, as far as they are painted: each is encoded, or will be."""

    job: Job
    pictures: dict[int, Future[Picture]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all pictures are painted."""
        return len(self.pictures) == self.job.request.images

    @property
    def in_order(self) -> list[Future[Picture]]:
        """The pictures by their numbers: they can be painted in any order."""
        return [self.pictures[number] for number in sorted(self.pictures)]


class JobsInProgress:
    """Used by the engine's thread only. Of a job that is not here nothing is told."""

    def __init__(self, pool: EncodingPool, check: PictureCheck) -> None:
        self._pool = pool
        self._check = check
        self._jobs: dict[int, JobInProgress] = {}

    def add(self, job: Job) -> None:
        """The engine has taken a job."""
        self._jobs[job.id] = JobInProgress(job)

    def remove(self, job_id: int) -> None:
        """A job was cancelled."""
        self._jobs.pop(job_id, None)

    def told(self, events: Sequence[EngineEvent]) -> list[ExecutorEvent]:
        """What the studio is told at once of a step's events; encoded pictures and previews follow from the pool."""
        self._encode([event for event in events if isinstance(event, Painted)])
        return [told for event in events if (told := self._take(event)) is not None]

    def _encode(self, painted: Sequence[Painted]) -> None:
        """Look at what this step painted, a few pictures at most, and have it encoded."""
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
