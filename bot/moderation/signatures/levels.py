"""Levels: what of a picture is compared: two kinds of brightness, and hues as complex numbers.

Brightness survives a copy without colours. Lightness (the mean of the strongest and the weakest primary) survives
turning all hues, which changes brightness. Turning hues turns all complex numbers by the same angle.
"""

from dataclasses import dataclass
from typing import Final

import numpy
from numpy.typing import NDArray

SIDE: Final = 128
"""Pixels a side that every picture is scaled to before it is compared, whatever its shape."""
Plane = NDArray[numpy.float32]
Hues = NDArray[numpy.complex64]
LUMA: Final = numpy.array([0.299, 0.587, 0.114], numpy.float32)
"""How bright the primaries are, of ITU-R BT.601."""
COLOURLESS: Final = 2.0
"""The mean chroma, of 255, below which a picture counts as grey."""
ONE_HUE: Final = 0.97
"""The share of chroma that has the same hue, from which a picture counts as tinted."""


@dataclass(frozen=True, slots=True)
class Levels:
    """A picture's brightness and lightness, 0 to 255, and its chroma times e^(i·hue); each (SIDE, SIDE)."""

    planes: tuple[Plane, Plane]
    hues: Hues

    @property
    def tinted(self) -> bool:
        """Whether the picture is grey or has only one hue, so that its colours say nothing."""
        chroma = float(numpy.abs(self.hues).mean())
        return chroma < COLOURLESS or abs(complex(self.hues.mean())) > ONE_HUE * chroma


def levels_of(pixels: NDArray[numpy.uint8]) -> Levels:
    """The levels of RGB pixels, (SIDE, SIDE, 3)."""
    colours = pixels.astype(numpy.float32)
    red, green, blue = (colours[:, :, one] for one in range(3))
    high, low = colours.max(2), colours.min(2)
    chroma = high - low
    divisor = numpy.where(chroma > 0, chroma, 1)
    sixths = numpy.select(
        [high == red, high == green],
        [(green - blue) / divisor, (blue - red) / divisor + 2],
        (red - green) / divisor + 4,
    )
    hues = (chroma * numpy.exp(1j * numpy.pi / 3 * sixths)).astype(numpy.complex64)
    return Levels((colours @ LUMA, (high + low) / 2), hues)
