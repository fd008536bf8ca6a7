"""The table `servers`: the servers the bot was invited to, and which of them have removed it since."""

import time
from collections.abc import Collection
from typing import Final

from bot.store.database import Database
from bot.store.personal_data.deletion import CHUNK, Removal
from bot.store.personal_data.tables import OF_SERVERS

GRACE: Final = 30 * 86400.0
"""How long a server's data is kept after it has removed the bot, in seconds."""


class ServersTable:
    """A row for each server that has ever invited the bot."""

    def __init__(self, database: Database, removal: Removal) -> None:
        self._db = database
        self._removal = removal

    async def joined(self, guild_id: int) -> None:
        """Note that the bot is in a server, even if it had been removed before."""
        async with self._db.transaction():
            await self._db.write("INSERT OR REPLACE INTO servers VALUES (?, NULL)", (guild_id,))

    async def left(self, guild_id: int) -> None:
        """Note that the bot is no longer in a server."""
        async with self._db.transaction():
            await self._db.write(
                "INSERT INTO servers VALUES (?, ?)"
                " ON CONFLICT DO UPDATE SET left_at = COALESCE(left_at, excluded.left_at)",
                (guild_id, time.time()),
            )

    async def compare(self, present: Collection[int]) -> None:
        """Note which servers the bot is in now, and so which ones removed it while it wasn't running."""
        known = {row[0]: row[1] for row in await self._db.rows("SELECT guild_id, left_at FROM servers")}
        for guild_id in present:
            if known.get(guild_id, 0.0) is not None:
                await self.joined(guild_id)
        for guild_id in known.keys() - set(present):
            await self.left(guild_id)

    async def present(self) -> list[int]:
        """The servers that the bot is in."""
        return [row[0] for row in await self._db.rows("SELECT guild_id FROM servers WHERE left_at IS NULL")]

    async def due(self, now: float) -> list[int]:
        """The servers whose grace period is over."""
        rows = await self._db.rows("SELECT guild_id FROM servers WHERE left_at <= ?", (now - GRACE,))
        return [row["guild_id"] for row in rows]

    async def some_jobs(self, guild_id: int) -> bool:
        """Delete a chunk of the jobs and files of a server that removed the bot; returns if there may be more.

        Newer jobs from members who installed the bot themselves belong to these members, and stay.
        """
        rows = await self._db.rows(
            "SELECT jobs.id, json_extract(request, '$.image') AS image FROM servers"
            " JOIN jobs ON jobs.guild_id = servers.guild_id"
            f" WHERE servers.guild_id = ? AND jobs.created_at <= servers.left_at ORDER BY jobs.id LIMIT {CHUNK}",
            (guild_id,),
        )
        if not rows:
            return False
        await self._removal.files(rows)
        async with self._db.transaction():
            await self._removal.jobs(rows)
        await self._removal.release(row["image"] for row in rows)
        return True

    async def forget(self, guild_id: int) -> None:
        """Delete everything else of a server that removed the bot, and finally its own row."""
        await self._removal.rows(OF_SERVERS, guild_id)
        async with self._db.transaction():
            await self._db.write("DELETE FROM servers WHERE guild_id = ? AND left_at IS NOT NULL", (guild_id,))
