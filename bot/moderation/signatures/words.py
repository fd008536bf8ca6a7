"""Words: the signs of the lowest frequencies, as 64-bit words, of every part of a new picture that may be a middle."""

from typing import Final

import numpy
from numpy.typing import NDArray

from bot.moderation.signatures.frequencies import ACROSS, DOWN, FIRST, TURNS, Spans, cosines
from bot.moderation.signatures.levels import Plane

Words = NDArray[numpy.uint64]
STEP: Final = 0.052
"""How far apart parts begin and end. A part at half of this from the middle still has nearly the same word."""
DEEPEST: Final = 0.26
"""How far from a side the middle begins after a border of 15% was added to that side alone."""
WORD_ORDER: Final = 1 + int(max(DOWN[:FIRST].max(), ACROSS[:FIRST].max()))


def _spans() -> Spans:
    edges = numpy.arange(0, DEEPEST + STEP / 2, STEP)
    whole = [(start, 1 - end) for start in edges for end in edges]
    halves = [(0.075, 0.425), (0.575, 0.925)]  # the middles of two pictures side by side
    return numpy.array([*whole, *halves])


SPANS: Final = _spans()


def word(signs: NDArray[numpy.bool_]) -> Words:
    """Signs of the FIRST frequencies, (..., FIRST), as words."""
    return numpy.packbits(signs, axis=-1).view(numpy.uint64)[..., 0]


def words_of(plane: Plane) -> Words:
    """The words of all parts, turned in all ways: (TURNS, SPANS down, SPANS across)."""
    count = len(SPANS)
    rows = cosines(SPANS, WORD_ORDER)
    beside = (rows @ plane).reshape(-1, plane.shape[1]) @ rows.reshape(-1, plane.shape[1]).T
    waves = beside.reshape(count, WORD_ORDER, count, WORD_ORDER).swapaxes(1, 2) > 0
    down, across = DOWN[:FIRST], ACROSS[:FIRST]
    plain, swapped = word(waves[..., down, across]), word(waves[..., across, down])
    flips = [word((down * turn[1] + across * turn[2]) % 2 == 1) for turn in TURNS]
    return numpy.stack([(swapped if turn[0] else plain) ^ flip for turn, flip in zip(TURNS, flips, strict=True)])
