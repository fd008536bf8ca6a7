"""The engine's protocol: what an executor gives it and gets from it. Imports no torch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy
from numpy.typing import NDArray

from bot.core.capacity import Capacity
from bot.core.events import Begun, Failed, Painted, Stepped, Studied
from bot.core.model_info import ModelInfo
from bot.core.request import ImageRequest
from bot.core.unet_summary import UNetSummary

Pixels = NDArray[numpy.uint8]
"""RGB pixels (height, width, 3)."""
Config = dict[str, Any]
"""A JSON configuration as diffusers writes it."""
Report = Callable[[str], None]
"""Called with each stage while an engine loads, such as "weights"; locales/*/loading.ftl has a sentence for each."""


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What to load, as the settings name it, and how to paint with it.

    With `reproducible`, every U-Net call has the same number of rows, so a seed gives the same bytes whatever else is
    being painted. `taesd` is the folder or hub id of an AutoencoderTiny for previews. `cache` is a folder for results
    that are computed once per model.
    """

    model: str
    device: str = "auto"
    dtype: str = "auto"
    reproducible: bool = False
    taesd: str | None = None
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A job as the engine sees it. `image` is the upload at the request's size, if the request names one.

    `owner` is any number that identifies who asked: different owners share the device evenly.
    """

    id: int
    request: ImageRequest
    image: Pixels | None = None
    owner: int = 0


EngineEvent = Begun | Stepped[Pixels] | Painted | Studied | Failed
"""What an engine reports."""


class Checker(Protocol):
    """Rates how unsafe pictures are. Synchronous; used only by the engine's thread."""

    def unsafe(self, pictures: Sequence[Pixels]) -> list[float]:
        """How unsafe each picture is, from 0 to 1; raises an error if it can't tell."""


class Engine(Protocol):
    """Paints pictures. Synchronous; used by one thread only."""

    @property
    def info(self) -> ModelInfo:
        """What the loaded model can paint."""

    @property
    def device(self) -> str:
        """Where it paints, such as "cpu"."""

    @property
    def unet_summary(self) -> UNetSummary:
        """The blocks and sizes of the loaded U-Net."""

    @property
    def capacity(self) -> Capacity:
        """How much more can be painted at once."""

    @property
    def admitted(self) -> tuple[int, ...]:
        """The ids of all jobs in the engine: those in progress and those waiting for capacity."""

    def admit(self, task: Task) -> None:
        """Accept a job, which begins once there is capacity; raises EaselError if it can't be painted."""

    def step(self) -> list[EngineEvent]:
        """Paint one step of the jobs in progress; raises DeviceError if the device is lost."""

    def cancel(self, job_id: int) -> None:
        """Drop a job, if the engine has it."""
