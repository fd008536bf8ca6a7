"""Leftovers: files that a killed process left, which no row of the database knows."""

import asyncio
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
        """Delete them all. Only while nothing is painted or uploaded, so at the start."""
        known = {row[0] for row in await self._db.rows("SELECT file FROM pictures")}
        await asyncio.to_thread(self._remove, known)
        await self._removal.orphans(0)

    def _remove(self, known: set[str]) -> None:
        shutil.rmtree(self._folder / "temporary", ignore_errors=True)
        for picture in (self._folder / "pictures").glob("*"):
            if picture.name not in known:
                picture.unlink(missing_ok=True)
        for draft in (self._folder / "uploads").glob("*/.*"):  # see write_file
            draft.unlink(missing_ok=True)
