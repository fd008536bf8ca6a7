"""The table `copies`: messages that show a job's picture but aren't the job's own, such as an enlarged picture."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from bot.store.database import Database


class CopyKind(IntEnum):
    """What a copy is for, which decides when its pictures go, and what goes with them."""

    POSTED = 0
    """Posted for a member. It is deleted with the job's pictures."""
    REVIEW = 1
    """Asks moderators for a review. It is deleted when they purge the pictures, or the owner erases their data."""
    REPORT = 2
    """Reports a picture to moderators. Its pictures go as a review's do, and its text stays."""


EVERY_KIND: Final = frozenset(CopyKind)
NOBODY: Final = 0
"""The member for whom a copy was made that moderators read."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the messages, by its channel's and its own id."""

    channel_id: int
    message_id: int
    kind: CopyKind = CopyKind.POSTED


class CopiesTable:
    """A row for each posted message, until the message is deleted or its job is."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def add(
        self,
        message_id: int,
        channel_id: int,
        guild_id: int | None,
        job_id: int,
        user_id: int,
        kind: CopyKind = CopyKind.POSTED,
    ) -> bool:
        """Note a message that was just posted for a member; False if its job was deleted meanwhile."""
        async with self._db.transaction():
            cursor = await self._db.write(
                "INSERT OR REPLACE INTO copies (message_id, job_id, user_id, channel_id, guild_id, kind)"
                " SELECT ?, id, ?, ?, ?, ? FROM jobs WHERE id = ? AND NOT withdrawn",
                (message_id, user_id, channel_id, guild_id, kind, job_id),
            )
            return cursor.rowcount == 1

    async def of(
        self, job_id: int, guild_id: int | None = None, kinds: Collection[CopyKind] = EVERY_KIND
    ) -> list[Copy]:
        """The messages that show a job's pictures, everywhere or in one server only."""
        rows = await self._db.rows(
            "SELECT channel_id, message_id, kind FROM copies WHERE job_id = ?1 AND (?2 IS NULL OR guild_id = ?2)"
            " ORDER BY message_id",
            (job_id, guild_id),
        )
        found = [Copy(row["channel_id"], row["message_id"], CopyKind(row["kind"])) for row in rows]
        return [one for one in found if one.kind in kinds]

    async def remove(self, message_id: int) -> None:
        """Forget a message that was deleted."""
        async with self._db.transaction():
            await self._db.write("DELETE FROM copies WHERE message_id = ?", (message_id,))
