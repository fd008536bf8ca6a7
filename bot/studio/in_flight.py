"""InFlight: the jobs that were handed over to the executor, and whether one more may be. Pure."""

from collections import Counter
from collections.abc import Iterable

from bot.core.capacity import Capacity
from bot.core.job import Job
from bot.store.jobs import Waiting


class InFlight:
    """What is out: jobs that wait at the executor for room, and jobs in the making.

    One job may wait there beyond what there is room for, so that the device never waits for the next one; and one more
    of a newcomer, a member of whom nothing is out, for whom the last rows of the device are kept. A job that
    was being painted when a process died is painted alone, and nothing beside it: with many jobs in each call, a
    second death would otherwise be blamed on all of them.
    """

    def __init__(self) -> None:
        self._capacity: Capacity | None = None
        self._out: dict[int, Job] = {}
        self._waiting: dict[int, Job] = {}
        self._begun_at: dict[int, float] = {}
        self._newcomers: set[int] = set()

    @property
    def jobs(self) -> list[Job]:
        """All jobs that are out, the oldest first."""
        return list(self._out.values())

    @property
    def waiting(self) -> list[Job]:
        """The jobs that wait for room, the oldest first."""
        return list(self._waiting.values())

    @property
    def begun(self) -> list[Job]:
        """The jobs in the making, the oldest first."""
        return [job for job in self._out.values() if job.id in self._begun_at]

    def begun_at(self, job_id: int) -> float | None:
        """The time at which a job in the making began."""
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
        """Those whose owners have fewer jobs out than may be painted of them at once."""
        out = Counter(one.user_id for one in self._out.values())
        return [head for head in heads if head.at_once is None or out[head.user_id] < head.at_once]

    def add(self, job: Job) -> None:
        """The job was handed over, its attempts raised."""
        if not any(one.user_id == job.user_id for one in self._out.values()):
            self._newcomers.add(job.id)
        self._out[job.id] = self._waiting[job.id] = job

    def change_capacity(self, capacity: Capacity) -> None:
        """The executor has room for so much from now on."""
        self._capacity = capacity

    def begin(self, job_id: int, now: float) -> Job | None:
        """A job that waited for room has begun; that job, None where it is not out."""
        job = self._waiting.pop(job_id, None)
        if job is not None:
            self._begun_at[job_id] = now
        return job

    def remove(self, job_id: int) -> Job | None:
        """The job has ended, whatever came of it; that job, None where it was not out."""
        self._waiting.pop(job_id, None)
        self._begun_at.pop(job_id, None)
        self._newcomers.discard(job_id)
        return self._out.pop(job_id, None)
