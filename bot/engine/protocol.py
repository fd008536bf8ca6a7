"""The engine's protocol: what an executor gives it and gets from it. Imports no torch."""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy
from numpy.typing import NDArray

from bot.errors import EaselError
from bot.jobs import ImageRequest
from bot.modelinfo import ModelInfo

Pixels = NDArray[numpy.uint8]
"""RGB pixels (height, width, 3)."""


@dataclass(frozen=True, slots=True)
class Task:
    """A job as the engine sees it. `image` has the request's own size, where the request names one."""

    id: int
    request: ImageRequest
    image: Pixels | None = None


@dataclass(frozen=True, slots=True)
class Stepped:
    """A job came one step further; `step` and `steps` count over all of its pictures."""

    job_id: int
    step: int
    steps: int
    preview: Pixels | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """Picture `number` of a job is finished."""

    job_id: int
    number: int
    pixels: Pixels


@dataclass(frozen=True, slots=True)
class Failed:
    """A job can't be painted; the error says why."""

    job_id: int
    error: EaselError


EngineEvent = Stepped | Painted | Failed


class Engine(Protocol):
    """Paints. Synchronous, used by one thread only."""

    @property
    def info(self) -> ModelInfo:
        """What the loaded model can paint."""

    @property
    def device(self) -> str:
        """Where it paints, such as "cpu"."""

    @property
    def free_rows(self) -> int:
        """How many more jobs may be admitted now."""

    @property
    def admitted(self) -> tuple[int, ...]:
        """The ids of the jobs in the making."""

    def admit(self, task: Task) -> None:
        """Take a job in; raises EaselError where it can't be painted."""

    def step(self) -> list[EngineEvent]:
        """Come one step further with all admitted jobs."""

    def cancel(self, job_id: int) -> None:
        """Forget a job, if it is here."""


Config = dict[str, Any]
"""A JSON configuration as diffusers writes it."""
