"""Frequencies: the cosine transform of rectangular parts of a picture, without cutting them out.

Each side of a part is a span: where it starts and ends, as shares of the picture's side. A turned or mirrored part has
the same frequencies, with the two directions swapped and some signs changed.
"""

from itertools import product
from typing import Final, TypeVar

import numpy
from numpy.typing import NDArray

from bot.moderation.signatures.levels import SIDE, Plane

ORDER: Final = 24
"""How many frequencies each direction has."""
FIRST: Final = 64
"""How many of the lowest frequencies make up the word that is searched for."""
MIDDLE: Final = 192
"""How many are compared before the part is aligned; these need only MIDDLE_ORDER in each direction."""
MIDDLE_ORDER: Final = 16
Kind = TypeVar("Kind", bound=numpy.generic)
Turn = tuple[bool, int, int]
"""Whether the two directions are swapped, then which of them are mirrored (0 or 1)."""
Spans = NDArray[numpy.float64]
"""(spans, 2), each a start and an end."""


def _lowest() -> NDArray[numpy.intp]:
    pairs = [(down, across) for down in range(ORDER) for across in range(ORDER) if down + across]
    return numpy.array(sorted(pairs, key=lambda pair: (pair[0] ** 2 + pair[1] ** 2, pair))).T


DOWN, ACROSS = _lowest()
"""The frequencies in their order, the lowest first."""
COUNT: Final = len(DOWN)
MULTIPLES: Final = (numpy.pi * numpy.arange(1, ORDER, dtype=numpy.float32))[:, None]
TURNS: Final[tuple[Turn, ...]] = tuple(product((False, True), (0, 1), (0, 1)))
"""The eight ways to lay a square on itself."""


def cosines(spans: Spans, order: int = ORDER) -> NDArray[numpy.float32]:
    """What turns a row of SIDE pixels into the frequencies of each span, (spans, order, SIDE)."""
    start, end = spans[:, :1], spans[:, 1:]
    edges = numpy.clip((numpy.arange(SIDE + 1) / SIDE - start) / (end - start), 0, 1).astype(numpy.float32)
    multiples = MULTIPLES[: order - 1]
    waves = numpy.sin(multiples * edges[:, None]) * (numpy.float32(numpy.sqrt(2)) / multiples)
    rows: Plane = numpy.concatenate([numpy.diff(edges)[:, None], numpy.diff(waves)], 1)
    return rows


def in_order(waves: Plane, turn: Turn, count: int = COUNT) -> Plane:
    """The lowest frequencies of a part once it is turned: (..., order, order) becomes (..., count)."""
    swap, mirror_down, mirror_across = turn
    down, across = DOWN[:count], ACROSS[:count]
    found = waves[..., across, down] if swap else waves[..., down, across]
    signs = (1 - 2 * ((down * mirror_down + across * mirror_across) % 2)).astype(numpy.float32)
    turned: Plane = found * signs
    return turned


def turned(plane: NDArray[Kind], turn: Turn) -> NDArray[Kind]:
    """A plane, turned."""
    swap, mirror_down, mirror_across = turn
    swapped = plane.T if swap else plane
    return swapped[:: -1 if mirror_down else 1, :: -1 if mirror_across else 1]


def turned_spans(down: Spans, across: Spans, turn: Turn) -> tuple[Spans, Spans]:
    """Where a part lies, down and across, once the picture is turned."""
    swap, mirror_down, mirror_across = turn
    if swap:
        down, across = across, down
    return (1 - down[::-1] if mirror_down else down), (1 - across[::-1] if mirror_across else across)
