"""Traces: what was deleted also leaves the files: the word indexes' old segments and the write-ahead log.

SQLite only marks deleted bytes as free. `secure_delete` (see database.py) overwrites them, but a word index keeps a
deleted word until its segments are merged, and the log keeps old pages until it is truncated.
"""

import asyncio
from collections.abc import Sequence
from typing import Final

import structlog

from bot.store.database import Database

log = structlog.get_logger()

INDEXES: Final = ("history_words", "audit_words")
PAGES: Final = 200
"""Pages of a word index that are merged in one transaction."""
EVERY: Final = 60.0
"""Seconds between two looks whether anything was deleted."""
PAUSES: Final = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Seconds between tries to truncate the log while somebody else, such as a backup, reads the database."""


class Traces:
    """Removes what deletions left. Triggers in 0011_traces.sql count them, so nothing is missed after a restart."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def run(self) -> None:
        """Remove traces soon after each deletion, until cancelled."""
        while True:
            await self.remove()
            await asyncio.sleep(EVERY)

    async def remove(self, pauses: Sequence[float] = PAUSES) -> bool:
        """Remove the traces of everything deleted so far; False if others read the database for too long.

        Then the next call does it.
        """
        row = await self._db.row("SELECT count, cleaned FROM deletions")
        assert row is not None  # noqa: S101 - 0011_traces.sql inserts it
        if row["count"] == row["cleaned"]:
            return True
        for index in INDEXES:
            await self._merge(index)
        for pause in (*pauses, None):
            if await self._db.truncate_log():
                async with self._db.transaction():
                    await self._db.write("UPDATE deletions SET cleaned = ?", (row["count"],))
                return True
            if pause is not None:
                await asyncio.sleep(pause)
        log.warning("deleted data is still in the write-ahead log, because another process reads the database")
        return False

    async def _merge(self, index: str) -> None:
        """Merge an index into one segment, which forgets deleted words, in small transactions.

        As in https://sqlite.org/fts5.html#the_merge_command: a negative number begins, and less than two changes end.
        """
        pages = -PAGES
        while await self._changed(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', {pages})") or pages < 0:
            pages = PAGES
            await asyncio.sleep(0)  # let other tasks run

    async def _changed(self, sql: str) -> bool:
        async with self._db.transaction():
            before = await self._db.row("SELECT total_changes()")
            await self._db.write(sql)
            after = await self._db.row("SELECT total_changes()")
        assert before is not None  # noqa: S101 - a function always answers
        assert after is not None  # noqa: S101 - likewise
        return bool(after[0] - before[0] >= 2)
