"""The table `bans`: who may not paint where, and for how long. Each change is logged in its own transaction."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditTable, Note
from bot.store.database import Database

BAN = "id, guild_id, subject_id, is_role, moderator_id, reason, created_at, expires_at, rank"
LASTS = "(expires_at IS NULL OR expires_at > ?)"


@dataclass(frozen=True, slots=True)
class Ban:
    """A ban of a member, or of everyone with a role, in a guild until `expires_at`; None means forever.

    A role's ban reaches members whose highest role is below `rank`, the moderator's highest one at that time. Without a
    rank, as in bans from before, it reaches those who neither moderate nor manage the server.
    """

    id: int
    guild_id: int
    subject_id: int
    is_role: bool
    moderator_id: int
    reason: str
    created_at: float
    expires_at: float | None
    rank: int | None = None


class BansTable:
    """Bans by guild and subject. Expired bans are ignored; `clock` gives the time."""

    def __init__(self, database: Database, audit: AuditTable, clock: Callable[[], float] = time.time) -> None:
        self._db = database
        self._audit = audit
        self.clock = clock

    async def ban(
        self,
        guild_id: int,
        subject_id: int,
        moderator_id: int,
        reason: str,
        seconds: float | None = None,
        *,
        is_role: bool = False,
        rank: int | None = None,
    ) -> Ban:
        """Ban a member or a role, or replace their ban; for this many seconds, or forever."""
        async with self._db.transaction():
            return await self.write(guild_id, subject_id, moderator_id, reason, seconds, is_role=is_role, rank=rank)

    async def write(
        self,
        guild_id: int,
        subject_id: int,
        moderator_id: int,
        reason: str,
        seconds: float | None,
        *,
        is_role: bool = False,
        rank: int | None = None,
    ) -> Ban:
        """Ban inside the caller's transaction."""
        now = self.clock()
        expires_at = None if seconds is None else now + seconds
        await self._db.write("DELETE FROM bans WHERE guild_id = ? AND expires_at <= ?", (guild_id, now))
        cursor = await self._db.write(
            "INSERT OR REPLACE INTO bans"
            " (guild_id, subject_id, is_role, moderator_id, reason, created_at, expires_at, rank)"
            f" VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING {BAN}",
            (guild_id, subject_id, is_role, moderator_id, reason, now, expires_at, rank),
        )
        row = await cursor.fetchone()
        assert row is not None  # noqa: S101 - RETURNING always answers
        action = AuditAction.BAN_ROLE if is_role else AuditAction.BAN
        await self._audit.write(Note(guild_id, moderator_id, action, subject_id, reason))
        return Ban(*row)

    async def unban(self, guild_id: int, subject_id: int, moderator_id: int) -> bool:
        """Lift a ban; returns whether there was one."""
        async with self._db.transaction():
            cursor = await self._db.write(
                f"DELETE FROM bans WHERE guild_id = ? AND subject_id = ? AND {LASTS} RETURNING is_role",
                (guild_id, subject_id, self.clock()),
            )
            row = await cursor.fetchone()
            if row is None:
                return False
            action = AuditAction.UNBAN_ROLE if row[0] else AuditAction.UNBAN
            await self._audit.write(Note(guild_id, moderator_id, action, subject_id))
        return True

    async def find(self, guild_id: int | None, user_id: int, role_ids: Iterable[int] = ()) -> Ban | None:
        """The longest ban of a member or of one of their roles; in direct messages there are none."""
        row = await self._db.row(
            f"SELECT {BAN} FROM bans WHERE guild_id = ? AND subject_id IN (SELECT value FROM json_each(?)) AND {LASTS}"
            " ORDER BY expires_at IS NULL DESC, expires_at DESC LIMIT 1",
            (guild_id, json.dumps([user_id, *role_ids]), self.clock()),
        )
        return None if row is None else Ban(*row)

    async def page(self, guild_id: int, before: int | None = None, limit: int = 10) -> list[Ban]:
        """The newest bans in a guild with ids below `before`."""
        rows = await self._db.rows(
            f"SELECT {BAN} FROM bans WHERE guild_id = ? AND id < ? AND {LASTS} ORDER BY id DESC LIMIT ?",
            (guild_id, 2**63 - 1 if before is None else before, self.clock(), limit),
        )
        return [Ban(*row) for row in rows]
