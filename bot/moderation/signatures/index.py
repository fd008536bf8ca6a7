"""Index: finds the purged pictures whose middle may be in a new picture, without comparing all parts with all of them.

Rows are filed by the signs of the KEYS lowest frequencies, in all drawers that a weak sign allows.
"""

from dataclasses import dataclass
from typing import Final

import numpy
from numpy.typing import NDArray

from bot.moderation.signatures.alignment import Guess, aligned_copy, likeliest
from bot.moderation.signatures.frequencies import FIRST
from bot.moderation.signatures.levels import Levels
from bot.moderation.signatures.signature import Signatures, parsed
from bot.moderation.signatures.words import Words, words_of

KEYS: Final = 6
DRAWERS: Final = 1 << KEYS
DIFFERENT: Final = 6
"""How many of the signs that are compared may differ."""
MOST_GUESSES: Final = 192
"""How many parts at most are compared further; those with the fewest different signs."""
AT_ONCE: Final = 1 << 17
"""How many words are compared in one call, so that they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """The rows in a drawer, with their words and which of their bits count."""

    rows: NDArray[numpy.intp]
    words: Words
    strong: Words


class Index:
    """Purged pictures in memory; about 1.5 kB each."""

    def __init__(self, signatures: list[bytes]) -> None:
        self._signatures: Signatures = parsed(signatures)
        self._cabinets = tuple(_filed(self._signatures, plane) for plane in (0, 1))

    def has_copy_in(self, picture: Levels) -> bool:
        """Whether the picture is a copy of one of the purged pictures, or shows one. Takes tens of milliseconds."""
        guesses = likeliest(self._signatures, picture, self._guesses(picture))
        return any(aligned_copy(self._signatures[guess.row], picture, guess) for guess in guesses)

    def _guesses(self, picture: Levels) -> list[Guess]:
        """The parts of the picture whose words are nearest to a purged picture's, MOST_GUESSES at most."""
        words = [words_of(plane) for plane in picture.planes]
        near = [_near(cabinet, one) for cabinet, one in zip(self._cabinets, words, strict=True)]
        planes = numpy.repeat((0, 1), [len(one) for one in near])
        different, rows, parts = numpy.concatenate(near).T
        chosen = numpy.argsort(different, kind="stable")[:MOST_GUESSES]
        turns, downs, acrosses = numpy.unravel_index(parts[chosen], words[0].shape)
        columns = (rows[chosen], planes[chosen], turns, downs, acrosses)
        return [Guess(*found) for found in zip(*(column.tolist() for column in columns), strict=True)]


def _filed(signatures: Signatures, plane: int) -> list[Drawer]:
    words = numpy.ascontiguousarray(signatures["signs"][:, plane, : FIRST // 8]).view(numpy.uint64)[:, 0]
    strong = numpy.ascontiguousarray(signatures["first_strong"][:, plane]).view(numpy.uint64)[:, 0]
    keys, fixed = _key(words), _key(strong)
    drawers = []
    for key in range(DRAWERS):
        rows = numpy.flatnonzero(((keys ^ key) & fixed) == 0)
        drawers.append(Drawer(rows, words[rows], strong[rows]))
    return drawers


def _key(words: Words) -> NDArray[numpy.uint8]:
    """The signs of the lowest frequencies, which are the first bits of the first byte."""
    return numpy.right_shift(words.view(numpy.uint8)[:: FIRST // 8], 8 - KEYS)


def _near(cabinet: list[Drawer], words: Words) -> NDArray[numpy.intp]:
    """How many signs differ, the row and the flat index of the word, (found, 3), of whatever is near."""
    flat = words.ravel()
    keys = _key(flat)
    order = numpy.argsort(keys, kind="stable")
    bounds = numpy.searchsorted(keys[order], numpy.arange(DRAWERS + 1))
    found = [numpy.zeros((0, 3), numpy.intp)]
    for key, drawer in enumerate(cabinet):
        asked = order[bounds[key] : bounds[key + 1]]
        step = max(1, AT_ONCE // max(1, len(drawer.rows)))
        for first in range(0, len(asked), step):
            some = asked[first : first + step]
            different = numpy.bitwise_count((flat[some, None] ^ drawer.words) & drawer.strong)
            near = numpy.flatnonzero(different <= DIFFERENT)
            if len(near):
                parts, rows = numpy.divmod(near, len(drawer.rows))
                found.append(numpy.stack([different.ravel()[near], drawer.rows[rows], some[parts]], 1))
    return numpy.concatenate(found)
