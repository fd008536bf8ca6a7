"""Removal: deletes jobs and rows in small transactions, so that nobody has to wait for a large one."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from bot.store.database import Database
from bot.store.files import Uploads
from bot.store.personal_data.tables import Held
from bot.store.pictures import PicturesTable

CHUNK: Final = 100
"""Jobs deleted in one transaction."""
ROWS: Final = 500
"""Rows of other tables deleted in one transaction."""


class Removal:
    """Deletes jobs with all that belongs to them: pictures, files, usage, reviews, copies, and unused uploads."""

    def __init__(self, database: Database, pictures: PicturesTable, uploads: Uploads) -> None:
        self._db = database
        self._pictures = pictures
        self._uploads = uploads

    async def jobs(self, rows: Sequence[sqlite3.Row]) -> None:
        """Delete the jobs of these rows (with `id` and `image`), inside the caller's transaction.

        Call `files` before it, so that a killed process leaves no files behind, and `release` after it.
        """
        ids, marks = [row["id"] for row in rows], _marks(rows)
        for table in ("pictures", "reviews", "usage", "copies"):
            await self._db.write(f"DELETE FROM {table} WHERE job_id IN ({marks})", ids)
        await self._db.write(f"DELETE FROM jobs WHERE id IN ({marks})", ids)

    async def files(self, rows: Sequence[sqlite3.Row]) -> list[str]:
        """Delete the picture files of these jobs; returns their names, to do it again once the rows are gone."""
        names = await self._names(rows)
        await self._pictures.unlink(names)
        return names

    async def rewrite(self, rows: Sequence[sqlite3.Row], change: Callable[[bytes], bytes]) -> None:
        """Replace the picture files of these jobs by what `change` makes of them."""
        names = await self._names(rows)
        await self._pictures.rewrite(names, change)
        await self._pictures.unlink([*set(names) - set(await self._names(rows))])  # deleted while they were rewritten

    async def _names(self, rows: Sequence[sqlite3.Row]) -> list[str]:
        found = await self._db.rows(
            f"SELECT file FROM pictures WHERE job_id IN ({_marks(rows)})", [row["id"] for row in rows]
        )
        return [row["file"] for row in found]

    async def unlink(self, names: Sequence[str]) -> None:
        """Delete picture files again, because one may have been rewritten meanwhile."""
        await self._pictures.unlink(names)

    async def release(self, uploads: Iterable[str | None]) -> None:
        """Delete the uploads among these that no job needs any more."""
        for name in {one for one in uploads if one is not None}:
            await self._uploads.discard(name, self.needed)

    async def needed(self, upload: str) -> bool:
        """Whether any job uses an upload."""
        found = await self._db.row("SELECT 1 FROM jobs WHERE json_extract(request, '$.image') = ? LIMIT 1", (upload,))
        return found is not None

    async def orphans(self) -> int:
        """Delete the uploads that no job needs and nobody holds; returns how many.

        There are some after a process was killed between storing an upload and storing its job.
        """
        await self._uploads.remove_drafts()
        count = 0
        for name in await self._uploads.names():
            count += await self._uploads.discard(name, self.needed)
            await asyncio.sleep(0)
        return count

    async def rows(self, held: Iterable[Held], owner_id: int) -> None:
        """Delete all rows in these tables that belong to an id."""
        for one in held:
            while await self._some(one, owner_id):  # noqa: ASYNC110 - each step does work; this isn't polling
                await asyncio.sleep(0)  # let other tasks run

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
