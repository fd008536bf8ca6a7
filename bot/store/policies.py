"""The table `channel_policies`: how unsafe pictures are shown, by channel and by server."""

import dataclasses
import json
import sqlite3
from collections.abc import Iterable
from typing import Final

from bot.moderation.audit_action import AuditAction
from bot.moderation.policy import Policy
from bot.store.audit import AuditTable, Note
from bot.store.database import Database

DEFAULT: Final = 0
"""In place of a channel's id: the server's default."""


class PoliciesTable:
    """A row for each channel with a policy, and for each server with a default."""

    def __init__(self, database: Database, audit: AuditTable) -> None:
        self._db = database
        self._audit = audit

    async def find(self, guild_id: int, channel_ids: Iterable[int]) -> tuple[Policy | None, Policy | None]:
        """The policy of the first of these channels (such as a thread and its parent) to have one, and the default."""
        wanted = [*channel_ids, DEFAULT]
        rows = await self._db.rows(
            f"SELECT * FROM channel_policies WHERE guild_id = ? AND channel_id IN ({', '.join('?' for _ in wanted)})",
            (guild_id, *wanted),
        )
        found = {row["channel_id"]: _policy(row) for row in rows}
        return next((found[one] for one in wanted[:-1] if one in found), None), found.get(DEFAULT)

    async def all(self, guild_id: int) -> dict[int, Policy]:
        """All policies of a server, by channel."""
        rows = await self._db.rows("SELECT * FROM channel_policies WHERE guild_id = ? ORDER BY channel_id", (guild_id,))
        return {row["channel_id"]: _policy(row) for row in rows}

    async def set(self, guild_id: int, channel_id: int, policy: Policy, moderator_id: int) -> None:
        """Set a channel's policy and log it."""
        values = dataclasses.asdict(policy)
        async with self._db.transaction():
            await self._db.write(
                "INSERT OR REPLACE INTO channel_policies VALUES (?, ?, ?, ?, ?, ?)",
                (guild_id, channel_id, *values.values()),
            )
            detail = json.dumps({"channel": channel_id, **values})
            await self._audit.write(Note(guild_id, moderator_id, AuditAction.POLICY, detail=detail))

    async def clear(self, guild_id: int, channel_id: int, moderator_id: int) -> bool:
        """Remove a channel's policy and log it; returns whether there was one."""
        async with self._db.transaction():
            cursor = await self._db.write(
                "DELETE FROM channel_policies WHERE guild_id = ? AND channel_id = ?", (guild_id, channel_id)
            )
            if cursor.rowcount == 0:
                return False
            detail = json.dumps({"channel": channel_id})
            await self._audit.write(Note(guild_id, moderator_id, AuditAction.POLICY_CLEAR, detail=detail))
        return True


def _policy(row: sqlite3.Row) -> Policy:
    return Policy(row["spoiler"], row["blur"], row["withhold"], bool(row["unchecked"]))
