"""Removal: jobs and rows are taken out for good, in small transactions, so that nobody waits for a large one."""

import asyncio
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

from bot.store.database import Database
from bot.store.files import Uploads
from bot.store.personal_data.tables import Held
from bot.store.pictures import PicturesTable

CHUNK: Final = 100
"""Jobs that go in one transaction."""
ROWS: Final = 500
"""Rows of any other table that go in one transaction."""


class Removal:
    """Takes out jobs with all that hangs on them: pictures, files, use, reviews, uploads nobody needs."""

    def __init__(self, database: Database, pictures: PicturesTable, uploads: Uploads) -> None:
        self._db = database
        self._pictures = pictures
        self._uploads = uploads

    async def jobs(self, rows: Sequence[sqlite3.Row]) -> None:
        """Take out the jobs of these rows (with `id` and `image`): files first, so that a kill leaves no lost ones.

        Runs inside the caller's transaction but for the files; `release` comes after it.
        """
        ids, marks = [row["id"] for row in rows], _marks(rows)
        for table, column in (("pictures", "job_id"), ("reviews", "job_id"), ("usage", "job_id"), ("jobs", "id")):
            await self._db.write(f"DELETE FROM {table} WHERE {column} IN ({marks})", ids)

    async def files(self, rows: Sequence[sqlite3.Row]) -> None:
        """Delete the pictures' files of the jobs of these rows."""
        found = await self._db.rows(
            f"SELECT file FROM pictures WHERE job_id IN ({_marks(rows)})", [row["id"] for row in rows]
        )
        await self._pictures.unlink([row["file"] for row in found])

    async def release(self, uploads: Iterable[str | None]) -> None:
        """Delete those of these uploads that no job needs any more."""
        for name in {one for one in uploads if one is not None}:
            if not await self.needed(name):
                await self._uploads.remove(name)

    async def needed(self, upload: str) -> bool:
        """Whether any job is painted from an upload."""
        found = await self._db.row("SELECT 1 FROM jobs WHERE json_extract(request, '$.image') = ? LIMIT 1", (upload,))
        return found is not None

    async def orphans(self, older: float) -> int:
        """Delete the uploads that no job needs and that are older than so many seconds; how many that was."""
        count = 0
        for name in await self._uploads.names(older):
            if not await self.needed(name):
                await self._uploads.remove(name)
                count += 1
            await asyncio.sleep(0)
        return count

    async def rows(self, held: Iterable[Held], owner_id: int) -> None:
        """Take out all rows of tables that belong to an id."""
        for one in held:
            while await self._some(one, owner_id):  # noqa: ASYNC110 - each is work of its own
                await asyncio.sleep(0)  # others first

    async def _some(self, held: Held, owner_id: int) -> bool:
        key, table, column = held.key, held.table, held.column
        async with self._db.transaction():
            cursor = await self._db.write(
                f"DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table} WHERE {column} = ? LIMIT {ROWS})",
                (owner_id,),
            )
            return cursor.rowcount == ROWS


def _marks(rows: Sequence[object]) -> str:
    return ", ".join("?" * len(rows))
