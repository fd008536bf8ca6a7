"""Leftovers: files that a killed process left, which no row of the database knows."""

import asyncio
import re
import shutil
from pathlib import Path

from bot.store.database import Database
from bot.store.personal_data.deletion import Removal


class Leftovers:
    """Half-written files, pictures without a row, uploads without a job, and everything temporary."""

    def __init__(self, database: Database, removal: Removal, folder: Path) -> None:
        self._db = database
        self._removal = removal
        self._folder = folder

    async def remove(self) -> None:
        """Delete them all. Only while nothing is painted or uploaded, so at the start.

        Pictures of jobs that this database never had stay: it may stand in for one that comes back.
        """
        row = await self._db.row("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'jobs'")
        last = 0 if row is None else int(row[0])
        known = {row[0] for row in await self._db.rows("SELECT file FROM pictures")}
        await asyncio.to_thread(self._remove, known, last)
        if last:
            await self._removal.orphans()

    def _remove(self, known: set[str], last: int) -> None:
        shutil.rmtree(self._folder / "temporary", ignore_errors=True)
        for picture in (self._folder / "pictures").glob("*"):
            if picture.name not in known and _job_of(picture.name) <= last:
                picture.unlink(missing_ok=True)
        for draft in (self._folder / "uploads").glob("*/.*"):  # see write_file
            draft.unlink(missing_ok=True)


def _job_of(name: str) -> int:
    """The id of the job that a picture's file belongs to; 0 for half-written files and any others."""
    found = re.match(r"easel-(\d+)-", name)
    return int(found[1]) if found else 0
