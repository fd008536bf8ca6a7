"""The table `paused`: servers whose jobs stay in the queue until a moderator resumes them."""

import time

from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditTable, Note
from bot.store.database import Database


class PausedTable:
    """A row for each paused server."""

    def __init__(self, database: Database, audit: AuditTable) -> None:
        self._db = database
        self._audit = audit

    async def guilds(self) -> frozenset[int]:
        """The paused servers."""
        return frozenset(row[0] for row in await self._db.rows("SELECT guild_id FROM paused"))

    async def add(self, guild_id: int, moderator_id: int) -> bool:
        """Pause a server; returns False if it already was paused."""
        return await self._change(
            "INSERT OR IGNORE INTO paused VALUES (?, ?)",
            (guild_id, time.time()),
            Note(guild_id, moderator_id, AuditAction.PAUSE),
        )

    async def remove(self, guild_id: int, moderator_id: int) -> bool:
        """Resume a server's jobs; returns whether it was paused."""
        return await self._change(
            "DELETE FROM paused WHERE guild_id = ?", (guild_id,), Note(guild_id, moderator_id, AuditAction.RESUME)
        )

    async def _change(self, sql: str, params: tuple[object, ...], note: Note) -> bool:
        async with self._db.transaction():
            cursor = await self._db.write(sql, params)
            if cursor.rowcount == 0:
                return False
            await self._audit.write(note)
        return True
