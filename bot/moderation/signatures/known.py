"""Known: what is stored of purged pictures, in both forms, ready to be searched."""

from dataclasses import dataclass
from typing import Final

import numpy
from numpy.typing import NDArray

from bot.moderation.signatures.index import Index
from bot.moderation.signatures.levels import Levels

FIRST_BYTES: Final = 32
"""The length of a hash of the first form, see bot/pictures/files/first_hashes.py."""
FIRST_DISTANCE: Final = 10
"""The most bits in which two hashes of the first form differ if they are of the same picture."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a new picture is looked up by: its levels, in different frames, and its hashes of the first form."""

    levels: tuple[Levels, ...]
    first_form: tuple[bytes, ...] = ()


class Known:
    """Purged pictures in memory: about 1.5 kB for each signature, 32 bytes for each hash of the first form."""

    def __init__(self, stored: list[bytes]) -> None:
        signatures = [one for one in stored if len(one) != FIRST_BYTES]
        self._index = Index(signatures) if signatures else None
        self._first_form = _words(b"".join(one for one in stored if len(one) == FIRST_BYTES))

    def has_copy(self, picture: Lookup) -> bool:
        """Whether the picture is a copy of one of them, or shows one. Takes tens of milliseconds."""
        if self._index is not None and any(self._index.has_copy_in(levels) for levels in picture.levels):
            return True
        return any(self._near(one) for one in picture.first_form)

    def _near(self, one: bytes) -> bool:
        if not len(self._first_form):
            return False
        bits = numpy.bitwise_count(self._first_form ^ _words(one)).sum(axis=1)
        return bool(bits.min() <= FIRST_DISTANCE)


def _words(joined: bytes) -> NDArray[numpy.uint64]:
    """Concatenated hashes of the first form as rows of 64-bit words, (hashes, 4)."""
    return numpy.frombuffer(joined, numpy.uint64).reshape(-1, FIRST_BYTES // 8)
