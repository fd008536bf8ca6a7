"""Database: one aiosqlite connection, its numbered migrations, and transactions that don't interleave."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import aiosqlite

from bot.core.errors import SettingsError
from bot.store.prompt_index import words

MIGRATIONS = Path(__file__).parent / "migrations"
PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "secure_delete=ON",  # overwrites what is deleted; whether that is SQLite's default depends on how it was built
)
OVERWRITING: Final = 11
"""The first version that overwrites what is deleted."""


class Database:
    """The SQLite file. Read at any time; write only inside `transaction`."""

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._lock = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path) -> "Database":
        """Open or create the file and bring its tables up to date; raises SettingsError if that fails."""
        connection = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            sqlite3.connect(path).close()  # so that a failure happens here: it would leave aiosqlite's thread running
            connection = await aiosqlite.connect(path, isolation_level=None)
            connection.row_factory = sqlite3.Row
            for pragma in PRAGMAS:
                await connection.execute(f"PRAGMA {pragma}")
            await connection.create_function("words", 1, words, deterministic=True)  # the triggers of `history` call it
            database = cls(connection, path)
            await database._migrate()
        except (OSError, sqlite3.Error, SettingsError) as error:
            if connection is not None:
                await connection.close()
            if isinstance(error, SettingsError):
                raise
            raise SettingsError("settings.database", path=path, reason=error) from error
        return database

    async def close(self) -> None:
        """Close the connection and end its thread."""
        await self._connection.close()

    async def trace(self, heard: Callable[[str], None] | None) -> None:
        """Call `heard` with every statement as it runs, on the database's thread, for measuring; None stops that."""
        await self._connection.set_trace_callback(heard)  # type: ignore[arg-type]  # None is what sqlite3 takes

    async def rows(self, sql: str, params: Iterable[object] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        return await self._fetch(sql, params)

    async def row(self, sql: str, params: Iterable[object] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None. All rows are read, so ask for one."""
        rows = await self._fetch(sql, params)
        return rows[0] if rows else None

    async def size(self) -> int:
        """The size of the database in bytes, without its write-ahead log."""
        row = await self.row("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        assert row is not None  # noqa: S101 - these PRAGMAs always answer
        return int(row[0])

    async def write(self, sql: str, params: Iterable[object] = ()) -> aiosqlite.Cursor:
        """Run one statement inside the caller's transaction."""
        return await self._connection.execute(sql, tuple(params))

    async def write_many(self, sql: str, rows: Iterable[Iterable[object]]) -> None:
        """Run one statement for each row, in one call to the database's thread: others wait for the transaction."""
        await self._connection.executemany(sql, [tuple(row) for row in rows])

    async def truncate_log(self) -> bool:
        """Move the write-ahead log into the database and empty its file; False, without waiting, if others read it."""
        async with self._lock:
            await self._connection.execute("PRAGMA busy_timeout=0")
            try:
                row = await self.row("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                await asyncio.shield(self._connection.execute("PRAGMA busy_timeout=5000"))
        return row is not None and not row[0]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        """A transaction: either all writes inside happen or none. Only one runs at a time."""
        async with self._lock:
            try:
                # Inside the try: if this is cancelled, the thread still runs the BEGIN, which must be rolled back.
                await self._connection.execute("BEGIN IMMEDIATE")
                yield
            except BaseException:
                await asyncio.shield(self._connection.rollback())
                raise
            await asyncio.shield(self._connection.commit())

    async def _fetch(self, sql: str, params: Iterable[object]) -> list[sqlite3.Row]:
        """Fetch all rows in one call to the database's thread; a cursor makes three, each slower than most queries."""
        return list(await self._connection.execute_fetchall(sql, tuple(params)))

    async def _vacuum(self) -> None:
        """Write the file anew, once: what earlier versions deleted is still in its free pages."""
        try:
            await self._connection.execute("VACUUM")
        except sqlite3.Error as error:
            raise SettingsError("settings.vacuum", path=self._path, reason=error) from error

    async def _migrate(self) -> None:
        row = await self.row("PRAGMA user_version")
        assert row is not None  # noqa: S101 - this PRAGMA always answers
        if 0 < row[0] < OVERWRITING:
            await self._vacuum()
        for number, script in migrations(MIGRATIONS):
            if number > row[0]:
                await self._connection.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT;")


def migrations(folder: Path) -> list[tuple[int, str]]:
    """The migrations in order: the number and SQL of each file, such as 0001_start.sql."""
    found = []
    for file in sorted(folder.glob("*.sql")):
        match = re.match(r"(\d{4})_\w+\.sql$", file.name)
        if match is None:
            raise ValueError(f"{file.name} is no migration: call it 0002_what.sql")
        found.append((int(match[1]), file.read_text()))
    return found
