"""The table `purged_hashes`: perceptual hashes of pictures that may not be shown again, looked up in memory."""

import asyncio
import time
from collections.abc import Sequence
from typing import Final

from bot.moderation.signatures.known import Known, Lookup
from bot.store.database import Database

EVERYWHERE: Final = 0
"""In place of a guild's id: all servers."""


class HashesTable:
    """What bot/pictures/files/hashes.py makes of purged pictures; each guild's is searched on another thread."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._known: dict[int, Known] | None = None
        self._changes = 0

    async def add(self, guild_id: int, hashes: Sequence[bytes], moderator_id: int) -> None:
        """Remember the hashes of a purged picture, in a guild or EVERYWHERE."""
        async with self._db.transaction():
            for one in hashes:
                await self._db.write(
                    "INSERT OR IGNORE INTO purged_hashes VALUES (?, ?, ?, ?)",
                    (guild_id, one, moderator_id, time.time()),
                )
        self._known = None
        self._changes += 1

    async def any(self, guild_id: int | None) -> bool:
        """Whether any purged picture is remembered for this guild."""
        known = await self._loaded()
        return EVERYWHERE in known or guild_id in known

    async def find(self, guild_id: int | None, picture: Lookup) -> bool:
        """Whether a picture is a copy of a purged one, of this guild or EVERYWHERE."""
        known = await self._loaded()
        for own in [known[one] for one in (EVERYWHERE, guild_id) if one is not None and one in known]:
            if await asyncio.to_thread(own.has_copy, picture):
                return True
        return False

    async def _loaded(self) -> dict[int, Known]:
        if self._known is not None:
            return self._known
        changes = self._changes
        rows = await self._db.rows("SELECT guild_id, hash FROM purged_hashes")
        stored: dict[int, list[bytes]] = {}
        for row in rows:
            stored.setdefault(row["guild_id"], []).append(row["hash"])
        known = await asyncio.to_thread(lambda: {guild_id: Known(own) for guild_id, own in stored.items()})
        if changes == self._changes:  # otherwise something was added meanwhile, which these may lack
            self._known = known
        return known
