"""Events: what happens to jobs and to the model, in the same words from the engine to the studio.

Frozen data, no torch. The engine and the executor each tell some of them: their protocols list which.
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
"""How a preview is kept: as pixels inside the engine, as a small encoded picture outside."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The first picture of a job has begun: the job no longer waits for room."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Stepped(Generic[Preview]):
    """A job came one step further; `step` and `steps` count over all of its pictures, and the frames of its study."""

    job_id: int
    step: int
    steps: int
    preview: Preview | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """Picture `number` of a job is painted: RGB `pixels` (height, width, 3). Pictures can come in any order."""

    job_id: int
    number: int
    pixels: NDArray[numpy.uint8]


@dataclass(frozen=True, slots=True)
class Studied:
    """All of a study, instead of pictures: nothing more is painted for the job."""

    job_id: int
    study: Study


@dataclass(frozen=True, slots=True)
class Finished:
    """All pictures of a job, or those that show its study, are encoded."""

    job_id: int
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A job can't be painted; the error says why. The others go on."""

    job_id: int
    error: EaselError


@dataclass(frozen=True, slots=True)
class Loading:
    """The model is being loaded; `stage` names what is being done, such as "weights"."""

    stage: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model is loaded, and painting can begin."""

    info: ModelInfo
    device: str
    unet_summary: UNetSummary


@dataclass(frozen=True, slots=True)
class ReloadFailed:
    """The model could not be loaded again, and the one from before goes on; the error says why."""

    error: EaselError


@dataclass(frozen=True, slots=True)
class Halted:
    """Nothing more can be painted in this process; the error says why, and what to do."""

    error: EaselError


@dataclass(frozen=True, slots=True)
class CapacityChanged:
    """How much more can be painted at once, from now on."""

    capacity: Capacity
