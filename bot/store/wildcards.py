"""The table `wildcards`: members' and servers' lists of entries for prompts, by name."""

import time
from dataclasses import dataclass
from typing import Final

from bot.core.errors import QueueError
from bot.store.database import Database
from bot.store.styles import fold

MAX_WILDCARDS: Final = 50
"""The most lists that a member or a server can have."""
COLUMNS: Final = "owner_id, name, entries, created_by"


@dataclass(frozen=True, slots=True)
class KeptWildcard:
    """A list as it is stored: `entries` has one on each line. `owner_id` is the user or guild that it belongs to."""

    owner_id: int
    name: str
    entries: str
    created_by: int


class WildcardsTable:
    """Lists by owner and folded name; a member's own list hides a server's of the same name."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def keep(self, wildcard: KeptWildcard) -> None:
        """Add a list, or replace the owner's list of that name; raises QueueError if the owner has too many."""
        folded = fold(wildcard.name)
        async with self._db.transaction():
            row = await self._db.row(
                "SELECT COUNT(*) FROM wildcards WHERE owner_id = ? AND folded <> ?", (wildcard.owner_id, folded)
            )
            if row is not None and row[0] >= MAX_WILDCARDS:
                raise QueueError("wildcards.many", limit=MAX_WILDCARDS)
            values = (wildcard.owner_id, folded, wildcard.name, wildcard.entries, wildcard.created_by, time.time())
            await self._db.write("INSERT OR REPLACE INTO wildcards VALUES (?, ?, ?, ?, ?, ?)", values)

    async def remove(self, owner_id: int, name: str) -> bool:
        """Remove an owner's list; returns whether there was one."""
        async with self._db.transaction():
            cursor = await self._db.write(
                "DELETE FROM wildcards WHERE owner_id = ? AND folded = ?", (owner_id, fold(name))
            )
            return cursor.rowcount == 1

    async def get(self, user_id: int, guild_id: int | None, name: str) -> KeptWildcard | None:
        """The member's list of this name, else the server's."""
        row = await self._db.row(
            f"SELECT {COLUMNS} FROM wildcards WHERE owner_id IN (?, ?) AND folded = ?"
            " ORDER BY owner_id = ? DESC LIMIT 1",
            (user_id, guild_id, fold(name), user_id),
        )
        return None if row is None else KeptWildcard(*row)

    async def matching(
        self, user_id: int, guild_id: int | None, typed: str = "", limit: int = 2 * MAX_WILDCARDS
    ) -> list[KeptWildcard]:
        """The member's and the server's lists whose names contain what was typed: the member's first, by name."""
        rows = await self._db.rows(
            f"SELECT {COLUMNS} FROM wildcards WHERE owner_id IN (?, ?) AND instr(folded, ?) > 0"
            " ORDER BY owner_id = ? DESC, folded LIMIT ?",
            (user_id, guild_id, fold(typed), user_id, limit),
        )
        return [KeptWildcard(*row) for row in rows]
