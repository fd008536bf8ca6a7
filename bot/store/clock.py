"""ClockTable: what was stored while the clock was ahead. Otherwise, limits would count until the clock gets there."""

from typing import Final

from bot.store.database import Database

DAY: Final = 86400
TIMES: Final = {
    "jobs": ("created_at", "started_at", "finished_at"),
    "usage": ("finished_at",),
    "counts": ("last_at",),
    "strikes": ("created_at", "forgiven_at"),
    "servers": ("left_at",),
    "styles": ("created_at",),
    "wildcards": ("created_at",),
    "recipes": ("created_at",),
    "paused": ("created_at",),
    "reviews": ("created_at", "decided_at"),
    "word_rules": ("created_at",),
    "purged_hashes": ("created_at",),
    "blocks": ("created_at",),
    "bans": ("created_at",),
}
"""The columns with times, which can only lie in the past. Entries of the audit log never change."""
SUMS: Final = {
    "usage_days": ("owner_id, model", "jobs, pictures, seconds_painting"),
    "usage_members": ("guild_id, user_id", "pictures"),
}
"""Tables with a row per day: the rest of their keys, and what they add up."""


class ClockTable:
    """Corrects every stored time."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def correct(self, now: float) -> None:
        """Set every stored time after now (seconds since the epoch) to now. A ban keeps its length."""
        async with self._db.transaction():
            await self._db.write(
                "UPDATE bans SET expires_at = ?1 + expires_at - created_at WHERE created_at > ?1", (now,)
            )
            for table, columns in TIMES.items():
                for column in columns:
                    await self._db.write(f"UPDATE {table} SET {column} = ?1 WHERE {column} > ?1", (now,))
            today = int(now // DAY)
            await self._db.write("UPDATE counts SET day = ?1 WHERE day > ?1", (today,))
            for table, (keys, sums) in SUMS.items():
                await self._move_days(table, keys, sums.split(", "), today)

    async def _move_days(self, table: str, keys: str, sums: list[str], today: int) -> None:
        totals = ", ".join(f"SUM({one})" for one in sums)
        added = ", ".join(f"{one} = {one} + excluded.{one}" for one in sums)
        await self._db.write(
            f"INSERT INTO {table} ({keys}, day, {', '.join(sums)}) SELECT {keys}, ?1, {totals} FROM {table}"
            f" WHERE day > ?1 GROUP BY {keys} ON CONFLICT DO UPDATE SET {added}",
            (today,),
        )
        await self._db.write(f"DELETE FROM {table} WHERE day > ?", (today,))
