"""Budget: how many U-Net rows may be painted at once, limited by a row count and by memory. Pure."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.core.capacity import Capacity
from bot.core.request import ImageRequest

KEPT: Final = 4
"""One row in this many is reserved for newcomers, in pairs because guidance takes two rows."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit on rows and on bytes. A row takes `bytes_a_pixel` for each pixel of its picture."""

    rows: int
    bytes: int
    bytes_a_pixel: float

    def capacity(self, in_flight: Iterable[ImageRequest]) -> Capacity:
        """What is free beside the pictures in progress; `in_flight` has one request for each.

        All rows count as if they shared one call. Shapes take turns, so this overestimates, but the device is then
        never too small for the shape whose turn it is.
        """
        full = Capacity(self.rows, self.bytes, self.bytes_a_pixel, self.rows // KEPT // 2 * 2)
        return full.without(request.picture(0) for request in in_flight)

    def rows_a_call(self, pixels: int) -> int:
        """The most rows a call may have for pictures of this many pixels; at least 1."""
        if self.bytes_a_pixel <= 0:
            return self.rows
        return max(min(self.rows, int(self.bytes / (self.bytes_a_pixel * pixels))), 1)

    def after_running_out(self, rows: int, pixels: int) -> "Budget":
        """The budget after a call with this many rows ran out of memory: enough for half of them."""
        return replace(self, bytes=math.ceil(self.bytes_a_pixel * max(rows // 2, 1) * pixels))

    def fixed_rows(self, pixels: int) -> int:
        """The rows of every call in reproducible mode: the limit, halved until it fits in memory; at least 2."""
        rows = self.rows
        while rows > 2 and rows > self.rows_a_call(pixels):
            rows //= 2
        return rows

    def most_pixels(self) -> int | None:
        """The pixels of the largest picture for which all rows fit at once; None if a row's memory is unknown."""
        return None if self.bytes_a_pixel <= 0 else int(self.bytes / (self.bytes_a_pixel * self.rows))
