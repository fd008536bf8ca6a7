"""The table `counts`: what members asked for today, and when they last asked. Triggers in 0006_limits.sql write it."""

from collections.abc import Iterable

from bot.moderation.limits import OPERATOR, Count, Counts
from bot.store.database import Database


class CountsTable:
    """A row for each member and guild, and one for each member in total."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def forget(self, before: int) -> None:
        """Delete the counts of days before one (in days since the epoch), which no limit looks at any more."""
        async with self._db.transaction():
            await self._db.write("DELETE FROM counts WHERE day < ?", (before,))

    async def of(self, user_id: int, guild_id: int | None) -> Counts:
        """A member's counts in a guild and in total; direct messages only count in total."""
        rows = await self._db.rows(
            "SELECT guild_id, day, pictures, last_at FROM counts WHERE user_id = ? AND guild_id IN (?, ?)",
            (user_id, OPERATOR, guild_id),
        )
        return counts_of([tuple(row) for row in rows], guild_id)


def counts_of(rows: Iterable[tuple[int, int, float, float]], guild_id: int | None) -> Counts:
    """A member's counts in a guild and in total, from rows (guild_id, day, pictures, last_at)."""
    found = {place: Count(day, pictures, last_at) for place, day, pictures, last_at in rows}
    everywhere = found.get(OPERATOR, Count())
    return Counts(Count() if guild_id is None else found.get(guild_id, Count()), everywhere)
