"""InFlight: the jobs handed over to the executor, and whether one more may be."""

from collections import Counter
from collections.abc import Iterable

from bot.core.capacity import Capacity
from bot.core.job import Job
from bot.store.jobs import Waiting


class InFlight:
    """The jobs at the executor: those waiting for capacity, and those being painted.

    One job may wait there beyond the capacity, so that the device is never idle. One more may wait there for a
    newcomer, a member with no job in flight, because the last rows of the device are kept for newcomers. A job that was
    being painted when a process died is painted alone: in a batch with others, a second crash would be blamed on all of
    them.
    """

    def __init__(self) -> None:
        self._capacity: Capacity | None = None
        self._out: dict[int, Job] = {}
        self._waiting: dict[int, Job] = {}
        self._begun_at: dict[int, float] = {}
        self._newcomers: set[int] = set()

    @property
    def jobs(self) -> list[Job]:
        """All jobs in flight, oldest first."""
        return list(self._out.values())

    @property
    def waiting(self) -> list[Job]:
        """The jobs waiting for capacity, oldest first."""
        return list(self._waiting.values())

    @property
    def begun(self) -> list[Job]:
        """The jobs being painted, oldest first."""
        return [job for job in self._out.values() if job.id in self._begun_at]

    def begun_at(self, job_id: int) -> float | None:
        """When a job being painted began, as its `now` said."""
        return self._begun_at.get(job_id)

    def __contains__(self, job_id: int) -> bool:
        return job_id in self._out

    def may_take(self, job: Job) -> bool:
        """Whether this queued job may be handed over now."""
        if self._capacity is None:
            return False
        if job.attempts or any(one.attempts > 1 for one in self._out.values()):
            return not self._out
        newcomer = not any(one.user_id == job.user_id for one in self._out.values())
        before = [one for one in self.waiting if one.id in self._newcomers] if newcomer else self.waiting
        return not before or self._capacity.without(one.request for one in before).takes(job.request, newcomer=newcomer)

    def within_limits(self, heads: Iterable[Waiting]) -> list[Waiting]:
        """The jobs whose owners have fewer jobs in flight than they may have painted at once."""
        out = Counter(one.user_id for one in self._out.values())
        return [head for head in heads if head.at_once is None or out[head.user_id] < head.at_once]

    def add(self, job: Job) -> None:
        """Add a job that was handed over, with its attempts already raised."""
        if not any(one.user_id == job.user_id for one in self._out.values()):
            self._newcomers.add(job.id)
        self._out[job.id] = self._waiting[job.id] = job

    def change_capacity(self, capacity: Capacity) -> None:
        """Note the executor's new capacity."""
        self._capacity = capacity

    def begin(self, job_id: int, now: float) -> Job | None:
        """Note that a waiting job has begun; returns it, or None if it isn't waiting."""
        job = self._waiting.pop(job_id, None)
        if job is not None:
            self._begun_at[job_id] = now
        return job

    def remove(self, job_id: int) -> Job | None:
        """Remove a job that has ended, however it ended; returns it, or None if it wasn't in flight."""
        self._waiting.pop(job_id, None)
        self._begun_at.pop(job_id, None)
        self._newcomers.discard(job_id)
        return self._out.pop(job_id, None)
