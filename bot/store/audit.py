"""The table `audit`: what moderators did, searchable by moderator, target, action and words. Entries never change."""

import asyncio
import time
from dataclasses import dataclass
from typing import Final

from bot.moderation.audit_action import AuditAction
from bot.store.database import Database
from bot.store.prompt_index import query

COLUMNS: Final = "audit.id, audit.guild_id, moderator_id, action, target_id, detail, created_at"
BY_GUILD: Final = ("audit", "audit.id", "audit.guild_id = ?")
BY_WORDS: Final = (
    "audit_words CROSS JOIN audit ON audit.id = audit_words.rowid",
    "audit_words.rowid",
    "audit_words MATCH ?",
)
MOST: Final = 2**63 - 1
"""No id is larger."""
NOBODY: Final = 0
"""The moderator's id in entries and strikes of the word filter itself."""


@dataclass(frozen=True, slots=True)
class Note:
    """A new entry for the log: who did what to whom, and where. Outside of servers, `guild_id` is None."""

    guild_id: int | None
    moderator_id: int
    action: AuditAction
    target_id: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row of the audit log. `target_id` is a member, a role or a channel.

    `action` is an AuditAction's value, or a name that only an older version of Easel used.
    """

    id: int
    guild_id: int | None
    moderator_id: int
    action: str
    target_id: int | None
    detail: str
    created_at: float


@dataclass(frozen=True, slots=True)
class Search:
    """A search of the log: every given field must match. `text` has words of the detail; the last may be incomplete."""

    moderator_id: int | None = None
    target_id: int | None = None
    action: str = ""
    text: str = ""

    def terms(self, guild_id: int) -> str:
        """The FTS5 query, in the terms that 0008_moderation.sql writes; empty if every entry of the guild matches."""
        fields = [("m", self.moderator_id), ("t", self.target_id), ("a", self.action.encode().hex() or None)]
        found = [f'"{guild_id:016x}·{mark}{value}"' for mark, value in fields if value is not None]
        typed = query(guild_id, self.text)
        return " AND ".join([*found, *([typed] if typed else [])])


class AuditTable:
    """Writes and searches the log. `written` is set after every entry, for whoever posts them."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.written = asyncio.Event()

    async def write(self, note: Note) -> None:
        """Log an action, inside the transaction that carries it out."""
        await self._db.write(
            "INSERT INTO audit (guild_id, moderator_id, action, target_id, detail, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (note.guild_id, note.moderator_id, note.action.value, note.target_id, note.detail, time.time()),
        )
        self.written.set()

    async def log(self, note: Note) -> None:
        """Log an action that changes nothing else in the database."""
        async with self._db.transaction():
            await self.write(note)

    async def search(
        self, guild_id: int, wanted: Search, before: int | None = None, limit: int = 10
    ) -> list[AuditEntry]:
        """The newest matching entries of a guild with ids below `before`."""
        terms = wanted.terms(guild_id)
        source, key, where = BY_WORDS if terms else BY_GUILD
        edge = MOST if before is None else before
        rows = await self._db.rows(
            f"SELECT {COLUMNS} FROM {source} WHERE {where} AND {key} < ? ORDER BY {key} DESC LIMIT ?",
            (terms or guild_id, edge, limit),
        )
        return [AuditEntry(*row) for row in rows]

    async def last(self) -> int:
        """The id of the newest entry."""
        row = await self._db.row("SELECT MAX(id) FROM audit")
        return 0 if row is None or row[0] is None else int(row[0])

    async def after(self, deed_id: int, limit: int = 50) -> list[AuditEntry]:
        """The entries after one, oldest first; only those whose transaction has ended."""
        async with self._db.transaction():
            rows = await self._db.rows(
                f"SELECT {COLUMNS} FROM audit WHERE id > ? ORDER BY id LIMIT ?", (deed_id, limit)
            )
        return [AuditEntry(*row) for row in rows]

    async def of_guild(self, guild_id: int, after: int, since: float, limit: int) -> list[AuditEntry]:
        """A guild's entries with ids above `after`, made since a time; oldest first."""
        rows = await self._db.rows(
            f"SELECT {COLUMNS} FROM audit WHERE guild_id = ? AND id > ? AND created_at >= ? ORDER BY id LIMIT ?",
            (guild_id, after, since, limit),
        )
        return [AuditEntry(*row) for row in rows]
