"""The tables `blocks` and `allowed_servers`: who may use the bot at all, as the operator decides."""

import time
from dataclasses import dataclass

from bot.core.errors import NotAllowedError
from bot.store.database import Database

STANDING = """
SELECT (SELECT reason FROM blocks WHERE target_id = ?) AS member,
    (SELECT reason FROM blocks WHERE target_id = ?) AS server,
    EXISTS (SELECT 1 FROM allow_list) AND ? IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM allowed_servers WHERE guild_id = ?) AS unlisted
"""


@dataclass(frozen=True, slots=True)
class Block:
    """A server or a member (`kind` is "guild" or "user") that may not use the bot anywhere, since `created_at`."""

    target_id: int
    kind: str
    reason: str
    operator_id: int
    created_at: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the operator lets a member and their server use the bot: the reasons of their blocks, or None.

    `unlisted` means that only servers on the allow list may use the bot, and this one isn't on it.
    """

    member: str | None = None
    server: str | None = None
    unlisted: bool = False

    def check(self) -> None:
        """Raise NotAllowedError if they may not use the bot."""
        if self.member is not None:
            raise NotAllowedError("block.member", reason=_suffix(self.member))
        if self.server is not None:
            raise NotAllowedError("block.server", reason=_suffix(self.server))
        if self.unlisted:
            raise NotAllowedError("block.unlisted")


class BlocksTable:
    """Blocks, and the allow list of servers."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def standing(self, user_id: int | None, guild_id: int | None) -> Standing:
        """The standing of a member in a server, in one query that uses only primary keys."""
        row = await self._db.row(STANDING, (user_id, guild_id, guild_id, guild_id))
        assert row is not None  # noqa: S101 - a SELECT without FROM always answers
        return Standing(row["member"], row["server"], bool(row["unlisted"]))

    async def block(self, target_id: int, kind: str, reason: str, operator_id: int) -> None:
        """Block a server or a member everywhere, or change the reason."""
        async with self._db.transaction():
            await self._db.write(
                "INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?, ?)",
                (target_id, kind, reason, operator_id, time.time()),
            )

    async def unblock(self, target_id: int) -> bool:
        """Lift a block; returns whether there was one."""
        async with self._db.transaction():
            cursor = await self._db.write("DELETE FROM blocks WHERE target_id = ?", (target_id,))
            return cursor.rowcount == 1

    async def blocks(self) -> list[Block]:
        """All blocks, newest first."""
        return [Block(*row) for row in await self._db.rows("SELECT * FROM blocks ORDER BY created_at DESC")]

    async def keep_list(self, *, on: bool) -> None:
        """Turn the allow list on or off. While it is on, only the servers on it may use the bot."""
        async with self._db.transaction():
            await self._db.write("INSERT OR IGNORE INTO allow_list VALUES (1)" if on else "DELETE FROM allow_list")

    async def allow(self, guild_id: int) -> None:
        """Put a server on the allow list."""
        async with self._db.transaction():
            await self._db.write("INSERT OR IGNORE INTO allowed_servers VALUES (?)", (guild_id,))

    async def disallow(self, guild_id: int) -> bool:
        """Take a server off the allow list; returns whether it was on it."""
        async with self._db.transaction():
            cursor = await self._db.write("DELETE FROM allowed_servers WHERE guild_id = ?", (guild_id,))
            return cursor.rowcount == 1

    async def allow_list(self) -> tuple[bool, list[int]]:
        """Whether the allow list is on, and the servers on it."""
        on = await self._db.row("SELECT 1 FROM allow_list")
        rows = await self._db.rows("SELECT guild_id FROM allowed_servers ORDER BY guild_id")
        return on is not None, [row["guild_id"] for row in rows]


def _suffix(reason: str) -> str:
    return f": {reason}" if reason else ""
