"""Alignment: moves and stretches a part of a new picture until it fits a purged picture's middle, if it is a copy."""

from dataclasses import dataclass
from typing import Final

import numpy
from numpy.typing import NDArray

from bot.moderation.signatures.frequencies import (
    COUNT,
    MIDDLE,
    MIDDLE_ORDER,
    ORDER,
    TURNS,
    Turn,
    cosines,
    in_order,
    turned,
    turned_spans,
)
from bot.moderation.signatures.levels import Levels, Plane
from bot.moderation.signatures.signature import Signatures, hue_waves
from bot.moderation.signatures.words import SPANS

MOST_ALIGNED: Final = 4
"""How many parts are aligned, those that fit best before it."""
PROMISING: Final = 0.5
"""How well a part must fit before it is aligned; copies were measured at 0.67 and above."""
HOPEFUL: Final = 0.8
"""How well it must fit after each round; copies were measured at 0.93 and above."""
ROUNDS: Final = ((0.026, MIDDLE), (0.013, MIDDLE), (0.0065, COUNT), (0.00325, COUNT))
"""By how much the ends of a part are moved, and how many frequencies are compared; at first only low ones help."""
FITS: Final = 0.977
"""How well the aligned part of a copy fits. Of 480,200 pairs of the demo model's pictures, two reach this and have
the same hues: they show the same scene."""
FITS_GREY: Final = 0.976
"""The same for grey and tinted copies, in which other weights of the primaries have changed some signs.

Nothing else tells these apart: at 0.96, one pair in 19,000 is mistaken in grey, and three in 480,200 at this.
"""
SAME_HUES: Final = 0.9
"""How well the hues of a copy correlate, whatever angle they were turned by; not asked if it is grey or tinted."""
NEIGHBOURS: Final = numpy.array([(start, end) for start in (-1, 0, 1) for end in (-1, 0, 1)], numpy.float64)


@dataclass(frozen=True, slots=True)
class Guess:
    """A part that may be the middle of a purged picture: row, plane, number in TURNS, numbers in SPANS."""

    row: int
    plane: int
    turn: int
    down: int
    across: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where a part lies in the turned picture, and how well it fits, up to 1."""

    fit: float
    down: NDArray[numpy.float64]
    across: NDArray[numpy.float64]


def likeliest(signatures: Signatures, picture: Levels, guesses: list[Guess]) -> list[Guess]:
    """The MOST_ALIGNED guesses that fit best, one for each turn of each purged picture, the best first."""
    rows = cosines(SPANS, MIDDLE_ORDER)
    best: dict[tuple[int, int], tuple[float, Guess]] = {}
    beside = [rows @ plane for plane in picture.planes]
    for guess in guesses:
        waves = in_order(beside[guess.plane][guess.down] @ rows[guess.across].T, TURNS[guess.turn], MIDDLE)
        fit = float(_fit(_expected(signatures[guess.row], guess.plane, MIDDLE), waves))
        key = guess.row, guess.turn
        if fit > PROMISING and (key not in best or fit > best[key][0]):
            best[key] = fit, guess
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    return [guess for _, guess in ranked[:MOST_ALIGNED]]


def aligned_copy(signature: numpy.void, picture: Levels, guess: Guess) -> bool:
    """Whether the picture shows the purged one where the guess says."""
    turn = TURNS[guess.turn]
    found = align(signature, picture, guess)
    if picture.tinted:
        return found.fit >= FITS_GREY
    return found.fit >= FITS and hue_fit(signature, picture, found, turn) >= SAME_HUES


def align(signature: numpy.void, picture: Levels, guess: Guess) -> Aligned:
    """Fit the part that was guessed as well as possible; gives up early if it is clearly another picture."""
    turn = TURNS[guess.turn]
    plane = turned(picture.planes[guess.plane], turn)
    down, across = turned_spans(SPANS[guess.down], SPANS[guess.across], turn)
    fit = 0.0
    for step, count in ROUNDS:
        order = ORDER if count == COUNT else MIDDLE_ORDER
        downs, acrosses = (span + step * NEIGHBOURS for span in (down, across))
        beside: Plane = cosines(downs, order) @ plane
        waves: Plane = numpy.matmul(beside[:, None], cosines(acrosses, order).swapaxes(1, 2), dtype=numpy.float32)
        fits = _fit(_expected(signature, guess.plane, count), in_order(waves, TURNS[0], count))
        best = numpy.unravel_index(fits.argmax(), fits.shape)
        fit, down, across = float(fits[best]), downs[best[0]], acrosses[best[1]]
        if fit < HOPEFUL:
            break
    return Aligned(fit, down, across)


def hue_fit(signature: numpy.void, picture: Levels, found: Aligned, turn: Turn) -> float:
    """How well the hues of an aligned part correlate with the purged picture's; 1 if that one had none."""
    known = signature["hues"] @ numpy.array([1, 1j])
    rows = cosines(numpy.stack([found.down, found.across]))
    waves = hue_waves(turned(picture.hues, turn), rows[0], rows[1])
    size = float(numpy.linalg.norm(known) * numpy.linalg.norm(waves))
    if numpy.linalg.norm(known) < 64:
        return 1.0
    reversed_too = max(abs(numpy.vdot(known, waves)), abs(numpy.vdot(known.conj(), waves)))
    return float(reversed_too) / size if size else 0.0


def _expected(signature: numpy.void, plane: int, count: int) -> Plane:
    """The signs of a purged picture's frequencies as 1 and -1, and 0 where they don't count."""
    signs, strong = (numpy.unpackbits(signature[name][plane], count=count) for name in ("signs", "strong"))
    return ((2.0 * signs - 1) * strong).astype(numpy.float32)


def _fit(expected: Plane, waves: Plane) -> NDArray[numpy.float32]:
    """From -1 to 1, how far the signs of frequencies, (..., count), are as expected; strong ones weigh more."""
    weights = numpy.sqrt(abs(waves))
    total = weights @ abs(expected)
    return numpy.divide(numpy.copysign(weights, waves) @ expected, numpy.maximum(total, 1e-6), dtype=numpy.float32)
