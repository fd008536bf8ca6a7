"""Watchers: the latest progress of each open job, for any number of readers."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from bot.core.progress import Accepted, Done, Ended, InQueue, Progress, Queued, Running


class Topic:
    """The progress of one job, and when (seconds) it was told."""

    def __init__(self, progress: Progress, now: float = 0.0) -> None:
        self.progress = progress
        self.told_at = now
        self.changed = asyncio.Event()

    def set(self, progress: Progress, now: float = 0.0) -> None:
        """Replace the progress and wake all readers."""
        self.progress = progress
        self.told_at = now
        self.changed.set()
        self.changed = asyncio.Event()

    async def follow(self) -> AsyncIterator[Progress]:
        """The progress now and each change up to the final one; a slow reader misses some, but never the last."""
        seen: Progress | None = None
        while not isinstance(seen, Ended):
            changed = self.changed
            if self.progress is seen:
                await changed.wait()
                continue
            seen = self.progress
            yield seen


class Watchers:
    """The topics of all open jobs. `clock` counts seconds and never goes back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._topics: dict[int, Topic] = {}

    def open(self, job_id: int, progress: Progress) -> None:
        """Open a job's topic."""
        self._topics[job_id] = Topic(progress, self._clock())

    def get(self, job_id: int) -> Progress | None:
        """The latest progress of an open job."""
        topic = self._topics.get(job_id)
        return None if topic is None else topic.progress

    def age(self, job_id: int) -> float:
        """Seconds since an open job's progress was told."""
        topic = self._topics.get(job_id)
        return 0.0 if topic is None else self._clock() - topic.told_at

    def painted(self, job_id: int) -> float:
        """The part (0 to 1) of a job that is painted."""
        match self.get(job_id):
            case Running(step, steps) if steps:
                return step / steps
        return 0.0

    def set(self, job_id: int, progress: Progress) -> None:
        """Replace a job's progress; a final one closes the topic."""
        topic = self._topics.get(job_id)
        if topic is None:
            return
        topic.set(progress, self._clock())
        if isinstance(progress, Ended):
            del self._topics[job_id]

    def replace(self, job_id: int, before: Progress, progress: Progress) -> None:
        """Replace a job's progress, unless it is no longer `before`."""
        if self.get(job_id) is before:
            self.set(job_id, progress)

    def follow(self, job_id: int) -> AsyncIterator[Progress]:
        """The progress of an open job up to its end; for a job that has ended, just `Done`."""
        topic = self._topics.get(job_id) or Topic(Done())
        return topic.follow()

    def queued(self) -> dict[int, InQueue]:
        """The latest progress of each queued job."""
        return {id_: t.progress for id_, t in self._topics.items() if isinstance(t.progress, InQueue)}

    def running(self) -> dict[int, Running]:
        """The latest progress of each job that is being painted."""
        return {id_: t.progress for id_, t in self._topics.items() if isinstance(t.progress, Running)}

    def tell_loading(self, stage: str | None) -> None:
        """Tell every queued job the stage of loading the model; None means it is loaded."""
        for job_id, before in self.queued().items():
            if isinstance(before, Accepted | Queued) and before.loading != stage:
                self.set(job_id, replace(before, loading=stage))
