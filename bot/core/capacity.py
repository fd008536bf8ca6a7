"""Capacity: how much more an engine can paint at once, in U-Net rows and bytes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.core.request import ImageRequest


@dataclass(frozen=True, slots=True)
class Capacity:
    """What is free. A row takes `bytes_a_pixel` for each pixel of its picture, as measured on the device.

    The last `kept` rows are for newcomers: members who have nothing being painted. Their first picture then waits for
    the next step, not until somebody else's picture is done.
    """

    rows: int
    bytes: int = 0
    bytes_a_pixel: float = 0.0
    kept: int = 0

    def takes(self, request: ImageRequest, *, newcomer: bool) -> bool:
        """Whether one picture of the request fits; the job's other pictures can follow one by one."""
        rows = self.rows if newcomer else self.rows - self.kept
        return request.rows <= rows and self.needs(request.rows, request.pixels) <= self.bytes

    def needs(self, rows: int, pixels: int) -> int:
        """The bytes that this many rows take, for pictures of this many pixels."""
        return int(self.bytes_a_pixel * rows * pixels)

    def without(self, requests: Iterable[ImageRequest]) -> "Capacity":
        """What is left once all pictures of these requests have begun; below zero if some have to wait."""
        rows, taken = self.rows, self.bytes
        for request in requests:
            rows -= request.rows * request.images
            taken -= self.needs(request.rows * request.images, request.pixels)
        return replace(self, rows=rows, bytes=taken)
