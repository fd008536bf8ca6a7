"""Export: everything stored about a member, as zip files of JSON and pictures."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.core.picture import Picture
from bot.store.audit import NOBODY
from bot.store.database import Database
from bot.store.personal_data.tables import ABOUT_MEMBERS, OF_MEMBERS
from bot.store.personal_data.zip_parts import Parts
from bot.store.pictures import SHOWABLE, PicturesTable

PAGE: Final = 200
"""How many jobs are read at once."""
MOST_PARTS: Final = 10
"""The most zip files that pictures may fill; JSON may need more."""
LEAST: Final = 64 << 10
"""The size of JSON, in bytes, that is never split: it fits into any zip file."""
COLUMNS: Final = (
    "id",
    "state",
    "guild_id",
    "channel_id",
    "message_id",
    "created_at",
    "started_at",
    "finished_at",
    "error",
)
"""The exported columns of a job; not `place`, because it holds an interaction's token."""
NOTE: Final = "about-pictures.txt"
OTHERS: Final = frozenset({"moderator_id", "operator_id", "created_by", "rank"})
"""Columns that tell who else acted, such as the moderator who gave a strike. The member never learns who it was."""
BY_RULE: Final = "This server's word rules forbid what you asked for."
"""Instead of the rule by which the word filter gave a strike, or the ban that followed."""
SHOWN: Final = f"{SHOWABLE} AND EXISTS (SELECT 1 FROM jobs WHERE id = pictures.job_id AND state <> 'delivering')"
"""Pictures that the member may see: neither withheld for review, nor still to be judged."""


Seen = Callable[[int, Picture], Awaitable[Picture | None]]
"""Gives a job's picture as its owner may see it, such as blurred; None if they may not see it at all."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The zip files in order, how many pictures are in them, and how many didn't fit."""

    parts: tuple[Path, ...]
    pictures: int
    left_out: int


class Export:
    """Reads the tables page by page, and writes the zip files on a thread."""

    def __init__(self, database: Database, pictures: PicturesTable) -> None:
        self._db = database
        self._pictures = pictures

    async def write(self, user_id: int, folder: Path, limit: int, note: str, seen: Seen) -> Exported:
        """Write zip files of at most `limit` bytes each into a folder, with the pictures as they may be `seen`.

        If not all pictures fit, the oldest are left out and the last file gets `note` instead.
        """
        with Parts(folder, "easel", limit) as parts:
            about = await self._about(user_id)
            await _add_json(parts, "about-you", about, limit)
            number = 0
            async for jobs in self._jobs(user_id):
                number += 1
                await _add_json(parts, f"jobs/{number:05}", jobs, limit)
            shown, left_out = await self._add_pictures(parts, user_id, seen)
            if left_out:
                await asyncio.to_thread(parts.add, NOTE, note.encode())
        return Exported(tuple(parts.paths), shown, left_out)

    async def _about(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        found = {}
        for one in (*OF_MEMBERS, *ABOUT_MEMBERS):
            rows = await self._db.rows(f"SELECT * FROM {one.table} WHERE {one.column} = ?", (user_id,))
            found[one.table] = [_own(one.table, row) for row in rows]
        return found

    async def _jobs(self, user_id: int) -> AsyncIterator[list[dict[str, Any]]]:
        after = 0
        while True:
            rows = await self._db.rows(
                f"SELECT {', '.join(COLUMNS)}, request FROM jobs WHERE user_id = ? AND id > ? ORDER BY id LIMIT {PAGE}",
                (user_id, after),
            )
            if not rows:
                return
            after = rows[-1]["id"]
            yield await self._with_usage(rows)

    async def _with_usage(self, rows: list[sqlite3.Row]) -> list[dict[str, Any]]:
        marks = ", ".join("?" * len(rows))
        used = await self._db.rows(f"SELECT * FROM usage WHERE job_id IN ({marks})", [row["id"] for row in rows])
        usage = {row["job_id"]: dict(row) for row in used}
        return [
            {name: row[name] for name in COLUMNS}
            | {"request": json.loads(row["request"]), "usage": usage.get(row["id"])}
            for row in rows
        ]

    async def _add_pictures(self, parts: Parts, user_id: int, seen: Seen) -> tuple[int, int]:
        """Add a member's pictures, newest first, while they fit; returns how many were added and left out."""
        shown, left_out, before, full = 0, 0, None, False
        while rows := await self._db.rows(
            "SELECT pictures.job_id, number FROM history JOIN pictures ON pictures.job_id = history.job_id"
            f" WHERE history.user_id = ? AND (? IS NULL OR history.job_id < ?) AND {SHOWN}"
            f" ORDER BY history.job_id DESC LIMIT {PAGE}",
            (user_id, before, before),
        ):
            rows = _whole(rows)
            before = rows[-1]["job_id"]
            for row in rows:
                added = None if full else await self._add_picture(parts, row["job_id"], row["number"], seen)
                shown += added is True
                left_out += added is False or full
                full = full or added is False
        return shown, left_out

    async def _add_picture(self, parts: Parts, job_id: int, number: int, seen: Seen) -> bool | None:
        """Add one picture; returns whether it fitted, or None if its file is gone or it may not be seen."""
        kept = await self._pictures.one(job_id, number)
        shown = None if kept is None else await seen(job_id, kept)
        if shown is None:
            return None
        return await asyncio.to_thread(parts.add, f"pictures/{shown.filename}", shown.data, most=MOST_PARTS)


def _own(table: str, row: sqlite3.Row) -> dict[str, Any]:
    """A row without what the member may not know: who else acted, and the rule behind what the word filter did."""
    own = {name: value for name, value in dict(row).items() if name not in OTHERS}
    if table in ("bans", "strikes") and row["moderator_id"] == NOBODY:
        own["reason"] = BY_RULE
    return own


def _whole(rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
    """The rows without the last job's, which may continue on the next page; all of them if it is the only job."""
    last = rows[-1]["job_id"]
    return rows if len(rows) < PAGE else [row for row in rows if row["job_id"] != last] or rows


async def _add_json(parts: Parts, name: str, content: Any, limit: int) -> None:
    """Add JSON, split into halves if it might not fit."""
    data = await asyncio.to_thread(lambda: json.dumps(content, ensure_ascii=False, indent=1).encode())
    if len(data) <= max(LEAST, limit // 4) or not _halves(content):
        if not await asyncio.to_thread(parts.add, f"{name}.json", data):
            raise ValueError(f"{name}.json does not fit into {limit} bytes")
        return
    for letter, half in zip("ab", _halves(content), strict=True):
        await _add_json(parts, f"{name}{letter}", half, limit)


def _halves(content: Any) -> list[Any]:
    """A list, or an object of lists, in two halves; empty if there is nothing to split."""
    if isinstance(content, list):
        middle = len(content) // 2
        return [content[:middle], content[middle:]] if middle else []
    if len(content) > 1:
        names = list(content)
        middle = len(names) // 2
        return [{name: content[name] for name in some} for some in (names[:middle], names[middle:])]
    return [{name: half} for name, value in content.items() for half in _halves(value)]
