"""Borders: finds plain bars at the sides of a picture, also several around each other."""

from typing import Final

import numpy
from numpy.typing import NDArray
from PIL import Image

BASE: Final = 128
"""The longer side, in pixels, of the copy in which borders are looked for."""
UNEVEN: Final = 6.0
"""How far, of 255, the pixels of a plain line deviate at most; JPEG leaves traces of the picture beside a border."""
ANOTHER: Final = 16.0
"""How far the mean of the next line may be from that of the outermost one, in any primary."""
LEAST: Final = 0.25
"""The share of a side that must remain."""


def without_borders(picture: Image.Image) -> Image.Image | None:
    """What is inside the plain borders of a picture; None if it has none, or is plain all over."""
    small = picture.copy()
    small.thumbnail((BASE, BASE), Image.Resampling.BOX)
    pixels = numpy.asarray(small, numpy.float32)
    height, width = pixels.shape[:2]
    top = bottom = left = right = 0
    while True:
        rest = pixels[top : height - bottom, left : width - right]
        across = rest.swapaxes(0, 1)
        found = [_plain_lines(lines) for lines in (rest, rest[::-1], across, across[::-1])]
        if not any(found):
            break
        top, bottom, left, right = (a + b for a, b in zip((top, bottom, left, right), found, strict=True))
        if height - top - bottom < LEAST * height or width - left - right < LEAST * width:
            return None
    if not any((top, bottom, left, right)):
        return None
    scale = picture.width / width, picture.height / height
    return picture.crop(
        (
            round(left * scale[0]),
            round(top * scale[1]),
            round((width - right) * scale[0]),
            round((height - bottom) * scale[1]),
        )
    )


def _plain_lines(lines: NDArray[numpy.float32]) -> int:
    """How many of the first lines, (lines, pixels, 3), are plain and have the same colour."""
    means = lines.mean(1)
    plain = (lines.std(1).max(1) <= UNEVEN) & (abs(means - means[0]).max(1) <= ANOTHER)
    return len(lines) if plain.all() else int(plain.argmin())
