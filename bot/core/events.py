"""Events: what happens to jobs and to the model, in the same types from the engine to the studio.

The engine and the executor each emit some of them; their protocols list which.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy
from numpy.typing import NDArray

from bot.core.capacity import Capacity
from bot.core.errors import EaselError
from bot.core.model_info import ModelInfo
from bot.core.picture import Picture
from bot.core.study import Study
from bot.core.unet_summary import UNetSummary

Preview = TypeVar("Preview", covariant=True)
"""The type of a preview: pixels inside the engine, a small encoded picture outside."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The first picture of a job has begun, so the job no longer waits for capacity."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Stepped(Generic[Preview]):
    """A job advanced one step; `step` and `steps` count all of its pictures, and the frames of its study."""

    job_id: int
    step: int
    steps: int
    preview: Preview | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """Picture `number` of a job is painted: RGB `pixels` (height, width, 3). Pictures may come in any order."""

    job_id: int
    number: int
    pixels: NDArray[numpy.uint8]


@dataclass(frozen=True, slots=True)
class Studied:
    """The whole study of a job, in place of pictures; nothing more is painted for the job."""

    job_id: int
    study: Study


@dataclass(frozen=True, slots=True)
class Finished:
    """All pictures of a job, or the charts of its study, are encoded."""

    job_id: int
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A job can't be painted; the error says why. Other jobs continue."""

    job_id: int
    error: EaselError


@dataclass(frozen=True, slots=True)
class Loading:
    """The model is being loaded; `stage` names the current stage, such as "weights"."""

    stage: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model is loaded and ready to paint."""

    info: ModelInfo
    device: str
    unet_summary: UNetSummary


@dataclass(frozen=True, slots=True)
class ReloadFailed:
    """The model couldn't be reloaded, so the old one stays in use; the error says why."""

    error: EaselError


@dataclass(frozen=True, slots=True)
class Halted:
    """Nothing more can be painted in this process; the error says why, and what to do."""

    error: EaselError


@dataclass(frozen=True, slots=True)
class CapacityChanged:
    """The engine can now paint this much more at once."""

    capacity: Capacity
