"""Truncation: reads a JPEG that lacks only its last bytes, as browsers do, and nothing that lacks more.

The file doesn't say how much is missing, so that is measured: the picture is decoded twice, with two different endings.
What is equal in both was in the file.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

END: Final = b"\xff\xd9"
ENDINGS: Final = (END, b"\x55" * 1024 + END)
"""What stands in for the missing end: nothing, and bits that paint something else."""
UNIT: Final = 16
"""The side of the squares that are compared, in pixels: the largest that a JPEG is made of."""
EDGE: Final = 2
LARGEST: Final = 2048
"""The longer side, in pixels, at about which the picture is decoded."""
MOST_MISSING: Final = 0.01
"""The share of a picture that may be missing; one square may always be."""
START: Final = b"\xff\xd8"
MARKER: Final = re.compile(rb"\xff[\x02-\xcf\xda-\xfe]")
"""A marker before a segment with a length."""
MOST_SEGMENTS: Final = 10_000
FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
PROGRESSIVE: Final = frozenset({0xC2, 0xCA})
SCAN: Final = 0xDA
FULL: Final = set(range(64))
"""The coefficients of a block."""


def completed(data: bytes) -> bytes | None:
    """A JPEG that lacks its last bytes with an end, to be decoded; None if too much is missing.

    Raises OSError if it can't be decoded at all.
    """
    data = data.rstrip(b"\xff")  # half a marker
    if not _has_all_scans(data):
        return None
    one, other = (_pixels(data + ending) for ending in ENDINGS)
    differs = _squares(one != other)
    missing = differs.size - int(differs.argmax()) if differs.any() else 0
    return data + END if missing <= max(1, MOST_MISSING * differs.size) else None


def _pixels(data: bytes) -> "NDArray[Any]":
    import numpy  # hardly any picture needs it, and each is read in a new process

    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        picture.draft("RGB", (LARGEST, LARGEST))
        picture.load()
        return numpy.asarray(picture.convert("RGB"))


def _squares(differs: "NDArray[Any]") -> "NDArray[Any]":
    """Which squares differ, row by row. Their edges don't count: colours there are blended with the next square's."""
    import numpy

    height, width = differs.shape[:2]
    inner = [numpy.isin(numpy.arange(length) % UNIT, range(EDGE, UNIT - EDGE)) for length in (height, width)]
    inside = numpy.asarray(differs.any(axis=2)) & inner[0][:, None] & inner[1]
    plain = numpy.pad(inside, [(0, -height % UNIT), (0, -width % UNIT)])
    rows, columns = plain.shape[0] // UNIT, plain.shape[1] // UNIT
    return numpy.asarray(plain.reshape(rows, UNIT, columns, UNIT).any(axis=(1, 3))).ravel()


def _has_all_scans(data: bytes) -> bool:
    """Whether the file has the start of every scan: a progressive JPEG brings its coefficients bit by bit in many.

    A scan's header is its components, the range of coefficients, and the bits it adds. See ITU T.81, B.2.3.
    """
    wanted: set[int] = set()
    fine: dict[int, set[int]] = {}
    for kind, body in _segments(data):
        if kind in FRAMES and len(body) >= 6:
            wanted = {body[place] for place in range(6, len(body), 3)}
            if kind not in PROGRESSIVE:
                return True
        elif kind == SCAN and body and len(body) == 4 + 2 * body[0] and not body[-1] & 15:
            for place in range(body[0]):
                fine.setdefault(body[1 + 2 * place], set()).update(range(body[-3], min(body[-2], 63) + 1))
    return bool(wanted) and all(fine.get(component, set()) == FULL for component in wanted)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind and the content of each segment that has a length, at most MOST_SEGMENTS."""
    at = len(START)
    for _ in range(MOST_SEGMENTS):
        found = MARKER.search(data, at)
        if found is None:
            return
        begin = found.end()
        length = int.from_bytes(data[begin : begin + 2], "big")
        yield found[0][-1], data[begin + 2 : begin + length]
        at = begin + max(length, 2)
