"""The executor's protocol: takes jobs, reports events and free room."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.core.capacity import Capacity
from bot.core.errors import EaselError
from bot.core.job import Job
from bot.core.model_info import ModelInfo
from bot.core.picture import Picture
from bot.core.unet_summary import UNetSummary


@dataclass(frozen=True, slots=True)
class Loading:
    """The model is being loaded; `stage` names what is being done, such as "weights"."""

    stage: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The model is loaded and painting can begin."""

    info: ModelInfo
    device: str
    unet_summary: UNetSummary


@dataclass(frozen=True, slots=True)
class Kept:
    """The model could not be loaded anew, and the one from before is still there; the error says why."""

    error: EaselError


@dataclass(frozen=True, slots=True)
class Broken:
    """The executor can't paint at all; the error says what to do."""

    error: EaselError


@dataclass(frozen=True, slots=True)
class Advanced:
    """A job came further; `preview` is a small encoded picture."""

    job_id: int
    step: int
    steps: int
    preview: bytes | None


@dataclass(frozen=True, slots=True)
class Finished:
    """All pictures of a job, or those that show its study, encoded."""

    job_id: int
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class GaveUp:
    """A job failed; the others go on."""

    job_id: int
    error: EaselError


@dataclass(frozen=True, slots=True)
class Free:
    """How much more can be painted at once, and which jobs have begun since this was last told."""

    capacity: Capacity
    begun: tuple[int, ...] = ()


ExecutorEvent = Loading | Ready | Kept | Broken | Advanced | Finished | GaveUp | Free
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
        """Load the model anew, while no job is here; told as Ready or Kept."""

    async def stop(self) -> None:
        """End the thread or process; jobs in the making are left."""
