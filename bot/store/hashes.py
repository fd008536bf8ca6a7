"""The table `purged_hashes`: perceptual hashes of pictures that may not be shown again, looked up in memory."""

import time
from collections.abc import Sequence
from typing import Final

import numpy
from numpy.typing import NDArray

from bot.store.database import Database

EVERYWHERE: Final = 0
"""In place of a guild's id: all servers."""
HASH_BYTES: Final = 32
DISTANCE: Final = 10
"""The most bits in which two hashes of the same picture differ, see bot/pictures/files/hashes.py."""
Words = NDArray[numpy.uint64]


class HashesTable:
    """Hashes of 256 bits from bot/pictures/files/hashes.py, compared by how many bits differ."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._index: dict[int, Words] | None = None

    async def add(self, guild_id: int, hashes: Sequence[bytes], moderator_id: int) -> None:
        """Remember the hashes of a purged picture, in a guild or EVERYWHERE."""
        async with self._db.transaction():
            for one in hashes:
                await self._db.write(
                    "INSERT OR IGNORE INTO purged_hashes VALUES (?, ?, ?, ?)",
                    (guild_id, one, moderator_id, time.time()),
                )
        self._index = None

    async def any(self, guild_id: int | None) -> bool:
        """Whether any purged picture is remembered for this guild."""
        index = await self._loaded()
        return EVERYWHERE in index or guild_id in index

    async def find(self, guild_id: int | None, hashes: Sequence[bytes]) -> bool:
        """Whether one of a picture's hashes is near a purged one, of this guild or EVERYWHERE."""
        index = await self._loaded()
        known = [index[one] for one in {EVERYWHERE, guild_id} if one in index]
        return any(_near(words, one) for words in known for one in hashes)

    async def _loaded(self) -> dict[int, Words]:
        if self._index is None:
            rows = await self._db.rows("SELECT guild_id, hash FROM purged_hashes")
            joined: dict[int, bytearray] = {}
            for row in rows:
                joined.setdefault(row["guild_id"], bytearray()).extend(row["hash"])
            self._index = {guild_id: _words(bytes(one)) for guild_id, one in joined.items()}
        return self._index


def _words(joined: bytes) -> Words:
    """Concatenated hashes as rows of 64-bit words, (hashes, 4)."""
    return numpy.frombuffer(joined, numpy.uint64).reshape(-1, HASH_BYTES // 8)


def _near(known: Words, one: bytes) -> bool:
    """Whether any known hash differs from this one in at most DISTANCE bits."""
    bits = numpy.bitwise_count(known ^ _words(one)).sum(axis=1)
    return bool(bits.min() <= DISTANCE)
