"""The executor's protocol: takes jobs, and posts what happens to them and how much capacity is left."""

from collections.abc import Callable
from typing import Protocol

from bot.core.events import Begun, CapacityChanged, Failed, Finished, Halted, Loaded, Loading, ReloadFailed, Stepped
from bot.core.job import Job

ExecutorEvent = Loading | Loaded | ReloadFailed | Halted | CapacityChanged | Begun | Stepped[bytes] | Finished | Failed
"""What an executor posts. It posts the capacity that is left before the jobs that have begun: in between, those jobs
are counted twice, which is safe; the other way round, they wouldn't be counted at all."""
Post = Callable[[ExecutorEvent], None]
"""Where events go; called on the event loop."""


class Executor(Protocol):
    """Runs an engine, on a thread or elsewhere."""

    def start(self, post: Post) -> None:
        """Start loading; called on the event loop, where `post` will be called too."""

    def hand_over(self, job: Job, image: bytes | None) -> None:
        """Paint a job, from its stored upload if it has one, as soon as there is capacity."""

    def cancel(self, job_id: int) -> None:
        """Stop painting a job, if it is here. Events already on their way may still be posted."""

    def reload(self) -> None:
        """Load the model again while no job is here; posts Loaded or ReloadFailed."""

    async def stop(self) -> None:
        """End the thread or process; jobs being painted are abandoned."""
