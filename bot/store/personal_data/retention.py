"""The table `retention`: deleting pictures and blanking prompts after as many days as a server wants."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final

from bot.core.redaction import redacted
from bot.store.database import Database
from bot.store.personal_data.deletion import CHUNK, Removal
from bot.store.rows import job_from_row

DAY: Final = 86400.0


class RetentionTable:
    """Goes through a server's jobs in order of their ids and notes how far it got, so each job is handled once."""

    def __init__(self, database: Database, removal: Removal) -> None:
        self._db = database
        self._removal = removal

    async def some_pictures(self, guild_id: int, before: float) -> bool:
        """Delete pictures and unused uploads of a chunk of jobs older than a time; returns if there may be more.

        The jobs themselves stay, for statistics.
        """
        rows = await self._due("pictures", guild_id, before)
        if not rows:
            return False
        await self._removal.files(rows)
        async with self._db.transaction():
            for row in rows:
                await self._db.write("DELETE FROM pictures WHERE job_id = ?", (row["id"],))
                if row["image"] is not None:
                    await self._db.write(
                        "UPDATE jobs SET request = json_set(request, '$.image', NULL) WHERE id = ?", (row["id"],)
                    )
            await self._note("pictures", guild_id, rows)
        await self._removal.release(row["image"] for row in rows)
        return True

    async def some_prompts(self, guild_id: int, before: float, wordless: Callable[[bytes], bytes]) -> bool:
        """Blank the prompts of a chunk of jobs older than a time; returns whether there may be more.

        `wordless` makes of a picture's file the same picture without the texts in it.
        """
        rows = await self._due("prompts", guild_id, before)
        if not rows:
            return False
        await self._removal.rewrite(rows, wordless)  # first, so that a killed process begins with these jobs again
        async with self._db.transaction():
            for row in rows:
                await self._blank(row)
            await self._note("prompts", guild_id, rows)
        return True

    async def _due(self, column: str, guild_id: int, before: float) -> list[sqlite3.Row]:
        """The next jobs to handle, up to the first one that is still open."""
        rows = await self._db.rows(
            "SELECT *, json_extract(request, '$.image') AS image FROM jobs WHERE guild_id = ?"
            f" AND id > COALESCE((SELECT {column} FROM retention WHERE guild_id = ?), 0) AND created_at < ?"
            f" ORDER BY id LIMIT {CHUNK}",
            (guild_id, guild_id, before),
        )
        opened = (number for number, row in enumerate(rows) if row["state"] in ("queued", "running", "delivering"))
        return rows[: next(opened, len(rows))]

    async def _blank(self, row: sqlite3.Row) -> None:
        blank = redacted(job_from_row(row).request)
        await self._db.write(
            "UPDATE jobs SET prompt = ?, request = ?, error = NULL WHERE id = ?",
            (blank.prompt, blank.to_json(), row["id"]),
        )
        cursor = await self._db.write("DELETE FROM history WHERE job_id = ?", (row["id"],))
        if cursor.rowcount:  # its pictures stay in the gallery, but no words find them
            await self._db.write("INSERT INTO history VALUES (?, ?, '')", (row["id"], row["user_id"]))

    async def _note(self, column: str, guild_id: int, rows: Sequence[sqlite3.Row]) -> None:
        await self._db.write(
            f"INSERT INTO retention (guild_id, {column}) VALUES (?, ?)"
            f" ON CONFLICT DO UPDATE SET {column} = excluded.{column}",
            (guild_id, rows[-1]["id"]),
        )
