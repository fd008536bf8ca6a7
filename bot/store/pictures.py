"""The table `pictures` and its files: finished pictures, stored before they are delivered."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from bot.core.picture import Picture
from bot.store.database import Database
from bot.store.files import write_file
from bot.store.jobs import Also

SHOWABLE = "NOT EXISTS (SELECT 1 FROM reviews WHERE job_id = pictures.job_id AND state <> 'approved')"


class PicturesTable:
    """Finished pictures in one folder on disk, with a row for each."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._db = database
        self._folder = folder

    async def keep(self, job_id: int, pictures: tuple[Picture, ...], began: float | None = None) -> bool:
        """Write the files, then mark the running job `delivering`; False if it was no longer running.

        `began` is when painting really began, if that is known; otherwise, the time it was handed over counts.
        """
        names = [self._name(job_id, number, picture) for number, picture in enumerate(pictures)]
        kept = False
        try:
            for name, picture in zip(names, pictures, strict=True):
                await asyncio.to_thread(write_file, self._folder / name, picture.data)
            kept = await self._mark(job_id, names, pictures, began)
        finally:
            if not kept:
                await self.unlink(names)
        return kept

    async def _mark(self, job_id: int, names: list[str], pictures: tuple[Picture, ...], began: float | None) -> bool:
        async with self._db.transaction():
            cursor = await self._db.write(
                "UPDATE jobs SET state = 'delivering', finished_at = ?, started_at = COALESCE(?, started_at)"
                " WHERE id = ? AND state = 'running'",
                (time.time(), began, job_id),
            )
            if cursor.rowcount != 1:
                return False
            # Not INSERT OR REPLACE: its conflict handling would also apply inside the triggers, to the word index.
            await self._db.write("DELETE FROM pictures WHERE job_id = ?", (job_id,))
            for number, (name, picture) in enumerate(zip(names, pictures, strict=True)):
                await self._db.write(
                    "INSERT INTO pictures VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (job_id, number, name, picture.seed, picture.width, picture.height, picture.unsafe),
                )
        return True

    async def of(self, job_id: int, *, withheld: bool = False) -> tuple[Picture, ...]:
        """The stored pictures of a job in order, without those whose file is gone.

        Withheld pictures are left out unless `withheld` asks for them too.
        """
        showable = "" if withheld else f" AND {SHOWABLE}"
        rows = await self._db.rows(f"SELECT * FROM pictures WHERE job_id = ?{showable} ORDER BY number", (job_id,))
        found = [await self._read(row) for row in rows]
        return tuple(picture for picture in found if picture is not None)

    async def one(self, job_id: int, number: int) -> Picture | None:
        """One stored picture of a job, counted from 0; None if its row or file is gone, or it is withheld."""
        row = await self._db.row(
            f"SELECT * FROM pictures WHERE job_id = ? AND number = ? AND {SHOWABLE}", (job_id, number)
        )
        return None if row is None else await self._read(row)

    async def scores(self, job_id: int) -> list[float | None]:
        """How unsafe each of a job's pictures is, also of withheld ones; none once their rows are deleted."""
        rows = await self._db.rows("SELECT unsafe FROM pictures WHERE job_id = ? ORDER BY number", (job_id,))
        return [row["unsafe"] for row in rows]

    async def unlink(self, names: Sequence[str]) -> None:
        """Delete files by the names in their rows."""
        await asyncio.to_thread(self._unlink, names)

    async def rewrite(self, names: Sequence[str], change: Callable[[bytes], bytes]) -> None:
        """Replace what is in these files by what `change` makes of it; a file that is gone stays gone."""
        await asyncio.to_thread(self._rewrite, names, change)

    def _rewrite(self, names: Sequence[str], change: Callable[[bytes], bytes]) -> None:
        for name in names:
            with suppress(FileNotFoundError):
                data = (self._folder / name).read_bytes()
                changed = change(data)
                if changed != data:
                    write_file(self._folder / name, changed)

    def _unlink(self, names: Sequence[str]) -> None:
        for name in names:
            (self._folder / name).unlink(missing_ok=True)

    def path(self, name: str) -> Path:
        """The path of the file with this name."""
        return self._folder / name

    async def _read(self, row: sqlite3.Row) -> Picture | None:
        file = self._folder / row["file"]
        try:
            data = await asyncio.to_thread(file.read_bytes)
        except FileNotFoundError:
            return None
        return Picture(data, file.name, row["seed"], row["width"], row["height"], row["unsafe"])

    async def delete(self, job_id: int, also: Also | None = None) -> None:
        """Withdraw a job's pictures: delete the files, then the rows, and do `also` in the rows' transaction."""
        names = [row["file"] for row in await self._db.rows("SELECT file FROM pictures WHERE job_id = ?", (job_id,))]
        await self.unlink(names)
        async with self._db.transaction():
            await self._db.write("DELETE FROM pictures WHERE job_id = ?", (job_id,))
            await self._db.write("UPDATE jobs SET withdrawn = 1 WHERE id = ?", (job_id,))
            if also is not None:
                await also()
        await self.unlink(names)  # again: `rewrite` may have had one open

    @staticmethod
    def _name(job_id: int, number: int, picture: Picture) -> str:
        return f"easel-{job_id}-{number + 1}{Path(picture.filename).suffix}"
