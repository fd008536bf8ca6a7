"""Hashes of the first form: what pictures that were purged by older versions are looked up by.

They can't be made anew, because the pictures are gone, so what was stored is still searched for. The picture is scaled
down, its low frequencies come from a cosine transform, and each gets a bit that is set if it is above a threshold; each
mean becomes a row of bits. The hashes of all crops by up to a tenth were stored, so a picture is looked up as it is and
mirrored.
"""

from typing import Final

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageOps

from bot.moderation.signatures.known import FIRST_BYTES

SIDE: Final = 32
"""Pixels a side that a picture is scaled down to."""
BASE: Final = 256
"""The longer side, in pixels, of the copy that is scaled down."""
ORDERS: Final = (13, 10, 10)
"""Which frequencies count for brightness and two colours: those whose two indices add up to less than this."""
THRESHOLD: Final = 0.5
MEANS: Final = numpy.linspace(-100, 100, 16) / 0.5

_angles = numpy.pi * (2 * numpy.arange(SIDE)[None] + 1) * numpy.arange(max(ORDERS))[:, None] / (2 * SIDE)
COSINES: Final[NDArray[numpy.float32]] = (numpy.cos(_angles) * numpy.sqrt(2 / SIDE)).astype(numpy.float32)
"""The cosine transform, (frequencies, SIDE)."""
LOWEST: Final = tuple(
    numpy.array([(a, b) for a in range(order) for b in range(order) if 0 < a + b < order]).T for order in ORDERS
)


def first_hashes(picture: Image.Image) -> tuple[bytes, bytes]:
    """A picture's hashes of the first form: as it is, and mirrored."""
    small = picture.copy()
    small.thumbnail((BASE, BASE), Image.Resampling.BOX)
    return _hash(small), _hash(ImageOps.mirror(small))


def _hash(picture: Image.Image) -> bytes:
    large = min(picture.size) >= SIDE
    small = picture.resize((SIDE, SIDE), Image.Resampling.BOX if large else Image.Resampling.BILINEAR)
    levels = numpy.asarray(small.convert("YCbCr"), numpy.float32) - 128  # (SIDE, SIDE, 3)
    bits = []
    for channel, lowest in enumerate(LOWEST):
        waves = COSINES @ levels[:, :, channel] @ COSINES.T / SIDE
        bits += [waves[*lowest] > THRESHOLD, waves[0, 0] > MEANS]
    return numpy.packbits(numpy.concatenate(bits)).tobytes().ljust(FIRST_BYTES, b"\0")
