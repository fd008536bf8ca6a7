"""The tables `erasures` and `erasure_messages`: members' requests to erase their data, until they are done."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from bot.store.copies import Copy, CopyKind
from bot.store.database import Database
from bot.store.personal_data.deletion import CHUNK, Removal
from bot.store.personal_data.tables import OF_MEMBERS

MESSAGE: Final = """
COALESCE(message_id, CASE WHEN json_extract(place, '$.private') OR json_extract(place, '$.guest') THEN NULL
ELSE json_extract(place, '$.message_id') END)
"""
"""The message of a job: the one with its pictures, else the one that names its prompt and says how it ended."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """A member's request to erase their jobs up to the id `up_to`, and with `posted` also the messages that show them.

    `jobs` counts the deleted jobs, `messages` the deleted messages, `missed` those that couldn't be deleted.
    """

    user_id: int
    up_to: int
    posted: bool
    locale: str
    jobs: int = 0
    messages: int = 0
    missed: int = 0


class ErasuresTable:
    """Erases one chunk at a time, so that an erasure can continue after a restart."""

    def __init__(self, database: Database, removal: Removal) -> None:
        self._db = database
        self._removal = removal

    async def begin(self, user_id: int, locale: str, *, posted: bool) -> Erasure:
        """Record a member's request; a second request before the first is done is merged into it."""
        async with self._db.transaction():
            await self._db.write(
                "INSERT INTO erasures (user_id, up_to, posted, locale)"
                " SELECT ?, COALESCE(MAX(id), 0), ?, ? FROM jobs WHERE user_id = ?"
                " ON CONFLICT DO UPDATE SET up_to = excluded.up_to, posted = MAX(posted, excluded.posted)",
                (user_id, posted, locale, user_id),
            )
        found = await self.get(user_id)
        assert found is not None  # noqa: S101 - just written
        return found

    async def get(self, user_id: int) -> Erasure | None:
        """A member's erasure with its progress, if there is one."""
        row = await self._db.row("SELECT * FROM erasures WHERE user_id = ?", (user_id,))
        return None if row is None else _erasure(row)

    async def pending(self) -> list[Erasure]:
        """All erasures that aren't done yet."""
        return [_erasure(row) for row in await self._db.rows("SELECT * FROM erasures ORDER BY user_id")]

    async def open_jobs(self, erasure: Erasure) -> list[int]:
        """The ids of jobs that are still open, and have to be cancelled first."""
        rows = await self._db.rows(
            "SELECT id FROM jobs WHERE state IN ('queued','running','delivering') AND user_id = ? AND id <= ?",
            (erasure.user_id, erasure.up_to),
        )
        return [row["id"] for row in rows]

    async def some_jobs(self, erasure: Erasure) -> bool:
        """Delete a chunk of the jobs, with their files; returns whether there may be more."""
        rows = await self._db.rows(
            f"SELECT id, channel_id, {MESSAGE} AS message_id, json_extract(request, '$.image') AS image FROM jobs"
            f" WHERE user_id = ? AND id <= ? ORDER BY id LIMIT {CHUNK}",
            (erasure.user_id, erasure.up_to),
        )
        if not rows:
            return False
        names = await self._removal.files(rows)
        async with self._db.transaction():
            for row in rows if erasure.posted else []:
                if row["message_id"] is not None:
                    await self._db.write(
                        "INSERT OR IGNORE INTO erasure_messages (message_id, user_id, channel_id) VALUES (?, ?, ?)",
                        (row["message_id"], erasure.user_id, row["channel_id"]),
                    )
                await self._note_copies("job_id", row["id"], erasure.user_id)
            await self._removal.jobs(rows)
            await self._db.write("UPDATE erasures SET jobs = jobs + ? WHERE user_id = ?", (len(rows), erasure.user_id))
        await self._removal.unlink(names)
        await self._removal.release(row["image"] for row in rows)
        return True

    async def rest(self, erasure: Erasure) -> None:
        """Delete everything else of the member. Styles, lists and rules they made for a server stay, without their id.

        So do posted copies of others' pictures, unless they are to be deleted too.
        """
        await self._removal.rows(OF_MEMBERS, erasure.user_id)
        async with self._db.transaction():
            if erasure.posted:
                await self._note_copies("user_id", erasure.user_id, erasure.user_id)
                await self._db.write("DELETE FROM copies WHERE user_id = ?", (erasure.user_id,))
            await self._db.write("UPDATE copies SET user_id = 0 WHERE user_id = ?", (erasure.user_id,))
            # What others found in their messages, or their avatar: such a row names whose it was.
            await self._db.write("DELETE FROM recipes WHERE json_extract(recipe, '$.owner_id') = ?", (erasure.user_id,))
            for table in ("styles", "wildcards", "word_rules"):
                await self._db.write(f"UPDATE {table} SET created_by = 0 WHERE created_by = ?", (erasure.user_id,))

    async def _note_copies(self, column: str, value: int, user_id: int) -> None:
        """List the copies of a job, or those made for a member, among the messages to delete."""
        await self._db.write(
            "INSERT OR IGNORE INTO erasure_messages (message_id, user_id, channel_id, kind)"
            f" SELECT message_id, ?, channel_id, kind FROM copies WHERE {column} = ?",
            (user_id, value),
        )

    async def next_message(self, user_id: int) -> Copy | None:
        """The next message to delete."""
        row = await self._db.row(
            "SELECT channel_id, message_id, kind FROM erasure_messages WHERE user_id = ? ORDER BY message_id LIMIT 1",
            (user_id,),
        )
        return None if row is None else Copy(row["channel_id"], row["message_id"], CopyKind(row["kind"]))

    async def message_done(self, user_id: int, message_id: int, *, deleted: bool) -> None:
        """Note that a message was deleted, or couldn't be."""
        count = "messages = messages + 1" if deleted else "missed = missed + 1"
        async with self._db.transaction():
            await self._db.write("DELETE FROM erasure_messages WHERE message_id = ?", (message_id,))
            await self._db.write(f"UPDATE erasures SET {count} WHERE user_id = ?", (user_id,))

    async def finish(self, erasure: Erasure) -> Erasure | None:
        """Remove a finished erasure and return it; None if the member has extended it in the meantime."""
        async with self._db.transaction():
            cursor = await self._db.write(
                "DELETE FROM erasures WHERE user_id = ? AND up_to = ? AND posted = ? RETURNING *",
                (erasure.user_id, erasure.up_to, erasure.posted),
            )
            row = await cursor.fetchone()
        return None if row is None else _erasure(row)


def _erasure(row: sqlite3.Row) -> Erasure:
    return Erasure(**{**dict(row), "posted": bool(row["posted"])})
