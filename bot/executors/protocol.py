"""The executor's protocol: takes jobs, tells what becomes of them and how much more can be painted."""

from collections.abc import Callable
from typing import Protocol

from bot.core.events import Begun, CapacityChanged, Failed, Finished, Halted, Loaded, Loading, ReloadFailed, Stepped
from bot.core.job import Job

ExecutorEvent = Loading | Loaded | ReloadFailed | Halted | CapacityChanged | Begun | Stepped[bytes] | Finished | Failed
"""What an executor tells. The capacity that is left is told before the jobs that have begun: until they are told, too,
they count twice, and never not at all."""
Post = Callable[[ExecutorEvent], None]
"""Where events go; called on the event loop."""


class Executor(Protocol):
    """Runs an engine somewhere."""

    def start(self, post: Post) -> None:
        """Begin loading; called on the event loop, which is where `post` will be called."""

    def hand_over(self, job: Job, image: bytes | None) -> None:
        """Paint a job, with the kept upload it starts from, as soon as there is room."""

    def cancel(self, job_id: int) -> None:
        """Stop painting a job, if it is here; what was under way for it may still be told."""

    def reload(self) -> None:
        """Load the model again, while no job is here; told as Loaded or ReloadFailed."""

    async def stop(self) -> None:
        """End the thread or process; jobs in the making are left."""
