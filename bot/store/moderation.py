"""The tables `bans` and `audit`: who may not paint where, and what moderators did."""

import time
from dataclasses import dataclass

from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Ban:
    """A member who may not paint in a guild."""

    guild_id: int
    user_id: int
    moderator_id: int
    reason: str
    created_at: float


@dataclass(frozen=True, slots=True)
class Deed:
    """What a moderator did: a row of the audit log."""

    moderator_id: int
    action: str
    target_id: int | None
    detail: str
    created_at: float


class ModerationTables:
    """Bans, and the audit log; each deed is logged in the transaction that does it."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def ban(self, guild_id: int, user_id: int, moderator_id: int, reason: str) -> None:
        """Ban a member, or renew the ban with a new reason."""
        async with self._db.transaction():
            await self._db.write(
                "INSERT OR REPLACE INTO bans VALUES (?, ?, ?, ?, ?)",
                (guild_id, user_id, moderator_id, reason, time.time()),
            )
            await self.note(guild_id, moderator_id, "ban", user_id, reason)

    async def unban(self, guild_id: int, user_id: int, moderator_id: int) -> bool:
        """Lift a ban; whether there was one."""
        async with self._db.transaction():
            cursor = await self._db.write("DELETE FROM bans WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
            if cursor.rowcount == 0:
                return False
            await self.note(guild_id, moderator_id, "unban", user_id, "")
        return True

    async def find_ban(self, guild_id: int | None, user_id: int) -> Ban | None:
        """The ban of a member in a guild; there are none in direct messages."""
        row = await self._db.row("SELECT * FROM bans WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
        return None if row is None else Ban(*row)

    async def log(
        self, guild_id: int | None, moderator_id: int, action: str, target_id: int | None, detail: str
    ) -> None:
        """Write a deed into the audit log."""
        async with self._db.transaction():
            await self.note(guild_id, moderator_id, action, target_id, detail)

    async def deeds(self, guild_id: int, limit: int = 50) -> list[Deed]:
        """The newest deeds in a guild."""
        rows = await self._db.rows(
            "SELECT moderator_id, action, target_id, detail, created_at FROM audit WHERE guild_id = ?"
            " ORDER BY id DESC LIMIT ?",
            (guild_id, limit),
        )
        return [Deed(*row) for row in rows]

    async def note(
        self, guild_id: int | None, moderator_id: int, action: str, target_id: int | None, detail: str
    ) -> None:
        """Write a deed into the audit log within the caller's transaction, which does it."""
        await self._db.write(
            "INSERT INTO audit (guild_id, moderator_id, action, target_id, detail, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (guild_id, moderator_id, action, target_id, detail, time.time()),
        )
