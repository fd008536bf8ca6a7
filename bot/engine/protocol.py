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
"""Told, while an engine is loaded, what is being done: a stage such as "weights", in words in locales/*/loading.ftl."""


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What to load, as the settings name it, and how to paint with it.

    With `reproducible` every U-Net call has the same number of rows, so that a seed gives the same bytes whoever shares
    the device. `taesd` is a folder or hub id of an AutoencoderTiny for previews; `cache` a folder for what is measured
    once for each model.
    """

    model: str
    device: str = "auto"
    dtype: str = "auto"
    reproducible: bool = False
    taesd: str | None = None
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A job as the engine sees it. `image` has the request's own size, where the request names one.

    `owner` is whoever asked for it, by any number: jobs of different owners share the device evenly.
    """

    id: int
    request: ImageRequest
    image: Pixels | None = None
    owner: int = 0


EngineEvent = Begun | Stepped[Pixels] | Painted | Studied | Failed
"""What an engine tells."""


class Checker(Protocol):
    """Looks at pictures. Synchronous, used by the engine's thread only."""

    def unsafe(self, pictures: Sequence[Pixels]) -> list[float]:
        """How unsafe each picture is, from 0 to 1; raises where it can't tell."""


class Engine(Protocol):
    """Paints. Synchronous, used by one thread only."""

    @property
    def info(self) -> ModelInfo:
        """What the loaded model can paint."""

    @property
    def device(self) -> str:
        """Where it paints, such as "cpu"."""

    @property
    def unet_summary(self) -> UNetSummary:
        """The loaded U-Net as it is."""

    @property
    def capacity(self) -> Capacity:
        """How much more can be painted at once."""

    @property
    def admitted(self) -> tuple[int, ...]:
        """The ids of the jobs that are here: those in the making, and those that wait for room."""

    def admit(self, task: Task) -> None:
        """Take a job in: it begins as soon as there is room; raises EaselError where it can't be painted."""

    def step(self) -> list[EngineEvent]:
        """Come one step further with the jobs in the making; raises DeviceError where the device is lost."""

    def cancel(self, job_id: int) -> None:
        """Forget a job, if it is here."""
