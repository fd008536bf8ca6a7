"""Progress: how far a job is, as its watchers see it. One class for each state; only the latest counts."""

from dataclasses import dataclass, field

from bot.core.errors import EaselError
from bot.core.picture import Picture


@dataclass(frozen=True, slots=True)
class Accepted:
    """In the queue, position not known yet. While the model loads, `loading` is the stage, such as "weights"."""

    loading: str | None = None


@dataclass(frozen=True, slots=True)
class Queued:
    """In the queue: `position` counts the jobs ahead of it, `seconds` is the estimated wait, if known.

    While the model loads, `loading` is the stage, such as "weights".
    """

    position: int
    seconds: float | None = None
    loading: str | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """In the queue, and held there until a moderator resumes the server's jobs."""


@dataclass(frozen=True, slots=True)
class Running:
    """Being painted: `step` and `steps` count all of its pictures; `preview` is a small encoded picture.

    `seconds` is the estimated time left, if known. `pictures` counts its pictures, and is None for a study, whose
    frames are counted as steps too. Neither makes a difference between two of the same step.
    """

    step: int
    steps: int
    preview: bytes | None = None
    seconds: float | None = field(default=None, compare=False)
    pictures: int | None = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Delivering:
    """Painted: the pictures are on their way to Discord."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Delivered."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Couldn't be painted or delivered; the error says why."""

    error: EaselError


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Cancelled by its owner or a moderator."""


InQueue = Accepted | Queued | Paused
Ended = Done | Failed | Cancelled
"""The final states."""
Progress = InQueue | Running | Delivering | Ended
