"""Subject: the model that a part measures, and its load."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import torch

from benchmarks.alternating import timed
from benchmarks.architectures import narrow, narrow_xl, sd15, sdxl
from benchmarks.workload import engine, mixed, uniform
from bot.core.request import ImageRequest
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model


@dataclass(frozen=True, slots=True)
class Load:
    """How much is painted: `count` requests with `jobs` in flight, or in batches of `jobs`, timed `rounds` times.

    Uniform requests have `steps` steps, the single one has `long`. `side` is the side of the matrices, `backend` the
    backend for torch.compile.
    """

    count: int
    jobs: int
    steps: int
    long: int
    rounds: int
    side: int = 8192
    backend: str = "inductor"


SD15: Final = Load(count=16, jobs=8, steps=25, long=25, rounds=3)
SDXL: Final = Load(count=8, jobs=4, steps=10, long=25, rounds=2)
SMALL: Final = Load(count=4, jobs=4, steps=2, long=2, rounds=1, side=64, backend="eager")


@dataclass
class Subject:
    """A model with its load. Measurements may save files in `folder`."""

    model: Model
    load: Load
    folder: Path
    uniform_seconds: float | None = None
    """How long the engine took for the uniform requests, once measured."""
    _takes: Iterator[int] = field(default_factory=itertools.count)

    @classmethod
    def of(cls, part: str, folder: Path) -> "Subject":
        """The model of a part, on the GPU in bf16."""
        make, load = (sdxl, SDXL) if part == "sdxl" else (sd15, SD15)
        return cls(make(torch.device("cuda"), torch.bfloat16), load, folder)

    @classmethod
    def rehearsing(cls, part: str, folder: Path) -> "Subject":
        """A narrow model of the same topology, on the CPU."""
        return cls(narrow_xl() if part == "sdxl" else narrow(), SMALL, folder)

    @property
    def device(self) -> torch.device:
        """The model's device."""
        return self.model.device

    @cached_property
    def shared_engine(self) -> DiffusionEngine:
        """An engine with capacity for all `jobs` of the load."""
        return engine(self.model, self.load.jobs)

    @cached_property
    def peak(self) -> float:
        """The FLOP/s of a large bf16 matrix product on the device."""
        a = torch.randn(self.load.side, self.load.side, device=self.device, dtype=torch.bfloat16)
        return float(2 * self.load.side**3 / min(timed(lambda: a @ a) for _ in range(10)))

    def mixed(self) -> list[ImageRequest]:
        """Mixed requests, with prompts that aren't cached yet."""
        return self._uncached(mixed(self.model, self.load.count))

    def uniform(self) -> list[ImageRequest]:
        """Uniform requests, with prompts that aren't cached yet."""
        return self._uncached(uniform(self.model, self.load.count, self.load.steps))

    def single(self) -> list[ImageRequest]:
        """One request, with a prompt that isn't cached yet."""
        return self._uncached(uniform(self.model, 1, self.load.long))

    def _uncached(self, requests: Sequence[ImageRequest]) -> list[ImageRequest]:
        take = next(self._takes)
        return [replace(request, prompt=f"{request.prompt}, take {take}") for request in requests]
