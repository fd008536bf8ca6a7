"""The table `purged_hashes`: perceptual hashes of pictures that may not come back, looked up in memory."""

import time
from collections.abc import Sequence
from typing import Final

import numpy
from numpy.typing import NDArray

from bot.store.database import Database

EVERYWHERE: Final = 0
"""Stands for all servers where a guild's id is."""
HASH_BYTES: Final = 32
DISTANCE: Final = 10
"""Bits in which two hashes of one picture may differ, see bot/pictures/files/hashes.py."""
Words = NDArray[numpy.uint64]


class HashesTable:
    """Hashes of 256 bits, as bot/pictures/files/hashes.py makes them, compared by how many bits differ."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._index: dict[int, Words] | None = None

    async def add(self, guild_id: int, hashes: Sequence[bytes], moderator_id: int) -> None:
        """Remember a purged picture by the hashes that stand for it, in a guild or EVERYWHERE."""
        async with self._db.transaction():
            for one in hashes:
                await self._db.write(
                    "INSERT OR IGNORE INTO purged_hashes VALUES (?, ?, ?, ?)",
                    (guild_id, one, moderator_id, time.time()),
                )
        self._index = None

    async def any(self, guild_id: int | None) -> bool:
        """Whether anything was purged that may not come back there."""
        index = await self._loaded()
        return EVERYWHERE in index or guild_id in index

    async def find(self, guild_id: int | None, hashes: Sequence[bytes]) -> bool:
        """Whether one of a picture's hashes is near one that was purged in this guild or EVERYWHERE."""
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
    """Hashes one after the other as rows of 64-bit words, (hashes, 4)."""
    return numpy.frombuffer(joined, numpy.uint64).reshape(-1, HASH_BYTES // 8)


def _near(known: Words, one: bytes) -> bool:
    """Whether any of the hashes differs from this one in no more than DISTANCE bits."""
    bits = numpy.bitwise_count(known ^ _words(one)).sum(axis=1)
    return bool(bits.min() <= DISTANCE)
