"""Picture: finished pixels, encoded, with their parameters."""

import math
from dataclasses import dataclass
from typing import Final

UNREADABLE: Final = math.inf
"""How unsafe a picture is that a classifier could not look at: more than any bound."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture, encoded and ready to upload. `data` is the file; width and height are the painted ones.

    `unsafe` is what a classifier makes of it, from 0 to 1 or UNREADABLE; None where none looked at it.
    """

    data: bytes
    filename: str
    seed: int
    width: int
    height: int
    unsafe: float | None = None
