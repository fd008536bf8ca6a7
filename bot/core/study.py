"""Studies: frames and curves that show diffusion itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy
from numpy.typing import NDArray

PIXELS: Final = "pixels"
LATENTS: Final = "latents"
NOISY: Final = "noisy"
CLEAN: Final = "clean"


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a study: RGB `pixels` (height, width, 3) at `timestep`, where ᾱ is `alpha_cumprod`.

    Forward: `what` is PIXELS or LATENTS (decoded), under `schedule`. Reverse: NOISY (xₜ, decoded) or CLEAN (the x₀
    predicted there, decoded), after `step` painted steps; step 0 is pure noise.
    """

    what: str
    timestep: int
    alpha_cumprod: float
    pixels: NDArray[numpy.uint8]
    schedule: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class Study:
    """All frames of a study in order, and the ᾱₜ curve (T,) of each noise schedule they come from."""

    frames: tuple[Frame, ...]
    curves: Mapping[str, NDArray[numpy.float64]]
    steps: int = 0


def spaced(length: int, count: int) -> list[int]:
    """At most `count` evenly spaced indices into a sequence of `length`, including the first and the last."""
    if length <= count:
        return list(range(length))
    return [round(number * (length - 1) / (count - 1)) for number in range(count)]
