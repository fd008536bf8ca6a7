"""Progress: how far a job is, as its watchers see it: the latest only, one class for each state."""

from dataclasses import dataclass

from bot.core.errors import EaselError
from bot.core.picture import Picture


@dataclass(frozen=True, slots=True)
class Accepted:
    """In the queue; its position is not known yet. While the model is loaded, `loading` is the stage, as "weights"."""

    loading: str | None = None


@dataclass(frozen=True, slots=True)
class Queued:
    """In the queue: `position` counts the jobs that go before it, `seconds` estimates the wait, where it can be told.

    While the model is loaded, `loading` is the stage, such as "weights".
    """

    position: int
    seconds: float | None = None
    loading: str | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """In the queue, and it stays there until moderators let its server's jobs go on."""


@dataclass(frozen=True, slots=True)
class Running:
    """Being painted: `step` and `steps` count over all of its pictures; `preview` is a small encoded picture."""

    step: int
    steps: int
    preview: bytes | None = None


@dataclass(frozen=True, slots=True)
class Delivering:
    """Painted: the pictures are on their way to Discord."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Delivered."""


@dataclass(frozen=True, slots=True)
class Failed:
    """It can't be painted or delivered; the error says why."""

    error: EaselError


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Taken back, by its owner or a moderator."""


InQueue = Accepted | Queued | Paused
Ended = Done | Failed | Cancelled
"""Nothing more will happen."""
Progress = InQueue | Running | Delivering | Ended
