"""Progress: how far a job is, as its watchers see it."""

from dataclasses import dataclass

from bot.core.errors import EaselError
from bot.core.job import JobState
from bot.core.picture import Picture


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: what its watchers see, the latest only.

    `position` counts the jobs that will go before it, once that is known, and `seconds` estimates its wait; while the
    model is being loaded, `loading` names what is being done, such as "weights"; where its server is `paused`, it stays
    in the queue; `step` counts over all of its pictures; `preview` is a small encoded picture; `pictures` come with the
    state `delivering`.
    """

    state: JobState
    position: int | None = None
    seconds: float | None = None
    loading: str | None = None
    step: int = 0
    steps: int = 0
    preview: bytes | None = None
    pictures: tuple[Picture, ...] = ()
    error: EaselError | None = None
    paused: bool = False
