"""Picture: a finished picture, encoded, with its parameters."""

import math
from dataclasses import dataclass
from typing import Final

UNREADABLE: Final = math.inf
"""The unsafe score of a picture that the classifier failed on: above any limit."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture, encoded and ready to upload. `data` is the file; width and height are as painted.

    `unsafe` is the classifier's score, from 0 to 1 or UNREADABLE; None if no classifier checked it.
    """

    data: bytes
    filename: str
    seed: int
    width: int
    height: int
    unsafe: float | None = None
