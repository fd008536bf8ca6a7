"""Budget: how many U-Net rows are painted at once, by a bound on rows and by what the device has memory for. Pure."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.core.capacity import Capacity
from bot.core.request import ImageRequest

KEPT: Final = 4
"""One row in so many is kept for newcomers, in pairs, since guidance takes two."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A bound on rows and one on bytes. A row takes `bytes_a_pixel` for each pixel of its picture."""

    rows: int
    bytes: int
    bytes_a_pixel: float

    def capacity(self, in_flight: Iterable[ImageRequest]) -> Capacity:
        """What is free beside pictures in the making, one request for each.

        All rows are counted as if they shared one call: pictures of other shapes wait their turn, but the device must
        never be too small for the shape whose turn it is.
        """
        full = Capacity(self.rows, self.bytes, self.bytes_a_pixel, self.rows // KEPT // 2 * 2)
        return full.without(request.picture(0) for request in in_flight)

    def rows_a_call(self, pixels: int) -> int:
        """How many rows of pictures with so many pixels one call may have; at least one."""
        if self.bytes_a_pixel <= 0:
            return self.rows
        return max(min(self.rows, int(self.bytes / (self.bytes_a_pixel * pixels))), 1)

    def after_running_out(self, rows: int, pixels: int) -> "Budget":
        """The budget after a call of so many rows found too little memory: half of them."""
        return replace(self, bytes=math.ceil(self.bytes_a_pixel * max(rows // 2, 1) * pixels))

    def fixed_rows(self, pixels: int) -> int:
        """The rows of every call in reproducible mode: the bound, halved until so many rows fit; at least 2."""
        rows = self.rows
        while rows > 2 and rows > self.rows_a_call(pixels):
            rows //= 2
        return rows

    def most_pixels(self) -> int | None:
        """The pixels of the largest picture of which all rows fit at once; None without a measure."""
        return None if self.bytes_a_pixel <= 0 else int(self.bytes / (self.bytes_a_pixel * self.rows))
