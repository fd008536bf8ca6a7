"""The table `copies`: messages that show a job's picture but aren't the job's own, such as an enlarged picture."""

from bot.store.database import Database


class CopiesTable:
    """A row for each posted message, until the message is deleted or its job is."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(self, message_id: int, channel_id: int, guild_id: int | None, job_id: int, user_id: int) -> bool:
        """Note a message that was just posted for a member; False if its job was deleted meanwhile."""
        async with self._db.transaction():
            cursor = await self._db.write(
                "INSERT OR IGNORE INTO copies SELECT ?, id, ?, ?, ? FROM jobs WHERE id = ? AND NOT withdrawn",
                (message_id, user_id, channel_id, guild_id, job_id),
            )
            return cursor.rowcount == 1

    async def of(self, job_id: int, guild_id: int | None = None) -> list[tuple[int, int]]:
        """The channel and id of each message that shows a job's pictures, everywhere or in one server only."""
        rows = await self._db.rows(
            "SELECT channel_id, message_id FROM copies WHERE job_id = ?1 AND (?2 IS NULL OR guild_id = ?2)"
            " ORDER BY message_id",
            (job_id, guild_id),
        )
        return [(row["channel_id"], row["message_id"]) for row in rows]

    async def remove(self, message_id: int) -> None:
        """Forget a message that was deleted."""
        async with self._db.transaction():
            await self._db.write("DELETE FROM copies WHERE message_id = ?", (message_id,))
